import Foundation

/// The files of the package, as its tests read them.
enum House {
  /// The folder of Package.swift.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file in one of the modules.
  struct File: Sendable {
    /// The module, a folder of Sources or Tests.
    let module: String
    /// The path from the root.
    let path: String
    /// What stands in it.
    let text: String

    /// The lines without what follows `//`.
    var code: [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line)
      }
    }

    /// The modules it imports.
    var imports: [String] {
      var isText = false
      return code.compactMap { line in
        // What stands in a text of several lines is in another language.
        if line.ranges(of: "\"\"\"").count % 2 == 1 { isText.toggle() }
        if isText { return nil }
        let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else {
          return nil
        }
        // `import struct Room.Type` names the module, too.
        let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        let name = words.dropFirst(place + 1).first { !kinds.contains(String($0)) }
        return name.map { String($0.prefix { $0 != "." }) }
      }
    }
  }

  /// Every file of Sources or Tests whose name ends in one of `endings`.
  static func files(in folder: String, endings: [String] = ["swift"]) throws -> [File] {
    let start = root.appending(path: folder)
    var files: [File] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: start.path()).sorted()
    where endings.contains(where: { path.hasSuffix("." + $0) }) {
      let text = try String(contentsOf: start.appending(path: path), encoding: .utf8)
      let module = path.split(separator: "/").first.map(String.init) ?? ""
      files.append(File(module: module, path: "\(folder)/\(path)", text: text))
    }
    return files
  }
}
