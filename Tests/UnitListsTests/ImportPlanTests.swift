import DriveFiles
import Drives
import Foundation
import Identities
import TestSupport
import Testing
import UnitLists
import Wording
import Workbooks

@Suite struct ImportPlanTests {
  private let list = """
    name,unit,birth_year,phone,kind,available,preferred,group,priority,pinned
    Lê An,ha-dinh,1990,0912345678,,07:30-09:00,,,2,
    Trần Hòa,ha-dinh,1991,,,,,,,
    """

  @Test func newChangedUnchangedAndRefusedAreCounted() throws {
    let drive = try ListFixture(lists: ["ha-dinh.csv": list])
    let plan = try drive.plan(
      text: """
        Họ tên,Năm sinh,SĐT
        Lê An,1990,0987654321
        TRẦN HOÀ,1991,
        Vũ Bình,1992,
        Đỗ Chi,hai nghìn,
        """)
    #expect(plan.counts == "mới 1 · đổi 1 · giữ nguyên 1 · 1 dòng lỗi")
    #expect(plan.changed.map(\.id) == ["ha-dinh-1"])
    #expect(plan.changed.map(\.changes) == [["phone 0912345678 → 0987654321"]])
    #expect(plan.briefs == ["KG020! ha-dinh.csv:5:2 \"hai nghìn\""])
    #expect(plan.isRefused)
    // What the list does not say stays: hours, priority, and the name as it was.
    #expect(plan.column("name") == ["Lê An", "Trần Hòa", "Vũ Bình"])
    #expect(plan.column("available") == ["07:30-09:00", "", ""])
    #expect(plan.column("priority") == ["2", "", ""])
  }

  @Test func importingTwiceChangesNothing() throws {
    let drive = try ListFixture()
    // Two of the same name, and one list for another unit.
    try drive.write("Họ tên,Năm sinh\nLê An,1990\nLê An,1990\nLê An,\n", to: "ha-dinh.csv")
    try drive.write("Họ tên,Đi cùng nhóm\nLê An,A\nVũ Bình,A\n", to: "mam-non-1.csv")
    try drive.write("Họ tên,Đi cùng nhóm\nĐỗ Chi,A\n", to: "mam-non-10.csv")
    let names = ["ha-dinh.csv", "mam-non-1.csv", "mam-non-10.csv"]
    let first = try drive.plan(names)
    #expect(first.counts == "mới 6 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi")
    try ImportCommit.write(first.lists, into: try drive.draft())
    let people = try DriveFolder.read(drive.drive.path(percentEncoded: false)).registrants
    #expect(
      people.map(\.id) == [
        "ha-dinh-1", "ha-dinh-2", "ha-dinh-3", "mam-non-1-1", "mam-non-1-2", "mam-non-10-1",
      ])
    // Groups of two units stay two, whatever the units call them.
    #expect(people.map(\.group) == ["", "", "", "A", "A", "A"])
    let second = try drive.plan(names)
    #expect(second.counts == "mới 0 · đổi 0 · giữ nguyên 6 · 0 dòng lỗi")
    #expect(second.lists.isEmpty)
    let again = try drive.plan(Array(names.reversed()))
    #expect(again.counts == "mới 0 · đổi 0 · giữ nguyên 6 · 0 dòng lỗi")
  }

  @Test func theIDRecognisesWhoeverChangedTheName() throws {
    let drive = try ListFixture(lists: ["ha-dinh.csv": list])
    let plan = try drive.plan(text: "Mã,Họ tên,Năm sinh\nha-dinh-2,Trần Thị Hòa,1991\n")
    #expect(plan.changed.map(\.changes) == [["name Trần Hòa → Trần Thị Hòa"]])
    #expect(plan.missing.map(\.unit) == ["UBND phường Hạ Đình"])
    #expect(plan.missing.map(\.people) == [1])
  }

  @Test func anotherYearIsAnotherPerson() throws {
    let drive = try ListFixture(lists: ["ha-dinh.csv": list])
    let plan = try drive.plan(text: "Họ tên,Năm sinh\nLê An,1980\nTrần Hoa,1991\n")
    #expect(plan.counts == "mới 2 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi")
    // The second may be Trần Hòa: the same letters, the same year.
    #expect(plan.briefs == ["KG078 ha-dinh.csv:3 \"Trần Hoa\""])
    #expect(
      plan.diagnostics.first?.hint == .ofList(.samePerson("registrants (ha-dinh-2) Trần Hòa")))
  }

  @Test func suspicionsCrossUnitsAndMergeNobody() throws {
    let drive = try ListFixture()
    try drive.write("Họ tên,SĐT\nLê An,0912345678\n", to: "ha-dinh.csv")
    try drive.write("Họ tên,SĐT\nLe An,+84912345678\nVũ An,0912345678\n", to: "mam-non-1.csv")
    let plan = try drive.plan("ha-dinh.csv", "mam-non-1.csv")
    #expect(plan.new == 3)
    #expect(plan.briefs == ["KG078 mam-non-1.csv:2 \"Le An\""])
    #expect(plan.diagnostics.first?.hint == .ofList(.samePerson("ha-dinh.csv:2 Lê An")))
  }

  @Test func aSecondListOfAUnitIsTheSamePeople() throws {
    let drive = try ListFixture()
    try drive.write("Họ tên,Năm sinh\nLê An,1990\n", to: "ha-dinh.csv")
    try drive.write("Họ tên,Năm sinh\nLê An,1990\nVũ Bình,1991\n", to: "ha-dinh (2).csv")
    try drive.write("Họ tên,Năm sinh\nLê An,1990\n", to: "ban sao.csv")
    let plan = try drive.plan("ha-dinh.csv", "ha-dinh (2).csv", "ban sao.csv")
    #expect(plan.counts == "mới 2 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi")
    #expect(plan.briefs == ["KG084 ban sao.csv \"= ha-dinh.csv\""])
  }

  @Test func eligibilityIsToldAndRefusesNobody() throws {
    let drive = try ListFixture()
    let text = """
      Họ tên,Ngày sinh,Giới tính,Cân nặng,Lần hiến gần nhất
      Lê An,10/12/2003,Nam,46,1/9/2021
      Vũ Bình,9/12/2003,Nữ,42,16/9/2021
      Đỗ Chi,9/12/1960,Nam,44 kg,17/9/2021
      Hồ Dung,1961,Nữ,"41,5",
      Mai Em,1960,,,
      """
    let plan = try drive.plan(text: text)
    #expect(plan.counts == "mới 5 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi")
    #expect(
      plan.briefs == [
        "KG081 ha-dinh.csv:2:2 \"17\"", "KG081 ha-dinh.csv:4:2 \"61\"",
        "KG082 ha-dinh.csv:4:4 \"44 kg\"", "KG083 ha-dinh.csv:4:5 \"17/9/2021\"",
        "KG082 ha-dinh.csv:5:4 \"41,5\"",
      ])
    #expect(
      plan.diagnostics.first?.text(in: Words(language: .english)) == """
        ha-dinh.csv:2:2 KG081 note: column "Ngày sinh": age "17" outside the rule — \
        expected 18–60 years
          hint: Thông tư 26/2013/TT-BYT
        """)
    var options = ImportOptions()
    options.eligibility.ages = 17...70
    options.eligibility.weeksBetween = 8
    options.eligibility.leastWeightOfMen = 40
    options.eligibility.leastWeightOfWomen = 40
    #expect(try drive.plan(text: text, options: options).briefs == [])
  }

  @Test func newPeopleGetIDsThatNobodyHas() throws {
    let drive = try ListFixture(lists: [
      "all.csv": "id,name,unit\nha-dinh-2,Lê An,ha-dinh\nx,Vũ Bình,ha-dinh\n"
    ])
    let plan = try drive.plan(text: "Họ tên,SĐT\nĐỗ Chi,0912345678\n")
    #expect(plan.lists.map(\.name) == ["all.csv"])
    #expect(plan.column("id") == ["ha-dinh-2", "x", "ha-dinh-3"])
    #expect(plan.column("phone") == ["", "", "0912345678"])
  }

  @Test func namesOfFilesNeverLeaveTheFolder() throws {
    let drive = try ListFixture(units: "id,name\n../../x,Một\nA/B,Hai\na-b,Ba\nnul.,Bốn\n")
    try drive.write(
      "Họ tên,Đơn vị\nLê An,Một\nLê Bình,Hai\nLê Chi,Ba\nLê Dung,Bốn\n", to: "x.csv")
    let plan = try drive.plan("x.csv")
    #expect(plan.lists.map(\.name) == ["-..-x.csv", "A-B.csv", "a-b-2.csv", "nul.csv"])
  }

  @Test func mergedCellsHoldForAllTheirRows() throws {
    let drive = try ListFixture()
    var sheet = Worksheet(name: "Danh sách")
    sheet.add(["STT", "Họ tên", "Khung giờ"].map { Cell($0) })
    sheet.add([Cell(1), Cell("Lê An"), Cell("7h30-8h30")])
    sheet.add([Cell(2), Cell("Vũ Bình")])
    sheet.add([Cell(3), Cell("Đỗ Chi")])
    sheet.merges = [
      CellRange(from: CellAddress(row: 1, column: 2), to: CellAddress(row: 2, column: 2))
    ]
    try drive.write(try Workbook(sheets: [sheet]).bytes(), to: "ha-dinh.xlsx")
    let plan = try drive.plan("ha-dinh.xlsx")
    #expect(plan.column("available") == ["07:30-08:30", "07:30-08:30", ""])
  }

  /// Ids are given around those that others have, whatever their units.
  @Test func anIDThatSomebodyHasIsNotGivenAgain() throws {
    let drive = try ListFixture(lists: ["all.csv": "id,name,unit\nha-dinh-1,Lê An,mam-non-1\n"])
    let plan = try drive.plan(text: "Họ tên\nVũ Bình\n")
    #expect(plan.driveProblems.isEmpty && plan.lists.map(\.name) == ["ha-dinh.csv"])
    #expect(plan.column("id") == ["ha-dinh-2"])
  }

  /// A unit writes another person over a row of its list: the id stays in the sheet, and is not taken.
  @Test func anIDOfSomebodyElseIsTold() throws {
    let drive = try ListFixture(lists: [
      "ha-dinh.csv": "id,"
        + list.replacing("\nL", with: "\nx,L")
        .replacing("\nT", with: "\ny,T")
    ])
    let plan = try drive.plan(
      text: "Mã,Họ tên,Năm sinh,SĐT\nx,Đỗ Chi,1995,0987654321\ny,Tran Hoa,1991,\n")
    #expect(plan.counts == "mới 1 · đổi 1 · giữ nguyên 0 · 0 dòng lỗi")
    #expect(plan.briefs == ["KG119 ha-dinh.csv:2 \"x: Đỗ Chi\""])
    #expect(plan.diagnostics.first?.hint == .ofList(.samePerson("registrants (x) Lê An")))
    #expect(plan.column("id") == ["x", "y", "ha-dinh-3"])
    #expect(plan.changed.map(\.id) == ["y"] && plan.missing.map(\.people) == [1])
  }

  /// The same telephone number and year of birth, and a name like it, is the same person.
  @Test func aCorrectedNameIsAChange() throws {
    let drive = try ListFixture(lists: ["ha-dinh.csv": list])
    let plan = try drive.plan(
      text: "Họ tên,Năm sinh,SĐT\nLê Thành An,1990,0912345678\nTrần Hòa,1991,\n")
    #expect(plan.changed.map(\.changes) == [["name Lê An → Lê Thành An"]])
    #expect(plan.counts == "mới 0 · đổi 1 · giữ nguyên 1 · 0 dòng lỗi")
    // A sister with the telephone number of the family is another person.
    let sister = try drive.plan(text: "Họ tên,Năm sinh,SĐT\nLê Ân,1993,0912345678\n")
    #expect(sister.new == 1)
  }

  /// Lists without ids get some; whoever a plan knows keeps the id from there, wherever the row is now.
  @Test func listsWithoutIDsGetSome() throws {
    let drive = try ListFixture(lists: ["ha-dinh.csv": list])
    var options = ImportOptions()
    // The plan was made before the first row was deleted.
    options.identities = KnownIdentities(
      people: ["Đỗ Chi", "Lê An", "Trần Hòa"].enumerated().map {
        RecordLinkage.Person(
          id: "ha-dinh-\($0 + 1)", identity: Identity(name: $1, unit: "ha-dinh"))
      })
    let plan = try drive.plan(text: "Họ tên\nVũ Bình\n", options: options)
    #expect(plan.identified == 2)
    #expect(plan.column("id") == ["ha-dinh-2", "ha-dinh-3", "ha-dinh-4"])
    try ImportCommit.write(plan.files, into: try drive.draft())
    // The last one leaves; the number is not given again, and nothing else changes.
    let name = "drive/registrants/ha-dinh.csv"
    let text = try String(contentsOf: drive.url.appending(path: name), encoding: .utf8)
    try drive.write(text.replacing(#/ha-dinh-4,.*\n/#, with: ""), to: name)
    let next = try drive.plan(text: "Họ tên\nMai Em\n")
    #expect(next.identified == 0 && next.column("id") == ["ha-dinh-2", "ha-dinh-3", "ha-dinh-5"])
  }
}
