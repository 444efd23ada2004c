import Drives
import Wording
import Workbooks

/// Reads telephone numbers as people and spreadsheets write them.
enum PhoneReader {
  /// A run of digits, and what stands before it.
  private struct Group {
    var digits = ""
    /// Whether a plus stands before it.
    var hasPlus = false
    /// Whether only spaces, dots, hyphens or brackets stand between it and the group before.
    var isJoined = false
    /// Whether a letter touches it.
    var touchesLetter = false
  }

  /// What may stand beside a number without saying anything else.
  private static let labels: Set<Substring> = [
    "zalo", "dd", "dt", "sdt", "tel", "phone", "mobile", "viber", "so", "dien", "thoai", "di",
    "dong", "hoac", "va", "or", "nr", "cq", "co", "quan", "ca", "nhan", "may", "ban", "le", "ext",
    "nhanh", "lien", "he", "sms", "goi",
  ]
  /// What stands before an extension.
  private static let extensions: Set<Substring> = ["le", "ext", "nhanh", "x", "extension"]

  /// The number with its leading 0 and digits only; nil where there is none.
  static func number(of text: String) -> String? {
    switch reading(of: .text(text)) {
    case .value(let number), .flagged(let number, _): return number
    case .nothing, .left, .refused: return nil
    }
  }

  /// The first number of a cell: a lost 0 comes back, `+84` and `84` become 0, and what separates
  /// digits goes. What else the cell holds is reported.
  static func reading(of value: CellValue) -> Reading<String> {
    let refusal = ValueDiagnostic(.notAPhone, expected: .ofList(.phone))
    switch value {
    case .number(0): return .nothing
    case .number, .text: break
    case .moment, .boolean, .error, .uncalculated: return .refused(refusal)
    }
    let text = WrittenText.withoutFraction(value.written)
    if WrittenText.isDigits(text) {
      return number(of: text, hasPlus: false).map { .value($0) }
        ?? twoNumbers(text).map { .flagged($0, report($0)) }
        ?? (text.allSatisfy { $0 == "0" } ? .nothing : .refused(refusal))
    }
    if WrittenText.saysNothing(text) || ["khong", "chua", "ko"].contains(Folding.words(text)) {
      return .nothing
    }
    if let scientific = scientific(text) { return scientific }
    let (groups, words) = groups(of: text)
    guard let (found, rest) = first(of: groups) else { return .refused(refusal) }
    // A letter that touches digits is often a mistyped digit: `O912345678`.
    if found.contains(where: { groups[$0].touchesLetter }) { return .refused(refusal) }
    let number = joined(groups[found])
    guard let number = self.number(of: number.digits, hasPlus: number.hasPlus) else {
      return .refused(refusal)
    }
    let isExtension = words.contains(where: extensions.contains)
    let digitsLeft = rest.contains { !isExtension || groups[$0].digits.count > 5 }
    let hasWords = words.contains { !labels.contains($0) && !extensions.contains($0) }
    return digitsLeft || hasWords ? .flagged(number, report(number)) : .value(number)
  }

  private static func report(_ number: String) -> ValueDiagnostic {
    ValueDiagnostic(.phoneHasMore, hint: .ofList(.valueReadAs(number)))
  }

  /// `9.12000001E+08` has all its digits; `9.12E+08` has lost most of them.
  private static func scientific(_ text: String) -> Reading<String>? {
    guard let match = text.wholeMatch(of: #/(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})/#),
      let exponent = Int(match.output.3)
    else { return nil }
    let digits = String(match.output.1) + (match.output.2.map(String.init) ?? "")
    guard digits.count == exponent + 1, let number = number(of: digits, hasPlus: false) else {
      return .refused(
        ValueDiagnostic(.notAPhone, expected: .ofList(.phone), hint: .ofList(.digitsLost)))
    }
    return .value(number)
  }

  /// Two numbers of ten digits without anything between them.
  private static func twoNumbers(_ digits: String) -> String? {
    guard digits.count == 20, let first = PhoneNumber(digits: String(digits.prefix(10))),
      PhoneNumber(digits: String(digits.suffix(10))) != nil
    else { return nil }
    return first.digits
  }

  /// The number of some digits, perhaps with the 0 that a spreadsheet took.
  private static func number(of digits: String, hasPlus: Bool) -> String? {
    if let number = PhoneNumber(hasPlus ? "+" + digits : digits) { return number.digits }
    guard !hasPlus, !digits.hasPrefix("0") else { return nil }
    return PhoneNumber(digits: "0" + digits)?.digits
  }

  /// The runs of digits of a text, and its words without accents.
  private static func groups(of text: String) -> (groups: [Group], words: [Substring]) {
    var groups: [Group] = []
    var isJoined = false
    var hasPlus = false
    var letters = ""
    var isInDigits = false
    /// Whether the letters under way stand right behind digits.
    var followsDigits = false
    func endLetters() {
      if followsDigits, isMistyped(letters), let last = groups.indices.last {
        groups[last].touchesLetter = true
      }
      (letters, followsDigits) = ("", false)
    }
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        if !isInDigits {
          let touches = isMistyped(letters)
          endLetters()
          groups.append(
            Group(
              hasPlus: hasPlus, isJoined: isJoined && !groups.isEmpty, touchesLetter: touches))
        }
        groups[groups.count - 1].digits.unicodeScalars.append(scalar)
        (isJoined, hasPlus, isInDigits) = (true, false, true)
        continue
      }
      if scalar.properties.isAlphabetic {
        if letters.isEmpty { followsDigits = isInDigits }
        letters.unicodeScalars.append(scalar)
      } else {
        endLetters()
      }
      isInDigits = false
      if scalar == "+" {
        hasPlus = true
      } else if !" .-()'’\u{A0}\u{2013}\u{2011}".unicodeScalars.contains(scalar) {
        (isJoined, hasPlus) = (false, false)
      }
    }
    endLetters()
    return (groups, Folding.words(text).split(whereSeparator: { !$0.isLetter }))
  }

  /// Whether letters that touch digits may stand for some: one or two that are no label.
  private static func isMistyped(_ letters: String) -> Bool {
    (1...2).contains(letters.count) && !labels.contains(Folding.words(letters)[...])
  }

  /// The groups of the first number, and the others.
  private static func first(of groups: [Group]) -> (found: Range<Int>, rest: [Int])? {
    for start in groups.indices {
      // What is joined to digits before it is a part of a number, unless it is one by itself.
      let isAlone = groups[start].isJoined && !groups[start].hasPlus
      if isAlone, PhoneNumber(groups[start].digits) == nil { continue }
      let end = groups[(start + 1)...].firstIndex { !$0.isJoined || $0.hasPlus } ?? groups.endIndex
      let ends = isAlone ? [start + 1] : Array((start + 1)...end).reversed()
      for end in ends {
        let (digits, hasPlus) = joined(groups[start..<end])
        guard number(of: digits, hasPlus: hasPlus) != nil else { continue }
        return (start..<end, groups.indices.filter { !(start..<end).contains($0) })
      }
    }
    return nil
  }

  private static func joined(_ groups: ArraySlice<Group>) -> (digits: String, hasPlus: Bool) {
    (groups.map(\.digits).joined(), groups.first?.hasPlus ?? false)
  }
}
