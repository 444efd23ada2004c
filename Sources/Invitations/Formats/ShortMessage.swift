import Foundation

/// How many short messages a text takes: in the alphabet of GSM 03.38 160 characters, or 153 of
/// each where there are several; in UCS-2, as Vietnamese needs it, 70 or 67.
public enum ShortMessage {
  /// How many messages a text takes; none for an empty one.
  public static func parts(of text: String) -> Int {
    let sizes = text.unicodeScalars.map(size)
    if sizes.allSatisfy({ $0 > 0 }) { return parts(of: sizes, alone: 160, each: 153) }
    return parts(of: text.unicodeScalars.map { $0.value > 0xFFFF ? 2 : 1 }, alone: 70, each: 67)
  }

  private static func parts(of sizes: [Int], alone: Int, each: Int) -> Int {
    let total = sizes.reduce(0, +)
    guard total > alone else { return total > 0 ? 1 : 0 }
    // What takes two places is not torn apart.
    var (parts, used) = (1, 0)
    for size in sizes {
      if used + size > each { (parts, used) = (parts + 1, 0) }
      used += size
    }
    return parts
  }

  /// How many places a character takes in the GSM alphabet; 0 where it is not in it.
  private static func size(_ scalar: Unicode.Scalar) -> Int {
    if basic.contains(scalar) { return 1 }
    return extended.contains(scalar) ? 2 : 0
  }

  private static let basic = Set(
    ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
      + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
  private static let extended = Set("^{}\\[~]|€\u{C}".unicodeScalars)
}

/// Text as telephones without Vietnamese letters show it.
public enum PlainText {
  /// The text without accents, with the marks and dashes of ordinary keyboards; what has no such
  /// form stays.
  public static func withoutAccents(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      if let replaced = replacements[scalar] {
        plain.append(contentsOf: replaced.unicodeScalars)
      } else if scalar.properties.generalCategory != .nonspacingMark {
        plain.append(scalar)
      }
    }
    return String(plain)
  }

  private static let replacements: [Unicode.Scalar: String] = [
    "đ": "d", "Đ": "D", "–": "-", "—": "-", "‑": "-", "−": "-", "“": "\"", "”": "\"", "‘": "'",
    "’": "'", "…": "...", "•": "-", "·": "-", "\u{A0}": " ", "\u{202F}": " ",
  ]
}
