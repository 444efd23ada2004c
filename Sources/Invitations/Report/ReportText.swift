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
    return lines + [""] + report.tables.text(wording)
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
