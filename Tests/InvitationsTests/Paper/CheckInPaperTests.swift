import Invitations
import TestSupport
import Testing

@Suite struct CheckInPaperTests {
  @Test func eachSlotHasPagesOfItsOwnWithTheHeadOnEach() throws {
    let pages = try PaperFixture().reader("pdf/check-in/hall.pdf").pages()
    #expect(pages.count == 2)
    let head = "DANH SÁCH ĐÓN TIẾP Thứ Năm, ngày 09 tháng 12 năm 2021 · Hội trường"
    #expect(pages[0].hasPrefix("\(head) Khung giờ 07h30–07h45 · 31 người STT Đến Họ và tên"))
    #expect(pages[1].hasPrefix("\(head) Khung giờ 07h45–08h00 · 31 người STT Đến Họ và tên"))
    #expect(pages[1].contains("Giọt máu thử · 09/12/2021 · Hội trường") && pages[1].contains("2/2"))
    let yard = try PaperFixture().reader("pdf/check-in/yard.pdf").pages()
    #expect(yard.count == 1 && yard[0].contains("Khung giờ 08h00–08h15 · 1 người"))
    #expect(yard[0].contains("Người đến ngoài danh sách"))
  }

  @Test func peopleStandInTheOrderOfTheirNamesWithTheLastDigitsOnly() throws {
    let page = try PaperFixture().reader("pdf/check-in/hall.pdf").pages()[1]
    #expect(page.contains("1 Lê Văn An Trường Hạ Đình 1981 …671"))
    #expect(page.contains("Trần Văn Bình 31 Công ty May …321"))
    #expect(!page.contains("0912345671") && !page.contains("0987654321"))
  }
}
