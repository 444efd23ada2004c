/// What stands in the cells of a sheet that was read.
public struct SheetTable: Sendable {
  /// A cell that holds something.
  public struct Entry: Equatable, Sendable {
    /// The column, from 0.
    public let column: Int32
    /// What it holds.
    public var value: CellValue

    /// A cell.
    public init(column: Int, value: CellValue) {
      self.column = Int32(truncatingIfNeeded: column)
      self.value = value
    }
  }

  /// A row that holds something.
  public struct Row: Sendable {
    /// The row of the sheet, from 0.
    public let number: Int
    /// Its cells, as indices of the table's entries.
    let range: Range<Int>
  }

  /// The rows that hold something, from the top.
  public private(set) var rows: [Row] = []
  private var entries: [Entry] = []
  /// The cells shown as one.
  public internal(set) var merges: [CellRange] = []
  /// The rows, from 0, that hold something and are not shown.
  public internal(set) var hiddenRows: Set<Int> = []
  /// The columns, from 0, that are not shown.
  public internal(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// Whether a filter is set, so that hidden rows may be those it leaves out.
  public internal(set) var isFiltered = false
  /// The cells whose text is struck through.
  public internal(set) var struckCells: Set<CellAddress> = []

  /// A table without cells.
  public init() {}

  /// Adds a row below the others; a row without cells is left out.
  public mutating func add(_ cells: some Sequence<Entry>, row: Int) {
    let start = entries.count
    entries.append(contentsOf: cells)
    if entries.count > start { rows.append(Row(number: row, range: start..<entries.count)) }
  }

  /// Keeps room for cells to come.
  mutating func reserve(_ cells: Int) { entries.reserveCapacity(cells) }

  /// The cells of a row, from the left.
  public func cells(of row: Row) -> ArraySlice<Entry> { entries[row.range] }

  /// Whether a column, from 0, is not shown.
  public func isHidden(column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }

  /// Replaces texts; the column of each is given.
  public mutating func changeTexts(_ change: (_ column: Int, _ text: String) -> String?) {
    for index in entries.indices {
      if case .text(let text) = entries[index].value,
        let changed = change(Int(entries[index].column), text)
      {
        entries[index].value = .text(changed)
      }
    }
  }
}

/// What a cell holds.
public enum CellValue: Equatable, Sendable {
  /// Text, as it is there.
  case text(String)
  /// A number that is shown as one.
  case number(Double)
  /// A number that is shown as a date or time: days since the end of 1899, as Excel counts them.
  case moment(Double)
  /// Yes or no.
  case boolean(Bool)
  /// What a formula failed with, such as `#REF!`.
  case error(String)
  /// A formula that no spreadsheet has calculated yet.
  case uncalculated
}
