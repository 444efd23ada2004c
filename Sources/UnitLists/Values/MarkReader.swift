import Workbooks

/// Reads marks: what stands in a column that is ticked, `x` under `Nam` or `TRUE` under `8h-9h`.
enum MarkReader {
  private static let yes: Set<String> = [
    "x", "v", "y", "yes", "ok", "oke", "true", "1", "co", "dung", "dong y", "chon", "da chon",
    "dang ky", "duoc", "den duoc", "r",
  ]
  private static let no: Set<String> = [
    "0", "n", "no", "k", "ko", "khong", "false", "sai", "khong chon", "khong duoc",
    "khong den duoc", "ban",
  ]
  private static let yesSigns = "✓✔☑☒🗹🗸✅√●•*+".unicodeScalars
  private static let noSigns = "☐□◻⬜❌○".unicodeScalars

  /// Whether a cell is marked; nil where that is unclear.
  ///
  /// - Parameters:
  ///   - value: what the cell holds.
  ///   - heading: the heading of the column, which may be written again instead of a mark.
  /// - Returns: whether it is marked; an empty cell is not.
  static func isMarked(_ value: CellValue, under heading: String) -> Bool? {
    switch value {
    case .boolean(let isMarked): return isMarked
    case .number(1): return true
    case .number(0): return false
    case .number, .moment, .error, .uncalculated: return nil
    case .text(let text): return isMarked(text, heading)
    }
  }

  private static func isMarked(_ text: String, _ heading: String) -> Bool? {
    let plain = WrittenText.withoutFraction(WrittenText.plain(text))
    let folded = Folding.words(plain)
    if folded.isEmpty {
      let signs = plain.unicodeScalars.filter { $0.value != 0xFE0F && !$0.properties.isWhitespace }
      if signs.isEmpty { return false }
      if signs.allSatisfy(yesSigns.contains) { return true }
      if signs.allSatisfy(noSigns.contains) { return false }
      return signs.allSatisfy("-–—.…/".unicodeScalars.contains) ? false : nil
    }
    if yes.contains(folded) || folded.allSatisfy({ $0 == "x" }) { return true }
    if no.contains(folded) || WrittenText.saysNothing(plain) { return false }
    return folded == Folding.words(heading) ? true : nil
  }
}
