import Foundation
import TestSupport
import Testing

/// Programs in Python, which read what the command writes.
enum Python {
  /// What a program says, as JSON.
  static func json(_ program: String, _ arguments: String...) throws -> Any {
    let result = try PythonReader.run(program, arguments)
    #expect(result.status == 0)
    return try JSONSerialization.jsonObject(
      with: Data(result.said.utf8), options: .fragmentsAllowed)
  }
}
