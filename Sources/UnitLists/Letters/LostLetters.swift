import Workbooks

/// Text that has lost its letters: a program that did not know them wrote `?` for each.
enum LostLetters {
  /// Whether letters are lost inside of a text that is a name: `Nguy?n V?n ??t`.
  ///
  /// No name has a question mark, or a line below a letter.
  static func areIn(_ name: String) -> Bool {
    name.unicodeScalars.contains { $0 == "?" || $0.value == 0xFFFD || $0.value == 0x25A1 }
      || name.contains(#/\p{L}_|_\p{L}/#)
  }

  /// Whether letters are lost inside of a text that may be a question.
  static func areInside(_ text: String) -> Bool {
    if text.unicodeScalars.contains(where: { $0.value == 0xFFFD }) { return true }
    return text.contains(#/\?\p{L}/#)
  }

  /// Whether the texts at the beginning of a table have lost their letters.
  static func areIn(_ table: SheetTable) -> Bool {
    table.rows.prefix(60).contains { row in
      table.cells(of: row).contains { cell in
        if case .text(let text) = cell.value { return areInside(text) }
        return false
      }
    }
  }
}

/// UTF-8 that a program has read as Windows-1252: `Nguyá»…n` for `Nguyễn`.
enum DoubleUTF8 {
  /// The letters that Windows-1252 has between 0x80 and 0x9F.
  private static let letters: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
    0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
    0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
    0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]

  /// The text that was meant; nil where the letters are no bytes of UTF-8.
  static func decoded(_ text: String) -> String? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x100 {
        bytes.append(UInt8(scalar.value))
      } else if let byte = letters[scalar.value] {
        bytes.append(byte)
      } else {
        return nil
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
