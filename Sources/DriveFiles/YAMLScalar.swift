import Foundation
import Wording
import Yams

/// How scalars are read: by their text, since what YAML makes of `07:30` or `no` depends on its
/// version.
extension Node {
  /// The text of a scalar; lists and mappings have none.
  var asWritten: String { scalar?.string ?? "" }

  /// The text of a scalar with its quotes, where these are what is wrong with it.
  var asWrittenWithQuotes: String { isQuoted ? "\"\(asWritten)\"" : asWritten }

  /// Whether the scalar stands in quotes.
  var isQuoted: Bool {
    guard let style = scalar?.style else { return false }
    return style == .singleQuoted || style == .doubleQuoted
  }

  /// Whether there is nothing after the key, or a null.
  var isEmptyScalar: Bool {
    guard let scalar, !isQuoted else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// A whole number, not in quotes; `010`, which YAML 1.1 reads as eight, is none.
  var integer: Int? {
    guard let text = scalar?.string, !isQuoted else { return nil }
    let digits = text.drop { $0 == "-" || $0 == "+" }
    guard digits.count == 1 || digits.first != "0" else { return nil }
    return Int(text)
  }

  /// A finite number in digits, not in quotes.
  var number: Double? {
    guard let text = scalar?.string, !isQuoted,
      text.utf8.allSatisfy({ byte in "0123456789+-.eE".utf8.contains(byte) }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  /// A truth value in one of the ways YAML 1.1 writes it, not in quotes.
  var boolean: Bool? {
    guard let text = scalar?.string, !isQuoted,
      [text.lowercased(), text.uppercased(), text.capitalized].contains(text)
    else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  /// What to do where a value of another type was expected.
  func hint(_ expected: Expectation) -> Hint? {
    guard let text = scalar?.string else { return nil }
    let wantsNumber = expected == .wholeNumber || expected == .number
    if wantsNumber, isQuoted, Double(text) != nil { return .removeQuotes }
    if expected == .number, text.hasSuffix("%"), let percent = Double(text.dropLast()) {
      return .writeAsFraction("\(percent / 100)")
    }
    if wantsNumber, text.contains(","), Double(text.replacing(",", with: ".")) != nil {
      return .writeAsFraction(text.replacing(",", with: "."))
    }
    if case .oneOf(let words) = expected {
      return NearestName.of(text, among: words).map(Hint.didYouMean)
    }
    return nil
  }
}
