import DriveFiles
import Drives
import Wording
import Workbooks

/// Who the person of a row is.
extension RowReading {
  mutating func readName() {
    // Beside a column for a part of the name the others hold parts, too.
    person.name = map.nameColumns.count > 1 ? nameParts().joined(separator: " ") : wholeName()
    let column = map.column(.name) ?? map.column(.familyName)
    if let error = TextError(person.name, most: TextError.mostOfName) {
      return add(
        error.code, column, value: person.name, expected: error.expected, hint: error.hint)
    }
    if PersonName.hasIdentityNumber(person.name) {
      add(.identityNumber, refuses: false, column, value: PersonName.shown(person.name))
    }
    guard person.name.isEmpty, !person.isRefused else { return }
    add(.missingValue, column, expected: .text)
  }

  /// The name where one column holds it.
  private mutating func wholeName() -> String {
    if let name = value(of: .name, NameReader.reading(of:)) { return name }
    return value(of: .familyName, NameReader.reading(of:)) ?? ""
  }

  /// The parts of a name that takes several columns, in their order.
  private mutating func nameParts() -> [String] {
    let parts = map.nameColumns.compactMap { column -> String? in
      guard let value = values[column], !value.isBlank, isWhole(value, column) else { return nil }
      return take(NameReader.part(of: value), value.shown, column)
    }
    // Half a name would stand on the letter.
    if !parts.isEmpty, let given = map.column(.givenName), values[given]?.isBlank ?? true {
      add(.missingValue, refuses: false, given, expected: .text)
    }
    return parts
  }

  /// Reads whether the person comes; true where the person does not.
  mutating func readAnswers() -> Bool {
    for column in map.columns[.confirmation] ?? [] {
      guard let value = values[column], !value.isBlank else { continue }
      switch AnswerReader.answer(of: value) {
      case .yes: break
      case .no:
        decline(column, value.shown)
        return true
      case .unclear:
        add(
          .unclearAnswer, refuses: false, column, value: value.shown,
          expected: .ofList(.answer), hint: .ofList(.keptUntilCancelled), isNamed: true)
      }
    }
    for column in map.columns[.note] ?? [] {
      guard case .text(let text) = values[column] else { continue }
      switch AnswerReader.declines(in: text) {
      case .yes: break
      case .no:
        decline(column, text.tidied)
        return true
      case .unclear:
        add(
          .unclearAnswer, refuses: false, column, value: text.tidied,
          hint: .ofList(.keptUntilCancelled), isNamed: true)
      }
    }
    lookForRefusals()
    return false
  }

  /// Tells cells of columns nobody knows that say of a person not to come: `Đã hủy` below
  /// `Kết quả gọi`.
  private mutating func lookForRefusals() {
    for column in map.unknown {
      guard case .text(let text) = values[column], text.utf8.count <= 200,
        AnswerReader.declines(in: text) != .yes
      else { continue }
      add(
        .unclearAnswer, refuses: false, column, value: text.tidied,
        hint: .ofList(.keptUntilCancelled), isNamed: true)
    }
  }

  /// Leaves out the person, who does not come; what else is wrong with the row does not count.
  mutating func decline(_ column: Int, _ written: String) {
    diagnostics.removeAll()
    (person.isRefused, person.isDeclined) = (false, true)
    add(
      .declined, refuses: false, column, value: written, hint: .ofList(.cancelIfListed),
      isNamed: true)
  }

  mutating func readBirth() {
    let births = context.births
    person.birth = value(of: .birthYear, births.reading)
    guard let (value, column) = value(.birthYear) else { return }
    person.isMale = map.sexes[column]
    guard let birth = person.birth else { return }
    let likely = births.likelyYears
    let isToCome = birth.date.map { date in
      context.sessions.allSatisfy { $0.date < date }
    }
    guard likely.contains(birth.year), isToCome != true else {
      person.birth = nil
      add(
        .outOfRange, column, value: value.shown,
        expected: .range("\(likely.lowerBound)…\(likely.upperBound)"),
        hint: births.typedYear(of: birth).map { .didYouMean("\($0)") })
      return
    }
  }

  mutating func readSex() {
    if let (value, column) = value(.sex) {
      switch Folding.words(value.written) {
      case "nam", "male", "m", "trai", "ong", "anh", "nam gioi", "man": person.isMale = true
      case "nu", "female", "f", "gai", "ba", "chi", "co", "nu gioi", "woman":
        person.isMale = false
      default:
        guard !WrittenText.saysNothing(value.shown) else { return }
        add(
          .notAChoice, refuses: false, column, value: value.shown,
          expected: .ofList(.sex))
      }
      return
    }
    let marks = [ListField.male, .female].map { field in
      (map.columns[field] ?? []).contains { column in
        guard let value = values[column], !value.isBlank else { return false }
        let mark = MarkReader.isMarked(value, under: map.headings[column] ?? "")
        if mark == nil {
          add(
            .unclearMark, refuses: false, column, value: value.shown, expected: .ofList(.mark))
        }
        return mark ?? false
      }
    }
    guard marks[0] || marks[1] else { return }
    if marks[0], marks[1] {
      add(
        .notAChoice, refuses: false, map.column(.female),
        value: value(.female)?.value.shown ?? "", expected: .ofList(.sex))
    } else {
      person.isMale = marks[0]
    }
  }

  mutating func readKind() {
    guard let (value, column) = value(.kind), isWhole(value, column) else { return }
    switch context.kinds.found(in: value, under: map.headings[column] ?? "") {
    case .kind(let kind): person.kind = kind
    case .nothing: break
    case .donation(let date):
      person.lastDonation = date
      add(
        .donationNoKind, refuses: false, column, value: value.shown,
        expected: .oneOf(context.kinds.kinds.map(\.name)))
    case .unknown where context.kinds.kinds.isEmpty:
      add(.noKinds, refuses: false, column, value: value.shown)
    case .unknown:
      add(
        .unknownKind, column, value: value.shown,
        expected: .oneOf(context.kinds.kinds.map(\.name)))
    }
  }

  mutating func readLastDonation() {
    let births = context.births
    let date = value(of: .lastDonation, refuses: false) { value -> Reading<Birth> in
      let folded = Folding.words(value.written)
      // `Chưa`, `lần đầu`: there was none.
      if folded.hasPrefix("chua") || folded.hasPrefix("lan dau") || folded == "khong" {
        return .nothing
      }
      return births.reading(of: value)
    }
    person.lastDonation = date ?? person.lastDonation
  }

  /// What all columns of notes say.
  var notes: String? {
    let notes = (map.columns[.note] ?? []).compactMap { column -> String? in
      guard let value = values[column], !value.isBlank else { return nil }
      return value.shown
    }
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  /// Tells what speaks against a donation; it is for the doctors to decide.
  mutating func lookAtEligibility() {
    guard let date = context.sessions.first?.date else { return }
    lookAtAge(on: date)
    let rules = context.eligibility
    guard rules.isLookedAt else { return }
    let source = Hint.ofList(.rule(rules.source))
    let least = rules.leastWeight(isMale: person.isMale)
    if let weight = person.weight, weight < least {
      add(
        .weightBelowRule, refuses: false, map.column(.weight),
        value: value(.weight)?.value.shown ?? "",
        expected: .ofList(.weight(least)), hint: source)
    }
    let days = rules.weeksBetween * 7
    if let last = person.lastDonation, let since = last.days(before: date), since < days {
      add(
        .tooSoonAgain, refuses: false, value(.lastDonation)?.column ?? map.column(.kind),
        value: last.text,
        expected: .ofList(
          .weeks(rules.weeksBetween, until: date, from: last.adding(days: days)?.date)),
        hint: source)
    }
  }

  /// Ages at which nobody gives blood, whoever may come.
  private static let unlikely = 15...80

  private mutating func lookAtAge(on date: CalendarDate) {
    guard let birth = person.birth, let column = value(.birthYear)?.column else { return }
    let rules = context.eligibility
    let ages = rules.isLookedAt ? rules.ages : RowReading.unlikely
    // Of a year alone, only whoever is too young or old all year long.
    let possible =
      birth.day == nil ? [birth.age(on: date), birth.age(on: date) - 1] : [birth.age(on: date)]
    guard !possible.contains(where: ages.contains) else { return }
    add(
      .ageOutsideRule, refuses: false, column, value: "\(possible[0])",
      expected: .ofList(.age(ages.lowerBound, ages.upperBound)),
      hint: rules.isLookedAt ? .ofList(.rule(rules.source)) : nil)
  }
}
