public import Diagnostics
public import Drives
public import Foundation
import Wording
import Workbooks

/// A number for each unit, such as how many have given since the beginning of the year: a CSV or Excel file
/// with a column of units and one of numbers.
public struct UnitCountsFile: Equatable, Sendable {
  /// The numbers by the unit's index in the drive.
  public private(set) var counts: [Int: Int] = [:]

  private enum Column { case unit, count }

  private static let headings: [String: Column] = [
    "id": .unit, "ma": .unit, "ma don vi": .unit, "unit": .unit, "name": .unit, "don vi": .unit,
    "ten don vi": .unit, "co quan": .unit, "ten": .unit, "truong": .unit,
    "count": .count, "so luong": .count, "so nguoi": .count, "so luot": .count,
    "so luot hien": .count, "da hien": .count, "luy ke": .count, "tu dau nam": .count,
    "year to date": .count, "donations": .count, "so don vi mau": .count, "don vi mau": .count,
    "ket qua": .count, "total": .count, "tong so": .count, "cong": .count,
  ]

  /// Reads a file; the first sheet with both columns counts. Rows of one unit are added up.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - units: the drive's units.
  /// - Throws: ``UnitCountsError`` with everything that is wrong.
  public init(at url: URL, for units: [Drives.Unit]) throws(UnitCountsError) {
    let file = SentFile(at: url)
    let finder = UnitFinder(units)
    try file.readFirstTable(with: ["unit", "count"]) { read($0, of: file.name, finder, units) }
  }

  private mutating func read(
    _ sheet: SentSheet, of file: String, _ finder: UnitFinder, _ units: [Drives.Unit]
  ) -> (isTable: Bool, diagnostics: [ListDiagnostic]) {
    var columns: [Int32: Column] = [:]
    var diagnostics: [ListDiagnostic] = []
    for row in sheet.table.rows {
      let cells = sheet.table.cells(of: row)
      guard !columns.isEmpty else {
        let found = HeadingRow.columns(in: cells, by: Self.headings)
        if found.count == 2 { columns = found }
        continue
      }
      let name = cells.first { columns[$0.column] == .unit }
      let number = cells.first { columns[$0.column] == .count }
      guard let name, !TimetableColumns.isSum(name.value.shown) else { continue }
      func add(
        _ code: ProblemCode, _ cell: SheetTable.Entry, _ expected: Expectation, _ hint: Hint?
      ) {
        diagnostics.append(
          ListDiagnostic(
            code, file: file, sheet: sheet.name, row: row.number + 1,
            column: Int(cell.column) + 1, value: cell.value.shown, expected: expected, hint: hint))
      }
      guard let unit = finder.unit(named: name.value.shown).unit else {
        let hint = finder.onlyUnit(with: name.value.shown).map { Hint.didYouMean(units[$0].name) }
        add(.unknownUnit, name, .ofList(.unit), hint)
        continue
      }
      guard let number, !number.value.shown.isEmpty else { continue }
      let digits = number.value.shown.filter { !". \u{A0}".contains($0) }
      guard let count = Int(digits), (0...1_000_000).contains(count) else {
        add(.wrongType, number, .wholeNumber, nil)
        continue
      }
      counts[unit, default: 0] += count
    }
    return (!columns.isEmpty, diagnostics)
  }
}

extension SentFile {
  /// Reads the first sheet that is shown and has a table.
  ///
  /// - Parameters:
  ///   - columns: the columns of the table, by one heading each.
  ///   - read: reads a sheet, and says whether it has a table and what is wrong with that.
  /// - Throws: everything that is wrong with the file or with its table, or that it has none.
  func readFirstTable(
    with columns: [String],
    _ read: (SentSheet) -> (isTable: Bool, diagnostics: [ListDiagnostic])
  ) throws(UnitCountsError) {
    let sheets: [SentSheet]
    do throws(SentFileError) {
      sheets = try self.sheets()
    } catch {
      throw UnitCountsError(diagnostics: [error.diagnostic])
    }
    for sheet in sheets where !sheet.isHidden {
      let (isTable, diagnostics) = read(sheet)
      guard diagnostics.isEmpty else { throw UnitCountsError(diagnostics: diagnostics) }
      if isTable { return }
    }
    throw UnitCountsError(diagnostics: [
      ListDiagnostic(.noHeadings, file: name, expected: .columns(columns))
    ])
  }
}

/// Why numbers of units cannot be read.
public struct UnitCountsError: KhungGioError, Equatable {
  /// Everything that is wrong, each at its place.
  public let diagnostics: [ListDiagnostic]

  /// What went wrong, by a name for programs.
  public var code: String { "unit-counts-unreadable" }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    diagnostics.contains { $0.code == .missingInput } ? .inputMissing : .badData
  }
}
