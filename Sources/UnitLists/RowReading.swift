import DriveFiles
import Drives
import Wording
import Workbooks

/// What every row of every list is read with.
struct ReadingContext {
  let units: [Unit]
  let kinds: [DonorKind]
  let sessions: [Session]
  let hours: HoursReader
  let births: BirthReader
  let finder: UnitFinder
  let eligibility: Eligibility
  /// Whether units that are not known yet may come.
  let unitsMayGrow: Bool
  /// The names of the people whom the drive has, by their ids.
  let nameOfID: [String: String]

  init(
    units: [Unit], unitsMayGrow: Bool, kinds: [DonorKind], sessions: [Session],
    eligibility: Eligibility, people: [Registrant] = []
  ) {
    nameOfID = Dictionary(
      people.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.units = units
    self.unitsMayGrow = unitsMayGrow
    self.kinds = kinds
    self.sessions = sessions
    self.eligibility = eligibility
    hours = HoursReader(sessions: sessions.map(\.id))
    births = BirthReader(year: sessions.first?.date.year ?? 2025)
    finder = UnitFinder(units)
  }
}

/// Reads one row of a list.
struct RowReading {
  let context: ReadingContext
  let map: HeadingMap
  let file: String
  let sheet: String?
  let row: Int
  /// The values of the row by column.
  let values: RowValues
  private(set) var person: SubmittedPerson
  private(set) var remarks: [ListRemark] = []

  /// Begins a row.
  ///
  /// - Parameters:
  ///   - place: where the row stands.
  ///   - values: its values by column.
  ///   - context: what every row is read with.
  ///   - map: which column holds what.
  ///   - file: the name of the file.
  ///   - sheet: the tab of the sheet.
  init(
    _ place: RowPlace, _ values: RowValues, _ context: ReadingContext, _ map: HeadingMap,
    file: String, sheet: String?
  ) {
    self.context = context
    self.map = map
    self.file = file
    self.sheet = sheet
    self.values = values
    row = place.row
    person = SubmittedPerson(place: place)
  }

  /// Reads all fields; the unit, or the name of one to come, is given where the row need not name
  /// one.
  mutating func read(unit: Int?, newUnit: String?) {
    readName()
    readUnit(unit, newUnit)
    person.id = text(.id)
    readBirth()
    readSex()
    person.phone = read(.phone, .notAPhone, .ofList(.phone)) { PhoneReader.number(of: $0.shown) }
    readKind()
    readHours()
    person.group = text(.group)
    person.priority = read(.priority, .wrongType, .wholeNumber) { Int($0.shown) }
    person.weight = read(.weight, refuses: false, .wrongType, .number) { value in
      Double(value.shown.replacing(",", with: ".").replacing("kg", with: "").trimmingSpaces)
    }
    let births = context.births
    person.lastDonation = read(.lastDonation, refuses: false, .notADate, .date) {
      births.birth(of: $0)
    }
    lookAtEligibility()
  }

  /// The value of a field; nil where the row says nothing of it.
  private func value(_ field: ListField) -> (value: CellValue, column: Int)? {
    for column in map.columns[field] ?? [] {
      guard let value = values[column], !value.isBlank else { continue }
      return (value, column)
    }
    return nil
  }

  private mutating func text(_ field: ListField) -> String? {
    guard let (value, column) = value(field), isWhole(value, column) else { return nil }
    let text = value.shown
    guard let fault = TextFault(text, most: TextFault.mostCharacters) else { return text }
    add(fault.code, column, value: text, expected: fault.expected, hint: fault.hint)
    return nil
  }

  /// What a function reads from a field; nil where the field is empty or the function refuses.
  private mutating func read<Value>(
    _ field: ListField, refuses: Bool = true, _ code: ProblemCode, _ expected: Expectation,
    _ read: (CellValue) -> Value?
  ) -> Value? {
    guard let (value, column) = value(field), isWhole(value, column) else { return nil }
    if let result = read(value) { return result }
    add(code, refuses: refuses, column, value: value.shown, expected: expected)
    return nil
  }

  /// Whether a value is more than a formula that failed.
  private mutating func isWhole(_ value: CellValue, _ column: Int) -> Bool {
    switch value {
    case .error(let fault):
      add(.formulaWithoutResult, column, value: fault, hint: .ofList(.saveAgain))
      return false
    case .uncalculated:
      add(.formulaWithoutResult, column, hint: .ofList(.saveAgain))
      return false
    default: return true
    }
  }

  private mutating func add(
    _ code: ProblemCode, refuses: Bool = true, _ column: Int?, value: String = "",
    expected: Expectation? = nil, hint: Hint? = nil
  ) {
    if refuses { person.isRefused = true }
    remarks.append(
      ListRemark(
        code, refuses: refuses, file: file, sheet: sheet, row: row + 1,
        column: column.map { $0 + 1 }, heading: column.flatMap { map.headings[$0] } ?? "",
        value: value, expected: expected, hint: hint))
  }

  private mutating func readName() {
    let isSplit = map.nameColumns.count > 1
    let parts = isSplit ? nameParts() : [text(.name) ?? text(.familyName)].compactMap { $0 }
    person.name = parts.joined(separator: " ")
    let column = map.column(.name) ?? map.column(.familyName)
    if let fault = TextFault(person.name, most: TextFault.mostOfName) {
      return add(
        fault.code, column, value: person.name, expected: fault.expected, hint: fault.hint)
    }
    if PersonName.hasIdentityNumber(person.name) {
      add(.identityNumber, refuses: false, column, value: PersonName.shown(person.name))
    }
    guard person.name.isEmpty, !person.isRefused else { return }
    add(.missingValue, map.column(.name) ?? map.column(.familyName), expected: .text)
  }

  /// The parts of a name that takes several columns, in their order.
  private mutating func nameParts() -> [String] {
    map.nameColumns.compactMap { column in
      guard let value = values[column], !value.isBlank, isWhole(value, column) else { return nil }
      return value.shown
    }
  }

  private mutating func readUnit(_ unit: Int?, _ newUnit: String?) {
    person.unit = unit ?? -1
    person.newUnit = unit == nil ? newUnit : nil
    if unit == nil, newUnit == nil { person.isRefused = true }
  }

  private mutating func readBirth() {
    let births = context.births
    person.birth = read(.birthYear, .notADate, .ofList(.birth)) { births.birth(of: $0) }
    if let column = value(.birthYear)?.column { person.isMale = map.sexes[column] }
    guard let birth = person.birth, let column = value(.birthYear)?.column else { return }
    let latest = context.births.year
    guard !(1900...latest).contains(birth.year) else { return }
    person.birth = nil
    add(.outOfRange, column, value: "\(birth.year)", expected: .range("1900…\(latest)"))
  }

  private mutating func readSex() {
    if let (value, _) = value(.sex) {
      switch Folding.words(value.shown) {
      case "nam", "male", "m", "trai", "ong": person.isMale = true
      case "nu", "female", "f", "gai", "ba": person.isMale = false
      default: break
      }
    } else if value(.male) != nil {
      person.isMale = true
    } else if value(.female) != nil {
      person.isMale = false
    }
  }

  private mutating func readKind() {
    let context = context
    person.kind = read(
      .kind, .unknownKind, .oneOf(context.kinds.map(\.name))
    ) { context.kind(of: $0.shown) }
  }

  private mutating func readHours() {
    let reader = context.hours
    let marked = map.hours.keys.sorted().filter { values[$0].map { !$0.isBlank } ?? false }
    for column in marked {
      guard case .intervals(let hours) = reader.hours(of: map.hours[column] ?? "") else { continue }
      person.available = (person.available ?? []) + hours
    }
    switch read(.time, .notATime, .ofList(.hours), reader.hours) {
    case .always: person.available = []
    case .start(let start): person.preferred = start
    case .intervals(let hours): person.available = hours
    case nil: break
    }
    let available = read(.available, .notATime, .ofList(.hours)) { value -> [Availability]? in
      switch reader.hours(of: value) {
      case .always: return []
      case .intervals(let hours): return hours
      case .start, nil: return nil
      }
    }
    if let available { person.available = available }
    person.preferred =
      read(.preferred, .notATime, .ofList(.start)) { value -> PreferredStart? in
        switch reader.hours(of: value) {
        case .start(let start): return start
        case .intervals(let hours):
          return hours.count == 1
            ? PreferredStart(session: hours[0].session, start: hours[0].interval.from) : nil
        case .always, nil: return nil
        }
      } ?? person.preferred
    readPin()
  }

  private mutating func readPin() {
    let context = context
    person.pinned = read(.pinned, .pinNoSlot, .sessionAndStart) { value -> SlotStart? in
      guard case .start(let start) = context.hours.hours(of: value) else { return nil }
      guard let session = start.session ?? (context.sessions.count == 1 ? 0 : nil),
        context.sessions[session].slotStarts.contains(start.start)
      else { return nil }
      return SlotStart(session: session, start: start.start)
    }
  }

  /// Tells what speaks against a donation; it is for the doctors to decide.
  private mutating func lookAtEligibility() {
    let rules = context.eligibility
    guard rules.isLookedAt, let date = context.sessions.first?.date else { return }
    let source = Hint.ofList(.rule(rules.source))
    if let birth = person.birth, let column = value(.birthYear)?.column {
      // Of a year alone, only whoever is too young or old all year long.
      let ages =
        birth.day == nil ? [birth.age(on: date), birth.age(on: date) - 1] : [birth.age(on: date)]
      if !ages.contains(where: rules.ages.contains) {
        add(
          .ageOutsideRule, refuses: false, column, value: "\(ages[0])",
          expected: .ofList(.age(rules.ages.lowerBound, rules.ages.upperBound)), hint: source)
      }
    }
    let least = rules.leastWeight(isMale: person.isMale)
    if let weight = person.weight, weight < least {
      add(
        .weightBelowRule, refuses: false, map.column(.weight),
        value: value(.weight)?.value.shown ?? "",
        expected: .ofList(.weight(least)), hint: source)
    }
    if let last = person.lastDonation, let days = last.days(before: date),
      days < rules.weeksBetween * 7
    {
      add(
        .tooSoonAgain, refuses: false, map.column(.lastDonation), value: last.text,
        expected: .ofList(.weeks(rules.weeksBetween)), hint: source)
    }
  }
}
