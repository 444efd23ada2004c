import CWorkbooks
import Foundation

extension Workbook {
  /// The workbook as the bytes of an .xlsx file; the same workbook gives the same bytes.
  ///
  /// - Returns: the bytes.
  /// - Throws: what no workbook can have, or why it cannot be written.
  public func bytes() throws(WorkbookFault) -> [UInt8] {
    try WorkbookWriter.check(self)
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("khunggio-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    // The library prints its complaint where it cannot write; so it is tried beforehand.
    try WorkbookWriter.tryRoom(for: self, at: file)
    try write(to: file)
    try checkWritten(file)
    do {
      return [UInt8](try Data(contentsOf: file))
    } catch {
      throw .unwritable(reason: "\(file.path): \(error.localizedDescription)")
    }
  }
}

extension Workbook {
  /// Has the library write it; it is all on the disk only when the writer is gone.
  private func write(to file: URL) throws(WorkbookFault) {
    var writer = try WorkbookWriter(path: file.path)
    try writer.write(self)
  }

  /// Reads back what was written: where the disk fills up, the library may leave a part half.
  private func checkWritten(_ file: URL) throws(WorkbookFault) {
    do throws(WorkbookFault) {
      let written = try WorkbookFile(at: file)
      for (sheet, table) in zip(sheets, written.sheets) {
        let rows = try written.table(of: table).rows
        let last = sheet.rows.lastIndex { row in
          row.cells.contains { $0.content != .empty && $0.content != .text("") }
        }
        guard rows.last?.number == last else { throw .damaged(part: sheet.name, reason: "") }
      }
    } catch {
      // A workbook may be larger than those that are read.
      if case .tooLarge = error { return }
      throw .unwritable(reason: "\(file.path): \(error)")
    }
  }
}

/// Hands a workbook to libxlsxwriter.
struct WorkbookWriter: ~Copyable {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var font = Workbook.usualFont
  private var isClosed = false
  /// What texts of a cell have at most.
  static let mostCharacters = 32_767
  /// 2000-01-01: the same workbook gives the same bytes, whenever it is written.
  private static let created = 946_684_800

  init(path: String) throws(WorkbookFault) {
    guard let book = workbook_new(path) else { throw .unwritable(reason: path) }
    self.book = book
  }

  deinit {
    // Only closing gives the memory back.
    if !isClosed { workbook_close(book) }
  }

  mutating func write(_ workbook: Workbook) throws(WorkbookFault) {
    font = workbook.font
    setProperties(of: workbook)
    for sheet in workbook.sheets {
      guard let pointer = sheet.name.withCString({ workbook_add_worksheet(book, $0) }) else {
        throw .impossible(sheet.name)
      }
      try write(sheet, of: workbook, to: pointer)
    }
    isClosed = true
    let status = workbook_close(book)
    guard status == LXW_NO_ERROR else {
      throw .unwritable(reason: String(cString: lxw_strerror(status)))
    }
  }

  private func setProperties(of workbook: Workbook) {
    workbook.title.withMutableCString { title in
      workbook.author.withMutableCString { author in
        var properties = lxw_doc_properties()
        properties.title = title
        properties.author = author
        properties.created = WorkbookWriter.created
        _ = workbook_set_properties(book, &properties)
      }
    }
  }

  private mutating func write(
    _ sheet: Worksheet, of workbook: Workbook, to pointer: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookFault) {
    for (index, column) in sheet.columns.enumerated() {
      var options = lxw_row_col_options()
      options.hidden = column.isHidden ? 1 : 0
      let format = column.style.flatMap { self.format($0) }
      try check(
        worksheet_set_column_opt(
          pointer, UInt16(index), UInt16(index), column.width, format, &options))
    }
    // Before the cells, since merging writes blanks over the first of them.
    for merge in sheet.merges { try write(merge, of: sheet, to: pointer) }
    for (row, cells) in sheet.rows.enumerated() {
      if let height = cells.height {
        try check(worksheet_set_row(pointer, UInt32(row), height, nil))
      }
      for (column, cell) in cells.cells.enumerated() {
        try write(cell, at: CellAddress(row: row, column: column), to: pointer)
      }
    }
    for choice in sheet.choices { try write(choice, of: workbook, to: pointer) }
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      worksheet_freeze_panes(pointer, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
    }
    if let filter = sheet.filter {
      try check(
        worksheet_autofilter(
          pointer, UInt32(filter.from.row), UInt16(filter.from.column), UInt32(filter.to.row),
          UInt16(filter.to.column)))
    }
    if sheet.isHidden { worksheet_hide(pointer) }
    try write(sheet.page, to: pointer)
  }

  private mutating func write(
    _ merge: CellRange, of sheet: Worksheet, to pointer: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookFault) {
    var style = CellStyle()
    if sheet.rows.indices.contains(merge.from.row),
      sheet.rows[merge.from.row].cells.indices.contains(merge.from.column)
    {
      style = sheet.rows[merge.from.row].cells[merge.from.column].style
    }
    try check(
      worksheet_merge_range(
        pointer, UInt32(merge.from.row), UInt16(merge.from.column), UInt32(merge.to.row),
        UInt16(merge.to.column), "", format(style)))
  }

  private mutating func write(
    _ cell: Cell, at address: CellAddress, to pointer: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookFault) {
    let (row, column, format) = (
      UInt32(address.row), UInt16(address.column), self.format(cell.style)
    )
    switch cell.content {
    case .empty:
      if cell.style != CellStyle() {
        try check(worksheet_write_blank(pointer, row, column, format))
      }
    case .text(let text):
      try check(text.withCString { worksheet_write_string(pointer, row, column, $0, format) })
    case .number(let number):
      try check(worksheet_write_number(pointer, row, column, number, format))
    }
  }

  private func write(
    _ choice: CellChoice, of workbook: Workbook, to pointer: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookFault) {
    let name = workbook.sheets[choice.sheet].name.replacingOccurrences(of: "'", with: "''")
    let formula = "='\(name)'!\(choice.list.absoluteName)"
    let status = formula.withMutableCString { formula in
      choice.prompt.withMutableCString { prompt in
        var validation = lxw_data_validation()
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        validation.value_formula = formula
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.show_error = UInt8(
          choice.allowsOthers ? LXW_VALIDATION_OFF.rawValue : LXW_VALIDATION_ON.rawValue)
        if !choice.prompt.isEmpty { validation.input_message = prompt }
        return worksheet_data_validation_range(
          pointer, UInt32(choice.cells.from.row), UInt16(choice.cells.from.column),
          UInt32(choice.cells.to.row), UInt16(choice.cells.to.column), &validation)
      }
    }
    try check(status)
  }

  private func write(
    _ page: PageSetup, to pointer: UnsafeMutablePointer<lxw_worksheet>
  ) throws(WorkbookFault) {
    worksheet_set_paper(pointer, 9)  // A4
    page.isLandscape ? worksheet_set_landscape(pointer) : worksheet_set_portrait(pointer)
    let inch = 25.4
    worksheet_set_margins(
      pointer, page.margins.left / inch, page.margins.right / inch, page.margins.top / inch,
      page.margins.bottom / inch)
    if page.fitsWidth { worksheet_fit_to_pages(pointer, 1, 0) }
    if let rows = page.repeatedRows {
      try check(worksheet_repeat_rows(pointer, UInt32(rows.lowerBound), UInt32(rows.upperBound)))
    }
    if !page.pageBreaks.isEmpty {
      var breaks = page.pageBreaks.map { UInt32($0) } + [0]
      try check(worksheet_set_h_pagebreaks(pointer, &breaks))
    }
    if !page.header.isEmpty { try check(worksheet_set_header(pointer, page.header)) }
    if !page.footer.isEmpty { try check(worksheet_set_footer(pointer, page.footer)) }
  }

  private mutating func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(book) else { return nil }
    format_set_font_name(format, font)
    format_set_font_size(format, style.size)
    if style.isBold { format_set_bold(format) }
    if style.isItalic { format_set_italic(format) }
    if let color = style.color { format_set_font_color(format, color) }
    if let fill = style.fill {
      format_set_pattern(format, 1)  // solid
      format_set_fg_color(format, fill)
    }
    if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    switch style.alignment {
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case nil: break
    }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if style.indent > 0 { format_set_indent(format, UInt8(clamping: style.indent)) }
    if style.wraps { format_set_text_wrap(format) }
    if let numberFormat = style.numberFormat { format_set_num_format(format, numberFormat) }
    formats[style] = format
    return format
  }

  private func check(_ status: lxw_error) throws(WorkbookFault) {
    guard status == LXW_NO_ERROR else {
      throw .unwritable(reason: String(cString: lxw_strerror(status)))
    }
  }
}

extension String {
  /// The text for a C function that does not promise to leave it alone.
  fileprivate func withMutableCString<Value>(
    _ body: (UnsafeMutablePointer<CChar>) -> Value
  ) -> Value {
    var bytes = utf8CString
    return bytes.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else {
        var end: CChar = 0
        return body(&end)
      }
      return body(start)
    }
  }
}
