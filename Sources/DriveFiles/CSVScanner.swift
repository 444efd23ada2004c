import Wording

/// Reads the records of RFC 4180 text, one after the other, from bytes.
///
/// It keeps the line of every record, and says what is wrong with quotes instead of guessing.
package struct CSVScanner {
  /// One field of a record, as a range of bytes.
  package struct Field {
    /// The bytes between the separators, or between the quotes.
    package var range: Range<Int>
    /// Whether it stands in quotes.
    var isQuoted = false
    /// Whether it has doubled quotes inside.
    var hasDoubledQuotes = false
  }

  /// What can be wrong with the quotes of a record.
  package struct QuotingError: Equatable {
    /// The field, from 0.
    package let field: Int
    /// The line on which its quote opens.
    package let line: Int
    /// Whether the quote never closes; otherwise text follows the closing one.
    package let isOpen: Bool
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// What stands between two fields.
  private let separator: UInt8
  /// The line of the next record, from 1.
  private(set) var line = 1
  /// Where the next record begins.
  private(set) var position = 0
  /// The line of the record just read.
  package private(set) var recordLine = 0
  /// Where the record just read begins.
  private(set) var recordStart = 0
  /// The fields of the record just read, as many as any table may have.
  package private(set) var fields: [Field] = []
  /// How many fields the record just read has.
  package private(set) var fieldCount = 0
  /// What is wrong with the record just read.
  package private(set) var error: QuotingError?

  private static let mostFields = 1000
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Reads bytes.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - position: where to begin.
  ///   - separator: what stands between two fields.
  package init(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0,
    separator: UInt8 = UInt8(ascii: ",")
  ) {
    self.bytes = bytes
    self.separator = separator
    self.position = position
  }

  /// Reads the next record that is not a blank line; false at the end.
  package mutating func next() -> Bool {
    while position < bytes.count && isLineEnd(bytes[position]) { endLine() }
    guard position < bytes.count else { return false }
    (recordLine, recordStart, error) = (line, position, nil)
    fields.removeAll(keepingCapacity: true)
    fieldCount = 0
    repeat { readField() } while takeSeparator()
    if error?.isOpen == true { skipToLine(after: recordStart) }
    if position < bytes.count { endLine() }
    return true
  }

  private mutating func readField() {
    guard position < bytes.count, bytes[position] == CSVScanner.quote else {
      let start = position
      position = endOfPlainText(from: position)
      append(Field(range: trimmed(start..<position)))
      return
    }
    let openingLine = line
    var field = Field(range: position..<position, isQuoted: true)
    position += 1
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == CSVScanner.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == CSVScanner.quote else { break }
        field.hasDoubledQuotes = true
        position += 2
      } else if isLineEnd(byte) {
        endLine()
      } else {
        position += 1
      }
    }
    field.range = start..<position
    append(field)
    guard position < bytes.count else {
      error = error ?? QuotingError(field: fieldCount - 1, line: openingLine, isOpen: true)
      return
    }
    position += 1
    let rest = position
    position = endOfPlainText(from: position)
    if !trimmed(rest..<position).isEmpty {
      error = error ?? QuotingError(field: fieldCount - 1, line: openingLine, isOpen: false)
    }
  }

  private mutating func append(_ field: Field) {
    fieldCount += 1
    if fieldCount <= CSVScanner.mostFields { fields.append(field) }
  }

  private func endOfPlainText(from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] != separator,
      !isLineEnd(bytes[position])
    { position += 1 }
    return position
  }

  private mutating func takeSeparator() -> Bool {
    guard position < bytes.count, bytes[position] == separator else { return false }
    position += 1
    return true
  }

  /// After a quote that never closes, reading goes on in the line after the one it opened in, so
  /// that the rest of the file is not lost. What follows then has its quotes in pairs, so that this
  /// happens once in a file.
  private mutating func skipToLine(after start: Int) {
    let opening = error?.line ?? recordLine
    (position, line) = (start, recordLine)
    while position < bytes.count && line < opening {
      if isLineEnd(bytes[position]) { endLine() } else { position += 1 }
    }
    while position < bytes.count && !isLineEnd(bytes[position]) { position += 1 }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn
  }

  /// Passes the end of a line: LF, CR LF, or CR alone.
  private mutating func endLine() {
    if bytes[position] == CSVScanner.carriageReturn, position + 1 < bytes.count,
      bytes[position + 1] == CSVScanner.lineFeed
    {
      position += 1
    }
    position += 1
    line += 1
  }

  /// Without the spaces and tabs at both ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, isBlank(bytes[low]) { low += 1 }
    while low < high, isBlank(bytes[high - 1]) { high -= 1 }
    return low..<high
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") && separator != byte
  }

  /// The text of a field in Unicode normal form C, without the apostrophes that keep spreadsheets
  /// from calculating it; nil where it is not UTF-8.
  package func text(of field: Field) -> String? {
    let slice = UnsafeBufferPointer(rebasing: bytes[field.range])
    guard let text = String(validating: slice, as: UTF8.self) else { return nil }
    let composed = text.normalised
    return SpreadsheetText.restored(
      field.hasDoubledQuotes ? composed.replacing("\"\"", with: "\"") : composed)
  }

  /// The text of a field for people, with what is not UTF-8 replaced.
  func repairedText(of field: Field) -> String {
    // As much of it as is ever shown.
    String(decoding: bytes[field.range].prefix(1000), as: UTF8.self)
  }
}
