import Wording
import Workbooks

/// A row of headings by which the columns of a small table are known, whatever their case and accents.
enum HeadingRow {
  /// The columns of a row.
  ///
  /// - Parameters:
  ///   - cells: the cells of the row.
  ///   - headings: what each column may be called, folded.
  /// - Returns: the columns found, each once: the first with one of its names counts.
  static func columns<Column: Hashable>(
    in cells: ArraySlice<SheetTable.Entry>, by headings: [String: Column]
  ) -> [Int32: Column] {
    var found: [Int32: Column] = [:]
    for cell in cells {
      guard let column = headings[Folding.words(cell.value.shown)],
        !found.values.contains(column)
      else { continue }
      found[cell.column] = column
    }
    return found
  }
}
