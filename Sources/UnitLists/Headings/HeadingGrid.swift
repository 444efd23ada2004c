import Workbooks

/// The texts at the top of a table, with those that merged cells share.
struct HeadingGrid {
  let table: SheetTable
  /// The index of each row by its number.
  private let places: [Int: Int]
  /// Merged cells by the rows they touch, as far as headings may be among them.
  private let merges: [Int: [CellRange]]
  /// How many merged cells are looked at.
  private static let mostMerges = 20_000

  init(_ table: SheetTable) {
    self.table = table
    places = Dictionary(
      table.rows.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    var merges: [Int: [CellRange]] = [:]
    for range in table.merges.prefix(HeadingGrid.mostMerges)
    where range.to.row - range.from.row < 6 {
      for row in range.from.row...range.to.row { merges[row, default: []].append(range) }
    }
    self.merges = merges
  }

  /// The cells of a row by its number.
  func cells(_ number: Int) -> ArraySlice<SheetTable.Entry> {
    places[number].map { table.cells(of: table.rows[$0]) } ?? []
  }

  /// The text of a cell in one line; nil where it holds none.
  func text(_ row: Int, _ column: Int) -> String? {
    guard case .text(let text) = cells(row).first(where: { $0.column == column })?.value else {
      return nil
    }
    let tidied = text.tidied
    return tidied.isEmpty ? nil : tidied
  }

  /// The merged cells that a cell is one of.
  func merge(_ row: Int, _ column: Int) -> CellRange? {
    merges[row]?.first { $0.contains(CellAddress(row: row, column: column)) }
  }

  /// The merged cells that touch a row.
  func merges(_ row: Int) -> [CellRange] { merges[row] ?? [] }

  /// The text that a cell shows: its own, or that of the merged cells it is one of.
  func shown(_ row: Int, _ column: Int) -> String? {
    if let own = text(row, column) { return own }
    guard let merge = merge(row, column) else { return nil }
    return text(merge.from.row, merge.from.column)
  }

  /// The columns a heading stands over: its own, or those it is merged with.
  func span(_ row: Int, _ column: Int) -> ClosedRange<Int> {
    merge(row, column).map { $0.from.column...$0.to.column } ?? column...column
  }
}
