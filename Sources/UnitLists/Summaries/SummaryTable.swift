import Foundation
public import Wording
import Workbooks

/// A table with a row for each unit, and in its columns the numbers of the summary: how a level sends
/// on what was sent to it.
public struct SummaryTable: Equatable, Sendable {
  /// The row of a unit.
  public struct Row: Equatable, Sendable {
    /// What the unit is called.
    public let name: String
    /// The part of the table that it stands in; empty for none.
    public let group: String
    /// The numbers that are stated.
    public let values: [Words.SummaryRow: SummaryForm.Value]
  }

  /// The tab of its sheet; nil for a table of text.
  public let sheet: String?
  /// Its rows, in the order of the sheet.
  public private(set) var rows: [Row] = []
  /// What is to be said.
  public private(set) var diagnostics: [SummaryForm.Diagnostic] = []

  /// Columns of fewer of the numbers are no such table.
  private static let leastColumns = 3
  /// The headings of the column of units.
  private static let names: Set<String> = [
    "don vi", "ten don vi", "cong doan", "cong doan co so", "ten cong doan", "co quan", "huyen",
    "lien doan lao dong", "ten", "noi", "diem", "unit", "name", "site", "organisation",
  ]

  /// The columns of a table.
  private struct Columns {
    var name: Int32
    var numbers: [Int32: Words.SummaryRow]
    var repeated: [Int32] = []
    /// The last row of the headings.
    var row: Int
  }

  /// The table on a sheet; nil where there is none.
  init?(_ sheet: SentSheet) {
    self.sheet = sheet.name
    guard let columns = Self.columns(of: sheet.table) else { return nil }
    var group = ""
    var hasTotal = false
    for row in sheet.table.rows where row.number > columns.row {
      let cells = sheet.table.cells(of: row)
      guard let name = cells.first(where: { $0.column == columns.name })?.value.shown,
        !name.isEmpty
      else { continue }
      if Self.isSum(name) {
        hasTotal = hasTotal || TimetableColumns.isSum(name)
        continue
      }
      let isHidden = sheet.table.hiddenRows.contains(row.number)
      var values: [Words.SummaryRow: SummaryForm.Value] = [:]
      var isStated = false
      for cell in cells {
        guard let subject = columns.numbers[cell.column] else { continue }
        let place = CellAddress(row: row.number, column: Int(cell.column)).name
        switch SummaryNumber(cell.value) {
        case .none: continue
        case .unreadable:
          isStated = true
          diagnostics.append(
            SummaryForm.Diagnostic(cell: place, text: cell.value.shown, kind: .noNumber))
        case .count(let count):
          isStated = true
          if isHidden {
            diagnostics.append(
              SummaryForm.Diagnostic(cell: place, text: cell.value.shown, kind: .hiddenRow))
          }
          values[subject] = SummaryForm.Value(count: count, cell: place)
        }
      }
      // `II  Khối các huyện`, without a number, heads the units below it.
      let number = cells.first { $0.column < columns.name }
      if !isStated, let number, RowKinds.isRomanOrLetter(number.value) {
        group = name
        continue
      }
      // Below the total stand remarks and signatures.
      let kind = RowWords.kind(of: name)
      guard isStated || !(hasTotal || kind == .signature || kind == .remark) else { continue }
      rows.append(Row(name: name, group: group, values: values))
    }
    guard !rows.isEmpty else { return nil }
  }

  private static func isSum(_ name: String) -> Bool {
    // With its accents, `Cộng` is no `Công đoàn`.
    let small = name.lowercased().precomposedStringWithCanonicalMapping
    return TimetableColumns.isSum(name) || small.hasPrefix("cộng ") || small.hasPrefix("tổng cộng ")
      || small.hasSuffix(", sum")
  }

  /// The headings, in one row or in two of which the upper one is of several columns.
  private static func columns(of table: SheetTable) -> Columns? {
    var upper: [Int32: String] = [:]
    var found: Columns?
    for row in table.rows {
      let own = texts(of: row, in: table)
      let one = columns(own, name: own, row: row.number)
      let both = columns(
        own.merging(upper) { "\($1) \($0)" }.filter { own[$0.key] != nil || upper[$0.key] != nil },
        name: own.merging(upper) { own, _ in own }, row: row.number)
      let best = [one, both].compactMap { $0 }.max { $0.numbers.count < $1.numbers.count }
      if let first = found {
        // A second row of headings tells more columns apart than the first alone.
        return best.flatMap { $0.numbers.count > first.numbers.count ? $0 : nil } ?? first
      }
      found = best
      upper = own
    }
    return found
  }

  private static func columns(
    _ headings: [Int32: String], name texts: [Int32: String], row: Int
  ) -> Columns? {
    let name = texts.sorted { $0.key < $1.key }.first { names.contains(Folding.words($0.value)) }
    guard let name else { return nil }
    var columns = Columns(name: name.key, numbers: [:], row: row)
    for (column, text) in headings.sorted(by: { $0.key < $1.key }) where column != name.key {
      guard let subject = SummaryLabels.columnSubject(text),
        !columns.numbers.values.contains(subject)
      else { continue }
      columns.numbers[column] = subject
    }
    return columns.numbers.count >= leastColumns ? columns : nil
  }

  /// The texts of a row by their columns; those of merged cells in each of theirs.
  private static func texts(of row: SheetTable.Row, in table: SheetTable) -> [Int32: String] {
    var texts: [Int32: String] = [:]
    for cell in table.cells(of: row) {
      guard case .text(let text) = cell.value, !text.tidied.isEmpty else { continue }
      let merged = table.merges.first {
        $0.from.row <= row.number && row.number <= $0.to.row && $0.from.column == Int(cell.column)
      }
      let last = min(merged?.to.column ?? Int(cell.column), Int(cell.column) + mostMerged)
      for column in Int(cell.column)...max(Int(cell.column), last) {
        texts[Int32(column)] = text.tidied
      }
    }
    return texts
  }

  /// The most columns that one heading is read for.
  private static let mostMerged = 20
}
