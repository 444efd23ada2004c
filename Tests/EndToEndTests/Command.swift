import Foundation
import Testing

/// The built command, run as a person runs it.
struct Command {
  /// What came of a run.
  struct Result {
    let status: Int32
    let output: String
    let errors: String

    /// The lines of standard output.
    var lines: [String] {
      output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Whether standard error has one line: the note that a plan from elsewhere does not say who its
    /// people are.
    var saysOnlyThatThePlanDoesNotTellWho: Bool {
      errors.contains("(\"person\")") && errors.split(separator: "\n").count == 1
    }

    /// Standard output as a JSON object.
    func json() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    }
  }

  /// The package's folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The command, beside these tests where they were built.
  static let path: String = {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let places =
      bundles.map { $0.deletingLastPathComponent() }
      + [
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent(),
        root.appending(path: ".build/release"),
      ]
    let found = places.map { $0.appending(path: "khunggio").path(percentEncoded: false) }
    return found.first(where: FileManager.default.isExecutableFile) ?? "khunggio"
  }()

  /// Runs the command to its end.
  static func run(_ arguments: String..., in folder: URL? = nil) throws -> Result {
    try run(path, arguments, in: folder)
  }

  /// Runs any program to its end; its output goes through files, which never fill up as pipes do.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    try Folder.temporary { scratch in
      let (output, errors) = (scratch.appending(path: "out"), scratch.appending(path: "err"))
      try Data().write(to: output)
      try Data().write(to: errors)
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = arguments
      process.currentDirectoryURL = folder ?? root
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
        errors: try String(contentsOf: errors, encoding: .utf8))
    }
  }
}

/// Folders for a test.
enum Folder {
  /// A new folder, gone afterwards.
  static func temporary<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// A copy of one of the package's drives, gone afterwards.
  static func copy<Value>(of drive: String, _ body: (URL) throws -> Value) throws -> Value {
    try temporary { folder in
      let copy = folder.appending(path: drive, directoryHint: .isDirectory)
      try FileManager.default.copyItem(
        at: Command.root.appending(path: "data/\(drive)"), to: copy)
      return try body(copy)
    }
  }

  /// Every file below a folder, by its path, with its bytes.
  static func contents(of folder: URL) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.plainPath) {
      if let data = FileManager.default.contents(atPath: folder.appending(path: path).plainPath) {
        contents[path] = data
      }
    }
    return contents
  }
}

extension URL {
  /// The path as programs take it.
  var plainPath: String { path(percentEncoded: false) }

  /// The text of the file.
  func text() throws -> String { try String(contentsOf: self, encoding: .utf8) }

  /// Replaces the file's text.
  func edit(_ change: (String) -> String) throws {
    try Data(change(text()).utf8).write(to: self)
  }
}
