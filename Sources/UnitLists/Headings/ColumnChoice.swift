import Drives
import Wording
import Workbooks

/// Decides between columns that say the same, and over columns whose cells do not fit what their
/// headings say.
struct ColumnChoice {
  private(set) var map: HeadingMap
  private let facts: TableFacts
  private let context: ReadingContext
  private let table: SheetTable
  private let rows: Range<Int>
  /// The tables of forms have columns of their own: who filled it in, by which account.
  private let isForm: Bool
  /// Fields of which one column counts.
  private static let single: [ListField] = [
    .number, .id, .name, .familyName, .givenName, .sex, .male, .female, .unit, .time, .available,
    .preferred, .kind, .group, .priority, .pinned, .weight, .lastDonation, .errors,
  ]
  /// Fields of which the cells are looked at, however the heading reads.
  private static let doubtful: Set<ListField> = [
    .id, .unit, .group, .time, .available, .preferred, .name,
  ]
  /// Headings by which a column may be of departments as well as of units.
  private static let departments: Set<String> = [
    "phong ban", "bo phan", "phong", "department", "office", "phong ban don vi",
  ]

  /// Decides.
  ///
  /// - Parameters:
  ///   - table: the sheet.
  ///   - list: the table in it.
  ///   - context: what the drive has.
  ///   - isUnitSaid: whether it is said of which unit all lists are.
  init(_ table: SheetTable, _ list: ListTable, _ context: ReadingContext, isUnitSaid: Bool) {
    map = list.map
    self.table = table
    rows = list.rows
    self.context = context
    let words = Set(map.headings.values.map { Folding.words($0) })
    isForm =
      !words.isDisjoint(with: [
        "start time", "completion time", "timestamp", "dau thoi gian", "thoi gian bat dau",
        "thoi gian hoan thanh",
      ])
    let contested = map.columns.filter { field, columns in
      columns.count > 1 || ColumnChoice.doubtful.contains(field)
    }.flatMap(\.value)
    facts = TableFacts(
      table, rows: rows, map: map, contested: Set(contested), context: context)
    if isForm { leaveAccounts() }
    chooseNames()
    choosePhones()
    chooseBirths()
    lookAtMarks()
    lookAtTimes()
    lookAtIDs()
    lookAtUnits(isUnitSaid)
    lookAtGroups()
    for field in ColumnChoice.single { choose(field) }
    goOnWithNames()
    sayWhatIsNotRead()
  }

  private func letters(_ column: Int) -> String { CellAddress.letters(ofColumn: column) }

  private func isSaid(_ column: Int) -> Bool { map.confidence[column] ?? .none >= .saved }

  /// The better of two columns of a field comes first: what was said, then the surer heading, then
  /// the more values that fit.
  private func sorted(_ columns: [Int], fit: (ColumnFacts) -> Int) -> [Int] {
    columns.sorted { left, right in
      let (first, second) = (map.confidence[left] ?? .none, map.confidence[right] ?? .none)
      if first != second { return first > second }
      let fits = [left, right].map { fit(facts[$0]) }
      if fits[0] != fits[1] { return fits[0] > fits[1] }
      return left < right
    }
  }

  private mutating func keep(_ best: Int, of field: ListField, among columns: [Int]) {
    for column in columns where column != best {
      map.setAside(column, .otherColumn(letters(best)))
      map.repeated.append(column)
    }
    map.columns[field] = [best]
  }

  private mutating func choose(_ field: ListField) {
    guard let columns = map.columns[field], columns.count > 1 else { return }
    let best = sorted(columns) { $0.filled > 0 ? 1 : 0 }[0]
    keep(best, of: field, among: columns)
  }

  /// `Name` of a form is that of an account; so are `ID` and `Email`.
  private mutating func leaveAccounts() {
    let accounts = (map.columns[.name] ?? []).filter { column in
      !isSaid(column) && Folding.words(map.headings[column] ?? "") == "name"
    }
    guard let names = map.columns[.name], names.count > accounts.count, !accounts.isEmpty,
      let best = names.first(where: { !accounts.contains($0) })
    else { return }
    for column in accounts {
      map.setAside(column, .otherColumn(letters(best)))
      map.unknown.removeAll { $0 == column }
    }
  }

  private mutating func chooseNames() {
    guard let names = map.columns[.name], names.count > 1 else { return }
    if map.columns[.familyName] != nil, names.contains(where: isSaid) { return }
    // Whoever has the same name as everybody else is no person.
    let best = sorted(names) { facts in
      facts.filled > 1 && facts.values.count == 1 ? 0 : facts.names
    }[0]
    keep(best, of: .name, among: names)
  }

  private mutating func choosePhones() {
    guard let phones = map.columns[.phone], phones.count > 1 else { return }
    let order = sorted(phones) { $0.phones }
    let best = order[0]
    map.columns[.phone] = order
    for column in order.dropFirst() {
      map.notes[column, default: []].append(.whereEmpty(letters(best)))
    }
  }

  private mutating func chooseBirths() {
    guard map.birthParts == nil, let births = map.columns[.birthYear], births.count > 1 else {
      return
    }
    // A year under `Nam` or `Nữ` stands in one of the two.
    guard births.contains(where: { map.sexes[$0] == nil }) else { return }
    let order = sorted(births) { $0.dates }
    let best = order[0]
    for column in order.dropFirst() {
      map.notes[column, default: []].append(.whereEmpty(letters(best)))
    }
    map.columns[.birthYear] = order
  }

  /// Columns headed by hours and ticked, without a heading above them that says what they are of:
  /// `7h30-8h30` above `x`, or `Available 8:00-9:00` above `TRUE`.
  private mutating func lookAtMarks() {
    let timed = [ListField.time, .available, .preferred].flatMap { map.columns[$0] ?? [] }
    for column in map.unknown + timed where !isSaid(column) {
      guard let hours = hours(headedBy: map.headings[column] ?? "") else { continue }
      let cells = facts[column].samples
      guard !cells.isEmpty, cells.allSatisfy({ MarkReader.isMarked($0, under: hours) != nil })
      else {
        continue
      }
      map.forget(column)
      map.hours[column] = hours
      map.confidence[column] = .likely
    }
  }

  /// The hours that a heading is, or that stand behind its words.
  private func hours(headedBy heading: String) -> String? {
    if context.hours.hours(ofHeading: heading) != nil { return heading }
    guard let digit = heading.firstIndex(where: \.isNumber) else { return nil }
    let rest = String(heading[digit...]).trimmingSpaces
    let bare = String(rest.reversed().drop { ")]".contains($0) }.reversed())
    return context.hours.hours(ofHeading: bare) != nil ? bare : nil
  }

  /// Dates with a time of day say when somebody registered, and not when they want to come.
  private mutating func lookAtTimes() {
    for field in [ListField.time, .available, .preferred] {
      for column in map.columns[field] ?? [] where !isSaid(column) {
        let facts = facts[column]
        // Those of the day itself are hours all the same.
        guard facts.part(facts.timeStamps, isAtLeast: 0.5), !isOfTheDay(column) else { continue }
        map.setAside(column, .timeStamps)
      }
    }
  }

  private func isOfTheDay(_ column: Int) -> Bool {
    let days = Set(context.sessions.map(\.date))
    var (of, all) = (0, 0)
    for row in table.rows where rows.contains(row.number) {
      guard let value = table.cells(of: row).first(where: { $0.column == column })?.value,
        ColumnFacts.isTimeStamp(value)
      else { continue }
      all += 1
      let isOne = context.births.birth(of: value).map { birth in
        days.contains { $0.year == birth.year && $0.month == birth.month && $0.day == birth.day }
      }
      if isOne ?? days.contains(where: { value.shown.contains("\($0.day)/\($0.month)/\($0.year)") })
      {
        of += 1
      }
    }
    return of * 2 > all
  }

  /// Ids that are only running numbers name nobody, unless the drive's people have them.
  private mutating func lookAtIDs() {
    for column in map.columns[.id] ?? [] where !isSaid(column) {
      guard !isIDs(column) else { continue }
      let isRunning = facts[column].isRunning
      map.setAside(column, isRunning ? .runningNumbers : .noIDs)
      if isRunning, map.columns[.number] == nil { map.take(column, as: .number, .values) }
    }
  }

  private func isIDs(_ column: Int) -> Bool {
    let facts = facts[column]
    guard facts.filled > 0 else { return true }
    let names = map.nameColumns
    var (same, other) = (0, 0)
    for row in table.rows where rows.contains(row.number) {
      let cells = table.cells(of: row)
      guard let id = cells.first(where: { $0.column == column })?.value.shown,
        let known = context.nameOfID[id]
      else { continue }
      let name = names.compactMap { column in
        cells.first { $0.column == column }?.value.shown
      }.joined(separator: " ")
      if Folding.words(name) == Folding.words(known) { same += 1 } else { other += 1 }
    }
    // Whoever corrects a name leaves the id; numbers that stand beside other names are other ids.
    guard facts.integers.count == facts.filled else { return true }
    return same > 0 && same >= other
  }

  private mutating func lookAtUnits(_ isUnitSaid: Bool) {
    for column in map.columns[.unit] ?? [] where !isSaid(column) {
      let heading = Folding.words(map.headings[column] ?? "")
      let isVague =
        map.confidence[column] == .likely || ColumnChoice.departments.contains(heading)
      guard isVague, !isUnitSaid else { continue }
      let values = facts[column].values
      let found = values.filter { context.finder.unit(named: $0.key).unit != nil }
      let (all, known) = (values.values.reduce(0, +), found.values.reduce(0, +))
      if all > 0, known * 2 < all || known == 0 { map.setAside(column, .noUnits) }
    }
    if isUnitSaid {
      for column in map.columns[.unit] ?? [] {
        map.notes[column, default: []].append(.unitWasSaid)
      }
    }
  }

  /// `Nhóm` may be a blood group or the group of a laboratory.
  private mutating func lookAtGroups() {
    for column in map.columns[.group] ?? [] where !isSaid(column) {
      switch GroupColumn.content(heading: map.headings[column] ?? "", facts[column].values) {
      case .companions: break
      case .perhapsCompanions: map.notes[column, default: []].append(.perhapsCompanions)
      case .others: map.setAside(column, .noCompanions)
      }
    }
  }

  /// A column without a heading beside the names, which holds words of names, goes on with them.
  private mutating func goOnWithNames() {
    guard let name = map.columns[.name]?.first, map.columns[.name]?.count == 1,
      map.columns[.familyName] == nil, map.columns[.givenName] == nil, !map.headings.isEmpty
    else { return }
    let next = name + 1
    guard map.headings[next] == nil, map.contains(next), map.confidence[next] == nil else { return }
    let facts = facts[next]
    guard facts.filled > 0, facts.filled * 2 >= self.facts[name].filled,
      facts.values.keys.allSatisfy({ value in
        value.split(separator: " ").count <= 2 && !value.isEmpty
          && value.allSatisfy { $0.isLetter || $0 == " " } && value.first?.isUppercase == true
      }), !facts.values.keys.allSatisfy({ ["nam", "nu", "x"].contains(Folding.words($0)) })
    else { return }
    map.columns[.name] = nil
    map.take(name, as: .familyName, .values)
    map.take(next, as: .givenName, .values)
    map.notes[next, default: []].append(.continues(letters(name)))
  }

  private mutating func sayWhatIsNotRead() {
    for (column, facts) in facts.columns {
      let field = map.field(of: column)
      // Of notes the hours are reported where they stand.
      let isNote = field == .note
      guard field == nil || field == .unused || isNote, map.hours[column] == nil,
        map.notes[column]?.contains(.part) != true
      else { continue }
      guard !(map.notes[column] ?? []).contains(.timeStamps), facts.timeStamps * 2 <= facts.filled
      else { continue }
      if facts.times > 0, !isNote { map.notes[column, default: []].append(.times(facts.times)) }
      if facts.phones > 0, !isIdentity(column) {
        map.notes[column, default: []].append(.phones(facts.phones))
      }
      if facts.dates > 0, field == nil {
        map.notes[column, default: []].append(.dates(facts.dates))
      }
    }
  }

  /// Numbers of identity cards look like telephone numbers.
  private func isIdentity(_ column: Int) -> Bool {
    let heading = Folding.words(map.headings[column] ?? "")
    return ["cccd", "cmnd", "can cuoc", "chung minh", "id number", "bhyt", "ma so"].contains {
      heading.contains($0)
    }
  }
}
