import Foundation
import Testing

/// Programs in Python, which read what the command writes.
enum Python {
  /// What a program says, as JSON.
  static func json(_ program: String, _ arguments: String...) throws -> Any {
    let result = try Command.run(
      "/usr/bin/env", [try interpreter(for: program), "-c", program] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return try JSONSerialization.jsonObject(
      with: Data(result.output.utf8), options: .fragmentsAllowed)
  }

  /// The first Python that has what the program imports: where there are several, the system's
  /// packages belong to its own.
  private static func interpreter(for program: String) throws -> String {
    let imports = program.split(separator: "\n").first { $0.hasPrefix("import ") } ?? ""
    for python in ["python3", "/usr/bin/python3"] {
      let tried = try Command.run("/usr/bin/env", [python, "-c", String(imports)])
      if tried.status == 0 { return python }
    }
    return "python3"
  }
}
