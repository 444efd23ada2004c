import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing
import UnitLists
import Wording
import Workbooks

extension Cell {
  /// The text of a cell; empty for anything else.
  fileprivate var text: String {
    if case .text(let text) = content { return text }
    return ""
  }
}

/// The questions of a drive in the lists that units send.
@Suite struct DeclarationListTests {
  private static let declarations = """

    declarations:
      - id: vaccine
        question: {vi: "Đã tiêm đủ 2 mũi vắc-xin?", en: "Had two doses?"}
        bars: "no"
      - {id: contact, question: "Có tiếp xúc ca bệnh không?", bars: "yes", no_slot: true}
      - {id: form, question: "Đã khai báo y tế?", asked: check_in}

    """

  private func fixture(lists: [String: String] = [:]) throws -> ListFixture {
    let fixture = try ListFixture(lists: lists)
    try fixture.write(ListFixture.yaml + Self.declarations, to: "drive/drive.yaml")
    return fixture
  }

  @Test(arguments: [
    ("có", "yes"), ("Có ạ", "yes"), ("x", "yes"), ("X", "yes"), ("đã", "yes"), ("rồi", "yes"),
    ("1", "yes"), ("TRUE", "yes"), ("✓", "yes"), ("không", "no"), ("Ko", "no"), ("chưa", "no"),
    ("0", "no"), ("false", "no"), ("-", ""), ("", ""), ("1 mũi", "?"), ("có lẽ", "?"),
    ("không rõ", "?"), ("2", "?"), ("☐", "?"), ("ốm", "?"), ("huỷ", "?"),
  ])
  func anAnswerIsReadAndNeverGuessed(written: String, answer: String) throws {
    let plan = try fixture().plan(
      text: "Họ tên,Năm sinh,Đã tiêm đủ 2 mũi vắc-xin?\nLê An,1990,\(written)\nVũ Bình,1991,có\n")
    #expect(plan.counts == "mới 2 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi")
    #expect(plan.column("vaccine") == [answer == "?" ? "" : answer, "yes"])
    let said = plan.briefs.filter { $0.hasPrefix("KG021") }
    #expect(said == (answer == "?" ? ["KG021 ha-dinh.csv:2:3 \"\(written)\""] : []))
  }

  @Test func headingsAreTheQuestionInEitherLanguageOrTheID() throws {
    for heading in [
      "Đã tiêm đủ 2 mũi vắc-xin?", "DA TIEM DU 2 MUI VAC XIN", "Had two doses?", "vaccine",
      "Đã tiêm đủ 2 mũi vắc-xin? (có/không)",
    ] {
      let plan = try fixture().plan(text: "Họ tên,\(heading)\nLê An,có\nVũ Bình,không\n")
      #expect(plan.column("vaccine") == ["yes", "no"], "\(heading)")
      let column = try #require(plan.sheets.first?.columns.last)
      #expect(column.field == "vaccine" && column.read == 2, "\(heading)")
    }
  }

  /// What somebody says of a column counts, by its heading or its letters, and is kept for the next list.
  @Test func aColumnIsSaidToAskAQuestion() throws {
    let fixture = try fixture()
    let list = "Họ tên,Tình trạng mũi tiêm,Ghi chú\nLê An,có,\nVũ Bình,không,\n"
    #expect(try fixture.plan(text: list).column("vaccine") == [])
    let draft = try fixture.draft()
    for said in ["Tình trạng mũi tiêm=vaccine", "B=vaccine", "b = vaccine"] {
      let mapping = try #require(ColumnMapping(said, of: draft.declarations), "\(said)")
      #expect(mapping.declaration == "vaccine" && mapping.content == "vaccine")
      var options = ImportOptions()
      options.mappings = [mapping]
      let plan = try fixture.plan(text: list, options: options)
      #expect(plan.column("vaccine") == ["yes", "no"], "\(said)")
      let column = try #require(plan.sheets.first?.columns.first { $0.letters == "B" })
      #expect(column.field == "vaccine" && column.confidence == .said && column.read == 2)
      #expect(
        plan.mappings == [
          "ha-dinh": [
            try #require(
              ColumnMapping("Tình trạng mũi tiêm=vaccine", of: draft.declarations))
          ]
        ])
    }
    // A question is no field of a drive that does not ask it, and what is said wins over a heading.
    #expect(ColumnMapping("B=vaccine") == nil && ColumnMapping.isWritten("B=vaccine"))
    #expect(!ColumnMapping.isWritten("B") && !ColumnMapping.isWritten("=vaccine"))
    var options = ImportOptions()
    options.mappings = [try #require(ColumnMapping("C=contact", of: draft.declarations))]
    let other = try fixture.plan(
      text: "Họ tên,Năm sinh,Đã tiêm đủ 2 mũi vắc-xin?\nLê An,1990,có\n", options: options)
    #expect(other.column("contact") == ["yes"] && other.column("vaccine") == [])
  }

  /// What was said of a unit's columns is read back from the drive's folder.
  @Test func whatWasSaidIsKept() throws {
    let fixture = try fixture()
    let draft = try fixture.draft()
    let mapping = try #require(ColumnMapping("Mũi tiêm=vaccine", of: draft.declarations))
    var saved = SavedMappings(of: draft)
    saved.keep([mapping], for: ["ha-dinh"])
    try saved.write(into: draft)
    #expect(SavedMappings(of: draft).mappings == ["ha-dinh": [mapping]])
    var options = ImportOptions()
    options.savedMappings = SavedMappings(of: draft).mappings
    let plan = try fixture.plan(text: "Họ tên,Mũi tiêm\nLê An,chưa\n", options: options)
    #expect(plan.column("vaccine") == ["no"])
    #expect(plan.sheets.first?.columns.last?.confidence == .saved)
    // A drive that asks the question no more takes it for nothing.
    try fixture.write(ListFixture.yaml, to: "drive/drive.yaml")
    #expect(SavedMappings(of: try fixture.draft()).mappings == [:])
  }

  @Test func whoIsBarredIsSaidAtTheCell() throws {
    let plan = try fixture().plan(
      text: """
        Họ tên,Đã tiêm đủ 2 mũi vắc-xin?,Có tiếp xúc ca bệnh không?
        Lê An,chưa,không
        Vũ Bình,có,có
        """)
    #expect(
      plan.briefs == ["KG142 ha-dinh.csv:2:2 \"Lê An\"", "KG142 ha-dinh.csv:3:3 \"Vũ Bình\""])
    // Nobody is dropped.
    #expect(plan.new == 2 && !plan.isRefused)
  }

  @Test func aListSentAgainChangesAnswersAndForgetsUnclearOnes() throws {
    let list = """
      id,name,unit,birth_year,vaccine,contact
      p1,Lê An,ha-dinh,1990,yes,no
      p2,Vũ Bình,ha-dinh,1991,yes,
      p3,Đỗ Chi,ha-dinh,1992,no,no
      """
    let plan = try fixture(lists: ["ha-dinh.csv": list]).plan(
      text: """
        Họ tên,Năm sinh,Đã tiêm đủ 2 mũi vắc-xin?
        Lê An,1990,chưa
        Vũ Bình,1991,1 mũi
        Đỗ Chi,1992,
        """)
    #expect(plan.changed.map(\.changes) == [["vaccine yes → no"], ["vaccine yes → "]])
    #expect(
      plan.column("vaccine") == ["no", "", "no"] && plan.column("contact") == ["no", "", "no"])
  }

  @Test(arguments: [Language.vietnamese, .english])
  func aTemplateAsksAndIsReadBack(language: Language) throws {
    let list = "id,name,unit,birth_year,vaccine\np1,Lê An,ha-dinh,1990,yes\n"
    let fixture = try fixture(lists: ["ha-dinh.csv": list])
    var book = UnitTemplate(of: try fixture.draft(), wording: Words(language: language))
      .workbook(for: 0)
    let headings = book.sheets[0].rows[5].cells.map { $0.text }
    let question = language == .vietnamese ? "Đã tiêm đủ 2 mũi vắc-xin?" : "Had two doses?"
    let place = try #require(headings.firstIndex(of: question))
    // What is asked at check-in is no column; what was answered is not sent back.
    #expect(headings[place + 1] == "Có tiếp xúc ca bệnh không?" && headings.count == 14)
    #expect(book.sheets[0].rows[7].cells[place].text == "")
    let choices = book.sheets[0].choices.filter { $0.cells.from.column == place }
    #expect(choices.count == 1)
    let words = Words(language: language)
    #expect(
      (0..<2).map { book.sheets[2].rows[$0].cells[4].text } == [
        words.answer(true), words.answer(false),
      ])
    book.sheets[0].rows[7].cells[place + 1] = Cell(words.answer(true))
    try fixture.write(try book.bytes(), to: "mau.xlsx")
    let plan = try fixture.plan("mau.xlsx")
    #expect(plan.changed.map(\.changes) == [["contact  → yes"]])
    #expect(plan.column("vaccine") == ["yes"])
  }
}
