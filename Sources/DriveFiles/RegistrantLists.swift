import Drives
import Wording

/// Reads the lists of people, one file after the other, into one list.
struct RegistrantLists {
  static let columns = usualColumns + [partyColumn]
  /// The columns of a list that nobody asked for more.
  static let usualColumns = [
    "id", "name", "unit", "birth_year", "phone", "kind", "available", "preferred", "group",
    "priority", "pinned",
  ]
  /// The column of how many come when the person comes.
  static let partyColumn = "party"

  /// One list that was read.
  struct File {
    let name: String
    let bytes: [UInt8]
    /// The index of its first registrant.
    let first: Int
    /// Where the file has each column, from 1.
    let columnNumbers: [String: Int]
  }

  private(set) var registrants: [Registrant] = []
  /// The line of each registrant's row, and where in the file it begins.
  private(set) var rows: [(line: UInt32, offset: UInt32)] = []
  private(set) var files: [File] = []
  /// The lists on which nobody stands.
  private(set) var emptyLists: [DriveFileProblem] = []
  /// The columns of registrants, by name, that could not be read.
  private(set) var unreadable: [Int: Set<String>] = [:]
  /// The units, those of units.csv or those the lists name.
  private(set) var units: UnitNames
  private let kinds: KindNames?
  private let times: RegistrantTimes
  private let declarations: [Declaration]
  private var availabilities: [String: [Availability]] = [:]
  private var suggestions: [String: String?] = [:]

  /// Reads lists of people.
  ///
  /// - Parameters:
  ///   - units: the units of units.csv; nil where there is no such file.
  ///   - kinds: the kinds of donors; nil where drive.yaml could not be read.
  ///   - sessions: the sessions; nil where drive.yaml could not be read.
  ///   - declarations: what people are asked, each with a column of its own.
  init(
    units: [Unit]?, kinds: [DonorKind]?, sessions: SessionNames?, declarations: [Declaration] = []
  ) {
    self.declarations = declarations
    self.units = UnitNames(units)
    self.kinds = kinds.map(KindNames.init)
    self.times = RegistrantTimes(sessions: sessions)
  }

  /// Reads one list; what cannot be read has a harmless value, and a problem.
  mutating func read(_ bytes: [UInt8], named name: String, log: inout ProblemLog) {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(list: buffer)
      guard
        let table = CSVTable(
          &scanner, file: name, columns: RegistrantLists.columns + declarations.map(\.id),
          required: ["unit"],
          kept: PersonDetails.columns, log: &log)
      else { return }
      var numbers = zip(table.columns, table.positions).compactMap { name, position in
        position.map { (name, $0 + 1) }
      }
      for (position, field) in scanner.fields.enumerated() {
        guard let name = scanner.text(of: field), PersonDetails.columns.contains(name),
          !numbers.contains(where: { $0.0 == name })
        else { continue }
        numbers.append((name, position + 1))
      }
      files.append(
        File(
          name: name, bytes: bytes, first: registrants.count,
          columnNumbers: Dictionary(uniqueKeysWithValues: numbers)))
      readRows(&scanner, table, &log)
    }
  }

  private mutating func readRows(
    _ scanner: inout CSVScanner, _ table: CSVTable, _ log: inout ProblemLog
  ) {
    let columns = ListColumns(table, declarations: declarations)
    var number = 0
    var lastUnit: (field: CSVScanner.Field, index: Int)?
    while !log.isFull(table.file), scanner.next() {
      number += 1
      guard !scanner.isEmptyRow, table.isSound(scanner, log: &log) else { continue }
      var row = ListRow(scanner: scanner, table: table, index: registrants.count)
      let unitField = scanner.fields[columns.unit]
      let unit: Int
      if let lastUnit, scanner.isSame(lastUnit.field, unitField) {
        unit = lastUnit.index
      } else {
        unit = self.unit(&row, columns.unit, &log)
        lastUnit = unit >= 0 ? (unitField, unit) : nil
      }
      let person = registrant(&row, columns, unit: unit, number: number, &log)
      registrants.append(person)
      rows.append(
        (
          UInt32(truncatingIfNeeded: scanner.recordLine),
          UInt32(truncatingIfNeeded: scanner.recordStart)
        ))
      if !row.unreadable.isEmpty { unreadable[row.index] = row.unreadable }
    }
    if registrants.count == files.last?.first, !log.hasProblems(of: table.file) {
      emptyLists.append(
        table.problem(.emptyList, row: 1, index: nil, expected: .something))
    }
  }

  /// Makes the ids unique that people of lists without ids have by their rows.
  ///
  /// Two such lists may both have people of one unit, and one with ids may have the very id of a row:
  /// whoever is read later then has the next number of the unit that is free.
  mutating func makeRowIDsUnique() {
    let open = files.indices.filter { files[$0].columnNumbers["id"] == nil }
    guard files.count > 1, !open.isEmpty else { return }
    let ranges = files.indices.map { index in
      files[index].first..<(index + 1 < files.count ? files[index + 1].first : registrants.count)
    }
    var used: Set<String> = []
    for index in files.indices where !open.contains(index) {
      used.formUnion(registrants[ranges[index]].lazy.map(\.id))
    }
    var taken: [Int] = []
    for person in open.flatMap({ ranges[$0] }) where !registrants[person].id.isEmpty {
      if !used.insert(registrants[person].id).inserted { taken.append(person) }
    }
    var next: [UnitIndex: Int] = [:]
    for person in taken {
      let unit = registrants[person].unit
      var number = next[unit] ?? 1
      while !used.insert("\(units.ids[unit.rawValue])-\(number)").inserted { number += 1 }
      registrants[person] = registrants[person].called("\(units.ids[unit.rawValue])-\(number)")
      next[unit] = number + 1
    }
  }

  private mutating func registrant(
    _ row: inout ListRow, _ columns: ListColumns, unit: Int, number: Int, _ log: inout ProblemLog
  ) -> Registrant {
    var id = ""
    if let column = columns.id {
      id = row.text(column, &log)
      if id.isEmpty && !row.unreadable.contains("id") {
        row.add(.missingValue, column, expected: .text, &log)
      }
    } else if unit >= 0 {
      id = "\(units.ids[unit])-\(number)"
    } else {
      row.markUnreadable("id")
    }
    return Registrant(
      id: id, name: name(&row, columns.name, &log), unit: UnitIndex(unit),
      birthYear: row.integer(columns.birthYear, &log), phone: row.text(columns.phone, &log),
      kind: kind(&row, columns.kind, &log), available: available(&row, columns.available, &log),
      preferred: row.time(columns.preferred, expected: .start, &log) {
        (text) throws(RegistrantTimes.TimeError) in try times.preferredStart(text)
      },
      group: row.text(columns.group, &log), priority: row.integer(columns.priority, &log) ?? 1,
      pinned: row.time(columns.pinned, expected: .sessionAndStart, &log) {
        (text) throws(RegistrantTimes.TimeError) in try times.pinnedSlot(text)
      }, party: row.integer(columns.party, &log), answers: answers(&row, columns, &log))
  }

  /// The answers of a person, one for each declaration; none where the drive has no declarations, or
  /// where the person answered nothing.
  private func answers(
    _ row: inout ListRow, _ columns: ListColumns, _ log: inout ProblemLog
  ) -> [Bool?] {
    let answers = columns.answers.map { column -> Bool? in
      let text = row.text(column, &log)
      guard let column, !text.isEmpty else { return nil }
      if let answer = DeclarationsYAML.answer(text) { return answer }
      row.add(
        .notAChoice, column, value: text, expected: .oneOf(DeclarationsYAML.answers), &log)
      return nil
    }
    return answers.contains { $0 != nil } ? answers : []
  }

  /// The name of a person; one with an identity number is reported, since that is not printed.
  private func name(_ row: inout ListRow, _ column: Int?, _ log: inout ProblemLog) -> String {
    let name = row.text(column, &log)
    guard let column else { return name }
    if let error = TextError(name, most: TextError.mostOfName) {
      row.add(error.code, column, value: name, expected: error.expected, hint: error.hint, &log)
    } else if PersonName.hasIdentityNumber(name) {
      log.warn(
        row.table.problem(
          .identityNumber, row: row.scanner.recordLine, index: column, key: "name",
          value: PersonName.shown(name)))
    }
    return name
  }

  private mutating func unit(
    _ row: inout ListRow, _ column: Int, _ log: inout ProblemLog
  ) -> Int {
    let id = row.text(column, &log)
    guard !id.isEmpty else {
      if !row.unreadable.contains("unit") {
        row.add(.missingValue, column, expected: .text, &log)
      }
      return -1
    }
    if let index = units.index(of: id) { return index }
    row.add(
      .unknownUnit, column, value: id, expected: .file("units.csv"),
      hint: suggestion(for: id, among: units.ids), &log)
    return -1
  }

  private mutating func kind(
    _ row: inout ListRow, _ column: Int?, _ log: inout ProblemLog
  ) -> Int? {
    let name = row.text(column, &log)
    guard let column, !name.isEmpty, let kinds else { return nil }
    if let index = kinds.indices[name] { return index }
    row.add(
      .unknownKind, column, value: name,
      expected: kinds.names.isEmpty ? .emptyValue : .oneOf(kinds.names),
      hint: suggestion(for: name, among: kinds.names), &log)
    return nil
  }

  private mutating func available(
    _ row: inout ListRow, _ column: Int?, _ log: inout ProblemLog
  ) -> [Availability] {
    let text = row.text(column, &log)
    guard !text.isEmpty else { return [] }
    if let known = availabilities[text] { return known }
    let times = self.times
    let found = row.time(column, expected: .intervals, &log) {
      (text) throws(RegistrantTimes.TimeError) in try times.availability(text)
    }
    guard let found else { return [] }
    // Lists say the same few things of most people, who then share one array.
    if availabilities.count < 100_000 { availabilities[text] = found }
    return found
  }

  /// The nearest of many names; looked for a few times only, since each look compares them all.
  private mutating func suggestion(for name: String, among known: [String]) -> Hint? {
    if let found = suggestions[name] { return found.map(Hint.didYouMean) }
    guard suggestions.count < 200 else { return nil }
    let found = NearestName.of(name, among: known)
    suggestions[name] = .some(found)
    return found.map(Hint.didYouMean)
  }
}
