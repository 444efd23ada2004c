import Drives
import Wording
import Workbooks

/// Reads one sheet: its letters, its headings, its unit, its rows.
struct SheetReading {
  let context: ReadingContext
  let file: SentFile
  let fileIndex: Int
  let sheetIndex: Int
  private(set) var sheet: SentSheet
  private(set) var map: HeadingMap?
  /// The unit of the whole sheet, as far as it is told.
  private(set) var unit: Int?
  private(set) var people: [SubmittedPerson] = []
  private(set) var remarks: [ListRemark] = []

  init(
    _ sheet: SentSheet, of file: SentFile, fileIndex: Int, sheetIndex: Int, context: ReadingContext
  ) {
    self.sheet = sheet
    self.file = file
    self.fileIndex = fileIndex
    self.sheetIndex = sheetIndex
    self.context = context
  }

  /// Puts letters right, and finds the headings and the unit.
  ///
  /// - Parameters:
  ///   - options: how lists are to be read.
  ///   - forcedUnit: the unit all lists are of.
  mutating func prepare(_ options: ImportOptions, forcedUnit: Int?) {
    let letters = ColumnLetters(of: sheet.table, isBytes: sheet.isBytes)
    if !letters.found.isEmpty {
      sheet.table.changeTexts { column, text in letters.meant(text, column: column) }
    }
    unit = forcedUnit
    map = HeadingSearch(table: sheet.table, mappings: options.mappings).found()
    unit = forcedUnit ?? unitOfSheet()
    if let unit, let saved = options.savedMappings[context.units[unit].id] {
      map = HeadingSearch(table: sheet.table, mappings: options.mappings + saved).found()
    }
    guard let map else { return }
    for found in LegacyLetters.allCases {
      let columns = letters.found.filter { $0.value == found }.keys.sorted()
      guard !columns.isEmpty else { continue }
      let names = columns.map { map.headings[$0] ?? CellAddress.letters(ofColumn: $0) }
      remark(
        .textConverted, refuses: false, row: map.row,
        value: "\(found.rawValue): \(names.joined(separator: ", "))", hint: .ofList(.lookAtText))
    }
    for column in letters.hopeless.sorted() {
      remark(.notUTF8, row: map.row, column: column, expected: .utf8, hint: .ofList(.saveAgain))
    }
    for column in map.unknown where map.headings[column] != nil {
      remark(.unknownColumn, refuses: false, row: map.row, column: column)
    }
    for column in map.repeated {
      remark(.duplicateColumn, refuses: false, row: map.row, column: column, expected: .once)
    }
  }

  mutating func remark(
    _ code: ProblemCode, refuses: Bool = true, row: Int? = nil, column: Int? = nil,
    value: String = "", expected: Expectation? = nil, hint: Hint? = nil
  ) {
    remarks.append(
      ListRemark(
        code, refuses: refuses, file: file.name, sheet: sheet.name, row: row.map { $0 + 1 },
        column: column.map { $0 + 1 }, heading: column.flatMap { map?.headings[$0] } ?? "",
        value: value, expected: expected, hint: hint))
  }

  /// The unit that stands above the headings, or is the name of the sheet or the file.
  private func unitOfSheet() -> Int? {
    var titles: [String] = []
    for row in sheet.table.rows {
      guard row.number < map?.row ?? 0 else { break }
      for cell in sheet.table.cells(of: row) {
        if case .text(let text) = cell.value { titles.append(text.tidied) }
      }
    }
    // `Đơn vị: …` says it outright.
    let labels: Set<String> = ["don vi", "unit", "co quan", "truong", "ten don vi"]
    for title in titles {
      let parts = title.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, labels.contains(Folding.words(String(parts[0]))) else { continue }
      if case .one(let unit) = context.finder.unit(named: String(parts[1])) { return unit }
    }
    for text in [sheet.name ?? "", file.stem] + titles where !text.isEmpty {
      if case .one(let unit) = context.finder.unit(inside: text) { return unit }
    }
    return nil
  }

  /// The column for faults: the one that is there, or the first that nothing stands in.
  var faultsColumn: Int {
    if let column = map?.column(.faults) { return column }
    let cells = sheet.table.rows.lazy.flatMap { sheet.table.cells(of: $0) }
    return (cells.map { Int($0.column) }.max() ?? -1) + 1
  }

  /// The rows in which the column for faults holds something.
  var oldFaults: [Int] {
    guard let column = map?.column(.faults) else { return [] }
    return sheet.table.rows.filter { row in
      sheet.table.cells(of: row).contains { Int($0.column) == column }
    }.map(\.number)
  }

  /// What a unit that the drive does not know would be called: the name of the sheet, if somebody
  /// gave it one, or of the file.
  private var newUnit: String? {
    guard context.unitsMayGrow, unit == nil else { return nil }
    let name = sheet.name ?? ""
    let usual = #/^(sheet|trang tinh|danh sach|list)? ?\d*$/#
    return Folding.words(name).contains(usual) ? file.stem : name
  }

  /// Reads the rows below the headings.
  mutating func readRows() {
    guard let map else { return }
    var unit = unit
    let newUnit = newUnit
    let fill = MergedCells(sheet.table, columns: map)
    let kinds = RowKinds(map: map, headings: sheet.table)
    defer { tellUnclearUnit(map) }
    for row in sheet.table.rows where row.number > map.lastRow {
      var values = RowValues(sheet.table.cells(of: row))
      switch kinds.kind(of: values) {
      case .nothing: continue
      case .other(let column, let text):
        if case .one(let found) = context.finder.unit(named: text) {
          unit = found
        } else if !kinds.isSilent(text) {
          remark(.rowLeftOut, refuses: false, row: row.number, column: column, value: text)
        }
      case .person:
        fill.fill(&values, row: row.number)
        var reading = RowReading(
          RowPlace(file: fileIndex, sheet: sheetIndex, row: row.number), values, context, map,
          file: file.name, sheet: sheet.name)
        reading.read(unit: unit, newUnit: newUnit)
        people.append(reading.person)
        remarks += reading.remarks
      }
    }
  }
}

extension SheetReading {
  /// Says once that nothing tells the unit of a list that has no column for it.
  private mutating func tellUnclearUnit(_ map: HeadingMap) {
    guard map.column(.unit) == nil,
      people.contains(where: { $0.unit < 0 && $0.newUnit == nil })
    else { return }
    remark(.unclearUnit, expected: .ofList(.unit), hint: .ofList(.nameUnit))
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
