import Foundation
import Testing
import Workbooks

/// Workbooks that other programs wrote; how they were made is said in Fixtures/make.py.
@Suite struct WorkbookReadingTests {
  static func fixture(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  }

  /// 6 December 1990, as Excel counts days.
  private let birthday = 33213.0

  @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
  func cellsAreReadAsTheyStand(file: String) throws {
    let book = try WorkbookFile(at: WorkbookReadingTests.fixture(file))
    #expect(book.sheets.map(\.name) == ["Kim Mã", "Ẩn"])
    #expect(book.sheets.map(\.isHidden) == [false, true])
    let table = try book.table(of: book.sheets[0])
    #expect(table.rows.map(\.number) == [0, 1, 2, 3])
    #expect(table.merges == [CellRange(name: "A1:G1")])
    #expect(table.texts(ofRow: 0) == ["A": "DANH SÁCH HIẾN MÁU"])
    #expect(
      table.texts(ofRow: 1) == [
        "A": "STT", "B": "Họ và tên", "C": "Ngày sinh", "D": "Giờ", "E": "SĐT", "F": "Đủ",
        "G": "Tổng",
      ])
    let first = table.values(ofRow: 2)
    #expect(first["A"] == .number(1))
    #expect(first["B"] == .text("Nguyễn Thị Huyền Trang"))
    #expect(first["C"] == .moment(birthday))
    #expect(first["D"] == .moment(0.3125))
    #expect(first["E"] == .number(912_345_678))
    #expect(first["F"] == .boolean(true))
    #expect(table.texts(ofRow: 3) == ["B": "=CỘNG(1)", "D": "7h30", "E": "0912.345.678"])
    #expect(table.values(ofRow: 3)["C"] == .number(1985))
    #expect(table.values(ofRow: 3)["F"] == .boolean(false))
    let hidden = try book.table(of: book.sheets[1])
    #expect(hidden.texts(ofRow: 0) == ["C": "Trần   Bình\nAn"])
    #expect(hidden.rows.map(\.number) == [2])
  }

  @Test func formulasHaveTheirLastResultOrNone() throws {
    let uncalculated = try WorkbookFile(at: WorkbookReadingTests.fixture("openpyxl.xlsx"))
    let calculated = try WorkbookFile(at: WorkbookReadingTests.fixture("libreoffice.xlsx"))
    let before = try uncalculated.table(of: uncalculated.sheets[0]).values(ofRow: 2)["G"]
    let after = try calculated.table(of: calculated.sheets[0]).values(ofRow: 2)["G"]
    #expect(before == .uncalculated)
    #expect(after == .number(2))
  }

  @Test(arguments: [
    ("encrypted.xlsx", WorkbookError.encrypted), ("old.xls", .oldFormat),
    ("open.ods", .openDocument), ("make.py", .notAWorkbook),
  ])
  func whatIsNoWorkbookIsSaid(file: String, error: WorkbookError) throws {
    #expect(throws: error) { _ = try WorkbookFile(at: WorkbookReadingTests.fixture(file)) }
  }

  @Test(arguments: [
    ("yyyy-mm-dd", true), ("[h]:mm", true), ("dd\"ngày\"", true), ("0.00", false),
    ("\"day\" 0", false), ("[Red]0", false), ("[$-42A]d/m/yyyy;@", true), ("General", false),
    ("@", false), ("0;-0;;\"d\"", false), ("\\d0", false), ("#,##0_);(#,##0)", false),
  ])
  func formatsOfDatesAndTimesAreKnown(format: String, isMoment: Bool) throws {
    let styles = """
      <styleSheet><numFmts><numFmt numFmtId="164" formatCode="\(XMLText.escaped(format))"/>\
      </numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
      <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>
      """
    let table = try HandMade(sheet: "<row><c s=\"1\"><v>5</v></c></row>", styles: styles).table()
    #expect(table.values(ofRow: 0) == ["A": isMoment ? .moment(5) : .number(5)])
  }

  @Test func datesFrom1904AreCountedAsTheOthers() throws {
    let styles = "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    let table = try HandMade(
      sheet: "<row><c><v>31751</v></c></row>", styles: styles,
      properties: "<workbookPr date1904=\"1\"/>"
    ).table()
    #expect(table.values(ofRow: 0) == ["A": .moment(birthday)])
  }

  @Test func placesMayBeLeftOut() throws {
    let table = try HandMade(
      sheet: "<row><c><v>1</v></c><c r=\"C1\"><v>2</v></c><c><v>3</v></c></row><row r=\"9\"/>"
        + "<row><c t=\"b\"><v>0</v></c><c/><c t=\"e\"><v>#REF!</v></c></row>"
    ).table()
    #expect(table.values(ofRow: 0) == ["A": .number(1), "C": .number(2), "D": .number(3)])
    #expect(table.values(ofRow: 1) == ["A": .boolean(false), "C": .error("#REF!")])
    #expect(table.rows.map(\.number) == [0, 9])
  }

  @Test func textsAreWholeWithoutTheirPronunciation() throws {
    let table = try HandMade(
      sheet: "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>"
        + "<c t=\"inlineStr\"><is><r><t>Lê </t></r><r><t>Chi</t></r></is></c></row>",
      texts: [
        "<r><t>Đỗ</t></r><r><t xml:space=\"preserve\"> An</t></r><rPh><t>x</t></rPh>",
        "<t>a_x000D_&amp;_x0041_</t>",
      ]
    ).table()
    #expect(table.texts(ofRow: 0) == ["A": "Đỗ An", "B": "a\r&A", "C": "Lê Chi"])
  }
}

extension SheetTable {
  /// The cells of the n-th row that holds something, by the letters of their columns.
  func values(ofRow index: Int) -> [String: CellValue] {
    guard rows.indices.contains(index) else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: cells(of: rows[index]).map {
        (CellAddress.letters(ofColumn: Int($0.column)), $0.value)
      })
  }

  /// The same, texts only.
  func texts(ofRow index: Int) -> [String: String] {
    values(ofRow: index).compactMapValues { value in
      if case .text(let text) = value { text } else { nil }
    }
  }
}
