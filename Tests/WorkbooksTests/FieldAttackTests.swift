import Foundation
import TestSupport
import Testing
import Workbooks

/// The workbooks of field/attack, each made to fill the memory or to take hours.
@Suite struct FieldAttackTests {
  /// A workbook of field/attack.
  static func attack(_ name: String) -> URL {
    WorkbookReadingTests.fixture("field/attack/\(name)")
  }

  private func error(_ name: String) -> WorkbookError? {
    do throws(WorkbookError) {
      let book = try WorkbookFile(at: FieldAttackTests.attack(name))
      for sheet in book.sheets { _ = try book.table(of: sheet) }
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("07-mergecells-2M.xlsx", "more than 100000 merged cells"),
    ("20-deep-nesting-5M-open.xlsx", "more than 256 elements inside one another"),
    ("22-attribute-50MB.xlsx", "a tag or comment of more than 1048576 bytes"),
    ("26-comment-100MB-unclosed.xlsx", "a tag or comment of more than 1048576 bytes"),
    ("59-200-sheets-on-one-10MB-part.xlsx", "two sheets share it"),
    ("xml-comment-16MB-unclosed.xlsx", "a tag or comment of more than 1048576 bytes"),
    ("xml-nesting-20M.xlsx", "more than 256 elements inside one another"),
  ])
  func refused(name: String, reason: String) {
    guard case .damaged(_, let words)? = error(name) else {
      Issue.record("\(name): \(String(describing: error(name)))")
      return
    }
    #expect(words.hasPrefix(reason), "\(words)")
  }

  /// One tag, comment, instruction, section or name that does not end, in whatever shape.
  @Test(arguments: [
    ("<worksheet><!--", UInt8(ascii: "x")), ("<worksheet><?pi ", UInt8(ascii: "x")),
    ("<worksheet><a b=\"", UInt8(ascii: "x")), ("<worksheet><", UInt8(ascii: "x")),
    ("<worksheet><a ", UInt8(ascii: " ")), ("<worksheet></", UInt8(ascii: "x")),
    ("<worksheet>&", UInt8(ascii: "x")), ("<!--", UInt8(ascii: "x")), ("<?x ", UInt8(ascii: "x")),
    ("<worksheet xmlns:", UInt8(ascii: "x")),
  ])
  func whatNeverEndsIsRefused(start: String, byte: UInt8) throws {
    let book = try HandMade(.bomb(start: start, repeating: byte, count: 30_000_000))
    guard case .damaged(HandMade.sheetName, _)? = book.error() else {
      Issue.record("\(start): \(String(describing: book.error()))")
      return
    }
  }

  /// Expat keeps every name for ever: of elements, of attributes, of open elements.
  @Test func manyNamesAreRefused() throws {
    let elements = (0..<400_000).map { "<e\($0)/>" }.joined()
    let attributes = (0..<400_000).map { "<x a\($0)=\"\"/>" }.joined()
    for xml in [elements, attributes] {
      let error = try HandMade(sheet: xml).error()
      #expect(error == .damaged(part: HandMade.sheetName, reason: "out of memory, line 1"))
    }
  }

  /// The library would read the whole directory into memory.
  @Test func aContainerOfManyPartsIsRefused() throws {
    var zip = ZipBytes()
    for number in 0..<20_000 { zip.add("\(number)", .stored([])) }
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(zip.finished()).write(to: url)
    #expect(throws: WorkbookError.damaged(part: "", reason: "20000 parts")) {
      _ = try WorkbookFile(at: url)
    }
  }

  @Test func aTextOfMegabytesIsRefused() throws {
    let text = String(repeating: "x", count: 300_000)
    let cell = "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
    #expect(
      try HandMade(sheet: cell).error()
        == .damaged(
          part: HandMade.sheetName, reason: "a cell of more than 229369 bytes, row 1"))
    #expect(
      try HandMade(sheet: "", texts: ["<t>\(text)</t>"]).error()
        == .damaged(part: "xl/texts.xml", reason: "a text of more than 229369 bytes"))
  }

  /// A long shared text costs whoever copies it, once for each cell.
  @Test func aLongTextSharedByManyCellsIsCounted() throws {
    let text = String(repeating: "x", count: 30_000)
    let row = "<row><c t=\"s\"><v>0</v></c></row>"
    let book = try HandMade(
      sheet: String(repeating: row, count: 5_000), texts: ["<t>\(text)</t>"])
    #expect(book.error() == .tooLarge(part: HandMade.sheetName, megabytes: 50, most: 50))
  }

  /// Styles, merges and relations are counted as cells are.
  @Test func whatIsNotCellsIsCountedToo() throws {
    var limits = WorkbookLimits()
    limits.memory = 50_000
    let formats = (0..<20_000).map { "<numFmt numFmtId=\"\($0 + 200)\" formatCode=\"0\"/>" }
    let styles = "<styleSheet><numFmts>\(formats.joined())</numFmts></styleSheet>"
    #expect(
      try HandMade(sheet: "", styles: styles).error(limits: limits)
        == .tooLarge(part: "xl/styles.xml", megabytes: 0, most: 0))
  }

  /// What inflates is counted over all parts.
  @Test func allPartsTogetherHaveALimit() throws {
    var limits = WorkbookLimits()
    limits.total = 2_000_000
    let blank = String(repeating: " ", count: 900_000)
    let book = try HandMade(
      sheet: "<row/>\(blank)", texts: ["<t/>\(blank)"], styles: "<styleSheet>\(blank)</styleSheet>")
    #expect(book.error() == nil)
    #expect(
      book.error(limits: limits) == .tooLarge(part: HandMade.sheetName, megabytes: 2, most: 2))
  }

  /// A pipe would keep whoever opens it waiting.
  @Test func aPipeOrDeviceIsNoWorkbook() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = folder.appending(path: "list.xlsx")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    for url in [pipe, folder, URL(filePath: "/dev/null"), URL(filePath: "/dev/zero")] {
      #expect(throws: WorkbookError.notAWorkbook) { _ = try WorkbookFile(at: url) }
    }
  }
}
