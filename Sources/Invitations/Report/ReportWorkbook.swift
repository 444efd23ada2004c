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
      var sheet = self.sheet(of: table, report)
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

  private static func sheet(of table: ReportTable, _ report: Report) -> Worksheet {
    let wording = report.wording
    var sheet = Worksheet(name: "")
    let hasText = table.columns.contains(where: \.isText)
    sheet.columns = table.columns.flatMap { column -> [SheetColumn] in
      if column.isNeed { return [SheetColumn(width: 8), SheetColumn(width: 8)] }
      return [SheetColumn(width: column.isText ? 36 : hasText ? 10 : 13)]
    }
    let width = sheet.columns.count
    let room = sheet.columns.reduce(0) { $0 + $1.width }
    func add(_ text: String, _ style: CellStyle) {
      sheet.add(
        title: text, style: style, over: width,
        height: SheetLook.height(text, width: room, size: style.size))
    }
    let organizer = TextWidth.printable(report.drive.organizer)
    if !organizer.isEmpty { add(organizer, SheetLook.organizer) }
    add(table.title, SheetLook.title)
    let lines = table.lines.isEmpty ? [TextWidth.printable(report.drive.name)] : table.lines
    for line in lines { add(line, SheetLook.line) }
    add("", SheetLook.line)
    sheet.frozenRows = sheet.rows.count + 1
    sheet.page.repeatedRows = sheet.rows.count...sheet.rows.count
    sheet.add(
      table.columns.flatMap { column -> [Cell] in
        guard column.isNeed else { return [Cell(column.heading, SheetLook.head)] }
        return [
          Cell("\(column.heading): \(wording.neededShort)", SheetLook.head),
          Cell(wording.thereShort, SheetLook.head),
        ]
      }, height: table.columns.contains(where: \.isNeed) ? 48 : 32)
    for row in table.rows {
      sheet.add(zip(table.columns, row).flatMap { cells($1, of: $0) })
    }
    for row in table.totals {
      sheet.add(
        zip(table.columns, row).flatMap { cells($1, of: $0) }.map { cell in
          var cell = cell
          cell.style.isBold = true
          return cell
        })
    }
    add("", SheetLook.line)
    for note in table.notes {
      add(note, CellStyle(isItalic: true, size: 10, alignment: .left, wraps: true))
    }
    sheet.page.isLandscape = !hasText
    sheet.page.footer = SheetLook.footer(TextWidth.printable(report.drive.name), draft: nil)
    return sheet
  }

  private static func cells(_ entry: ReportTable.Entry, of column: ReportTable.Column) -> [Cell] {
    let text = column.isText ? SheetLook.text : SheetLook.center
    switch entry {
    case .empty:
      let empty = Cell(.empty, text)
      return column.isNeed ? [empty, empty] : [empty]
    case .text(let words): return [Cell(words, text)]
    case .number(let number, let decimals):
      var style = SheetLook.number
      style.numberFormat = decimals == 0 ? "#,##0" : "#,##0.0"
      return [Cell(.number(number), style)]
    case .part(let part):
      var style = SheetLook.number
      style.numberFormat = "0 %"
      return [Cell(.number(part), style)]
    case .need(let needed, let available, let isShort):
      var style = SheetLook.number
      if isShort { style.fill = 0xFFE1E1 }
      return [
        Cell(.number(Double(needed)), style),
        available.map { Cell(.number(Double($0)), style) } ?? Cell(.empty, style),
      ]
    }
  }
}
