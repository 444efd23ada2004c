import Pages
import Wording

/// Tables on paper.
enum TablePaper {
  /// The title, the lines below it, the table and its notes.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - wording: the language.
  ///   - size: the size of its letters, in points.
  ///   - isForm: whether there is room to write in its rows.
  /// - Returns: the blocks, one below the other.
  static func blocks(
    of table: ReportTable, _ wording: Words, size: Double, isForm: Bool = false
  ) -> [Block] {
    var blocks: [Block] = [.text(table.title.uppercased(), .bold(13), .centered())]
    blocks += table.lines.map { .text($0, .bold(12), .centered(above: 2)) }
    blocks += [.space(7), .table(paper(table, wording, size: size, isForm: isForm)), .space(3)]
    blocks += table.notes.map { note in
      .text(
        note, .italic(11),
        ParagraphStyle {
          $0.above = 3
          $0.isJustified = true
        })
    }
    return blocks
  }

  private static func paper(
    _ table: ReportTable, _ wording: Words, size: Double, isForm: Bool
  ) -> Table {
    let hasText = table.columns.contains(where: \.isText)
    /// As wide as what stands in it, in figures of about half the size.
    func width(of index: Int, in table: ReportTable) -> Double {
      let contents = (table.rows + table.totals).map { $0[index].text(wording).count }
      let words = table.columns[index].heading.split(separator: " ").map(\.count)
      return 8 + size * 0.52 * Double((contents + words).max() ?? 0)
    }
    func row(_ entries: [ReportTable.Entry], _ look: TextLook) -> TableRow {
      TableRow(
        zip(table.columns, entries).map { column, entry in
          TableCell(entry.text(wording), look, column.isText ? .left : .middle)
        }, height: isForm ? 30 : min(18, size * 1.75))
    }
    var rows = table.rows.map { row($0, .plain(size)) }
    rows += table.totals.map { row($0, .bold(size)) }
    if !table.totals.isEmpty, table.rows.count > 0 {
      rows[table.rows.count - 1].staysWithNext = true
    }
    var made = Table(
      columns: table.columns.enumerated().map { index, column in
        if column.isText { return .flexible(index <= 1 ? 1.6 : 1.1) }
        if hasText { return .fixed(isForm ? (index == 0 ? 40 : 70) : width(of: index, in: table)) }
        // Half hours are wider than numbers.
        return .flexible(index == 0 ? 1.45 : 1)
      },
      header: [
        TableRow(
          table.columns.map { TableCell($0.heading, .bold(size - 0.5), .middle, fill: 0.93) })
      ], rows: rows)
    made.padding = 3
    return made
  }
}
