import DriveFiles
import Foundation
import Testing
import UnitLists
import Wording
import Workbooks

/// Lists of the kinds of `field/lists` that were read wrongly, or not read, in other words and
/// layouts.
@Suite struct ListVariantTests: TextLists {
  private func codes(_ plan: ImportPlan) -> [String] {
    plan.diagnostics.map { $0.code.rawValue + ($0.refuses ? "!" : "") }
  }

  @Test(arguments: [
    "Họ tên,7h30-8h30,8h30-9h30\nLê An,TRUE,FALSE\nVũ Bình,FALSE,TRUE\n",
    "Full name,Available 07:30-08:30,Available 08:30-09:30\nLê An,x,\nVũ Bình,,x\n",
    "Họ tên,Ca 1: 7h30-8h30,Ca 2: 8h30-9h30\nLê An,1,0\nVũ Bình,0,1\n",
    "Họ tên,Khung 1 (7h30-8h30),Khung 2 (8h30-9h30)\nLê An,Có,Không\nVũ Bình,Không,Có\n",
  ])
  func columnsHeadedByHoursAreMarked(text: String) throws {
    let (found, plan) = try people(text, ["name", "available"])
    #expect(found == ["Lê An|07:30-08:30", "Vũ Bình|08:30-09:30"])
    #expect(plan.diagnostics.isEmpty)
    #expect(plan.sheets[0].columns.map(\.field) == ["name", "available", "available"])
  }

  /// What is no mark under hours stays unread, and is reported.
  @Test func hoursAboveOtherTextAreNoMarks() throws {
    let (found, plan) = try people(
      "Họ tên,7h30-8h30\nLê An,gặp ở cổng\nVũ Bình,x\n", ["name", "available"])
    #expect(found == ["Lê An|", "Vũ Bình|"] && codes(plan) == ["KG014"])
  }

  @Test(arguments: [
    "Will you come?", "Đăng ký (Có/Không)", "Bạn có tham gia hiến máu không?", "Tham gia hiến máu",
  ])
  func questionsWhetherSomebodyComes(heading: String) throws {
    let (found, plan) = try people("Họ tên,\(heading)\nLê An,Có\nVũ Bình,Không\n", ["name"])
    #expect(found == ["Lê An"] && codes(plan) == ["KG125"])
    #expect(plan.diagnostics.map(\.person) == ["Vũ Bình"])
  }

  /// A refusal in a column nobody knows is reported by name, and the person stays on the list.
  @Test(arguments: [
    ("Kết quả gọi", "Đã hủy"), ("Lý do", "xin hoãn vì ốm"), ("Trả lời", "không tham gia"),
  ])
  func refusalsInUnknownColumnsAreTold(heading: String, written: String) throws {
    let (found, plan) = try people(
      "Họ tên,\(heading)\nLê An,\nVũ Bình,\(written)\n", ["name"])
    #expect(found == ["Lê An", "Vũ Bình"] && codes(plan) == ["KG014", "KG126"])
    #expect(plan.diagnostics.last?.person == "Vũ Bình" && plan.diagnostics.last?.value == written)
  }

  @Test(arguments: [
    ("Họ tên,SĐT bố mẹ,SĐT học sinh", "Lê An,0912345679,0912345678"),
    ("Full name,Next of kin phone,Contact number", "Lê An,0912345679,0912345678"),
  ])
  func phonesWithMoreInTheirHeadings(headings: String, row: String) throws {
    #expect(try people("\(headings)\n\(row)\n", ["phone"]).people == ["0912345678"])
  }

  @Test func zerosOfLinkedFormulasInCSVAreEmpty() throws {
    let (found, plan) = try people(
      "STT,Họ tên,Năm sinh,SĐT\n1,Lê An,1990,0912345678\n0,0,0,0\n0,0,0,0\n", ["name"])
    #expect(found == ["Lê An"] && plan.refused == 0)
    #expect(plan.sheets[0].leftOut.map(\.row) == [3, 4])
  }

  @Test(arguments: ["Nguy_n V_n An", "vợ chồng anh Nam", "Gia đình ông Ba", "Tr□n An"])
  func theseAreNoNames(written: String) throws {
    let (found, plan) = try people("Họ tên,SĐT\n\(written),0912345678\n", ["name"])
    #expect(found == [] && plan.refused == 1)
  }

  @Test func whoeverSignsIsNobodyWithATelephoneNumberEither() throws {
    let (found, plan) = try people(
      "Họ tên,SĐT\nLê An,0912345678\nNgười lập danh sách: Đỗ Thị Lan,0912345670\n", ["name"])
    #expect(found == ["Lê An"])
    #expect(plan.sheets[0].leftOut.map(\.reason) == [.signature])
  }

  @Test func aMonthInWordsIsOne() throws {
    let (found, _) = try people(
      "Full name,Birth month,Birth day,Birth year\nLe An,March,25,1990\nVu Binh,12,7,1991\n",
      ["birth_date"])
    #expect(found == ["1990-03-25", "1991-12-07"])
  }

  @Test func aSecondRowOfHeadingsWithoutMergedCells() throws {
    let (found, plan) = try people(
      "No,Full name,Contact,,Born\n,,Home,Mobile,\n1,Le An,0243111111,0912345678,1990\n",
      ["name", "phone", "birth_year"])
    #expect(found == ["Le An|0912345678|1990"])
    #expect(plan.sheets[0].leftOut == [])
  }

  @Test(arguments: ["Giờ bận", "Gio ban", "Không thể đến", "Giờ không đến được", "Busy"])
  func hoursAtWhichSomebodyCannotComeAreNotThoseOfTheOthers(heading: String) throws {
    let (found, plan) = try people(
      "Họ tên,\(heading)\nLê An,8h-8h30\n", ["available", "preferred"])
    #expect(found == ["|"])
    #expect(plan.sheets[0].columns[1].notes == [.times(1)])
  }

  @Test(arguments: ["không đến được 8h-9h", "trừ 8h-9h", "bận 8h"])
  func hoursThatAreTakenOutAreAsked(written: String) throws {
    let (found, plan) = try people("Họ tên,Giờ đến được\nLê An,\(written)\n")
    #expect(found == [] && codes(plan) == ["KG012!"])
  }

  /// A note that only begins as a refusal does leaves the person on the list, and is reported.
  @Test func whoeverComesAloneComes() throws {
    let (found, plan) = try people("Họ tên,Ghi chú\nLê An,không đi cùng ai\n", ["name"])
    #expect(found == ["Lê An"] && codes(plan) == ["KG126"])
  }

  @Test(arguments: [
    ("Họ tên,Năm sinh\nLê An,1990\nDanh sách rút tên,\nVũ Bình,1991\n", 3),
    ("DANH SÁCH KHÔNG THAM GIA HIẾN MÁU,\nHọ tên,Năm sinh\nLê An,1990\nVũ Bình,1991\n", 1),
  ])
  func titlesThatSayOfPeopleNotToComeAreTold(text: String, row: Int) throws {
    let (found, plan) = try people(text, ["name"])
    #expect(found == ["Lê An", "Vũ Bình"] && codes(plan) == ["KG126"])
    #expect(plan.diagnostics.first?.row == row)
  }

  @Test func aSheetOfThoseWhoDoNotComeIsTold() throws {
    let drive = try ListFixture()
    try drive.write(workbook: "ha-dinh.xlsx", sheet: "Đã hủy", [["Họ tên"], ["Lê An"]])
    #expect(try drive.plan("ha-dinh.xlsx").briefs == ["KG126 ha-dinh.xlsx › \"Đã hủy\" \"Đã hủy\""])
  }

  @Test func aWordBetweenPeopleIsNobodyOrIsTold() throws {
    let (found, plan) = try people(
      "Họ tên,Năm sinh\nLê An,1990\nDỰ BỊ,\nVũ Bình,1991\nTheo Xe,\nĐỗ Chi,1992\n", ["name"])
    #expect(found == ["Lê An", "Vũ Bình", "Theo Xe", "Đỗ Chi"])
    #expect(
      plan.briefs == ["KG080 ha-dinh.csv:3:1 \"DỰ BỊ\"", "KG131 ha-dinh.csv:5:1 \"Theo Xe\""])
  }

  @Test func halfANameIsTold() throws {
    let (found, plan) = try people("Họ,Tên\nLê Văn,An\nVũ Thị,\n", ["name"])
    #expect(found == ["Lê Văn An", "Vũ Thị"] && plan.briefs == ["KG017 ha-dinh.csv:3:2"])
  }

  @Test func fieldsMayStandApartByLines() throws {
    let (found, _) = try people(
      "Họ tên|Năm sinh\nLê An|1990\nVũ Bình|1991\n", ["name", "birth_year"])
    #expect(found == ["Lê An|1990", "Vũ Bình|1991"])
  }

  @Test func aDayThatLostItsFormatIsTold() throws {
    let (found, plan) = try people("Họ tên,Năm sinh\nLê An,32999\n", ["birth_year"])
    #expect(found == ["1990"] && codes(plan) == ["KG134"])
  }

  @Test func explanationsBelowTheHeadingsAreNobody() throws {
    let (found, plan) = try people(
      "STT,Họ tên,Năm sinh,SĐT\n,(viết hoa),(yyyy),(10 số)\n1,Lê An,1990,0912345678\n", ["name"])
    #expect(found == ["Lê An"] && plan.refused == 0)
    #expect(plan.sheets[0].leftOut.map(\.reason) == [.heading])
  }
}
