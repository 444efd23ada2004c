import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing
import UnitLists
import Wording
import Workbooks

@Suite struct CommitTests {
  private func names(_ drive: ListFixture) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: drive.drive.path(percentEncoded: false))
      .sorted()
  }

  @Test func listsChangePlacesAndNothingIsLeftBeside() throws {
    let drive = try ListFixture(lists: [
      "a.csv": "name,unit\nLê An,ha-dinh\n", "b.csv": "name,unit\nVũ Bình,mam-non-1\n",
    ])
    try drive.write("ghi nhớ", to: "drive/registrants/README")
    try drive.write("Họ tên\nĐỗ Chi\n", to: "ha-dinh.csv")
    try drive.take("ha-dinh.csv")
    #expect(try names(drive) == ["drive.yaml", "registrants", "units.csv"])
    let folder = drive.drive.appending(path: "registrants")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    #expect(files.sorted() == [".last-ids", "README", "a.csv", "b.csv"])
    #expect(
      try String(contentsOf: folder.appending(path: "a.csv"), encoding: .utf8)
        == "id,name,unit\nha-dinh-1,Lê An,ha-dinh\nha-dinh-2,Đỗ Chi,ha-dinh\n")
    #expect(
      try String(contentsOf: folder.appending(path: "b.csv"), encoding: .utf8)
        == "id,name,unit\nmam-non-1-1,Vũ Bình,mam-non-1\n")
  }

  /// A unit that a list names and the drive does not have.
  private func newUnits(_ drive: ListFixture) throws -> [ImportPlan.NewUnit] {
    var options = ImportOptions()
    options.makesUnits = true
    let plan = try drive.plan(
      text: "Họ tên,Đơn vị\nVũ Bình,Trường Mới\n", named: "x.csv", options: options)
    #expect(plan.newUnits.map(\.id) == ["truong-moi"])
    return plan.newUnits
  }

  @Test func whatCannotBeWrittenLeavesTheDriveAsItWas() throws {
    let drive = try ListFixture(lists: ["a.csv": "name,unit\nLê An,ha-dinh\n"])
    let draft = try drive.draft()
    let row = DraftDrive.List.Row(fields: ["Vũ Bình"], registrant: nil)
    // A list whose name is no file's name stands for a disk that fails half way.
    let lists = [
      DraftDrive.List(name: "b.csv", header: ["name"], rows: [row]),
      DraftDrive.List(name: "c/d.csv", header: ["name"], rows: [row]),
    ]
    let units = try newUnits(drive)
    #expect(throws: OutputError.self) {
      try ImportCommit.write(lists, newUnits: units, into: draft)
    }
    #expect(try names(drive) == ["drive.yaml", "registrants", "units.csv"])
    let path = drive.drive.appending(path: "registrants").path(percentEncoded: false)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["a.csv"])
    let csv = try String(contentsOf: drive.drive.appending(path: "units.csv"), encoding: .utf8)
    #expect(csv == ListFixture.units)
  }

  /// Lists that cannot take the place of the old ones leave no new unit behind, either.
  @Test func unitsComeWithTheirListsOrNotAtAll() throws {
    let drive = try ListFixture()
    let draft = try drive.draft()
    // A link to nowhere is no folder that can be exchanged.
    try FileManager.default.createSymbolicLink(
      atPath: drive.drive.appending(path: "registrants").path(percentEncoded: false),
      withDestinationPath: "nowhere/at/all")
    let row = DraftDrive.List.Row(fields: ["Vũ Bình", "truong-moi"], registrant: nil)
    let list = DraftDrive.List(name: "b.csv", header: ["name", "unit"], rows: [row])
    let units = try newUnits(drive)
    #expect(throws: OutputError.self) {
      try ImportCommit.write([list], newUnits: units, into: draft)
    }
    let csv = try String(contentsOf: drive.drive.appending(path: "units.csv"), encoding: .utf8)
    #expect(csv == ListFixture.units)
    #expect(try names(drive) == ["drive.yaml", "registrants", "units.csv"])
  }

  @Test func listsLeftAsideComeBack() throws {
    let drive = try ListFixture(lists: ["a.csv": "name,unit\nLê An,ha-dinh\n"])
    let folder = drive.drive.appending(path: "registrants")
    try FileManager.default.moveItem(
      at: folder, to: drive.drive.appending(path: ".registrants.old"))
    // No process has this number.
    try drive.write("x", to: "drive/.registrants.2147483647.tmp/b.csv")
    ImportCommit.recover(drive.drive)
    #expect(try names(drive) == ["drive.yaml", "registrants", "units.csv"])
    ImportCommit.recover(drive.drive)
    #expect(try drive.draft().registrants.map(\.name) == ["Lê An"])
  }
}

@Suite struct TemplateTests {
  private let list = """
    name,unit,birth_year,phone,kind,available,preferred,group,priority,pinned
    Lê An,ha-dinh,1990,0912345678,repeat,07:30-09:00; hall 10:00-11:00,08:15,,2,
    Trần Hòa,ha-dinh,1991,,first_time,,,A,,hall 08:00
    """

  @Test(arguments: [Words(language: .vietnamese), Words(language: .english)])
  func whatComesBackUnchangedChangesNothing(words: Words) throws {
    let drive = try ListFixture(lists: ["ha-dinh.csv": list])
    let template = UnitTemplate(of: try drive.draft(), wording: words)
    try drive.write(try template.workbook(for: 0).bytes(), to: "x.xlsx")
    let plan = try drive.plan("x.xlsx")
    #expect(plan.counts == "mới 0 · đổi 0 · giữ nguyên 2 · 0 dòng lỗi")
    #expect(plan.briefs == [])
    #expect(plan.sheets.map(\.headingRow) == [6])
  }

  @Test func whatIsFilledInIsRead() throws {
    let drive = try ListFixture()
    var book = UnitTemplate(of: try drive.draft(), wording: Words(language: .vietnamese))
      .workbook(for: 1)
    let headings = book.sheets[0].rows[5].cells.map(\.content)
    func set(_ heading: String, _ text: String) throws {
      let column = try #require(headings.firstIndex(of: .text(heading)))
      while book.sheets[0].rows[7].cells.count <= column {
        book.sheets[0].rows[7].cells.append(Cell())
      }
      book.sheets[0].rows[7].cells[column] = Cell(text)
    }
    try set("Họ và tên", "Đỗ Chi")
    try set("Ngày sinh / Năm sinh", "6/12/1990")
    try set("Lần hiến máu", "Lần đầu")
    try set("Giờ mong muốn", "08:45")
    try drive.write(try book.bytes(), to: "x.xlsx")
    let plan = try drive.plan("x.xlsx")
    #expect(plan.briefs == [])
    #expect(plan.counts == "mới 1 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi")
    #expect(
      plan.lists.first?.rows.map(\.fields) == [
        [
          "mam-non-1-1", "Đỗ Chi", "mam-non-1", "1990", "", "first_time", "", "08:45", "", "", "",
          "1990-12-06",
        ]
      ])
  }

  @Test func choicesAndTheHiddenColumnAreThere() throws {
    let drive = try ListFixture()
    let book = UnitTemplate(of: try drive.draft(), wording: Words(language: .vietnamese))
      .workbook(for: 0)
    #expect(book.sheets.map(\.isHidden) == [false, false, true])
    #expect(book.sheets[0].columns.map(\.isHidden).lastIndex(of: true) == 11)
    #expect(book.sheets[0].choices.count == 4)
    let choices = book.sheets[2].rows.map { $0.cells.map(\.content) }
    #expect(
      choices[0] == [
        .text("UBND phường Hạ Đình"), .text("07:30"), .text("Lần đầu"), .text("Nam"),
      ])
    #expect(choices.count == 15)
    #expect(book.sheets[0].frozenRows == 6)
  }
}
