import Drives
import Wording
import Workbooks

/// What a sheet is read with while its rows go by.
struct RowsState {
  var units: RowUnits
  /// The part of the list that the rows stand in.
  var part = RowUnits.Part.none
  /// Whether the rows stand below a signature.
  var isBelowSignature = false
  /// The sex that a part is of.
  var isMale: Bool?
  /// Whether parts of the sheet are units of the drive.
  var partsAreUnits = false
  /// How many people there were in the sheet, the table and the part, and since the last total.
  var inSheet = 0
  var inTable = 0
  var inPart = 0
  var sinceTotal = 0
  /// Whether everybody so far has more than a name.
  var allHaveMore = true
  /// The number of the last row of a person.
  var lastPerson: Int?
  /// The rows that are not shown, with people.
  var hidden: [Int] = []
}

extension SheetReading {
  /// A row with what it was taken for.
  private struct KnownRow {
    let row: SheetTable.Row
    let values: RowValues
    let kind: RowKinds.Kind
  }

  /// Reads the rows below the headings.
  mutating func readRows() {
    guard hasList else { return }
    var state = RowsState(
      units: RowUnits(context: context, forcedUnit: forcedUnit, sheetUnit: sheetUnit))
    let rows = tables.map { knownRows(of: $0) }
    state.partsAreUnits = rows.joined().contains { row in
      guard case .other(_, let text) = row.kind else { return false }
      switch RowWords.kind(of: text) {
      case .total, .signature, .sex, .remark: return false
      default:
        return context.finder.unit(titled: RowWords.withoutNumber(text)).unit != nil
      }
    }
    for (index, table) in tables.enumerated() { read(rows[index], of: table, &state) }
    reportUnits(state)
    reportHidden(state)
    mergeDiagnostics()
  }

  private func knownRows(of table: ListTable) -> [KnownRow] {
    let kinds = RowKinds(map: table.map, rows: table.rows, table: sheet.table)
    let fill = MergedCells(sheet.table, columns: table.map)
    return sheet.table.rows.filter { table.rows.contains($0.number) }.map { row in
      var values = RowValues(sheet.table.cells(of: row))
      if let span = table.map.span { values = values.filter { column, _ in span.contains(column) } }
      let kind = kinds.kind(of: values, row: row.number)
      if case .person = kind {
        values = kinds.withoutZeros(values)
        fill.fill(&values, row: row.number)
      }
      return KnownRow(row: row, values: values, kind: kind)
    }
  }

  private mutating func read(
    _ rows: [KnownRow], of table: ListTable, _ state: inout RowsState
  ) {
    let map = table.map
    if !table.isContinued {
      (state.inTable, state.inPart, state.sinceTotal) = (0, 0, 0)
    }
    (state.isBelowSignature, state.isMale) = (false, nil)
    leftOut.append([])
    filled.append([:])
    rowsRead.append([])
    let before = people.count
    let cells = rows.compactMap { row -> String?? in
      switch row.kind {
      case .person, .bareName: break
      default: return nil
      }
      let value = map.columns[.unit]?.lazy.compactMap { row.values[$0] }.first { !$0.isBlank }
      return .some(value?.shown)
    }
    state.units.begin(cells)
    let bareNames = rows.count {
      if case .bareName = $0.kind { return true }
      return false
    }
    let haveMore = rows.count { $0.kind == .person } > bareNames
    for known in rows {
      switch known.kind {
      case .nothing: continue
      case .leftOut(let reason, let text): leave(known.row.number, reason, text)
      case .other(let column, let text): pass(text, known.row.number, column, map, &state)
      case .bareName(let column, let text):
        if context.finder.unit(titled: text).unit != nil, !PersonNames.isFull(text) {
          pass(text, known.row.number, column, map, &state)
        } else if isSigner(known.row.number, state) {
          leave(known.row.number, .signature, text)
          if !state.isBelowSignature {
            report(
              .rowLeftOut, refuses: false, row: known.row.number, column: column, value: text,
              of: map)
          }
        } else {
          // `DỰ BỊ` between people who have more than a name may head those below it.
          if haveMore, !PersonNames.isFull(text) {
            report(
              .nameHasMore, refuses: false, row: known.row.number, column: column, value: text,
              of: map)
          }
          readPerson(known, map, &state)
        }
      case .person: readPerson(known, map, &state)
      }
    }
    peopleOfTables.append(people.count - before)
  }

  /// Whether a name alone is that of whoever signs: below a signature, or after an empty row where
  /// everybody else has more than a name.
  private func isSigner(_ row: Int, _ state: RowsState) -> Bool {
    if state.isBelowSignature { return true }
    guard state.inTable > 0, state.allHaveMore, let last = state.lastPerson else { return false }
    return row > last + 1
  }

  private mutating func leave(_ row: Int, _ reason: RowReason, _ text: String) {
    leftOut[leftOut.count - 1].append(RowLeftOut(row: row + 1, reason: reason, text: text))
  }

  /// A text between people: the beginning of a part, a total, a signature, a remark.
  private mutating func pass(
    _ text: String, _ row: Int, _ column: Int, _ map: HeadingMap, _ state: inout RowsState
  ) {
    switch RowWords.kind(of: text) {
    case .total(let people):
      leave(row, .total, text)
      if let people,
        ![state.inSheet, state.inTable, state.inPart, state.sinceTotal].contains(people)
      {
        report(
          .countDiffers, refuses: false, row: row, column: column, value: text,
          expected: .ofList(.people(state.inTable)))
      }
      state.sinceTotal = 0
    case .signature:
      leave(row, .signature, text)
      state.isBelowSignature = true
    case .sex(let isMale):
      leave(row, .section, text)
      state.isMale = isMale
      state.inPart = 0
    case .remark:
      leave(row, .remark, text)
      reportRefusal(text, row, column)
    case .organisation: begin(text, .organisation, row, column, map, &state)
    case .part: begin(text, .part, row, column, map, &state)
    case .unknown: begin(text, .unknown, row, column, map, &state)
    }
  }

  /// The beginning of a part of the list.
  private mutating func begin(
    _ text: String, _ kind: RowWords.Kind, _ row: Int, _ column: Int, _ map: HeadingMap,
    _ state: inout RowsState
  ) {
    let name = RowWords.withoutNumber(text)
    let found = context.finder.unit(titled: name)
    if found == .none, state.isBelowSignature {
      leave(row, .signature, text)
      return
    }
    leave(row, kind == .unknown && found == .none ? .remark : .section, text)
    reportRefusal(text, row, column)
    (state.inPart, state.isMale, state.isBelowSignature) = (0, nil, false)
    if let forcedUnit {
      if let other = found.unit, other != forcedUnit {
        report(
          .unitDiffers, refuses: false, row: row, column: column, value: text,
          hint: .ofList(.readAs(context.units[forcedUnit].name)), of: map)
      } else if found == .none {
        reportLeftOut(text, row, column, map)
      }
      return
    }
    switch found {
    case .one(let unit): state.part = .known(unit)
    case .likely(let unit):
      state.part = .known(unit)
      report(
        .unitDiffers, refuses: false, row: row, column: column, value: text,
        hint: .ofList(.readAs(context.units[unit].name)), of: map)
    case .several(let units): state.part = .unclear(text, units)
    case .none: beginUnknown(name, text, kind, row, column, map, &state)
    }
  }

  /// A part that is no unit of the drive: one that it does not know, or a part of a unit.
  private mutating func beginUnknown(
    _ name: String, _ text: String, _ kind: RowWords.Kind, _ row: Int, _ column: Int,
    _ map: HeadingMap, _ state: inout RowsState
  ) {
    let isKnownSheet = unit != nil
    let isUnit =
      kind == .organisation
      || state.partsAreUnits && (kind != .part || context.finder.hasUnit(beginningAs: name))
      || !isKnownSheet && !state.partsAreUnits && kind == .part && map.column(.unit) == nil
    guard isUnit else {
      reportLeftOut(text, row, column, map)
      return
    }
    state.part = context.unitsMayGrow ? .new(name) : .unknown(name, row: row)
  }

  /// Tells a text that says of the people below it not to come: `Danh sách rút tên`.
  mutating func reportRefusal(_ text: String, _ row: Int?, _ column: Int?) {
    guard AnswerReader.declines(in: text) != .yes else { return }
    report(
      .unclearAnswer, refuses: false, row: row, column: column, value: text,
      hint: .ofList(.keptUntilCancelled))
  }

  private mutating func reportLeftOut(_ text: String, _ row: Int, _ column: Int, _ map: HeadingMap)
  {
    report(.rowLeftOut, refuses: false, row: row, column: column, value: text, of: map)
  }

  private mutating func readPerson(
    _ known: KnownRow, _ map: HeadingMap, _ state: inout RowsState
  ) {
    let row = known.row.number
    state.inSheet += 1
    state.inTable += 1
    state.inPart += 1
    state.sinceTotal += 1
    state.lastPerson = row
    if case .bareName = known.kind { state.allHaveMore = false }
    if let name = struckName(known, map) {
      leave(row, .struck, name)
      report(
        .rowStruck, refuses: false, row: row, column: map.nameColumns.first, value: name, of: map)
      return
    }
    if sheet.table.hiddenRows.contains(row) { state.hidden.append(row) }
    let values = withBirth(known.values, map)
    for cell in values.cells where !cell.value.isBlank {
      filled[filled.count - 1][Int(cell.column), default: 0] += 1
    }
    if keepsCells { keep(known.values, row: row) }
    var found: [ListDiagnostic] = []
    let (file, sheetName) = (file.name, sheet.name)
    let unit = state.units.unit(of: values, row: row, map: map, part: state.part) {
      code, column, value, expected, hint in
      found.append(
        ListDiagnostic(
          code, file: file, sheet: sheetName, row: row + 1, column: column.map { $0 + 1 },
          heading: column.flatMap { map.headings[$0] } ?? "", value: value, expected: expected,
          hint: hint))
    }
    var reading = RowReading(
      RowPlace(file: fileIndex, sheet: sheetIndex, row: row), values, context, map, file: file,
      sheet: sheetName)
    switch unit {
    case .unit(let unit): reading.read(unit: unit, newUnit: nil)
    case .new(let name): reading.read(unit: nil, newUnit: name)
    case .refused: reading.read(unit: nil, newUnit: nil)
    }
    // Whoever does not come is reported, and is nobody to be planned.
    guard !reading.person.isDeclined else {
      leave(row, .declined, reading.person.name)
      add(reading.diagnostics)
      return
    }
    var person = reading.person
    person.isMale = person.isMale ?? state.isMale
    add(found + reading.diagnostics)
    people.append(person)
  }

  private mutating func keep(_ values: RowValues, row: Int) {
    let cells = values.cells.filter { !$0.value.isBlank }.map {
      (CellAddress.letters(ofColumn: Int($0.column)), $0.value.shown)
    }
    rowsRead[rowsRead.count - 1].append(
      RowRead(row: row + 1, cells: Dictionary(cells, uniquingKeysWith: { first, _ in first })))
  }

  /// The name of a row that is struck through; nil for others.
  private func struckName(_ known: KnownRow, _ map: HeadingMap) -> String? {
    guard !sheet.table.struckCells.isEmpty else { return nil }
    let names = map.nameColumns.filter { known.values[$0].map { !$0.isBlank } ?? false }
    guard !names.isEmpty,
      names.allSatisfy({
        sheet.table.struckCells.contains(CellAddress(row: known.row.number, column: $0))
      })
    else { return nil }
    return names.compactMap { known.values[$0]?.shown }.joined(separator: " ")
  }

  /// A row with its day of birth in one column, where it takes several.
  private func withBirth(_ values: RowValues, _ map: HeadingMap) -> RowValues {
    guard let parts = map.birthParts, let year = values[parts.year], !year.isBlank else {
      return values
    }
    let whole = { (column: Int?) -> Int? in
      guard let column, let value = values[column] else { return nil }
      return Int(value.shown.trimmingSpaces)
    }
    let day = whole(parts.day).flatMap { (1...31).contains($0) ? $0 : nil }
    let text: String
    if let month = whole(parts.month) {
      guard (1...12).contains(month), day != nil || parts.day == nil else { return values }
      text = (day.map { "\($0)/" } ?? "") + "\(month)/\(year.shown)"
    } else {
      // `March`.
      guard let day, let month = parts.month.flatMap({ values[$0] }) else { return values }
      text = "\(day) \(month.shown) \(year.shown)"
      guard context.births.birth(of: .text(text)) != nil else { return values }
    }
    return RowValues(
      values.cells.map { cell in
        Int(cell.column) == parts.year
          ? SheetTable.Entry(column: parts.year, value: .text(text)) : cell
      })
  }
}
