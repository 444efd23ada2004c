import DriveFiles
import Foundation
import Wording
import Workbooks

/// Reads a table of text: whatever separates its fields, and whatever its letters are.
struct TextTable {
  let sheet: SentSheet
  private static let tab = UInt8(ascii: "\t")
  private static let separators = [
    UInt8(ascii: ","), UInt8(ascii: ";"), tab, UInt8(ascii: "|"),
  ]

  /// Reads a file.
  ///
  /// - Parameter file: the file.
  /// - Throws: what is wrong with it as a whole.
  init(of file: SentFile) throws(SentFileError) {
    let read = try TextTable.bytes(of: file)
    guard !FileKind.isPage(read.prefix(4096)) else {
      throw SentFileError(
        ListDiagnostic(
          .webPage, file: file.name, expected: .ofList(.workbook), hint: .ofList(.saveAsWorkbook)))
    }
    let decoded = try TextTable.decoded(read, file.name)
    guard TextTable.lineCount(of: decoded.bytes) <= SentFile.mostRows else {
      throw SentFileError(file.tooManyRows)
    }
    var bytes = decoded.bytes
    let separator = TextTable.takeSeparator(&bytes) ?? TextTable.separator(of: bytes)
    var error: CSVScanner.QuotingError?
    var memory = TextTable.mostMemory
    var longCell: (line: Int, field: Int)?
    let table = bytes.withUnsafeBufferPointer { buffer in
      TextTable.table(
        of: buffer, separator: separator, memory: &memory, longCell: &longCell, error: &error)
    }
    if let longCell {
      throw SentFileError(
        ListDiagnostic(
          .tooLong, file: file.name, row: longCell.line, column: longCell.field + 1,
          expected: .characters(TextTable.mostCharacters)))
    }
    guard memory >= 0 else {
      let most = TextTable.mostMemory / 1_000_000
      throw SentFileError(
        ListDiagnostic(
          .tooLarge, file: file.name, expected: .megabytes(most), hint: .ofList(.importInParts)))
    }
    if let error {
      throw SentFileError(
        ListDiagnostic(
          .quoting, file: file.name, row: error.line, column: error.field + 1,
          expected: error.isOpen ? .closedQuote : .nothingAfterQuote,
          hint: error.isOpen ? nil : .doubleQuotesInside))
    }
    sheet = SentSheet(
      name: nil, isHidden: false, table: table, isBytes: decoded.isBytes,
      separator: String(UnicodeScalar(separator)))
  }

  private static func bytes(of file: SentFile) throws(SentFileError) -> [UInt8] {
    do throws(InputFile.Refusal) {
      return try InputFile.bytes(of: file.url, most: SentFile.mostBytes)
    } catch {
      switch error {
      case .tooLarge(let size):
        throw SentFileError(
          ListDiagnostic(
            .tooLarge, file: file.name, value: "\(size / 1_000_000) MB",
            expected: .megabytes(SentFile.mostBytes / 1_000_000)))
      case .missing:
        throw SentFileError(ListDiagnostic(.missingInput, file: file.name, value: file.url.path))
      case .notRegular:
        throw SentFileError(
          ListDiagnostic(
            .unreadable, file: file.name, value: file.url.path, expected: .ofList(.workbook)))
      case .unreadable:
        throw SentFileError(
          ListDiagnostic(.unreadable, file: file.name, value: file.url.path, hint: .allowReading))
      }
    }
  }

  /// The most memory that the cells of a table may take, in bytes.
  private static let mostMemory = 80_000_000

  /// The most characters of a cell, as in a workbook, and the most bytes of so many.
  private static let (mostCharacters, mostCellBytes) = (32_767, 4 * 32_767)

  /// How many lines that are not blank a table has, at least; each row is one or more of them.
  private static func lineCount(of bytes: [UInt8]) -> Int {
    var count = 0
    var isBlank = true
    for byte in bytes {
      if byte == 0x0A || byte == 0x0D {
        isBlank = true
      } else if isBlank {
        count += 1
        isBlank = false
      }
    }
    return count
  }

  /// Whether bytes are UTF-8, looked at piece by piece so that no copy of them all is made.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        var end = min(start + 1 << 20, buffer.count)
        // Not within a character.
        while end < buffer.count, end > start + 1, buffer[end] & 0xC0 == 0x80 { end -= 1 }
        let piece = UnsafeBufferPointer(rebasing: buffer[start..<end])
        if String(validating: piece, as: UTF8.self) == nil { return false }
        start = end
      }
      return true
    }
  }

  /// The text in UTF-8; text that is neither Unicode has one character for each of its bytes.
  private static func decoded(
    _ bytes: [UInt8], _ name: String
  ) throws(SentFileError) -> (bytes: [UInt8], isBytes: Bool) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (Array(bytes.dropFirst(3)), false) }
    if let isLittle = byteOrder(of: bytes) {
      let marked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      var units: [UInt16] = []
      units.reserveCapacity(bytes.count / 2)
      for index in stride(from: marked ? 2 : 0, to: bytes.count - 1, by: 2) {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(isLittle ? second << 8 | first : first << 8 | second)
      }
      return (Array(String(decoding: units, as: UTF16.self).utf8), false)
    }
    guard !bytes.contains(0) else {
      throw SentFileError(ListDiagnostic(.notAWorkbook, file: name, expected: .ofList(.workbook)))
    }
    if isUTF8(bytes) { return (bytes, false) }
    var letters: [UInt8] = []
    letters.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        letters.append(byte)
      } else {
        letters += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
      }
    }
    return (letters, true)
  }

  /// Whether UTF-16 begins with the smaller half; nil for other text. Without a mark it is known
  /// by the zero that every ASCII letter has.
  private static func byteOrder(of bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return true }
    if bytes.starts(with: [0xFE, 0xFF]) { return false }
    var zeros = [0, 0]
    for (index, byte) in bytes.prefix(1024).enumerated() where byte == 0 { zeros[index % 2] += 1 }
    let few = max(3, bytes.prefix(1024).count / 8)
    if zeros[1] > few, zeros[0] == 0 { return true }
    if zeros[0] > few, zeros[1] == 0 { return false }
    return nil
  }

  /// `sep=;` in the first line, which Excel obeys and does not show.
  private static func takeSeparator(_ bytes: inout [UInt8]) -> UInt8? {
    guard bytes.starts(with: Array("sep=".utf8)), bytes.count > 5,
      bytes[5] == 0x0A || bytes[5] == 0x0D
    else { return nil }
    let separator = bytes[4]
    // The line stays, so that rows keep their numbers.
    bytes.replaceSubrange(0..<5, with: [])
    return separator
  }

  /// The sign that makes most rows equally long.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    bytes.withUnsafeBufferPointer { buffer in
      var best = (separator: separators[0], score: 0)
      for separator in separators {
        var scanner = CSVScanner(buffer, separator: separator)
        var counts: [Int: Int] = [:]
        var rows = 0
        while rows < 60, scanner.next() {
          counts[scanner.fieldCount, default: 0] += 1
          rows += 1
        }
        let score = counts.filter { $0.key > 1 }.map { $0.key * $0.value }.max() ?? 0
        if score > best.score { best = (separator, score) }
      }
      return best.separator
    }
  }

  private static func table(
    of buffer: UnsafeBufferPointer<UInt8>, separator: UInt8, memory: inout Int,
    longCell: inout (line: Int, field: Int)?,
    error: inout CSVScanner.QuotingError?
  ) -> SheetTable {
    var scanner = CSVScanner(buffer, separator: separator)
    var table = SheetTable()
    while memory >= 0, scanner.next() {
      error = error ?? scanner.error
      for field in scanner.fields where !field.range.isEmpty {
        memory -=
          MemoryLayout<SheetTable.Entry>.stride
          + (field.range.count < 16 ? 0 : field.range.count + 48)
      }
      guard memory >= 0 else { break }
      if let field = scanner.fields.firstIndex(where: { $0.range.count > mostCellBytes }) {
        longCell = (scanner.recordLine, field)
        break
      }
      let cells = scanner.fields.enumerated().compactMap { column, field -> SheetTable.Entry? in
        guard !field.range.isEmpty, let text = scanner.text(of: field) else { return nil }
        return SheetTable.Entry(column: column, value: .text(unwrapped(text)))
      }
      table.add(cells, row: scanner.recordLine - 1)
    }
    return table
  }

  /// `="0912345678"`, which keeps spreadsheets from taking it for a number.
  private static func unwrapped(_ text: String) -> String {
    guard text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 3 else { return text }
    return String(text.dropFirst(2).dropLast())
  }
}
