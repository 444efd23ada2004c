import Drives
import Wording
import Workbooks

/// A report as a workbook: a sheet per table, numbers as numbers.
public enum ReportWorkbook {
  /// The workbook.
  ///
  /// - Parameter report: the report.
  /// - Returns: the document.
  /// - Throws: ``LetterError/impossible(_:)``, or ``LetterError/unwritable(_:)``.
  public static func document(of report: Report) throws(LetterError) -> Document {
    var names = DocumentNames()
    var tabs = SheetNames()
    let sheets = report.tables.map { table -> Worksheet in
      var sheet = TableSheet.sheet(
        of: table, drive: report.drive.name, organizer: report.drive.organizer,
        wording: report.wording)
      sheet.name = tabs.name(for: table.tab)
      return sheet
    }
    let book = Workbook(
      title: SheetLook.property(TextWidth.printable(report.drive.name)),
      author: SheetLook.property(TextWidth.printable(report.drive.organizer)), sheets: sheets)
    do throws(WorkbookError) {
      return Document(
        path: names.path(for: report.wording.reportFile, ending: ".xlsx"), bytes: try book.bytes())
    } catch {
      if case .unwritable(let reason) = error { throw .unwritable(reason) }
      throw .impossible(error.reason)
    }
  }
}
