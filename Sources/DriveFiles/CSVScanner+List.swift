import Foundation

extension CSVScanner {
  /// Reads one of a drive's lists, which may be separated as a spreadsheet saved it: by commas,
  /// semicolons or tabs, as its header shows, or as a first line `sep=;` says.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - position: where to begin; nil for the beginning.
  init(list bytes: UnsafeBufferPointer<UInt8>, at position: Int? = nil) {
    let header = ListSeparator(bytes)
    self.init(bytes, at: position ?? 0, separator: header.separator)
    if position == nil, header.isStated { _ = next() }
  }
}

/// What separates the fields of a list.
struct ListSeparator {
  /// The byte between two fields.
  let separator: UInt8
  /// Whether the first line says so.
  let isStated: Bool

  /// The columns of every list of a drive.
  private static let columns = Set(
    UnitsCSV.columns + RegistrantLists.columns + ["item", "count"])

  /// How much of a list is looked at: its header is shorter.
  private static let sample = 65_536

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = bytes.prefix(ListSeparator.sample)
    let line = start.prefix { $0 != 0x0A && $0 != 0x0D }
    if line.count == 5, Array(line.prefix(4)) == Array("sep=".utf8) {
      (separator, isStated) = (line[line.startIndex + 4], true)
      return
    }
    let comma = UInt8(ascii: ",")
    func known(_ separator: UInt8) -> Int {
      var scanner = CSVScanner(UnsafeBufferPointer(rebasing: start), separator: separator)
      guard scanner.next() else { return 0 }
      return scanner.fields.count { field in
        scanner.text(of: field).map { ListSeparator.columns.contains($0.trimmed) } ?? false
      }
    }
    // The usual case first: more than one known name between commas.
    let byComma = known(comma)
    let others = [UInt8(ascii: ";"), UInt8(ascii: "\t")].map { ($0, known($0)) }
    let best = others.max { $0.1 < $1.1 }
    separator = best.flatMap { $0.1 > byComma ? $0.0 : nil } ?? comma
    isStated = false
  }
}

extension InputFile {
  /// The bytes of a list in UTF-8: a spreadsheet's "Unicode Text" is UTF-16 with a byte order mark.
  ///
  /// - Parameter bytes: the file.
  /// - Returns: the same text in UTF-8; the bytes as they are where they are no such text.
  static func listBytes(_ bytes: [UInt8]) -> [UInt8] {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count % 2 == 0 else { return bytes }
    let units = stride(from: 2, to: bytes.count, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    guard let text = String(validating: units, as: UTF16.self) else { return bytes }
    return Array(text.utf8)
  }
}
