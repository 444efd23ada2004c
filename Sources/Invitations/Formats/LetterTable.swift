import Wording

/// Tables as spreadsheets open them: UTF-8 with a byte order mark, RFC 4180, no `sep=` line.
struct LetterTable {
  private(set) var text = "\u{FEFF}"

  /// Adds a row. A cell that a spreadsheet would calculate gets an apostrophe before it.
  mutating func add(_ cells: [String]) {
    text += cells.map(LetterTable.cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let safe = SpreadsheetText.neutralised(text)
    let needsQuotes =
      safe.unicodeScalars.contains { ",\"\r\n;\t".unicodeScalars.contains($0) }
      || safe.first == " " || safe.last == " "
    guard needsQuotes else { return safe }
    var quoted = String.UnicodeScalarView()
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    return "\"" + String(quoted) + "\""
  }
}
