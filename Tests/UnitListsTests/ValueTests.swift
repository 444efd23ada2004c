import DriveFiles
import Testing
import UnitLists

/// Values as people and spreadsheets write them.
@Suite struct ValueTests {
  /// What one value of a column becomes in the drive's list; nil where it is refused.
  private func imported(_ heading: String, _ value: String, as column: String) throws -> String? {
    let plan = try ListFixture().plan(text: "Họ tên;\(heading)\nLê An;\"\(value)\"\n")
    guard !plan.isRefused else { return nil }
    return plan.column(column).first
  }

  @Test(arguments: [
    ("0912345678", "0912345678"), ("912345678", "0912345678"), ("0912.345.678", "0912345678"),
    ("+84 912 345 678", "0912345678"), ("84912345678", "0912345678"),
    ("(+84) 912-345-678", "0912345678"), ("0084912345678", "0912345678"),
    ("024-3858.7882", "02438587882"), ("2438587882", "02438587882"),
    ("0912345678 / 0987654321", "0912345678"), ("01681234567", "0381234567"),
    ("'0912345678", "0912345678"), ("0912 345 678\u{200B}", "0912345678"),
  ])
  func phones(written: String, number: String) throws {
    #expect(try imported("SĐT", written, as: "phone") == number)
  }

  @Test(arguments: ["12345", "091234567", "09123456789", "9.12E+08", "+1 912 345 678"])
  func whatIsNoPhone(written: String) throws {
    #expect(try imported("SĐT", written, as: "phone") == nil)
  }

  @Test(arguments: [
    ("1990", "1990"), ("6/12/1990", "1990"), ("06-12-1990", "1990"), ("6.12.1990", "1990"),
    ("1990-12-06", "1990"), ("1990-12-06 00:00:00", "1990"), ("12/25/1990", "1990"),
    ("12/1990", "1990"), ("6/12/90", "1990"), ("6/12/02", "2002"), ("90", "1990"),
    ("06121990", "1990"), ("6121990", "1990"), ("33213", "1990"), ("Sinh năm 1990", "1990"),
    ("SN 1990", "1990"),
  ])
  func births(written: String, year: String) throws {
    #expect(try imported("Ngày sinh", written, as: "birth_year") == year)
  }

  @Test(arguments: ["31/2/1990", "hôm qua", "1850", "2090", "13/13/1990", "1/2/3/4"])
  func whatIsNoBirth(written: String) throws {
    #expect(try imported("Ngày sinh", written, as: "birth_year") == nil)
  }

  @Test(arguments: [
    ("7h30-9h", "07:30-09:00"), ("07g30 – 09g00", "07:30-09:00"),
    ("7 giờ 30 đến 9 giờ", "07:30-09:00"), ("8 giờ đến 9", "08:00-09:00"),
    ("7:30-9:00; 10h-11h30", "07:30-09:00; 10:00-11:30"),
    ("7h-8h và 9h-10h", "07:00-08:00; 09:00-10:00"), ("hall 8h30-10h", "hall 08:30-10:00"),
    ("sau 9h", "09:00-24:00"), ("trước 10h", "00:00-10:00"), ("từ 7h30 tới 8h", "07:30-08:00"),
    ("7.30-9.00", "07:30-09:00"), ("0730-0900", "07:30-09:00"), ("1h-3h chiều", "13:00-15:00"),
    ("sáng", "00:00-12:00"), ("cả ngày", ""), ("7h30'-8h", "07:30-08:00"),
    ("7h30p-8h", "07:30-08:00"), ("7:30 AM - 2:15 PM", "07:30-14:15"), ("8 rưỡi", nil),
    ("7h rưỡi - 9h", "07:30-09:00"), ("7-8", nil), ("25h-26h", nil), ("9h-8h", nil),
    ("8h", nil), ("mai", nil),
  ])
  func hours(written: String, read: String?) throws {
    #expect(try imported("Giờ đến được", written, as: "available") == read)
  }

  @Test(arguments: [
    ("8h15", "08:15"), ("08g15", "08:15"), ("8:15:00", "08:15"), ("hall 8h15", "hall 08:15"),
    ("08h15-08h30", "08:15"), ("2h chiều", "14:00"), ("8 giờ 15 phút", "08:15"), ("8h75", nil),
  ])
  func starts(written: String, read: String?) throws {
    #expect(try imported("Giờ mong muốn", written, as: "preferred") == read)
  }

  /// `Khung giờ` holds what people put there: a start is a wish, an interval when they can come.
  @Test func slotsAreStartsOrIntervals() throws {
    let plan = try ListFixture().plan(text: "Họ tên,Khung giờ\nLê An,8h15\nLê Bình,8h-9h\n")
    #expect(plan.column("preferred") == ["08:15", ""])
    #expect(plan.column("available") == ["", "08:00-09:00"])
  }

  @Test(arguments: [
    ("Lần đầu", "first_time"), ("0", "first_time"), ("Nhắc lại", "repeat"), ("5", "repeat"),
    ("first_time", "first_time"), ("-", ""), ("Khách", nil),
  ])
  func kinds(written: String, kind: String?) throws {
    #expect(try imported("Số lần hiến", written, as: "kind") == kind)
  }

  @Test func namesAreInOneLineAndOneForm() throws {
    let plan = try ListFixture().plan(
      text: "Họ tên\n\u{A0} Nguye\u{302}\u{303}n   Va\u{306}n\u{200B} An \n")
    #expect(plan.column("name") == ["Nguyễn Văn An"])
  }

  /// Whoever begins a name like a formula has a name that begins so.
  @Test func formulasInTextStayText() throws {
    let plan = try ListFixture().plan(text: "Họ tên\n\"=HYPERLINK(\"\"x\"\")\"\n+An\n@Bình\n")
    #expect(plan.column("name") == ["=HYPERLINK(\"x\")", "+An", "@Bình"])
  }
}
