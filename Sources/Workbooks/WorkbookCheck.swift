/// Looks for what no workbook can have, before any of it is written.
enum WorkbookCheck {
  /// What texts of a cell have at most.
  static let mostCharacters = 32_767

  /// Whether spreadsheets can open the workbook.
  ///
  /// - Throws: ``WorkbookError/impossible(_:)`` with what cannot be written.
  static func check(_ workbook: Workbook) throws(WorkbookError) {
    guard let first = workbook.sheets.first, !first.isHidden else {
      throw .impossible("a workbook whose first sheet is missing or hidden")
    }
    for text in [workbook.title, workbook.author, workbook.font] {
      guard text.unicodeScalars.count <= 255, !text.contains("\0") else {
        throw .impossible("a property of \(text.unicodeScalars.count) characters")
      }
    }
    var names = SheetNames()
    for sheet in workbook.sheets {
      guard names.name(for: sheet.name) == sheet.name else {
        throw .impossible("a sheet with the name \"\(sheet.name)\"")
      }
      try check(sheet, of: workbook)
    }
  }

  private static func check(
    _ sheet: Worksheet, of workbook: Workbook
  ) throws(WorkbookError) {
    guard sheet.rows.count <= CellAddress.mostRows else {
      throw .impossible("a sheet of \(sheet.rows.count) rows")
    }
    for row in sheet.rows {
      guard row.cells.count <= CellAddress.mostColumns else {
        throw .impossible("a row of \(row.cells.count) cells")
      }
      for cell in row.cells { try check(cell) }
    }
    for text in [sheet.page.header, sheet.page.footer]
    where text.utf16.count > 254 || text.contains("\0") {
      throw .impossible("a header or footer of \(text.unicodeScalars.count) characters")
    }
    for choice in sheet.choices {
      guard workbook.sheets.indices.contains(choice.sheet), choice.prompt.utf16.count <= 255 else {
        throw .impossible("a list on a sheet that is not there")
      }
    }
    try checkMerges(of: sheet)
  }

  private static func check(_ cell: Cell) throws(WorkbookError) {
    switch cell.content {
    case .empty: break
    case .number(let number):
      guard number.isFinite else { throw .impossible("the number \(number)") }
    case .text(let text):
      guard text.utf8.count <= mostCharacters || text.utf16.count <= mostCharacters else {
        throw .impossible("a text of \(text.utf16.count) characters")
      }
      // Nothing that people read has one.
      guard !text.utf8.contains(0) else { throw .impossible("a text with a NUL") }
    }
  }

  private static func checkMerges(of sheet: Worksheet) throws(WorkbookError) {
    for (index, merge) in sheet.merges.enumerated() {
      guard merge.from != merge.to else { throw .impossible("a merge of one cell") }
      for other in sheet.merges[..<index]
      where merge.from.row <= other.to.row && other.from.row <= merge.to.row
        && merge.from.column <= other.to.column && other.from.column <= merge.to.column
      {
        throw .impossible("merges that overlap")
      }
    }
  }
}
