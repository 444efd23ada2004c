import Foundation

extension WorkbookWriter {
  /// Whether there is room for a workbook and the parts it is made of.
  ///
  /// - Parameters:
  ///   - workbook: the workbook.
  ///   - file: where it is to be written; the file is there afterwards, and empty.
  /// - Throws: ``WorkbookFault/unwritable(reason:)``.
  static func tryRoom(for workbook: Workbook, at file: URL) throws(WorkbookFault) {
    // More than any of them takes: the smallest cell has some sixty bytes.
    var bytes = 1 << 16
    for sheet in workbook.sheets {
      bytes += 1 << 12
      for row in sheet.rows {
        bytes += 64
        for cell in row.cells {
          bytes += 96
          if case .text(let text) = cell.content { bytes += text.utf8.count }
        }
      }
    }
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw unwritable(file) }
    defer { close(descriptor) }
    let zeros = [UInt8](repeating: 0, count: 1 << 16)
    while bytes > 0 {
      let written = Foundation.write(descriptor, zeros, min(bytes, zeros.count))
      guard written > 0 else { throw unwritable(file) }
      bytes -= written
    }
    guard ftruncate(descriptor, 0) == 0 else { throw unwritable(file) }
  }

  private static func unwritable(_ file: URL) -> WorkbookFault {
    let reason = String(cString: strerror(errno))
    return .unwritable(reason: "\(file.deletingLastPathComponent().path): \(reason)")
  }

  /// Whether the workbook can be written at all: the library prints its complaints instead of
  /// returning them, and so it must never have any.
  ///
  /// - Throws: ``WorkbookFault/impossible(_:)`` with what cannot be written.
  static func check(_ workbook: Workbook) throws(WorkbookFault) {
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
  ) throws(WorkbookFault) {
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
    where text.unicodeScalars.count > 254 || text.contains("\0") {
      throw .impossible("a header or footer of \(text.unicodeScalars.count) characters")
    }
    for choice in sheet.choices {
      guard workbook.sheets.indices.contains(choice.sheet), choice.prompt.count <= 255 else {
        throw .impossible("a list on a sheet that is not there")
      }
    }
    try checkMerges(of: sheet)
  }

  private static func check(_ cell: Cell) throws(WorkbookFault) {
    switch cell.content {
    case .empty: break
    case .number(let number):
      guard number.isFinite else { throw .impossible("the number \(number)") }
    case .text(let text):
      guard text.utf8.count <= mostCharacters || text.utf16.count <= mostCharacters else {
        throw .impossible("a text of \(text.utf16.count) characters")
      }
      // A C text ends at the first NUL, and the rest would silently be lost.
      guard !text.utf8.contains(0) else { throw .impossible("a text with a NUL") }
    }
  }

  private static func checkMerges(of sheet: Worksheet) throws(WorkbookFault) {
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
