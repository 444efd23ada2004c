import Drives
import Pages
import Wording

/// A report on paper: the tables, then the summary as a form to be signed.
public enum ReportPaper {
  /// The document.
  ///
  /// - Parameter report: the report.
  /// - Returns: the document.
  /// - Throws: ``LetterError/paper(_:)``.
  public static func document(of report: Report) throws(LetterError) -> Document {
    let wording = report.wording
    var names = DocumentNames()
    let drive = TextWidth.printable(report.drive.name)
    let organizer = TextWidth.printable(report.drive.organizer)
    var document = PagedDocument(
      title: "\(wording.reportTitle) – \(drive)", author: organizer,
      language: wording.language.rawValue, margins: .report)
    document.running.numbering = .letter
    let head = LetterHead(
      organizer: organizer.isEmpty ? wording.theOrganizers : organizer, wording: wording,
      number: wording.reportNumber)
    document.blocks = head.blocks
    document.blocks += [
      .text(wording.reportTitle, .bold(15), .centered(above: 16)),
      .text(drive, .bold(14), .centered(above: 2, ruleBelow: 0.35)), .space(10),
    ]
    for (index, table) in report.tables.dropLast().enumerated() {
      if index > 0 { document.blocks.append(.pageBreak) }
      document.blocks += blocks(of: table, wording, size: 10.5)
    }
    document.blocks.append(.pageBreak)
    document.blocks += head.blocks + [.space(16)]
    document.blocks += blocks(of: report.summaryTable, wording, size: 13)
    document.blocks += [.space(24), Signature(wording: wording, isFinal: true).block]
    do throws(PageError) {
      return Document(
        path: names.path(for: wording.reportFile, ending: ".pdf"), bytes: try document.bytes())
    } catch {
      throw .paper(PaperError(error))
    }
  }

  private static func blocks(of table: ReportTable, _ wording: Words, size: Double) -> [Block] {
    var blocks: [Block] = [.text(table.title.uppercased(), .bold(13), .centered())]
    blocks += table.lines.map { .text($0, .bold(12), .centered(above: 2)) }
    blocks += [.space(7), .table(paper(table, wording, size: size)), .space(3)]
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

  private static func paper(_ table: ReportTable, _ wording: Words, size: Double) -> Table {
    let hasText = table.columns.contains(where: \.isText)
    let isForm = size > 12
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
        }, height: isForm ? 30 : 18)
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

extension PageMargins {
  /// Those of reports, whose tables are wider than letters.
  static let report = PageMargins(left: 25, right: 15, top: 20, bottom: 20)
}
