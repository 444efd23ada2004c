import DriveFiles
import Drives
import Wording
import Workbooks

/// What every row of every list is read with.
struct ReadingContext {
  let units: [Unit]
  let kinds: KindReader
  let sessions: [Session]
  let hours: HoursReader
  let births: BirthReader
  let finder: UnitFinder
  let eligibility: Eligibility
  /// Whether units that are not known yet may come.
  let unitsMayGrow: Bool
  /// The names of the people whom the drive has, by their ids.
  let nameOfID: [String: String]
  /// Whether rows of people who do not come are read, too.
  let takesDeclined: Bool
  /// What everybody is asked.
  let declarations: [Declaration]
  /// What the columns of these questions are headed by.
  let declarationHeadings: DeclarationHeadings

  init(
    units: [Unit], unitsMayGrow: Bool, kinds: [DonorKind], sessions: [Session],
    eligibility: Eligibility, people: [Registrant] = [], zoneMinutes: Int = 420,
    takesDeclined: Bool = false, declarations: [Declaration] = []
  ) {
    self.declarations = declarations
    declarationHeadings = DeclarationHeadings(declarations)
    nameOfID = Dictionary(
      people.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    self.units = units
    self.unitsMayGrow = unitsMayGrow
    self.sessions = sessions
    self.eligibility = eligibility
    self.takesDeclined = takesDeclined
    hours = HoursReader(sessions: sessions)
    births = BirthReader(year: sessions.first?.date.year ?? 2025, zoneMinutes: zoneMinutes)
    self.kinds = KindReader(kinds: kinds, births: births)
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
  var person: SubmittedPerson
  var diagnostics: [ListDiagnostic] = []

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
    // Of somebody who does not come nothing else counts.
    if !context.takesDeclined, readAnswers() { return }
    readUnit(unit, newUnit)
    person.id = text(.id).map(WrittenText.withoutFraction)
    readBirth()
    readSex()
    person.phone = value(of: .phone, PhoneReader.reading)
    readKind()
    readHours()
    if person.isDeclined { return }
    person.group = text(.group).map(WrittenText.withoutFraction)
    person.priority = read(.priority, .wrongType, .wholeNumber) {
      Int(WrittenText.withoutFraction($0.shown))
    }
    person.weight = read(.weight, refuses: false, .wrongType, .number) { value in
      Double(value.shown.replacing(",", with: ".").replacing("kg", with: "").trimmingSpaces)
    }
    readLastDonation()
    readDeclarations()
    person.title = text(.title)
    person.note = notes
    lookAtEligibility()
    lookForSpokenTimes()
  }

  /// The value of a field; nil where the row says nothing of it.
  func value(_ field: ListField) -> (value: CellValue, column: Int)? {
    for column in map.columns[field] ?? [] {
      guard let value = values[column], !value.isBlank else { continue }
      return (value, column)
    }
    return nil
  }

  mutating func text(_ field: ListField) -> String? {
    guard let (value, column) = value(field), isWhole(value, column) else { return nil }
    let text = value.shown
    guard let error = TextError(text, most: TextError.mostCharacters) else { return text }
    add(error.code, column, value: text, expected: error.expected, hint: error.hint)
    return nil
  }

  /// What a function reads from a field; nil where the field is empty or the function refuses.
  mutating func read<Value>(
    _ field: ListField, refuses: Bool = true, _ code: ProblemCode, _ expected: Expectation,
    _ read: (CellValue) -> Value?
  ) -> Value? {
    guard let (value, column) = value(field), isWhole(value, column) else { return nil }
    if WrittenText.saysNothing(value.shown) { return nil }
    if let result = read(value) { return result }
    add(code, refuses: refuses, column, value: value.shown, expected: expected)
    return nil
  }

  /// What a reader makes of a field, and what it says of it.
  ///
  /// - Parameters:
  ///   - field: the field.
  ///   - refuses: whether what cannot be read keeps the row from being imported.
  ///   - read: the reader.
  /// - Returns: the value; nil where there is none.
  mutating func value<Value>(
    of field: ListField, refuses: Bool = true, _ read: (CellValue) -> Reading<Value>
  ) -> Value? {
    guard let (value, column) = value(field), isWhole(value, column) else { return nil }
    return take(read(value), value.shown, column, refuses: refuses)
  }

  /// The value of a reading, whose diagnostics are added.
  mutating func take<Value>(
    _ reading: Reading<Value>, _ written: String, _ column: Int, refuses: Bool = true
  ) -> Value? {
    switch reading {
    case .value(let value): return value
    case .flagged(let value, let diagnostic):
      add(diagnostic, refuses: false, column, written)
      return value
    case .nothing: return nil
    case .left(let diagnostic): add(diagnostic, refuses: false, column, written)
    case .refused(let diagnostic): add(diagnostic, refuses: refuses, column, written)
    }
    return nil
  }

  private mutating func add(
    _ diagnostic: ValueDiagnostic, refuses: Bool, _ column: Int, _ written: String
  ) {
    add(
      diagnostic.code, refuses: refuses, column, value: diagnostic.value ?? written,
      expected: diagnostic.expected, hint: diagnostic.hint)
  }

  /// Whether a value is more than a formula that failed.
  mutating func isWhole(_ value: CellValue, _ column: Int) -> Bool {
    switch value {
    case .error(let error):
      add(.formulaWithoutResult, column, value: error, hint: .ofList(.saveAgain))
      return false
    case .text(let text) where RowReading.formulaErrors.contains(text.trimmingSpaces):
      add(.formulaWithoutResult, column, value: text.tidied, hint: .ofList(.saveAgain))
      return false
    case .uncalculated:
      add(.formulaWithoutResult, column, hint: .ofList(.saveAgain))
      return false
    default: return true
    }
  }

  /// What spreadsheets write into CSV for formulas that failed.
  private static let formulaErrors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!",
  ]

  /// Adds a remark about the row or one of its cells.
  ///
  /// - Parameters:
  ///   - code: the kind of diagnostic.
  ///   - refuses: whether it keeps the row from being imported.
  ///   - column: the column, from 0; nil for the whole row.
  ///   - value: the value as written.
  ///   - expected: what was expected instead.
  ///   - hint: what to do about it.
  ///   - isNamed: whether it says the name of the person.
  mutating func add(
    _ code: ProblemCode, refuses: Bool = true, _ column: Int?, value: String = "",
    expected: Expectation? = nil, hint: Hint? = nil, isNamed: Bool = false
  ) {
    if refuses { person.isRefused = true }
    diagnostics.append(
      ListDiagnostic(
        code, refuses: refuses, file: file, sheet: sheet, row: row + 1,
        column: column.map { $0 + 1 }, heading: column.flatMap { map.headings[$0] } ?? "",
        value: value, expected: expected, hint: hint, person: isNamed ? person.name : ""))
  }

  private mutating func readUnit(_ unit: Int?, _ newUnit: String?) {
    person.unit = unit ?? -1
    person.newUnit = unit == nil ? newUnit : nil
    if unit == nil, newUnit == nil { person.isRefused = true }
  }
}
