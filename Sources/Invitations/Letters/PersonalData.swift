import Drives
import Foundation
import Wording

/// What of a person may stand in a letter, and how: the one place that decides it.
///
/// Ids, kinds, groups and notes never do. Where a name was submitted together with an identity
/// number or a blood group, these are left out.
enum PersonalData {
  /// The most characters a text of the drive takes up in a letter.
  private static let mostCharacters = 300

  /// The name of a person; redacted, its initials.
  static func name(of person: Registrant, isRedacted: Bool) -> String {
    let name = line(withoutBloodGroup(PersonName.shown(person.name)))
    guard isRedacted else { return name.isEmpty ? "–" : name }
    let initials = name.split(separator: " ").compactMap(\.first).filter(\.isLetter)
    return initials.isEmpty ? "–" : initials.map { "\($0)." }.joined()
  }

  /// The telephone number of a person; redacted, its last three digits.
  static func phone(of person: Registrant, isRedacted: Bool) -> String {
    let phone = number(line(person.phone))
    guard isRedacted, !phone.isEmpty else { return phone }
    let digits = phone.filter(\.isNumber)
    guard digits.count >= 9 else { return "•••" }
    return String(repeating: "•", count: digits.count - 3) + digits.suffix(3)
  }

  /// Text on one line, in Unicode normal form C, without what moves cursors, turns directions or
  /// no XML may have.
  static func line(_ text: String) -> String {
    var line = TextWidth.printable(text.precomposedStringWithCanonicalMapping)
    if !line.unicodeScalars.allSatisfy({ !isForbidden($0) }) {
      line.unicodeScalars.removeAll(where: isForbidden)
    }
    let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return TextWidth.beginning(of: words, characters: mostCharacters, scalars: 2 * mostCharacters)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
      || scalar == "\u{FFFD}"
  }

  /// A number of Vietnam from its 0 on, digits only; any other as it was submitted.
  private static func number(_ text: String) -> String {
    var digits = text.filter { $0.isASCII && $0.isNumber }
    let rest = text.filter { !($0.isASCII && $0.isNumber) && !" .-()".contains($0) }
    guard rest.isEmpty || (rest == "+" && text.hasPrefix("+84")) else { return text }
    if text.hasPrefix("+84") || (digits.hasPrefix("84") && digits.count == 11) {
      digits = "0" + digits.dropFirst(2)
    }
    return digits.count >= 9 ? digits : text
  }

  /// A name without blood groups beside it.
  private static func withoutBloodGroup(_ name: String) -> String {
    guard mayHaveBloodGroup(name) else { return name }
    let named =
      #/(?i)\(?\s*(?:nhóm\s*máu|blood\s*(?:group|type))\s*:?\s*(?:AB|A|B|O)\b(?:\s*Rh)?\s*[+\-−]?\s*\)?/#
    let bare = #/[(\s]\s*(?:AB|A|B|O)\s*(?:Rh)?\s*[+\-−](?=[\s)]|$)\s*\)?/#
    var rest = name.replacing(named, with: " ")
      .replacing(bare, with: " ")[...]
    guard rest != name[...] else { return name }
    while let last = rest.last, " -–,;:(".contains(last) { rest.removeLast() }
    return String(rest)
  }

  /// Whether the text needs a closer look (a fast filter).
  private static func mayHaveBloodGroup(_ name: String) -> Bool {
    let marks = "0123456789+-−(:".unicodeScalars
    return name.unicodeScalars.contains(where: marks.contains)
      || ["máu", "MÁU", "Máu", "lood"].contains(where: name.contains)
  }
}
