/// The 32 digits of a UUID in small letters, as devices name events, in 16 bytes.
package struct UUIDDigits: Hashable, Sendable {
  /// The first sixteen digits.
  package let high: UInt64
  /// The others.
  package let low: UInt64

  private static let length = 36
  private static let digitsOfHalf = 16
  private static let bitsOfDigit = 4
  private static let signs = Array("0123456789abcdef".utf8)

  /// Digits that are known.
  ///
  /// - Parameters:
  ///   - high: the first sixteen.
  ///   - low: the others.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The digits of a text; nil for any other text than ``text`` would give.
  ///
  /// - Parameter text: the text.
  package init?(_ text: String) {
    guard text.utf8.count == UUIDDigits.length else { return nil }
    var (high, low) = (UInt64(0), UInt64(0))
    for (place, sign) in text.utf8.enumerated() {
      if UUIDDigits.isDash(place) {
        guard sign == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit: UInt8
      switch sign {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = sign - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = sign - UInt8(ascii: "a") + 10
      default: return nil
      }
      high = high << UUIDDigits.bitsOfDigit | low >> (UInt64.bitWidth - UUIDDigits.bitsOfDigit)
      low = low << UUIDDigits.bitsOfDigit | UInt64(digit)
    }
    self.init(high: high, low: low)
  }

  /// As devices write it.
  package var text: String {
    var (left, digits) = (high, 0)
    return String(unsafeUninitializedCapacity: UUIDDigits.length) { buffer in
      for place in 0..<UUIDDigits.length {
        if UUIDDigits.isDash(place) {
          buffer[place] = UInt8(ascii: "-")
          continue
        }
        if digits == UUIDDigits.digitsOfHalf { left = low }
        buffer[place] = UUIDDigits.signs[Int(left >> (UInt64.bitWidth - UUIDDigits.bitsOfDigit))]
        left <<= UUIDDigits.bitsOfDigit
        digits += 1
      }
      return UUIDDigits.length
    }
  }

  private static func isDash(_ place: Int) -> Bool {
    place == 8 || place == 13 || place == 18 || place == 23
  }
}
