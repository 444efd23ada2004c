import Drives
import Wording
import Workbooks

/// Reads one sheet: its letters, its tables, its unit, its rows.
struct SheetReading {
  let context: ReadingContext
  let file: SentFile
  let fileIndex: Int
  let sheetIndex: Int
  private(set) var sheet: SentSheet
  /// The tables of people, from the top; none where no row names people.
  private(set) var tables: [ListTable] = []
  /// The unit of the whole sheet, as far as it is known.
  private(set) var unit: Int?
  private(set) var sheetUnit: SheetUnit
  private(set) var forcedUnit: Int?
  var people: [SubmittedPerson] = []
  /// How many of the people, from the first on, are those of each table.
  var peopleOfTables: [Int] = []
  /// The rows that were taken for none of a person, by table.
  var leftOut: [[RowLeftOut]] = []
  /// In how many rows of people each column of each table holds something.
  var filled: [[Int: Int]] = []
  /// The rows of people, by table, where they are to be kept.
  var rowsRead: [[RowRead]] = []
  private(set) var keepsCells = false
  private(set) var diagnostics: [ListDiagnostic] = []

  init(
    _ sheet: SentSheet, of file: SentFile, fileIndex: Int, sheetIndex: Int, context: ReadingContext
  ) {
    self.sheet = sheet
    self.file = file
    self.fileIndex = fileIndex
    self.sheetIndex = sheetIndex
    self.context = context
    sheetUnit = SheetUnit(sheet, titles: 0..<0, file: file, context: context)
  }

  /// Whether it holds a list.
  var hasList: Bool { !tables.isEmpty }

  /// Puts letters right, and finds the tables and the unit.
  ///
  /// - Parameters:
  ///   - options: how lists are to be read.
  ///   - forcedUnit: the unit all lists are of.
  mutating func prepare(_ options: ImportOptions, forcedUnit: Int?) {
    let letters = ColumnLetters(of: sheet.table, isBytes: sheet.isBytes)
    if !letters.found.isEmpty {
      sheet.table.changeTexts { column, text in letters.meant(text, column: column) }
    }
    self.forcedUnit = forcedUnit
    keepsCells = options.keepsCells
    findTables(options.mappings)
    if let unit, let saved = options.savedMappings[context.units[unit].id] {
      findTables(options.mappings + saved)
    }
    guard let map = tables.first?.map else { return }
    tell(letters, map)
    for table in tables where !table.isContinued { reportColumns(table.map) }
    reportAbove(map)
    if let name = sheet.name { reportRefusal(name, nil, nil) }
    for row in sheet.table.rows where row.number < map.firstRow {
      for cell in sheet.table.cells(of: row) {
        if case .text(let text) = cell.value, text.utf8.count <= 200 {
          reportRefusal(text.tidied, row.number, Int(cell.column))
        }
      }
    }
  }

  private mutating func findTables(_ mappings: [ColumnMapping]) {
    tables = HeadingSearch(table: sheet.table, mappings: mappings).found()
    for index in tables.indices { tables[index].map.takeDeclarations(context.declarationHeadings) }
    sheetUnit = SheetUnit(
      sheet, titles: 0..<max(0, tables.first?.map.firstRow ?? 0), file: file, context: context)
    unit = forcedUnit
    if unit == nil, case .known(let known) = sheetUnit.found { unit = known }
    for index in tables.indices {
      if tables[index].isContinued,
        let first = tables[..<index].first(where: {
          !$0.isContinued && $0.map.span == tables[index].map.span
        })
      {
        var map = first.map
        (map.row, map.firstRow, map.lastRow) = (
          tables[index].map.row, tables[index].map.firstRow, tables[index].map.lastRow
        )
        tables[index].map = map
      } else {
        tables[index].map =
          ColumnChoice(sheet.table, tables[index], context, isUnitSaid: forcedUnit != nil).map
      }
    }
  }

  private mutating func tell(_ letters: ColumnLetters, _ map: HeadingMap) {
    let row = max(0, map.row)
    for found in LegacyLetters.allCases {
      let columns = letters.found.filter { $0.value == found }.keys.sorted()
      guard !columns.isEmpty else { continue }
      let names = columns.map { map.headings[$0] ?? CellAddress.letters(ofColumn: $0) }
      report(
        .textConverted, refuses: false, row: row,
        value: "\(found.rawValue): \(names.joined(separator: ", "))", hint: .ofList(.lookAtText))
    }
    for column in letters.hopeless.sorted() {
      report(
        .notUTF8, row: row, column: column, expected: .utf8, hint: .ofList(.saveAgain), of: map)
    }
  }

  private mutating func reportColumns(_ map: HeadingMap) {
    guard map.row >= 0 else { return }
    for column in map.unknown where map.headings[column] != nil {
      report(.unknownColumn, refuses: false, row: map.row, column: column, of: map)
    }
    for column in map.repeated {
      report(
        .duplicateColumn, refuses: false, row: map.row, column: column, expected: .once, of: map)
    }
    for (column, notes) in map.notes.sorted(by: { $0.key < $1.key }) {
      for note in notes where note.isDoubt && !map.unknown.contains(column) {
        report(
          .columnSetAside, refuses: false, row: map.row, column: column,
          hint: .ofList(.column(note)),
          of: map)
      }
      if notes.contains(.perhapsCompanions) {
        report(
          .perhapsCompanions, refuses: false, row: map.row, column: column,
          hint: .ofList(.ignoreColumn), of: map)
      }
    }
  }

  /// Rows above the headings that look like people are reported, since they are not read.
  private mutating func reportAbove(_ map: HeadingMap) {
    let rows = sheet.table.rows.filter { row in
      guard row.number < map.firstRow else { return false }
      let cells = sheet.table.cells(of: row)
      return cells.count >= 3
        && cells.contains { PersonNames.isFull($0.value.shown) }
        && cells.contains { RowKinds.isNumber($0.value) }
    }.map(\.number)
    guard let first = rows.first else { return }
    report(
      .rowsAboveHeadings, refuses: false, row: first, value: RowRanges.text(rows),
      hint: .ofList(.mapColumns))
  }

  mutating func report(
    _ code: ProblemCode, refuses: Bool = true, row: Int? = nil, column: Int? = nil,
    value: String = "", expected: Expectation? = nil, hint: Hint? = nil, of map: HeadingMap? = nil
  ) {
    diagnostics.append(
      ListDiagnostic(
        code, refuses: refuses, file: file.name, sheet: sheet.name, row: row.map { $0 + 1 },
        column: column.map { $0 + 1 }, heading: column.flatMap { map?.headings[$0] } ?? "",
        value: value, expected: expected, hint: hint))
  }

  mutating func add(_ more: [ListDiagnostic]) { diagnostics += more }

  /// Makes one of diagnostics that say the same of many cells of a column.
  mutating func mergeDiagnostics() { diagnostics = ListDiagnostic.merged(diagnostics) }

  /// The column for errors: the one that is there, or the first that nothing stands in.
  var errorsColumn: Int {
    if let column = tables.lazy.compactMap({ $0.map.column(.errors) }).first { return column }
    let cells = sheet.table.rows.lazy.flatMap { sheet.table.cells(of: $0) }
    return (cells.map { Int($0.column) }.max() ?? -1) + 1
  }

  /// The rows in which the column for errors holds something.
  var oldErrors: [Int] {
    guard let column = tables.lazy.compactMap({ $0.map.column(.errors) }).first else { return [] }
    return sheet.table.rows.filter { row in
      sheet.table.cells(of: row).contains { Int($0.column) == column }
    }.map(\.number)
  }
}

extension ColumnNote {
  /// Whether it is reported of a column that was not read, though its heading is one that is.
  var isDoubt: Bool {
    switch self {
    case .ofSomebodyElse, .noIDs, .noUnits, .noCompanions, .timeStamps: return true
    // The number of an answer is none of a person, and everybody knows it.
    case .runningNumbers, .otherColumn, .unitWasSaid, .whereEmpty, .part, .continues, .times,
      .phones, .dates, .perhapsCompanions:
      return false
    }
  }
}

/// Rows in few words: `3, 7–12`.
public enum RowRanges {
  /// The rows of a sheet.
  ///
  /// - Parameter rows: their numbers from 0, rising.
  /// - Returns: their numbers from 1.
  public static func text(_ rows: [Int]) -> String {
    var parts: [String] = []
    var first: Int?
    for (place, row) in rows.enumerated() {
      first = first ?? row
      if place + 1 < rows.count, rows[place + 1] == row + 1 { continue }
      let start = first ?? row
      parts.append(start == row ? "\(row + 1)" : "\(start + 1)–\(row + 1)")
      first = nil
    }
    return parts.joined(separator: ", ")
  }
}

/// Values that merged cells share downwards: a unit or a time that stands beside several people.
struct MergedCells {
  private var sources: [CellAddress: CellValue] = [:]
  private let columns: [Int]

  init(_ table: SheetTable, columns map: HeadingMap) {
    let fields: [ListField] = [.unit, .time, .available, .preferred, .kind, .group]
    let columns = fields.flatMap { map.columns[$0] ?? [] }
    self.columns = columns
    let merges = table.merges.prefix(20_000).filter {
      $0.from.row < $0.to.row && $0.from.row > map.lastRow && $0.to.row - $0.from.row < 10_000
        && columns.contains($0.from.column)
    }
    guard !merges.isEmpty else { return }
    let firsts = Dictionary(
      merges.map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
    // Merges that overlap, which no spreadsheet makes, could name the same rows again and again.
    var rowsLeft = 2 * CellAddress.mostRows
    for row in table.rows {
      for cell in table.cells(of: row) {
        let address = CellAddress(row: row.number, column: Int(cell.column))
        guard let merge = firsts[address] else { continue }
        rowsLeft -= merge.to.row - merge.from.row
        guard rowsLeft > 0 else { return }
        for below in merge.from.row...merge.to.row {
          sources[CellAddress(row: below, column: merge.from.column)] = cell.value
        }
      }
    }
  }

  /// Adds what merged cells share with a row.
  func fill(_ values: inout RowValues, row: Int) {
    guard !sources.isEmpty else { return }
    for column in columns where values[column] == nil {
      guard let value = sources[CellAddress(row: row, column: column)] else { continue }
      values.add(value, column: column)
    }
  }
}
