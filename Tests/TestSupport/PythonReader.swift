import Foundation

/// Programs in Python, which read what was written with a library of their own.
public enum PythonReader {
  /// What a script says, and with what status it ended.
  ///
  /// - Parameters:
  ///   - script: the program; its first import decides which Python runs it.
  ///   - arguments: what it is reported.
  /// - Returns: its standard output and status.
  /// - Throws: an error where it cannot be started.
  public static func run(
    _ script: String, _ arguments: [String]
  ) throws -> (said: String, status: Int32) {
    let imports = script.split(separator: "\n").first { $0.hasPrefix("import ") } ?? "import sys"
    return try run(interpreter(importing: String(imports)), script, arguments)
  }

  /// The first Python that has what a line imports: where there are several, the system's packages
  /// belong to its own.
  private static func interpreter(importing line: String) throws -> String {
    let pythons = ["python3", "/usr/bin/python3"]
    return try pythons.first { try run($0, line, []).status == 0 } ?? pythons[0]
  }

  private static func run(
    _ python: String, _ script: String, _ arguments: [String]
  ) throws -> (said: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", script] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["PYTHONIOENCODING": "utf-8"]
    ) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: said, as: UTF8.self), process.terminationStatus)
  }
}
