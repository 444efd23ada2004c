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
      document.blocks += TablePaper.blocks(of: table, wording, size: 10.5)
    }
    document.blocks.append(.pageBreak)
    document.blocks += head.blocks + [.space(16)]
    document.blocks += TablePaper.blocks(of: report.summaryTable, wording, size: 13, isForm: true)
    document.blocks += [.space(24), Signature(wording: wording, isFinal: true).block]
    return try Document(path: names.path(for: wording.reportFile, ending: ".pdf"), of: document)
  }
}

extension PageMargins {
  /// Those of reports, whose tables are wider than letters.
  static let report = PageMargins(left: 25, right: 15, top: 20, bottom: 20)
}
