import ArgumentParser
import Console
import Foundation
import KhungGio
import Wording

/// Standard output, written in large pieces.
struct Output: ~Copyable {
  private var buffer: [UInt8] = []
  private var failure: Int32 = 0

  /// Prints a result: as one JSON document, or as lines of text where there is none.
  static func show(_ json: JSONValue? = nil, _ lines: () -> [String]) throws {
    try show(text: json.map { $0.document + "\n" }, lines)
  }

  /// Prints a text, or lines where there is none.
  static func show(text: String?, _ lines: () -> [String] = { [] }) throws {
    var output = Output()
    if let text { output.text(text) } else { lines().forEach { output.line($0) } }
    try output.finish()
  }

  /// Adds a line.
  mutating func line(_ text: String) { self.text(text + "\n") }

  /// Adds text, without what would move a terminal's cursor or turn text.
  mutating func text(_ text: String) {
    buffer.append(contentsOf: TextWidth.printableLines(text).utf8)
    if buffer.count > 1 << 16 { flush() }
  }

  /// Writes what is left.
  consuming func finish() throws {
    flush()
    guard failure == 0 else {
      Diagnostics.line("khunggio: standard output: \(String(cString: strerror(failure)))")
      throw ExitStatus.cannotWrite
    }
  }

  private mutating func flush() {
    var written = 0
    while failure == 0, written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        write(STDOUT_FILENO, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        failure = errno
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Standard error: problems, progress, whatever is no result.
enum Diagnostics {
  /// Writes a line, without what would move a terminal's cursor or turn text: as wide as a page where
  /// somebody reads it on a terminal.
  static func line(_ text: String) {
    let isRead = isatty(STDERR_FILENO) == 1
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      for part in isRead ? FoldedLine.folded(String(line)) : [String(line)] {
        raw(TextWidth.printableLines(part + "\n"))
      }
    }
  }

  /// Puts a question where there is somebody to answer it; nil for no answer.
  static func answer(to question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return nil }
    raw(question)
    return readLine()
  }

  /// Writes text of this program's own as it is.
  static func raw(_ text: String) {
    // Where even standard error cannot be written there is nobody left to tell.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

extension ProblemReport {
  /// Writes the problems on standard error, and how many there are if that is wanted.
  func write(withSum: Bool = false) { lines(withSum: withSum).forEach(Diagnostics.line) }
}
