import DriveFiles
import Foundation
import Testing
import UnitLists
import Wording

/// What stands above the headings of a list: whose it is, and who is called in need.
@Suite struct LetterheadTests: TextLists {
  @Test(arguments: [
    ("Kính gửi: Trường Mầm non 10,\nUBND PHƯỜNG HẠ ĐÌNH,\nSTT,Họ tên\n1,Lê An\n", "ha-dinh"),
    ("UBND PHƯỜNG HẠ ĐÌNH,\nTRƯỜNG MẦM NON 10,\nSTT,Họ tên\n1,Lê An\n", "mam-non-10"),
    ("Đơn vị:,Trường Mầm non 10\nSTT,Họ tên\n1,Lê An\n", "mam-non-10"),
    ("DANH SÁCH HIẾN MÁU TRƯỜNG MẦM NON 10 NĂM 2021,\nSTT,Họ tên\n1,Lê An\n", "mam-non-10"),
    ("\"UBND PHƯỜNG HẠ ĐÌNH\nTRƯỜNG MẦM NON 10\",\nSTT,Họ tên\n1,Lê An\n", "mam-non-10"),
  ])
  func theUnitOfALetterheadIsTheLast(text: String, unit: String) throws {
    #expect(try people(text, named: "x.csv").people == ["Lê An|\(unit)"])
  }

  @Test(arguments: [
    (
      "TRƯỜNG MẦM NON 1,\nCÔNG ĐOÀN TRƯỜNG MẦM NON 10,\nSTT,Họ tên\n1,Lê An\n", ["Lê An|mam-non-10"]
    ),
    ("TRƯỜNG MẦM NON 1,\nCÔNG ĐOÀN TRƯỜNG MẦM NON SEN,\nSTT,Họ tên\n1,Lê An\n", []),
    // The authority over a school that the drive does not know is not the school.
    ("UBND PHƯỜNG HẠ ĐÌNH - HÀ NỘI,\nTRƯỜNG MẦM NON SEN,\nSTT,Họ tên\n1,Lê An\n", []),
    ("TRƯỜNG MẦM NON 1,\nTỔ VĂN PHÒNG,\nSTT,Họ tên\n1,Lê An\n", ["Lê An|mam-non-1"]),
  ])
  func aUnionIsOfItsSchool(text: String, found: [String]) throws {
    #expect(try people(text, named: "x.csv").people == found)
  }

  @Test func columnsOfWhomToCallAreNoSecondTable() throws {
    let (found, plan) = try people(
      """
      Thông tin người hiến máu,,,Liên hệ khẩn cấp,
      Họ tên,Năm sinh,SĐT,Họ tên,SĐT
      Lê An,1990,0912345678,Lê Mẹ,0912345679
      Vũ Bình,1991,,Vũ Bố,0912345670
      """, ["name", "phone"])
    #expect(found == ["Lê An|0912345678", "Vũ Bình|"])
    #expect(plan.sheets.count == 1)
  }

  @Test func aLineAboveTheHeadingsThatNamesWhoWroteTheListIsNoTable() throws {
    let (found, plan) = try people(
      "Họ và tên người lập: Lê Thị Lan,Điện thoại: 0912345678\nHọ tên,Năm sinh\nLê An,1990\n")
    #expect(found == ["Lê An|ha-dinh"])
    #expect(plan.sheets.map(\.headingRow) == [2])
  }

  @Test func aLetterheadOfASchoolNobodyKnowsIsAsked() throws {
    let (_, plan) = try people(
      "UBND PHƯỜNG HẠ ĐÌNH,\nTRƯỜNG MẦM NON HOA SEN,\nSTT,Họ tên\n1,Lê An\n", named: "x.csv")
    #expect(plan.briefs == ["KG037! x.csv:2:1 \"TRƯỜNG MẦM NON HOA SEN\""])
    #expect(plan.refused == 1)
  }
}
