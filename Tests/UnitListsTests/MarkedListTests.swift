import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing
import UnitLists
import Wording
import Workbooks

@Suite struct MarkedListTests {
  private let words = Words(language: .vietnamese)

  private func mark(_ drive: ListFixture, _ name: String) throws -> URL {
    let files = [SentFile(at: drive.url.appending(path: name))]
    let plan = try drive.plan(name)
    return try #require(
      try MarkedLists(plan, wording: words).write(files, to: drive.url, mayReplace: false).first)
  }

  private func column(_ letters: String, of url: URL) throws -> [Int: CellValue] {
    let book = try WorkbookFile(at: url)
    let table = try book.table(of: book.sheets[0])
    var found: [Int: CellValue] = [:]
    for row in table.rows {
      for cell in table.cells(of: row)
      where CellAddress.letters(ofColumn: Int(cell.column)) == letters {
        found[row.number + 1] = cell.value
      }
    }
    return found
  }

  @Test func faultsStandBesideTheirRowsAndAreIgnoredWhenTheyComeBack() throws {
    let drive = try ListFixture()
    try drive.write(
      workbook: "ha-dinh.xlsx",
      [
        ["Họ tên", "Năm sinh", "SĐT"], ["Lê An", "xưa", "12"], ["Vũ Bình", "1990"], ["", "1991"],
      ])
    let url = try mark(drive, "ha-dinh.xlsx")
    #expect(url.lastPathComponent == "ha-dinh.loi.xlsx")
    let errors = try column("D", of: url)
    #expect(errors.keys.sorted() == [1, 2, 4])
    #expect(errors[1] == .text("Lỗi"))
    #expect(
      errors[2]
        == .text(
          "cột \"Năm sinh\": không đọc được ngày \"xưa\" — cần dạng 6/12/1990 hoặc 1990\n"
            + "cột \"SĐT\": không phải số điện thoại \"12\" — cần dạng 0912345678"))
    #expect(try column("B", of: url) == column("B", of: drive.url.appending(path: "ha-dinh.xlsx")))
    // As it is, it has the same errors in the same places.
    let again = try drive.plan("ha-dinh.loi.xlsx")
    #expect(again.diagnostics.map(\.row) == (try drive.plan("ha-dinh.xlsx")).diagnostics.map(\.row))
    #expect(again.counts == "mới 1 · đổi 0 · giữ nguyên 0 · 2 dòng lỗi")
  }

  @Test func colouredCellsAreThoseOfTheFaultsAndTheRestStays() throws {
    let drive = try ListFixture()
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "WorkbooksTests/Fixtures/libreoffice.xlsx")
    try FileManager.default.copyItem(at: source, to: drive.url.appending(path: "ha-dinh.xlsx"))
    let book = try WorkbookFile(at: source)
    var marks = SheetMarks(on: book.sheets[0])
    marks.cells = [CellAddress(row: 2, column: 2), CellAddress(row: 3, column: 6)]
    marks.texts = [
      CellAddress(row: 1, column: 7): "Lỗi", CellAddress(row: 2, column: 7): "a < b & \"c\"",
      CellAddress(row: 9, column: 0): "không có dòng này",
    ]
    let bytes = try book.marked([marks])
    #expect(try book.marked([marks]) == bytes)
    try drive.write(bytes, to: "marked.xlsx")
    let script = """
      import sys, openpyxl
      sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
      old = openpyxl.load_workbook(sys.argv[2]).worksheets[0]
      print(sheet["H2"].value, sheet["H3"].value, sheet["C3"].fill.fgColor.rgb,
            sheet["G4"].fill.fgColor.rgb, sheet["B3"].fill.patternType)
      print(sheet["C3"].value, sheet["C3"].number_format, sheet["D3"].value)
      print(all(sheet[c.coordinate].value == c.value
                and sheet[c.coordinate].number_format == c.number_format
                for row in old.iter_rows() for c in row), *sheet.merged_cells.ranges)
      """
    let said = try PythonReader.run(
      script,
      [
        drive.url.appending(path: "marked.xlsx").path(percentEncoded: false),
        source.path(percentEncoded: false),
      ]
    ).said
    #expect(
      said == """
        Lỗi a < b & "c" FFFFC7CE FFFFC7CE None
        1990-12-06 00:00:00 dd/mm/yyyy 07:30:00
        True A1:G1

        """)
  }

  @Test func tablesOfTextGetTheColumnToo() throws {
    let drive = try ListFixture()
    try drive.write("DS;\n\nHọ tên;SĐT\nLê \"An\";12\nVũ Bình;0912345678\n", to: "ha-dinh.csv")
    let url = try mark(drive, "ha-dinh.csv")
    #expect(
      String(decoding: try Data(contentsOf: url), as: UTF8.self) == "\u{FEFF}" + #"""
        DS

        Họ tên;SĐT;Lỗi
        "Lê ""An""";12;"cột ""SĐT"": không phải số điện thoại ""12"" — cần dạng 0912345678"
        Vũ Bình;0912345678

        """#)
    #expect(try drive.plan("ha-dinh.loi.csv").counts == "mới 1 · đổi 0 · giữ nguyên 0 · 1 dòng lỗi")
  }

  @Test func oldFaultsGoAndOldFilesStay() throws {
    let drive = try ListFixture()
    try drive.write(
      workbook: "ha-dinh.loi.xlsx",
      [["Họ tên", "Lỗi", "SĐT"], ["Lê An", "cũ", "0912345678"], ["Vũ Bình", "", "1"]])
    let files = [SentFile(at: drive.url.appending(path: "ha-dinh.loi.xlsx"))]
    let plan = try drive.plan("ha-dinh.loi.xlsx")
    let marked = MarkedLists(plan, wording: words)
    #expect(throws: OutputError.self) {
      _ = try marked.write(files, to: drive.url, mayReplace: false)
    }
    let url = try #require(try marked.write(files, to: drive.url, mayReplace: true).first)
    let errors = try column("B", of: url)
    #expect(errors.keys.sorted() == [1, 3])
  }

  @Test func listsWithoutFaultsAreNotWritten() throws {
    let drive = try ListFixture()
    try drive.write("Họ tên,Quê\nLê An,Huế\n", to: "ha-dinh.csv")
    let files = [SentFile(at: drive.url.appending(path: "ha-dinh.csv"))]
    let written = try MarkedLists(try drive.plan("ha-dinh.csv"), wording: words)
      .write(files, to: drive.url, mayReplace: false)
    #expect(written == [])
  }
}
