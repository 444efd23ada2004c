/// Reads telephone numbers as people and spreadsheets write them.
enum PhoneReader {
  /// The numbers that 11-digit mobile numbers began with until 2018, and what they begin with now.
  private static let oldMobile = [
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083",
    "0124": "084", "0125": "085", "0127": "081", "0129": "082", "0162": "032", "0163": "033",
    "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
  ]

  /// The number with its leading 0 and digits only; nil where it is no number of Vietnam.
  ///
  /// A lost 0 comes back, `+84` and `84` become 0, dots, hyphens and spaces go; of several numbers
  /// the first counts.
  static func number(of text: String) -> String? {
    // Most are digits only.
    let first: Substring
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      first = text[...]
    } else {
      let parts = text.split { ";/,\n".contains($0) }
      guard let number = parts.first(where: { $0.contains(where: \.isNumber) }) else { return nil }
      first = number
    }
    var digits = ""
    for scalar in first.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits.unicodeScalars.append(scalar)
      } else if !" .-()+'’\u{A0}\u{2013}\u{2011}\u{200B}".unicodeScalars.contains(scalar) {
        return nil
      }
    }
    let isForeign = String(first).trimmingSpaces.hasPrefix("+") || digits.hasPrefix("00")
    if digits.hasPrefix("00") { digits.removeFirst(2) }
    if digits.hasPrefix("84"), isForeign || digits.count >= 11 {
      digits.removeFirst(2)
    } else if isForeign {
      return nil
    }
    if !digits.hasPrefix("0") { digits = "0" + digits }
    if digits.count == 11, let now = oldMobile[String(digits.prefix(4))] {
      digits = now + digits.dropFirst(4)
    }
    return isNumber(digits) ? digits : nil
  }

  /// A mobile number of ten digits, or a landline number of eleven with its area.
  private static func isNumber(_ digits: String) -> Bool {
    guard let second = digits.dropFirst().first else { return false }
    switch second {
    case "3", "5", "7", "8", "9": return digits.count == 10
    case "2": return digits.count == 10 || digits.count == 11
    default: return false
    }
  }
}
