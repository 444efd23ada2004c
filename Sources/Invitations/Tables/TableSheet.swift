import Wording
import Workbooks

/// Tables as sheets of a workbook: numbers are numbers.
enum TableSheet {
  /// The widths of columns of text, in characters.
  private static let (widthOfTexts, widthOfLongTexts) = (36.0, 62.0)

  /// The sheet of a table.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - drive: what the drive is called.
  ///   - organizer: who invites; empty for nobody named.
  ///   - wording: the language.
  /// - Returns: the sheet, which has no name yet.
  static func sheet(
    of table: ReportTable, drive: String, organizer: String, wording: Words
  ) -> Worksheet {
    var sheet = Worksheet(name: "")
    let hasText = table.columns.contains(where: \.isText)
    sheet.columns = table.columns.flatMap { column -> [SheetColumn] in
      if column.isNeed { return [SheetColumn(width: 8), SheetColumn(width: 8)] }
      let text = table.hasLongTexts ? widthOfLongTexts : widthOfTexts
      return [SheetColumn(width: column.isText ? text : hasText && !table.hasLongTexts ? 10 : 13)]
    }
    let width = sheet.columns.count
    let room = sheet.columns.reduce(0) { $0 + $1.width }
    func add(_ text: String, _ style: CellStyle) {
      sheet.add(
        title: text, style: style, over: width,
        height: SheetLook.height(text, width: room, size: style.size))
    }
    let organizer = TextWidth.printable(organizer)
    if !organizer.isEmpty { add(organizer, SheetLook.organizer) }
    add(table.title, SheetLook.title)
    let lines = table.lines.isEmpty ? [TextWidth.printable(drive)] : table.lines
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
      let filled = zip(table.columns, row).flatMap { cells($1, of: $0) }
      if table.hasLongTexts { sheet.addRow(filled) } else { sheet.add(filled) }
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
    sheet.page.footer = SheetLook.footer(TextWidth.printable(drive), draft: nil)
    return sheet
  }

  /// The sheets of tables, each named by its table.
  ///
  /// - Parameters:
  ///   - tables: the tables.
  ///   - drive: what the drive is called.
  ///   - organizer: who invites; empty for nobody named.
  ///   - wording: the language.
  /// - Returns: the sheets, no two of one name.
  static func sheets(
    of tables: [ReportTable], drive: String, organizer: String, wording: Words
  ) -> [Worksheet] {
    var names = SheetNames()
    return tables.map { table in
      var sheet = sheet(of: table, drive: drive, organizer: organizer, wording: wording)
      sheet.name = names.name(for: table.tab)
      return sheet
    }
  }

  /// The workbook of a drive's tables.
  ///
  /// - Parameters:
  ///   - tables: the tables.
  ///   - drive: what the drive is called.
  ///   - organizer: who invites; empty for nobody named.
  ///   - wording: the language.
  /// - Returns: the workbook, a sheet for each table.
  static func workbook(
    of tables: [ReportTable], drive: String, organizer: String, wording: Words
  ) -> Workbook {
    Workbook(
      title: SheetLook.property(TextWidth.printable(drive)),
      author: SheetLook.property(TextWidth.printable(organizer)),
      sheets: sheets(of: tables, drive: drive, organizer: organizer, wording: wording))
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
