public import Foundation

/// Tells by its first bytes what a file is that is no workbook, whatever its name says.
public enum FileKind {
  /// What the first bytes of other files are, with the name people know these files by.
  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    (Array("%PDF".utf8), "PDF"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"),
    (Array("GIF8".utf8), "GIF"), (Array("{\\rtf".utf8), "RTF"), (Array("Rar!".utf8), "RAR"),
    ([0x37, 0x7A, 0xBC, 0xAF], "7z"),
  ]
  private static let beginningsOfPages = [
    "<!doctype html", "<html", "<head", "<meta", "<table", "<body", "<div", "<style", "<tr",
  ]

  /// Why a file that is no container cannot be read as a workbook.
  ///
  /// - Parameter head: its first bytes, a few thousand.
  /// - Returns: the error.
  public static func error(of head: Data) -> WorkbookError {
    if let known = signatures.first(where: { head.starts(with: $0.bytes) }) {
      return .otherKind(known.kind)
    }
    let text = self.text(of: head)
    if isPage(text) { return .webPage }
    if text.hasPrefix("<?xml"), text.contains("excel.sheet") || text.contains("<workbook") {
      return .otherKind("XML Spreadsheet 2003")
    }
    if text.hasPrefix("mime-version:") || text.contains("\nmime-version:") { return .webPage }
    return isTable(text) ? .textTable : .notAWorkbook
  }

  /// Whether the first two rows of a text have equally many fields, and several.
  private static func isTable(_ text: String) -> Bool {
    let rows = text.split(whereSeparator: \.isNewline).prefix(2)
    guard rows.count == 2, !text.contains("\0") else { return false }
    return [",", ";", "\t"].contains { (separator: Character) in
      let counts = rows.map { row in row.count { $0 == separator } }
      return counts[0] > 0 && counts[0] == counts[1]
    }
  }

  /// Whether text begins as a web page does.
  ///
  /// - Parameter bytes: the first bytes of a file.
  /// - Returns: whether it does.
  public static func isPage(_ bytes: some Sequence<UInt8>) -> Bool {
    isPage(text(of: Data(bytes)))
  }

  private static func isPage(_ text: String) -> Bool {
    let start = text.drop { $0.isWhitespace }
    if beginningsOfPages.contains(where: start.hasPrefix) { return true }
    let isMarked = start.hasPrefix("<?xml") && text.contains("<html")
    return isMarked || start.hasPrefix("<!--") && text.contains("<table")
  }

  /// The first bytes as text in small letters, whatever Unicode they are in; without a mark.
  private static func text(of head: Data) -> String {
    let bytes = Array(head.prefix(4096))
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    // Of wide text the ASCII letters are enough.
    let plain = isWide ? bytes.dropFirst(2).filter { $0 != 0 } : bytes
    let unmarked = plain.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(plain.dropFirst(3)) : plain
    return String(decoding: unmarked, as: UTF8.self).lowercased()
  }
}
