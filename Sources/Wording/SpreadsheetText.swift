/// Text in the cells of CSV and TSV files, which spreadsheets take for formulas by its first sign.
///
/// A text that could be taken for one gets an apostrophe before it, and so does every piece of it
/// after a sign that some program may take for a separator or the end of a row: `An;=1+1` becomes
/// `An;'=1+1`. Reading takes exactly these apostrophes away again, so that every text is read back
/// as it was written.
///
/// The signs are those of OWASP, "CSV Injection"
/// (https://owasp.org/www-community/attacks/CSV_Injection), with their full-width and small forms.
public enum SpreadsheetText {
  /// The text as a cell holds it.
  public static func neutralised(_ text: String) -> String {
    guard text.utf8.contains(where: mayBeSign) else { return text }
    let changed = changed(text) { piece in
      isLikeAFormula(piece) ? ["'"] + piece : Array(piece)
    }
    return beginsWithTab(changed) ? "'" + changed : changed
  }

  /// The text that a cell stands for: what ``neutralised(_:)`` was given.
  public static func restored(_ text: String) -> String {
    guard text.utf8.contains(apostrophe) else { return text }
    let hasMark = text.unicodeScalars.first == "'" && beginsWithTab(text)
    return changed(hasMark ? String(text.unicodeScalars.dropFirst()) : text) { piece in
      let rest = piece.dropFirst()
      return piece.first == "'" && isLikeAFormula(rest) ? Array(rest) : Array(piece)
    }
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Signs at which a program may begin a new cell or row.
  private static let separators: Set<Unicode.Scalar> = [
    ";", "\t", "|", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
  ]

  /// Signs that begin a formula.
  private static let signs: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−",
  ]

  /// Changes each piece between separators.
  private static func changed(
    _ text: String, _ change: (Substring.UnicodeScalarView) -> [Unicode.Scalar]
  ) -> String {
    var result = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while true {
      let end = scalars[start...].firstIndex(where: separators.contains) ?? scalars.endIndex
      result.append(contentsOf: change(scalars[start..<end]))
      guard end < scalars.endIndex else { return String(result) }
      result.append(scalars[end])
      start = scalars.index(after: end)
    }
  }

  /// Whether a text begins with a tab or the end of a line, which some programs pass over, perhaps
  /// after apostrophes.
  private static func beginsWithTab(_ text: String) -> Bool {
    let first = text.unicodeScalars.first { $0 != "'" }
    return first == "\t" || first == "\r" || first == "\n"
  }

  /// Whether a piece begins like a formula: with a sign, perhaps after blanks, quotes and what is
  /// not seen.
  private static func isLikeAFormula(_ piece: Substring.UnicodeScalarView) -> Bool {
    piece.first { !isPassedOver($0) }.map(signs.contains) ?? false
  }

  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "‘", "’", "“", "”", "`", "´": return true
    default:
      if scalar.value < 0x80 { return scalar.value <= 0x20 || scalar.value == 0x7F }
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
      default: return false
      }
    }
  }

  /// Whether a byte can be a part of a sign or one that begins a line.
  private static func mayBeSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), 0xE2, 0xEF:
      return true
    default: return false
    }
  }
}
