import Foundation
import TestSupport
import Testing
import Workbooks

/// Texts of all kinds, written and read back.
@Suite struct WorkbookTextTests {
  private let texts = [
    "Nguyễn Văn An", "a & b < c > \"d\" 'e'", " lead", "trail ", "two\nlines", "tab\there",
    "\u{1B}[31mred", "\u{1}\u{8}\u{B}\u{1F}", "\r", "_x0041_", "__x0041_", "_x005F_x0041_", "_x41_",
    "\u{FFFE}\u{FFFF}", "𝓐\u{20000}", "\u{202E}abc", "=1+1", "_", "_x", "&amp;", "]]>", "\u{FEFF}a",
  ]

  @Test func everyTextIsReadBack() throws {
    var sheet = Worksheet(name: "Một")
    for text in texts { sheet.add([Cell(text)]) }
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(Workbook(title: "<&>", author: "\"", sheets: [sheet]).bytes()).write(to: url)
    let book = try WorkbookFile(at: url)
    let table = try book.table(of: book.sheets[0])
    #expect(table.rows.count == texts.count)
    for (row, text) in zip(table.rows, texts) {
      #expect(table.cells(of: row).first?.value == .text(text))
    }
  }

  /// Another program finds the container sound and every part well-formed.
  @Test func anotherProgramReadsEveryPart() throws {
    var sheet = Worksheet(name: "A&B 'C' D")
    for text in texts { sheet.add([Cell(text), Cell(.number(0.1 + 0.2)), Cell(-3)]) }
    sheet.page.header = "&L<&&>"
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(Workbook(sheets: [sheet]).bytes()).write(to: url)
    let said = try Python.run(
      """
      import sys, zipfile, xml.dom.minidom
      book = zipfile.ZipFile(sys.argv[1])
      print(book.testzip())
      for name in book.namelist():
        xml.dom.minidom.parseString(book.read(name))
        print(name)
      """, url.path)
    #expect(
      said == """
        None
        [Content_Types].xml
        _rels/.rels
        xl/_rels/workbook.xml.rels
        xl/worksheets/sheet1.xml
        xl/workbook.xml
        xl/sharedStrings.xml
        xl/styles.xml
        docProps/core.xml
        docProps/app.xml

        """)
  }

  /// Marked copies keep all other parts, and are read again.
  @Test func aMarkedCopyHasItsMarks() throws {
    let book = try WorkbookFile(at: WorkbookReadingTests.fixture("openpyxl.xlsx"))
    var marks = SheetMarks(on: book.sheets[0])
    let first = try #require(try book.table(of: book.sheets[0]).rows.first)
    let cell = CellAddress(row: first.number, column: 99)
    marks.texts[cell] = "\u{1B}<Lỗi>"
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(try book.marked([marks])).write(to: url)
    let marked = try WorkbookFile(at: url)
    let table = try marked.table(of: marked.sheets[0])
    let found = table.rows.first.map { table.cells(of: $0).last?.value }
    #expect(found == .text("\u{1B}<Lỗi>"))
  }
}
