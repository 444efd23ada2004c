import Workbooks

/// The cells of a row that hold something, from the left.
struct RowValues {
  private(set) var cells: [SheetTable.Entry]

  init(_ cells: some Sequence<SheetTable.Entry>) { self.cells = Array(cells) }

  /// How many cells hold something.
  var count: Int { cells.count }

  /// The value in a column; nil where there is none.
  subscript(column: Int) -> CellValue? {
    cells.first { $0.column == column }?.value
  }

  /// Adds a value in a column that has none.
  mutating func add(_ value: CellValue, column: Int) {
    let place = cells.firstIndex { $0.column > column } ?? cells.endIndex
    cells.insert(SheetTable.Entry(column: column, value: value), at: place)
  }

  /// The cells for which something holds.
  func filter(_ isIncluded: (_ column: Int, _ value: CellValue) -> Bool) -> RowValues {
    RowValues(cells.filter { isIncluded(Int($0.column), $0.value) })
  }
}
