import Foundation

/// What is printed.
enum Terminal {
  /// Prints a line at once, also where somebody reads it from a pipe.
  static func line(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Prints a line of what is wrong.
  static func error(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
