import Foundation
import TestSupport
import Testing
import Workbooks

@Suite struct WorkbookWritingTests {
  private func temporary<Value>(_ bytes: [UInt8], _ body: (URL) throws -> Value) throws -> Value {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url)
  }

  /// Two sheets that use whatever can be used.
  private var workbook: Workbook {
    var list = Worksheet(name: "Kim Mã")
    list.columns = [
      SheetColumn(width: 5), SheetColumn(width: 30),
      SheetColumn(width: 12, style: CellStyle(numberFormat: CellStyle.asText)),
      SheetColumn(width: 8, isHidden: true),
    ]
    list.add(
      title: "DANH SÁCH", style: CellStyle(isBold: true, size: 14, alignment: .center), over: 3,
      height: 24)
    let head = CellStyle(isBold: true, fill: 0xD9E1F2, hasBorder: true, wraps: true)
    list.add([Cell("STT", head), Cell("Họ và tên", head), Cell("SĐT", head), Cell("Mã", head)])
    list.add([Cell(1), Cell("=1+1"), Cell("0912345678"), Cell("a-1")])
    list.add([Cell(2), Cell("Lê <Chi> & \"Dũng\""), Cell(), Cell(.number(0.5))])
    list.frozenRows = 2
    list.filter = CellRange(name: "A2:D4")
    list.page.isLandscape = true
    list.page.repeatedRows = 1...1
    list.page.pageBreaks = [3]
    list.choices = [
      CellChoice(
        cells: CellRange(
          from: CellAddress(row: 2, column: 2), to: CellAddress(row: 8, column: 2)), sheet: 1,
        list: CellRange(
          from: CellAddress(row: 0, column: 0), to: CellAddress(row: 1, column: 0)),
        allowsOthers: false, prompt: "Chọn khung giờ")
    ]
    var times = Worksheet(name: "Giờ's")
    times.isHidden = true
    times.add([Cell("07:30")])
    times.add([Cell("07:45")])
    return Workbook(title: "Danh sách", author: "Ban vận động", sheets: [list, times])
  }

  @Test func whatIsWrittenIsReadBack() throws {
    try temporary(workbook.bytes()) { url in
      let book = try WorkbookFile(at: url)
      #expect(book.sheets.map(\.name) == ["Kim Mã", "Giờ's"])
      #expect(book.sheets.map(\.isHidden) == [false, true])
      let table = try book.table(of: book.sheets[0])
      #expect(table.merges == [CellRange(name: "A1:C1")])
      #expect(table.texts(ofRow: 0) == ["A": "DANH SÁCH"])
      #expect(
        table.values(ofRow: 2) == [
          "A": .number(1), "B": .text("=1+1"), "C": .text("0912345678"), "D": .text("a-1"),
        ])
      #expect(
        table.values(ofRow: 3) == [
          "A": .number(2), "B": .text("Lê <Chi> & \"Dũng\""), "D": .number(0.5),
        ])
    }
  }

  @Test func theSameWorkbookGivesTheSameBytes() throws {
    #expect(try workbook.bytes() == workbook.bytes())
  }

  /// What openpyxl says of the file, one line per fact.
  @Test func anotherProgramReadsHowItLooks() throws {
    let script = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      sheet, times = book.worksheets
      print(book.properties.title, book.properties.creator, times.sheet_state)
      print(sheet.freeze_panes, sheet.auto_filter.ref, sheet.page_setup.orientation)
      print(sheet.page_setup.paperSize, sheet.print_title_rows, sheet.row_breaks.brk[0].id)
      print(sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight)
      print(sheet.column_dimensions["D"].hidden, sheet.column_dimensions["B"].hidden)
      print(sheet["A2"].font.name, sheet["A2"].font.b, sheet["A2"].fill.fgColor.rgb,
            sheet["A2"].border.left.style, sheet["A2"].alignment.wrap_text)
      print(sheet["B3"].value, sheet["B3"].data_type, sheet["C3"].value, sheet["D4"].value)
      rule = sheet.data_validations.dataValidation[0]
      print(rule.sqref, rule.formula1, rule.showErrorMessage, rule.prompt)
      """
    let said = try temporary(workbook.bytes()) { url in
      try Python.run(script, url.path(percentEncoded: false))
    }
    #expect(
      said == """
        Danh sách Ban vận động hidden
        A3 A2:D4 landscape
        9 $2:$2 3
        True 0
        True False
        Times New Roman True FFD9E1F2 thin True
        =1+1 s 0912345678 0.5
        C3:C9 'Giờ''s'!$A$1:$A$2 True Chọn khung giờ

        """)
  }

  @Test func whatNoWorkbookCanHaveIsRefused() throws {
    func refused(_ change: (inout Workbook) -> Void) -> Bool {
      var changed = workbook
      change(&changed)
      do throws(WorkbookError) {
        _ = try changed.bytes()
        return false
      } catch {
        if case .impossible = error { return true }
        return false
      }
    }
    #expect(!refused { _ in })
    #expect(refused { $0.sheets = [] })
    #expect(refused { $0.sheets[0].isHidden = true })
    #expect(refused { $0.sheets[1].name = "KIM MÃ" })
    #expect(refused { $0.sheets[1].name = "a/b" })
    #expect(refused { $0.sheets[1].name = "" })
    #expect(refused { $0.sheets[0].rows[2].cells[1] = Cell("a\0b") })
    #expect(refused { $0.sheets[0].rows[2].cells[1] = Cell(.number(.nan)) })
    #expect(refused { $0.sheets[0].rows[2].cells[1] = Cell(String(repeating: "ă", count: 32_768)) })
    #expect(
      refused {
        $0.sheets[0].merges.append(
          CellRange(
            from: CellAddress(row: 0, column: 1), to: CellAddress(row: 1, column: 1)))
      })
    #expect(refused { $0.sheets[0].choices[0].sheet = 7 })
    #expect(refused { $0.sheets[0].page.footer = String(repeating: "x", count: 300) })
  }

  @Test func namesOfSheetsAreMadeOfAnyText() {
    var names = SheetNames()
    #expect(names.name(for: "UBND phường Hạ Đình") == "UBND phường Hạ Đình")
    #expect(names.name(for: "ubnd phường hạ đình") == "ubnd phường hạ đình (2)")
    #expect(names.name(for: "a/b:c*[d]") == "a b c  d")
    #expect(names.name(for: "''") == "Sheet")
    #expect(names.name(for: "") == "Sheet (2)")
    #expect(names.name(for: "History") == "History_")
    let long = "Công đoàn cơ quan Quận ủy - HĐND - UBND quận"
    #expect(names.name(for: long) == "Công đoàn cơ quan Quận ủy - HĐN")
    #expect(names.name(for: long) == "Công đoàn cơ quan Quận ủy - (2)")
    let marks = "o" + String(repeating: "\u{335}", count: 290)
    #expect(names.name(for: marks).utf16.count == 31)
    #expect(names.name(for: marks).hasSuffix(" (2)"))
  }

  @Test(arguments: [
    ("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("XFD1048576", 1_048_575, 16_383),
  ])
  func addressesHaveNames(name: String, row: Int, column: Int) {
    #expect(CellAddress(name: name) == CellAddress(row: row, column: column))
    #expect(CellAddress(row: row, column: column).name == name)
  }

  @Test(arguments: ["", "A", "1", "A0", "1A", "XFE1", "A1048577", "a1", "A1B"])
  func whatNamesNoCell(name: String) {
    #expect(CellAddress(name: name) == nil)
  }
}

/// Python, which reads what was written with a library of its own.
enum Python {
  /// What a script says about a file.
  static func run(_ script: String, _ arguments: String...) throws -> String {
    let result = try PythonReader.run(script, arguments)
    try #require(result.status == 0)
    return result.said
  }
}
