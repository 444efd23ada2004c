import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing
import UnitLists
import Wording
import Workbooks

/// Further inputs of the kinds that `field/lists` has one of each.
@Suite struct FieldKindTests {
  /// What one value of a column becomes in the drive's list; nil where it is refused.
  private func imported(_ heading: String, _ value: Cell, as column: String) throws -> String? {
    let plan = try plan(heading, value)
    guard !plan.isRefused else { return nil }
    return plan.column(column).first ?? ""
  }

  private func plan(_ heading: String, _ value: Cell) throws -> ImportPlan {
    let drive = try ListFixture()
    var sheet = Worksheet(name: "Danh sách")
    sheet.add([Cell("Họ tên"), Cell(heading)])
    sheet.add([Cell("Lê An"), value])
    try drive.write(try Workbook(sheets: [sheet]).bytes(), to: "ha-dinh.xlsx")
    return try drive.plan("ha-dinh.xlsx")
  }

  /// The codes of what is said of one value of a column.
  private func said(_ heading: String, _ value: String) throws -> [String] {
    try plan(heading, Cell(value)).diagnostics.map { $0.code.rawValue + ($0.refuses ? "!" : "") }
  }

  // MARK: Times

  @Test(arguments: [
    ("20/11/2021 8:15:03 SA", ""), ("2021/11/20 8:15:03 SA GMT+7", ""), ("2021-11-20 08:15", ""),
    ("10/06/2021 08:04:57", ""), ("08:04:57", ""), ("2021-12-09T08:04:57", ""),
    ("20/11/2021", ""), ("11/20/2021 8:15:03", ""), ("2021-12-09 08:15", "08:15"),
    ("09/12/2021 08:15", "08:15"), ("9/12 8h15", "08:15"), ("8h15 ngày 09/12/2021", "08:15"),
    ("Thứ Năm, 8h15", "08:15"), ("8h15 thứ 5 ngày 9 tháng 12 năm 2021", "08:15"),
    ("8:15:00", "08:15"), ("Thứ Sáu, 8h15", nil), ("10/12/2021 8h-9h", nil),
    ("8,15", "08:15"), ("8.30", "08:30"), ("7.3", "07:30"), ("8,5", nil), ("7.5", nil),
    ("8.25", nil), ("8.75", "08:45"), ("7.50", nil), ("9.2", "09:20"), ("7.9", nil),
    ("0.3125", "07:30"), ("0,34375", "08:15"), ("0.34", nil), ("8", "08:00"), ("0830", "08:30"),
    ("1030", "10:30"), ("3", nil), ("8 giờ kém 15", "07:45"), ("9h kém 5", "08:55"),
    ("khoảng 8h", "08:00"), ("lúc 8g30", "08:30"), ("8:30 AM", "08:30"), ("８ｈ１５", "08:15"),
    ("không có", ""), ("không", ""), ("Ca 1", nil), ("Ca 1: 8h15", "08:15"), ("sáng", ""),
    ("trước 10h", ""), ("sau 9h", "09:00"), ("8h15-8h30", "08:15"), ("8h-9h; 10h-11h", nil),
  ])
  func wishes(written: String, read: String?) throws {
    #expect(try imported("Giờ mong muốn", Cell(written), as: "preferred") == read)
  }

  @Test(arguments: [
    (7.5, nil), (8.3, "08:30"), (8.45, "08:45"), (0.3125, "07:30"), (0.375, "09:00"),
    (9.0, "09:00"), (830, "08:30"), (44_539.34375, "08:15"), (44_520.34378472222, ""),
    (44_520.0, ""), (25, nil), (0.001, nil),
  ])
  func numbersAsWishes(number: Double, read: String?) throws {
    #expect(try imported("Giờ mong muốn", Cell(.number(number)), as: "preferred") == read)
  }

  @Test(arguments: [
    ("Ca 1 (7h30 - 9h00)", "07:30-09:00"), ("Sáng (7h30-11h30)", "07:30-11:30"),
    ("Khung 1: 7h30-9h", "07:30-09:00"), ("Khung giờ 2: 8h30 - 9h30", "08:30-09:30"),
    ("7h30-9h (ca 1)", "07:30-09:00"), ("ca chiều", "12:00-24:00"),
    ("Chiều (1h30-4h)", "13:30-16:00"), ("buổi sáng", "00:00-12:00"),
    ("từ 8h đến 9h30", "08:00-09:30"), ("8h00 đến trước 9h00", "08:00-09:00"),
    ("sau 9h", "09:00-24:00"), ("đến sau 9h", "09:00-24:00"), ("từ 9h trở đi", "09:00-24:00"),
    ("trước 10 giờ", "00:00-10:00"), ("10h trở về trước", "00:00-10:00"),
    ("8g30 – 9g30", "08:30-09:30"), ("８ｈ３０－９ｈ３０", "08:30-09:30"),
    ("Ca I: 7h30-9h; Ca II: 10h-11h", "07:30-09:00; 10:00-11:00"), ("7h30 → 9h", "07:30-09:00"),
    ("9/12/2021: 8h-9h", "08:00-09:00"), ("Thứ 5, 8h-9h", "08:00-09:00"),
    ("Sáng: 8h-9h, 10h-11h", "08:00-09:00; 10:00-11:00"), ("Sáng (13h-15h)", nil),
    ("Ca 8-9h", nil), ("Ca 1", nil), ("thứ Sáu 8h-9h", nil), ("9/12/2021", ""),
    ("sáng và chiều", "00:00-12:00; 12:00-24:00"), ("chưa biết", ""),
  ])
  func namedSlots(written: String, read: String?) throws {
    #expect(try imported("Giờ đến được", Cell(written), as: "available") == read)
  }

  @Test(arguments: [
    ("Khung giờ", "6h", "KG123"), ("Giờ mong muốn", "13h", "KG123"),
    ("Giờ đến được", "13h-15h", "KG123"),
  ])
  func whoeverWishesOutsideTheDayIsTold(heading: String, written: String, code: String) throws {
    let plan = try plan(heading, Cell(written))
    #expect(plan.diagnostics.map(\.code.rawValue).contains(code) && !plan.isRefused)
    #expect(plan.diagnostics.first { $0.code.rawValue == code }?.person == "Lê An")
  }

  @Test func whoeverHasNoSlotIsToldByName() throws {
    let drive = try ListFixture(units: "id,name,from,to\nha-dinh,Hạ Đình,08:00,09:00\n")
    let plan = try drive.plan(
      text: "Họ tên,Giờ đến được\nLê An,9h-11h\nVũ Bình,8h-9h\nĐỗ Chi,13h-15h\nHồ Dung,\n")
    #expect(
      plan.diagnostics.filter { $0.code == .noAllowedSlot }.map(\.value) == ["Lê An", "Đỗ Chi"])
    try ImportCommit.write(plan.lists, into: try drive.draft())
    let notes = try DriveFolder(at: drive.drive).notes
    #expect(notes.map(\.value) == ["Lê An", "Đỗ Chi"])
    #expect(notes.map(\.code) == [.noAllowedSlot, .noAllowedSlot])
    #expect(notes.map(\.row) == [2, 4])
  }

  // MARK: Marks

  @Test func marksAndTheirOpposites() throws {
    let drive = try ListFixture()
    let plan = try drive.plan(
      text: """
        STT,Họ và tên,Giờ đến được,
        ,,7h30-8h30,8h30-9h30
        1,Lê An,Có,không
        2,Vũ Bình,✓,☐
        3,Đỗ Chi,0,1
        4,Hồ Dung,FALSE,X
        5,Mai Em,7h30-8h30,-
        6,Ngô Gia,FALSE,FALSE
        7,Tạ Hà,,
        8,Lý Kim,có thể,
        """)
    #expect(
      plan.column("available") == [
        "07:30-08:30", "07:30-08:30", "08:30-09:30", "08:30-09:30", "07:30-08:30", "", "",
      ])
    #expect(plan.briefs == ["KG138 ha-dinh.csv:8:3", "KG139! ha-dinh.csv:10:3 \"có thể\""])
    #expect(plan.diagnostics.map(\.person) == ["Ngô Gia", ""])
  }

  // MARK: Who comes

  @Test(arguments: [
    ("Xác nhận", "Không"), ("Tham gia", "không tham gia"), ("Xác nhận", "Hoãn"),
    ("Xác nhận", "nghỉ ốm"), ("Xác nhận tham gia", "0"), ("Ghi chú", "Không tham gia"),
    ("Ghi chú", "hoãn"), ("Ghi chú", "Xin rút"), ("Khung giờ", "nghỉ"), ("Ghi chú", "Nghỉ phép"),
  ])
  func whoDoesNotComeIsLeftOutByName(heading: String, written: String) throws {
    let plan = try plan(heading, Cell(written))
    #expect(plan.new == 0 && !plan.isRefused)
    #expect(plan.diagnostics.map(\.code) == [.declined])
    #expect(
      plan.diagnostics.map(\.person) == ["Lê An"] && plan.diagnostics.map(\.value) == [written])
  }

  @Test func aListOfThoseWhoWithdrawNamesThem() throws {
    let drive = try ListFixture()
    var options = ImportOptions()
    options.takesDeclined = true
    let text = "Họ tên,Ghi chú,Xác nhận,Khung giờ\nLê An,Rút tên,Không,nghỉ\n"
    let plan = try drive.plan(text: text, options: options)
    #expect(plan.new == 1 && !plan.diagnostics.contains { $0.code == .declined })
    #expect(try drive.plan(text: text).new == 0)
  }

  @Test(arguments: [
    ("Xác nhận", "Có", 0), ("Xác nhận", "x", 0), ("Xác nhận", "Đã xác nhận", 0),
    ("Xác nhận", "chưa chắc", 1), ("Ghi chú", "hoãn lần trước, lần này đi", 1),
    ("Ghi chú", "Không", 0), ("Ghi chú", "Nhóm trưởng", 0),
  ])
  func whoComesStays(heading: String, written: String, unclear: Int) throws {
    let plan = try plan(heading, Cell(written))
    #expect(plan.new == 1)
    #expect(plan.diagnostics.map(\.code) == Array(repeating: .unclearAnswer, count: unclear))
  }

  @Test(arguments: [
    "đến sau 9h", "chỉ đi được buổi sáng", "Ca 8h-9h", "xin đến sớm", "trước 10 giờ",
  ])
  func notesThatSpeakOfTimesAreTold(note: String) throws {
    let plan = try plan("Ghi chú", Cell(note))
    #expect(plan.diagnostics.map(\.code) == [.speaksOfTime])
    #expect(plan.column("note") == [note] && plan.column("available") == [""])
  }

  @Test(arguments: ["chiều cao 1m60", "tổ 2", "hiến 350 ml", "ăn chay", "sinh viên năm 3"])
  func otherNotesAreOnlyKept(note: String) throws {
    let plan = try plan("Ghi chú", Cell(note))
    #expect(plan.diagnostics.isEmpty && plan.column("note") == [note])
  }

  // MARK: Donors

  @Test(arguments: [
    ("Lần hiến máu", "11/2021", "", ["KG127", "KG083"]), ("Đối tượng", "1/5/2020", "", ["KG127"]),
    ("Số lần hiến", "3 lần", "repeat", []), ("Số lần hiến", "Chưa lần nào", "first_time", []),
    ("Số lần đã hiến", "1", "repeat", []), ("Lần hiến", "1", "first_time", []),
    ("Số lần hiến", "trên 5 lần", "repeat", []), ("Số lần hiến", "02", "repeat", []),
    ("Số lần hiến", "3.0", "repeat", []), ("Đã hiến máu", "Có", "repeat", []),
    ("Đã hiến máu", "Không", "first_time", []), ("Đối tượng", "LẦN ĐẦU TIÊN", "first_time", []),
    ("Đối tượng", "hiến lần 2", "repeat", []), ("Đối tượng", "hiến 1 lần", "repeat", []),
    ("Đối tượng", "chưa rõ", "", []),
  ])
  func kinds(heading: String, written: String, kind: String, codes: [String]) throws {
    #expect(try imported(heading, Cell(written), as: "kind") == kind)
    #expect(try said(heading, written) == codes)
  }

  @Test(arguments: [
    ("15/11/2021", ["KG083"]), ("10/2021", ["KG083"]), ("15/9/2021", []), ("chưa", []),
    ("3 tháng trước", ["KG020"]), ("2019", []),
  ])
  func lastDonations(written: String, codes: [String]) throws {
    #expect(try said("Lần hiến gần nhất", written) == codes)
  }

  // MARK: Birth

  @Test(arguments: [
    ("1990.0", "1990"), ("1990-05-06T00:00:00.000Z", "1990"), ("5/6/1990 0:00", "1990"),
    // Midnight of the first of January in Vietnam.
    ("1989-12-31T17:00:00.000Z", "1990"), ("1990-12", "1990"), ("Tháng 12/1990", "1990"),
    ("6-Dec-90", "1990"), ("Dec 6, 1990", "1990"), ("061290", "1990"), ("12-5-1990", "1990"),
    ("12.05.90", "1990"), ("sinh năm 1990", "1990"), ("１９９０", "1990"),
    ("6 tháng 12 năm 1990", "1990"), ("không rõ", ""), ("12/6/1905", nil), ("30/3/1900", nil),
    ("10/12/2021", nil), ("5", nil), ("1990\n1991", nil), ("0", ""),
  ])
  func births(written: String, year: String?) throws {
    #expect(try imported("Ngày sinh", Cell(written), as: "birth_year") == year)
  }

  @Test func whatASpreadsheetMadeOfAYearIsTold() throws {
    let plan = try plan("Năm sinh", Cell("12/6/1905"))
    #expect(plan.diagnostics.map(\.code) == [.outOfRange])
    #expect(plan.diagnostics.map(\.hint) == [.didYouMean("1990")])
    #expect(plan.diagnostics.map(\.expected) == [.range("1921…2021")])
  }

  @Test(arguments: [("2010", ["KG081"]), ("1930", ["KG081"]), ("1/1/2021", ["KG081"])])
  func childrenAndTheVeryOldAreTold(written: String, codes: [String]) throws {
    #expect(try said("Ngày sinh", written) == codes)
  }

  // MARK: Names

  @Test(arguments: [
    "0", "123", "nghỉ phép", "hoãn", "Không tham gia", "nan", "a@x.vn", "chưa có", "…?",
    "Nguy?n V?n ??t", "Tr\u{FFFD}n An", "anonymous", "Nguyễn Văn Ân\nTrần Thị Bích",
    "Nguyễn Văn Ân, Trần Thị Bích", "Lê An và Vũ Bình", "Lê An; Vũ Bình", "Lê An / Vũ Bình",
    "1. Lê An\n2. Vũ Bình", "2 người", "3 đồng chí", "#N/A", "http://x.vn", "TRUE",
  ])
  func whatIsNoName(written: String) throws {
    let drive = try ListFixture()
    try drive.write(workbook: "ha-dinh.xlsx", [["Họ tên", "Năm sinh"], [written, "1990"]])
    let plan = try drive.plan("ha-dinh.xlsx")
    #expect(plan.new == 0 && plan.isRefused, "\(plan.briefs)")
  }

  @Test(arguments: [
    ("Nguyễn Văn\nAn", "Nguyễn Văn An", 0), ("1. Lê An", "Lê An", 0), ("2 Lê An", "Lê An", 0),
    ("H'Hen Niê", "H'Hen Niê", 0),
    ("Phan Hoàn", "Phan Hoàn", 0), ("Lê Nghi", "Lê Nghi", 0),
    ("Jean-Pierre Lê", "Jean-Pierre Lê", 0),
    ("Lê An (tổ 2)", "Lê An (tổ 2)", 1), ("Lê An 2", "Lê An 2", 1),
    ("Lê An - kế toán", "Lê An - kế toán", 1),
    ("Nguyễn Văn Ân Trần Thị Bích", "Nguyễn Văn Ân Trần Thị Bích", 1),
    ("Tôn Nữ Thị Ngọc Hân", "Tôn Nữ Thị Ngọc Hân", 0),
  ])
  func names(written: String, name: String, flagged: Int) throws {
    let drive = try ListFixture()
    try drive.write(workbook: "ha-dinh.xlsx", [["Họ tên", "Năm sinh"], [written, "1990"]])
    let plan = try drive.plan("ha-dinh.xlsx")
    #expect(plan.column("name") == [name] && !plan.isRefused)
    #expect(plan.diagnostics.map(\.code) == Array(repeating: .nameHasMore, count: flagged))
  }

  @Test func lettersThatOnlyLookLostComeBack() throws {
    let drive = try ListFixture()
    let plan = try drive.plan(
      text: "Họ tên,Năm sinh\nNguyá»…n VÄƒn Tháº£o,1990\nLÃª Thá»‹ HÃ²a,1991\n")
    #expect(plan.column("name") == ["Nguyễn Văn Thảo", "Lê Thị Hòa"])
    #expect(plan.diagnostics.map(\.code) == [.textConverted])
  }

  // MARK: Telephone numbers

  @Test(arguments: [
    ("0912000001; 0987000001", "0912000001", 1), ("0912000001 hoặc 0987000001", "0912000001", 1),
    ("0912 000 001 0987 000 001", "0912000001", 1), ("09120000010987000001", "0912000001", 1),
    ("ĐT: 0912000001", "0912000001", 0), ("ĐT0912000001", "0912000001", 0),
    ("0912000001 (mẹ)", "0912000001", 1), ("024 3858 7882 (máy lẻ 123)", "02438587882", 0),
    ("(024) 3858-7882 ext 12", "02438587882", 0), ("9.12000001E+08", "0912000001", 0),
    ("0912000001.0", "0912000001", 0), ("912000001.0", "0912000001", 0),
    ("+84 (0)912 000 001", "0912000001", 0), ("chưa có", "", 0), ("Không", "", 0), ("NaN", "", 0),
    ("０９１２ ０００ ００１", "0912000001", 0), ("0912000001/0987000001 (vợ)", "0912000001", 1),
  ])
  func phones(written: String, number: String, flagged: Int) throws {
    let plan = try plan("SĐT", Cell(written))
    #expect(plan.column("phone") == [number] && !plan.isRefused)
    #expect(plan.diagnostics.map(\.code) == Array(repeating: .phoneHasMore, count: flagged))
  }

  @Test(arguments: ["9.12E+08", "O912000001", "091200000", "001090012345", "+1 912 345 678", "113"])
  func whatIsNoPhone(written: String) throws {
    #expect(try said("SĐT", written) == ["KG076!"])
  }

  // MARK: Groups

  @Test(
    arguments: [
      (["O", "O", "B"], ["", "", ""], ["KG106"]), (["O+", "AB-", "A"], ["", "", ""], ["KG106"]),
      (["0", "B", "A"], ["", "", ""], ["KG106"]),
      (["Nhóm O", "nhóm B", ""], ["", "", ""], ["KG106"]),
      (["A Rh+", "B", "B"], ["", "", ""], ["KG106"]),
      (["A", "B", "A"], ["A", "B", "A"], ["KG135"]),
      (["1", "1", "2"], ["1", "1", "2"], ["KG135"]),
      (["O", "không rõ", "A"], ["", "", ""], ["KG106"]),
    ])
  func groups(written: [String], groups: [String], codes: [String]) throws {
    let rows = zip(["Lê An", "Vũ Bình", "Đỗ Chi"], written).map { "\($0),\($1)" }
    let plan = try ListFixture().plan(text: "Họ tên,Nhóm\n" + rows.joined(separator: "\n") + "\n")
    #expect(plan.column("group") == groups)
    #expect(plan.diagnostics.map(\.code.rawValue) == codes)
  }

  @Test func companionsAreToldNothing() throws {
    let plan = try ListFixture().plan(text: "Họ tên,Đi cùng nhóm\nLê An,O\nVũ Bình,O\n")
    #expect(plan.column("group") == ["O", "O"] && plan.diagnostics.isEmpty)
  }

  /// The name of somebody else in each row would make a group of nobody; it is reported.
  @Test func namesOfCompanionsAreTold() throws {
    let plan = try ListFixture().plan(text: "Họ tên,Đi cùng\nLê An,Vũ Bình\nVũ Bình,Lê An\n")
    #expect(plan.column("group") == ["", ""])
    #expect(plan.diagnostics.map(\.code.rawValue) == ["KG106"])
  }

  // MARK: What is kept

  @Test func sexBirthTitleAndNoteAreKeptAndComeBack() throws {
    let drive = try ListFixture()
    let text = """
      Họ tên,Ngày sinh,Giới tính,Chức vụ,Ghi chú
      Lê An,6/12/1990,Nam,Phó Chủ tịch,"ăn chay, tổ 2"
      Vũ Bình,1991,Nữ,,
      Đỗ Chi,7/1/1992,,,
      """
    let first = try drive.plan(text: text)
    #expect(first.diagnostics.isEmpty)
    #expect(first.column("birth_date") == ["1990-12-06", "", "1992-01-07"])
    #expect(first.column("sex") == ["male", "female", ""])
    #expect(first.column("title") == ["Phó Chủ tịch", "", ""])
    #expect(first.column("note") == ["ăn chay, tổ 2", "", ""])
    try ImportCommit.write(first.lists, into: try drive.draft())
    #expect(try DriveFolder(at: drive.drive).warnings.isEmpty)
    #expect(try drive.plan(text: text).counts == "mới 0 · đổi 0 · giữ nguyên 3 · 0 dòng lỗi")
    // A list that does not say it does not take it away.
    let less = try drive.plan(text: "Họ tên,Năm sinh\nLê An,1990\nVũ Bình,1991\nĐỗ Chi,1992\n")
    #expect(less.counts == "mới 0 · đổi 0 · giữ nguyên 3 · 0 dòng lỗi")
    // What is sent out and comes back says the same.
    let draft = try drive.draft()
    let book = UnitTemplate(of: draft, wording: Words(language: .vietnamese)).workbook(for: 0)
    try drive.write(try book.bytes(), to: "ha-dinh.xlsx")
    let back = try drive.plan("ha-dinh.xlsx")
    #expect(back.counts == "mới 0 · đổi 0 · giữ nguyên 3 · 0 dòng lỗi", "\(back.changed)")
    let changed = try drive.plan(text: "Họ tên,Ngày sinh,Giới tính\nLê An,6/12/1990,Nữ\n")
    #expect(changed.changed.map(\.changes) == [["sex male → female"]])
  }

  @Test func menAndWomenMayHaveAColumnEach() throws {
    let plan = try ListFixture().plan(
      text: "Họ tên,Nam,Nữ\nLê An,x,\nVũ Bình,,X\nĐỗ Chi,FALSE,TRUE\nHồ Dung,x,x\nMai Em,0,0\n")
    #expect(plan.column("sex") == ["male", "female", "female", "", ""])
    #expect(plan.briefs == ["KG021 ha-dinh.csv:5:3 \"x\""])
  }

  @Test func aBirthDateOfAnotherYearIsTold() throws {
    let drive = try ListFixture(lists: [
      "ha-dinh.csv": "name,unit,birth_year,birth_date\nLê An,ha-dinh,1990,1991-01-02\n"
        + "Vũ Bình,ha-dinh,1990,hôm qua\nĐỗ Chi,ha-dinh,1990,1990-01-02\n"
    ])
    let notes = try DriveFolder(at: drive.drive).notes
    #expect(notes.map(\.code) == [.birthDateDiffers, .notADate])
    #expect(notes.map(\.place) == ["registrants/ha-dinh.csv:2:4", "registrants/ha-dinh.csv:3:4"])
  }
}
