import DriveFiles
import Testing
import UnitLists
import Wording
import Workbooks

@Suite struct HeadingTests {
  @Test func headingsStandBelowTitles() throws {
    let drive = try ListFixture()
    let plan = try drive.plan(
      text: """
        ỦY BAN NHÂN DÂN;;;
        DANH SÁCH HIẾN MÁU;;;
        ;;;
        ;;;
        Số TT;HỌ VÀ TÊN (chữ in hoa);Năm sinh;Dien thoai
        (1);(2);(3);(4)
        1;Lê An;1990;0912345678
        2;Trần Bình;1991;
        3;;;
        ;Tổng cộng: 2 người;;
        ;;;Người lập biểu
        """)
    #expect(plan.sheets.map(\.headingRow) == [5])
    #expect(plan.sheets.map(\.unit) == ["UBND phường Hạ Đình"])
    #expect(plan.counts == "mới 2 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi")
    #expect(plan.column("name") == ["Lê An", "Trần Bình"])
    #expect(plan.column("phone") == ["0912345678", ""])
    #expect(plan.briefs == [])
  }

  @Test(arguments: [
    ("Họ và tên", "Năm sinh"), ("HO VA TEN", "NAM SINH"), ("Full name", "Date of birth"),
    ("Ten", "Sinh năm"), ("Họ tên người hiến máu", "Ngày, tháng, năm sinh"),
    ("Họ và tên:", "Ngày sinh (dd/mm/yyyy)"),
  ])
  func headingsAreKnown(name: String, birth: String) throws {
    let plan = try ListFixture().plan(text: "\(name);\"\(birth)\"\nLê An;1990\n")
    #expect(plan.column("birth_year") == ["1990"])
    #expect(plan.column("name") == ["Lê An"])
  }

  @Test func aNameMayTakeTwoColumns() throws {
    let plan = try ListFixture().plan(text: "STT,Họ và tên đệm,Tên\n1,Nguyễn Văn,An\n")
    #expect(plan.column("name") == ["Nguyễn Văn An"])
  }

  @Test func headingsMayTakeTwoRows() throws {
    let plan = try ListFixture().plan(
      text: """
        STT,Họ và tên,Năm sinh,,Khung giờ,
        ,,Nam,Nữ,7h30-8h30,8h30-9h30
        1,Lê An,1990,,x,
        2,Trần Thị Bình,,1991,,x
        """)
    #expect(plan.column("birth_year") == ["1990", "1991"])
    #expect(plan.column("available") == ["07:30-08:30", "08:30-09:30"])
  }

  @Test func headingsAgainAndRowsOfUnitsAreNobody() throws {
    let plan = try ListFixture().plan(
      text: """
        STT,Họ tên,Năm sinh
        I,UBND phường Hạ Đình,
        1,Lê An,1990
        STT,Họ tên,Năm sinh
        II,Trường Mầm non 10,
        2,Tống Bình,1991
        """, named: "tat-ca.csv")
    #expect(plan.counts == "mới 2 · đổi 0 · giữ nguyên 0 · 0 dòng lỗi")
    #expect(plan.lists.map(\.name) == ["ha-dinh.csv", "mam-non-10.csv"])
  }

  @Test func columnsNobodyKnowsAreTold() throws {
    let drive = try ListFixture()
    let text = "Họ tên,Quê,Ngày ra đời\nLê An,Huế,1990\n"
    let plan = try drive.plan(text: text)
    #expect(plan.briefs == ["KG014 ha-dinh.csv:1:2", "KG014 ha-dinh.csv:1:3"])
    #expect(plan.column("birth_year") == [""])
    var options = ImportOptions()
    options.mappings = [try #require(ColumnMapping("ngay ra doi=birth_year"))]
    #expect(try drive.plan(text: text, options: options).column("birth_year") == ["1990"])
    options.mappings = [try #require(ColumnMapping("C=birth_year"))]
    #expect(try drive.plan(text: text, options: options).column("birth_year") == ["1990"])
    #expect(ColumnMapping("C=age") == nil && ColumnMapping("C") == nil)
  }

  @Test func whatWasSaidOfAUnitIsKept() throws {
    let drive = try ListFixture()
    let said = [try #require(ColumnMapping("Ngày ra đời=birth_year"))]
    var saved = SavedMappings(of: try drive.draft())
    saved.keep(said, for: ["ha-dinh"])
    try saved.write(into: try drive.draft())
    var options = ImportOptions()
    options.savedMappings = SavedMappings(of: try drive.draft()).mappings
    #expect(options.savedMappings == ["ha-dinh": said])
    let text = "Họ tên,Ngày ra đời\nLê An,1990\n"
    #expect(try drive.plan(text: text, options: options).column("birth_year") == ["1990"])
    let other = try drive.plan(text: text, named: "mam-non-1.csv", options: options)
    #expect(other.column("birth_year") == [""])
  }

  @Test(arguments: [
    ("Danh sách UBND phường Hạ Đình 2021.csv", "Họ tên\nLê An\n"),
    ("x.csv", "Đơn vị: UBND P. Hạ Đình,\nSTT,Họ tên\n1,Lê An\n"),
    ("x.csv", "Họ tên,Đơn vị\nLê An,Phường Hạ Đình\n"), ("x.csv", "Họ tên,Đơn vị\nLê An,ha-dinh\n"),
    ("mam-non-1.csv", "Họ tên,Đơn vị\nLê An,UBND phường Hạ Đình\n"),
  ])
  func theUnitIsFoundWhereverItStands(file: String, text: String) throws {
    let plan = try ListFixture().plan(text: text, named: file)
    #expect(plan.lists.map(\.name) == ["ha-dinh.csv"])
  }

  @Test func theTabMayNameTheUnit() throws {
    let drive = try ListFixture()
    try drive.write(workbook: "x.xlsx", sheet: "Trường Mầm non 10", [["Họ tên"], ["Lê An"]])
    #expect(try drive.plan("x.xlsx").lists.map(\.name) == ["mam-non-10.csv"])
  }

  @Test func aUnitThatIsNotClearIsRefused() throws {
    let drive = try ListFixture()
    #expect(
      try drive.plan(text: "Họ tên\nLê An\n", named: "x.csv").briefs == ["KG075! x.csv"])
    #expect(
      try drive.plan(text: "Họ tên,Đơn vị\nLê An,Mầm non\n", named: "x.csv").briefs
        == ["KG075! x.csv:2:2 \"Mầm non\""])
    let unknown = try drive.plan(text: "Họ tên,Đơn vị\nLê An,UBND phường Hạ Đing\n", named: "x.csv")
    #expect(unknown.briefs == ["KG037! x.csv:2:2 \"UBND phường Hạ Đing\""])
    #expect(unknown.diagnostics.first?.hint == .didYouMean("UBND phường Hạ Đình"))
    var options = ImportOptions()
    options.unit = "mam-non-1"
    let flagged = try drive.plan(text: "Họ tên\nLê An\n", named: "x.csv", options: options)
    #expect(flagged.lists.map(\.name) == ["mam-non-1.csv"])
  }

  @Test func withoutAListOfUnitsTheListsNameThem() throws {
    let drive = try ListFixture(units: nil)
    let plan = try drive.plan(text: "Họ tên\nLê An\n", named: "Phòng Y tế.csv")
    #expect(plan.column("unit") == ["phong-y-te"])
    #expect(plan.lists.map(\.name) == ["phong-y-te.csv"])
  }
}
