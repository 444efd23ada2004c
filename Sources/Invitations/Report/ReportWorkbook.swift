import Drives
import Wording

/// A report as a workbook: a sheet per table, numbers as numbers.
public enum ReportWorkbook {
  /// The workbook.
  ///
  /// - Parameter report: the report.
  /// - Returns: the document.
  /// - Throws: ``LetterError/impossible(_:)``, or ``LetterError/unwritable(_:)``.
  public static func document(of report: Report) throws(LetterError) -> Document {
    var names = DocumentNames()
    return try Document(
      path: names.path(for: report.wording.reportFile, ending: ".xlsx"),
      of: TableSheet.workbook(
        of: report.tables, drive: report.drive.name, organizer: report.drive.organizer,
        wording: report.wording))
  }
}
