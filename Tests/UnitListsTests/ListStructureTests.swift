import DriveFiles
import Drives
import Foundation
import Testing
import UnitLists
import Wording
import Workbooks

/// Further lists of the kinds of `field/lists`: other words, other languages, other layouts.
@Suite struct ListStructureTests: TextLists {
  @Test(arguments: [
    "Tổng số: 2 người", "Tong cong 2", "Cộng: 2", "Danh sách gồm 2 đồng chí./.",
    "Tổng cộng danh sách có 2 người", "Total: 2 people", "(Danh sách có 2 người)",
  ])
  func totalsAreNobodyAndAreCounted(total: String) throws {
    for text in [
      "STT,Họ tên,Năm sinh\n1,Lê An,1990\n2,Vũ Bình,1991\n,\(total),\n",
      "Họ tên,Năm sinh\nLê An,1990\nVũ Bình,1991\n\(total),\n",
      "STT,Họ tên,Năm sinh\n1,Lê An,1990\n2,Vũ Bình,1991\n\(total),,\n",
    ] {
      let (found, plan) = try people(text)
      #expect(found == ["Lê An|ha-dinh", "Vũ Bình|ha-dinh"])
      #expect(plan.diagnostics.isEmpty)
      #expect(plan.sheets[0].leftOut.map(\.reason) == [.total])
    }
    let (_, plan) = try people(
      "Họ tên,Năm sinh\nLê An,1990\n\(total),\n")
    #expect(plan.diagnostics.map(\.code) == [.countDiffers])
  }

  @Test(arguments: [
    "Người lập bảng", "Thủ trưởng đơn vị", "NGUOI LAP BIEU", "Hà Nội, ngày 1 tháng 12 năm 2021",
    "TM. BAN CHẤP HÀNH", "HIỆU TRƯỞNG", "Prepared by", "Xác nhận của đơn vị", "KT. GIÁM ĐỐC",
    "(Ký, ghi rõ họ tên)", "Đại diện đơn vị",
  ])
  func whoeverSignsIsNobody(signature: String) throws {
    for text in [
      "Họ tên,Năm sinh\nLê An,1990\nVũ Bình,1991\n,\n\"\(signature)\",\n,\nĐỗ Thị Lan,\n",
      "Họ tên,Năm sinh\nLê An,1990\nVũ Bình,1991\n,\n,\"\(signature)\"\n,\n,Đỗ Thị Lan\n",
    ] {
      #expect(try people(text).people == ["Lê An|ha-dinh", "Vũ Bình|ha-dinh"])
    }
  }

  @Test(arguments: [
    ("Trường Mầm non 10", "mam-non-10"), ("I. Trường Mầm non 10", "mam-non-10"),
    ("MẦM NON 10", "mam-non-10"), ("Truong MN 10:", "mam-non-10"), ("mn10", "mam-non-10"),
    ("B) Mầm non số 10", "mam-non-10"), ("Phường Hạ Đình", "ha-dinh"),
  ])
  func partsThatAreUnits(part: String, unit: String) throws {
    for text in [
      "STT,Họ tên,Năm sinh\n\(part),,\n1,Lê An,1990\n",
      "STT,Họ tên,Năm sinh\n,\(part),\n1,Lê An,1990\n",
      "STT,Họ tên,Năm sinh\nA,\(part),\n1,Lê An,1990\n", "Họ tên,Năm sinh\n\(part),\nLê An,1990\n",
    ] {
      #expect(try people(text, named: "mam-non-1.csv").people == ["Lê An|\(unit)"])
    }
  }

  @Test(arguments: ["Nam", "Nữ", "Ban A", "I. Khối văn phòng", "Tổ 1", "Lớp 10A", "Phòng Kế toán"])
  func partsOfAUnitStayInIt(part: String) throws {
    for text in [
      "STT,Họ tên,Năm sinh\n\(part),,\n1,Lê An,1990\n", "Họ tên,Năm sinh\n\(part),\nLê An,1990\n",
      "STT,Họ tên,Năm sinh\nII,\(part),\n1,Lê An,1990\n",
    ] {
      #expect(try people(text).people == ["Lê An|ha-dinh"])
    }
  }

  @Test(arguments: [
    "Trường THCS Mới", "CÔNG TY TNHH ABC", "UBND phường Kim Giang", "Công an phường X",
  ])
  func aPartThatIsAnotherOrganisationIsAsked(part: String) throws {
    let (found, plan) = try people(
      "STT,Họ tên,Năm sinh\n1,Vũ Bình,1991\nI,\(part),\n2,Lê An,1990\n")
    #expect(found == ["Vũ Bình|ha-dinh"])
    #expect(plan.refused == 1)
    #expect(plan.briefs == ["KG037! ha-dinh.csv:4 \"\(part)\""])
    var options = ImportOptions()
    options.makesUnits = true
    let made = try people(
      "STT,Họ tên,Năm sinh\n1,Vũ Bình,1991\nI,\(part),\n2,Lê An,1990\n", options: options)
    #expect(made.plan.refused == 0)
    #expect(made.plan.newUnits.map(\.name) == [part])
  }

  @Test(arguments: ["Y tế", "Nam", "Hạ", "Đình", "Mầm", "10"])
  func someWordsOfANameAreNoUnit(text: String) throws {
    let (_, plan) = try people("Họ tên,Đơn vị\nLê An,\(text)\n", named: "x.csv")
    #expect(plan.refused == 1)
    #expect([.unknownUnit, .unclearUnit].contains(plan.diagnostics.first?.code))
  }

  @Test func emptyCellsOfUnitsAreAskedUnlessTheyStandForTheOneAbove() throws {
    let carried = try people(
      """
      Họ tên,Đơn vị
      Lê An,Trường Mầm non 1
      Vũ Bình,
      Đỗ Chi,
      Hồ Dung,UBND phường Hạ Đình
      Mai Em,
      """, named: "x.csv")
    #expect(
      Set(carried.people) == [
        "Lê An|mam-non-1", "Vũ Bình|mam-non-1", "Đỗ Chi|mam-non-1", "Hồ Dung|ha-dinh",
        "Mai Em|ha-dinh",
      ])
    #expect(
      carried.plan.briefs == [
        "KG105 x.csv:3:2 \"Trường Mầm non 1: 3–4\"",
        "KG105 x.csv:6:2 \"UBND phường Hạ Đình: 6\"",
      ])
    let asked = try people(
      """
      Họ tên,Đơn vị
      Lê An,Trường Mầm non 1
      Vũ Bình,Trường Mầm non 1
      Đỗ Chi,
      Hồ Dung,UBND phường Hạ Đình
      """, named: "x.csv")
    #expect(asked.plan.briefs == ["KG075! x.csv:4:2"])
  }

  @Test(arguments: [
    ("STT,Họ,Chữ lót,Tên", "1,Nguyễn,Văn,Ân"),
    ("No,Last name,Middle name,First name", "1,Nguyễn,Văn,Ân"),
    ("TT,Họ tên đệm,,Tên", "1,Nguyễn Văn,,Ân"), ("STT,Ho va ten,,Nam sinh", "1,Nguyễn Văn,Ân,1990"),
    ("STT,HỌ VÀ TÊN ĐỆM,TÊN,x", "1,Nguyễn Văn,Ân,"),
    ("TT,Họ đệm,Tên gọi,Ghi chú", "1,Nguyễn Văn,Ân,"),
  ])
  func namesInSeveralColumns(headings: String, row: String) throws {
    #expect(try people("\(headings)\n\(row)\n", ["name"]).people == ["Nguyễn Văn Ân"])
  }

  @Test(arguments: [
    "STT,Họ tên,Ngày,Tháng,Năm sinh", "No,Full name,Day of birth,Month of birth,Year of birth",
    "STT,Họ tên,Ngày sinh,Tháng sinh,Năm sinh", "STT,Ho ten,Ngay sinh,Thang sinh,Nam sinh",
  ])
  func birthInThreeColumns(headings: String) throws {
    #expect(
      try people("\(headings)\n1,Lê An,25,3,1990\n2,Vũ Bình,,,1991\n", ["birth_year"]).people == [
        "1990", "1991",
      ])
  }

  @Test func partsOfABirthBelowOneHeading() throws {
    let (found, plan) = try people(
      "STT,Họ tên,Ngày sinh,,,SĐT\n,,Ngày,Tháng,Năm,\n1,Lê An,25,3,1990,0912345678\n",
      ["name", "birth_year", "phone"])
    #expect(found == ["Lê An|1990|0912345678"])
    #expect(plan.diagnostics.isEmpty)
  }

  @Test func groupsStandAboveTheHeadings() throws {
    let drive = try ListFixture()
    var sheet = Worksheet(name: "Sheet1")
    sheet.add(["STT", "Thông tin cá nhân", "", "", "Liên hệ", "Ghi chú"].map { Cell($0) })
    sheet.add(["", "Họ và tên", "Ngày sinh", "Giới tính", "Số điện thoại", ""].map { Cell($0) })
    sheet.add([Cell(1), Cell("Lê An"), Cell("6/12/1990"), Cell("Nam"), Cell("0912345678")])
    sheet.merges = ["A1:A2", "B1:D1", "F1:F2"].compactMap { CellRange(name: $0) }
    try drive.write(try Workbook(sheets: [sheet]).bytes(), to: "ha-dinh.xlsx")
    let plan = try drive.plan("ha-dinh.xlsx")
    #expect(plan.column("name") == ["Lê An"])
    #expect(plan.column("phone") == ["0912345678"])
    #expect(
      plan.sheets[0].columns.map(\.field) == ["no", "name", "birth_year", "sex", "phone", "note"])
  }

  @Test func tablesSideBySide() throws {
    let (found, plan) = try people(
      "STT,Họ tên,Năm sinh,,STT,Họ tên,Năm sinh\n1,Lê An,1990,,3,Đỗ Chi,1992\n2,Vũ Bình,1991,,,,\n",
      ["name", "birth_year"])
    #expect(Set(found) == ["Lê An|1990", "Vũ Bình|1991", "Đỗ Chi|1992"])
    #expect(plan.new == 3 && plan.sheets.count == 2)
  }

  @Test func tablesOfSeveralUnitsBelowOneAnother() throws {
    let (found, _) = try people(
      """
      Trường Mầm non 1,,
      STT,Họ tên,Năm sinh
      1,Lê An,1990
      ,,
      Trường Mầm non 10,,
      STT,Họ tên,Năm sinh
      1,Vũ Bình,1991
      2,Đỗ Chi,1992
      """, named: "x.csv")
    #expect(found == ["Lê An|mam-non-1", "Vũ Bình|mam-non-10", "Đỗ Chi|mam-non-10"])
  }

  @Test func severalSheetsEachOfAUnit() throws {
    let drive = try ListFixture()
    let sheets = ["MN 1", "Trường MN 10"].map { name in
      var sheet = Worksheet(name: name)
      sheet.add(["Họ tên", "Năm sinh"].map { Cell($0) })
      sheet.add([Cell("Lê An"), Cell(1990)])
      return sheet
    }
    try drive.write(try Workbook(sheets: sheets).bytes(), to: "Tổng hợp.xlsx")
    #expect(
      try drive.plan("Tổng hợp.xlsx").lists.map(\.name) == ["mam-non-1.csv", "mam-non-10.csv"])
  }

  @Test func aHiddenSheetWithPeopleIsTold() throws {
    let drive = try ListFixture()
    var shown = Worksheet(name: "ha-dinh")
    shown.add([Cell("Họ tên")])
    shown.add([Cell("Lê An")])
    var hidden = Worksheet(name: "cũ")
    hidden.isHidden = true
    hidden.add(["Họ tên", "Năm sinh"].map { Cell($0) })
    hidden.add([Cell("Vũ Bình"), Cell(1991)])
    try drive.write(try Workbook(sheets: [shown, hidden]).bytes(), to: "x.xlsx")
    let plan = try drive.plan("x.xlsx")
    #expect(plan.column("name") == ["Lê An"])
    #expect(plan.briefs == ["KG111 x.xlsx › \"cũ\" \"1\""])
    #expect(plan.mayHaveLeftListUnread && !plan.isRefused)
  }

  @Test(arguments: [
    ("Họ tên,SĐT người thân,Điện thoại", "Lê An,0912345679,0912345678"),
    ("Họ tên,Số điện thoại,SĐT liên hệ khẩn cấp", "Lê An,0912345678,0912345679"),
    ("Full name,Emergency phone number,Phone number", "Lê An,0912345679,0912345678"),
    ("Họ tên,Điện thoại phụ huynh,SĐT", "Lê An,0912345679,0912345678"),
    ("Họ tên,Phone (emergency contact person),Mobile", "Lê An,0912345679,0912345678"),
  ])
  func phonesOfOthersAreNotThePersons(headings: String, row: String) throws {
    #expect(try people("\(headings)\n\(row)\n", ["phone"]).people == ["0912345678"])
    // Nor where the person's own is empty.
    let empty = row.replacing("0912345678", with: "")
    #expect(try people("\(headings)\n\(empty)\n", ["phone"]).people == [""])
  }

  @Test func aFormsOwnColumnsAreNotThePersons() throws {
    let (found, _) = try people(
      """
      Id,Thời gian bắt đầu,Thời gian hoàn thành,Email,Name,1. Họ và tên của bạn?,2. Ngày sinh,3. Số điện thoại
      7,20/11/2021 8:15:03,20/11/2021 8:17:03,anonymous,,Lê An,6/5/1999,0912345678
      9,21/11/2021 8:15:03,21/11/2021 8:17:03,anonymous,,Vũ Bình,7/5/1999,0912345679
      """, ["name", "birth_year", "phone"])
    #expect(found == ["Lê An|1999|0912345678", "Vũ Bình|1999|0912345679"])
  }

  @Test func runningNumbersRenameNobody() throws {
    let known = "id,name,unit,birth_year\n1,Hồ Văn Một,ha-dinh,1980\n2,Hồ Văn Hai,ha-dinh,1981\n"
    for heading in ["ID", "Mã số", "Mã", "id"] {
      let drive = try ListFixture(lists: ["all.csv": known])
      let plan = try drive.plan(text: "\(heading),Họ tên,Năm sinh\n1,Lê An,1990\n2,Vũ Bình,1991\n")
      #expect(plan.changed.isEmpty && plan.new == 2)
      // The drive's own numbers, beside the names they belong to, are ids.
      let own = try drive.plan(
        text: "\(heading),Họ tên,Năm sinh\n1,Hồ Văn Một,1980\n2,Hồ Văn Hai,1982\n")
      #expect(own.changed.map(\.changes) == [["birth_year 1981 → 1982"]])
    }
  }

  @Test func lettersOfColumnsHoldForListsOfTheSameShapeOnly() throws {
    let drive = try ListFixture()
    var options = ImportOptions()
    options.mappings = [
      try #require(ColumnMapping("A=name")), try #require(ColumnMapping("B=phone")),
    ]
    let first = try drive.plan(text: "Lê An,0912345678\nVũ Bình,0912345679\n", options: options)
    #expect(first.column("phone") == ["0912345678", "0912345679"])
    var saved = SavedMappings(of: try drive.draft())
    saved.keep(first.mappings)
    try saved.write(into: try drive.draft())
    var later = ImportOptions()
    later.savedMappings = SavedMappings(of: try drive.draft()).mappings
    // The same shape once more.
    let same = try drive.plan(text: "Đỗ Chi,0912345677\n", options: later)
    #expect(same.column("name") == ["Đỗ Chi"])
    // Another shape: its own headings count.
    let other = try drive.plan(
      text: "SĐT,Họ tên,Năm sinh\n0912345676,Hồ Dung,1990\n", options: later)
    #expect(other.column("name") == ["Hồ Dung"] && other.column("phone") == ["0912345676"])
  }

  @Test func lettersSaidOfAColumnWithAHeadingAreKeptAsTheHeading() throws {
    let drive = try ListFixture()
    var options = ImportOptions()
    options.mappings = [try #require(ColumnMapping("C=birth_year"))]
    let plan = try drive.plan(text: "Họ tên,Quê,Ngày ra đời\nLê An,Huế,1990\n", options: options)
    #expect(
      plan.mappings == ["ha-dinh": [try #require(ColumnMapping("Ngày ra đời=birth_year"))]])
  }

  @Test func columnsThatAreNotReadSayWhatStandsInThem() throws {
    let (_, plan) = try people(
      """
      Họ tên,Phương tiện,Quê,Ghi chú
      Lê An,chỉ đến được sau 9h,Huế,sau 9h
      Vũ Bình,SĐT mới 0912345678,Vinh,SĐT mới 0912345678
      Đỗ Chi,đến lúc 8h30,Huế,
      Hồ Dung,,Huế,
      """)
    let column = try #require(plan.sheets[0].columns.first { $0.letters == "B" })
    #expect(column.filled == 3 && column.read == 0)
    #expect(column.notes == [.times(2), .phones(1)])
    let words = Words(language: .english)
    #expect(
      words.columnNotRead("B", heading: "Phương tiện", cells: 3, notes: column.notes)
        == "B \"Phương tiện\" (3 cells; 2 cells speak of times; 1 cell holds a telephone number)")
    // Notes are kept, and whatever they say beside is reported.
    let notes = try #require(plan.sheets[0].columns.first { $0.letters == "D" })
    #expect(notes.field == "note" && notes.read == 2 && notes.notes == [.phones(1)])
    #expect(plan.briefs.contains("KG137 ha-dinh.csv:2:4 \"sau 9h\""))
  }

  @Test(arguments: [
    "Nguyễn Văn Ân; Trần Thị Bích", "Nguyễn Văn Ân, Trần Thị Bích",
    "Nguyễn Văn Ân và Trần Thị Bích",
    "1. Nguyễn Văn Ân 2. Trần Thị Bích", "Nguyễn Văn Ân / Trần Thị Bích",
    "Nguyễn Văn Ân & Trần Thị Bích",
    "- Nguyễn Văn Ân\n- Trần Thị Bích",
  ])
  func severalPeopleInACellAreRefused(cell: String) throws {
    let (found, plan) = try people("STT,Họ tên,Năm sinh\n1,\"\(cell)\",1990\n")
    #expect(found.isEmpty && plan.refused == 1)
    #expect(
      plan.diagnostics.contains { $0.code == .severalPeople && $0.row == 2 && $0.column == 2 })
  }

  @Test func rowsFilledInBeforehandAreEmpty() throws {
    let (found, plan) = try people(
      """
      STT,Họ tên,Giới tính,Đơn vị,Ngày hiến,Ghi chú
      1,Lê An,Nam,UBND phường Hạ Đình,09/12/2021,
      2,,Nam,UBND phường Hạ Đình,09/12/2021,
      3,,Nam,UBND phường Hạ Đình,09/12/2021,
      4,,,,,
      """, ["name"])
    #expect(found == ["Lê An"])
    #expect(plan.refused == 0)
    #expect(plan.sheets[0].leftOut.map(\.row) == [3, 4])
  }

  @Test func aRowWithAPhoneAndNoNameIsRefused() throws {
    let (_, plan) = try people("STT,Họ tên,SĐT\n1,Lê An,0912345678\n2,,0912345679\n")
    #expect(plan.briefs == ["KG017! ha-dinh.csv:3:2"])
  }
}
