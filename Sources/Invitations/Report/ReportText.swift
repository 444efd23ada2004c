import Drives
import Wording

/// A report as text, in 80 columns.
public struct ReportText {
  private let report: Report
  private var wording: Words { report.wording }

  /// The text of a report.
  public init(of report: Report) { self.report = report }

  /// Its lines.
  public var lines: [String] {
    var lines = TextWidth.wrapped(
      TextWidth.printable("\(wording.reportTitle): \(report.drive.name)"), to: TextWidth.page)
    if !report.drive.organizer.isEmpty {
      lines += TextWidth.wrapped(TextWidth.printable(report.drive.organizer), to: TextWidth.page)
    }
    for table in report.tables {
      lines.append("")
      lines += Layout.heading(table.title.uppercased())
      lines += table.lines.flatMap { TextWidth.wrapped($0, to: TextWidth.page) }
      lines.append("")
      lines += TableText(table, wording: wording).lines
      let notes = table.notes + (table.hint.isEmpty ? [] : [table.hint])
      if !notes.isEmpty { lines.append("") }
      lines += notes.flatMap { TextWidth.wrapped($0, to: TextWidth.page) }
    }
    return lines
  }
}

extension ReportText {
  /// The text as a file.
  public var document: Document {
    var names = DocumentNames()
    return Document(
      path: names.path(for: report.wording.reportFile, ending: ".txt"),
      text: lines.joined(separator: "\n") + "\n")
  }
}
