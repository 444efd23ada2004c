/// A telephone number of Vietnam.
public struct PhoneNumber: Hashable, Sendable {
  /// The digits from the leading 0 on: ten of a mobile number, ten or eleven of a landline.
  public let digits: String

  /// What eleven-digit mobile numbers began with until 2018, and what they begin with now: the
  /// numbering plan of the Ministry of Information and Communications, in force since 15/9/2018.
  private static let oldMobile = [
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083",
    "0124": "084", "0125": "085", "0127": "081", "0129": "082", "0162": "032", "0163": "033",
    "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
  ]
  private static let separators = " .-()\u{A0}\u{2011}\u{2013}".unicodeScalars

  /// The number that a whole text is, `0912 345 678`, `+84 912.345.678` or `024-3858.7882`; nil
  /// for anything else, such as a number that lost its leading 0.
  public init?(_ text: some StringProtocol) {
    var digits = ""
    var hasPlus = false
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits.unicodeScalars.append(scalar)
      } else if scalar == "+", digits.isEmpty, !hasPlus {
        hasPlus = true
      } else if !PhoneNumber.separators.contains(scalar) {
        return nil
      }
    }
    if hasPlus || digits.hasPrefix("00") {
      if !hasPlus { digits.removeFirst(2) }
      guard digits.hasPrefix("84") else { return nil }
      digits = PhoneNumber.national(digits)
    } else if digits.hasPrefix("84"), digits.count >= 11 {
      digits = PhoneNumber.national(digits)
    }
    self.init(digits: digits)
  }

  /// The number of these digits, which begin with 0; nil where it is none.
  public init?(digits: String) {
    guard digits.hasPrefix("0") else { return nil }
    var digits = digits
    if digits.count == 11, let now = PhoneNumber.oldMobile[String(digits.prefix(4))] {
      digits = now + digits.dropFirst(4)
    }
    switch digits.dropFirst().first {
    case "3", "5", "7", "8", "9": guard digits.count == 10 else { return nil }
    case "2": guard digits.count == 10 || digits.count == 11 else { return nil }
    default: return nil
    }
    self.digits = digits
  }

  /// The digits after the country code, with the 0 that replaces it.
  private static func national(_ digits: String) -> String {
    let rest = String(digits.dropFirst(2))
    return rest.hasPrefix("0") ? rest : "0" + rest
  }
}
