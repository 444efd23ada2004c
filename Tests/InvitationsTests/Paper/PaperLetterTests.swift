import Drives
import Foundation
import Invitations
import Pages
import TestSupport
import Testing
import Wording

@Suite struct PaperLetterTests {
  @Test func aLetterHasThePartsOfAnOfficialOneInOrder() throws {
    let pages = try PaperFixture().reader("pdf/mot.pdf").pages()
    #expect(pages.count == 2)
    let parts = [
      "BAN CHỈ ĐẠO PHƯỜNG VÍ DỤ", "Số: ………/GM-………", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc", "………………, ngày …… tháng …… năm ………", "GIẤY MỜI",
      "chương trình “Giọt máu thử”", "Kính gửi: Phòng Y tế", "trân trọng kính mời 1 người",
      "Thời gian: 07h30–11h30, thứ Năm, ngày 09 tháng 12 năm 2021",
      "Địa điểm: Hội trường, số 1 phố Ví Dụ", "STT Khung giờ Số người 1 07h30–07h45 1",
      "Người đến hiến máu lưu ý:", "./.", "Nơi nhận: - Như trên; - Lưu: VT.",
      "(chức vụ của người ký)",
      "(chữ ký, dấu)", "(họ và tên)", "DỰ THẢO",
    ]
    var rest = pages[0][...]
    for part in parts {
      let place = try #require(rest.firstRange(of: part), "\(part) in \(rest)")
      rest = rest[place.upperBound...]
    }
    #expect(
      pages[1] == """
        DANH SÁCH NGƯỜI ĐƯỢC MỜI HIẾN MÁU Phòng Y tế (Kèm theo giấy số ………/GM-……… ngày …… \
        tháng …… năm ……… của Ban Chỉ đạo phường Ví Dụ) STT Họ và tên Năm sinh Khung giờ Ghi chú \
        1 Nguyễn Thị Quỳnh Hương 1980 07h30–07h45 Cộng: 1 người. 2 DỰ THẢO
        """)
  }

  @Test func aFinalLetterSaysNothingOfDrafts() throws {
    let fixture = try PaperFixture(edition: LetterEdition(isFinal: true))
    for bytes in fixture.documents.values {
      for page in try PaperReader(bytes).pages() {
        #expect(!page.contains("DỰ THẢO") && !page.contains("(chức vụ"))
      }
    }
    #expect(try fixture.reader("pdf/mot.pdf").pages()[0].contains("Lưu: VT. ……………………………"))
  }

  @Test func aLetterInEnglishHasNoNation() throws {
    let fixture = try PaperFixture(.english)
    let page = try fixture.reader("pdf/mot.pdf").pages()[0]
    #expect(page.hasPrefix("Ban Chỉ đạo phường Ví Dụ No. ………………"))
    #expect(page.contains("INVITATION To give blood at “Giọt máu thử” To: Phòng Y tế"))
    #expect(page.contains("Thursday, 9 December 2021") && page.contains("1 07:30–07:45 1"))
    #expect(!page.contains("CỘNG HÒA"))
    for (path, bytes) in fixture.documents where path.hasPrefix("pdf/slips") {
      #expect(try PaperReader(bytes).pages()[0].contains("YOUR APPOINTMENT TO GIVE BLOOD"))
    }
  }

  @Test func severalSessionsStandOverTheirPeople() throws {
    let pages = try PaperFixture().reader("pdf/ba.pdf").pages()
    let hall = "Thứ Năm, ngày 09 tháng 12 năm 2021 · Hội trường, số 1 phố Ví Dụ"
    let yard = "Thứ Sáu, ngày 10 tháng 12 năm 2021 · Sân trường, số 1 phố Ví Dụ"
    #expect(pages[0].contains("\(hall) 1 07h45–08h00 1 \(yard) 2 08h00–08h15 1 Cộng 2"))
    #expect(pages[0].contains("Còn 1 người chưa xếp được khung giờ"))
    let list =
      "\(hall) 1 Lê Văn An 1981 07h45–08h00 \(yard) 2 Đỗ Thị Ánh 1982 08h00–08h15 "
      + "Chưa có khung giờ 3 Vũ Ý 1983 chưa có giờ"
    #expect(pages[1].contains(list))
  }

  @Test func aLongAnnexHasItsHeadOnEveryPage() throws {
    let pages = try PaperFixture().reader("pdf/sau-muoi.pdf").pages()
    #expect(pages.count == 3)
    for page in pages.dropFirst() {
      #expect(page.ranges(of: "STT Họ và tên Khung giờ Ghi chú").count == 1)
    }
    let numbers = pages.dropFirst().joined(separator: " ")
      .matches(of: #/(\d+) Trần Văn Bình \d+ 07h/#).compactMap { Int($0.output.1) }
    #expect(numbers == Array(1...60))
  }

  @Test func nothingIsClippedOrOutsideTheMargins() throws {
    let long = String(repeating: "Công Tằng Tôn Nữ ", count: 9) + "Trường An"
    for language in Language.allCases {
      let fixture = try PaperFixture(language, name: long)
      for (path, bytes) in fixture.documents {
        let margins: PageMargins =
          path.hasPrefix("pdf/slips") ? .sheet : path.hasPrefix("pdf/check-in") ? .list : .letter
        // Numbers and marks stand in the margins, but not nearer to the edge than printers print.
        let free = path.hasPrefix("pdf/slips") ? margins.top : 20.0
        for page in try PaperReader(bytes).inked() {
          let page = try #require(page, "\(path)")
          let columns = try #require(page.columns(inRows: 0..<1000))
          #expect(Double(columns.lowerBound) >= margins.left - 1.5, "\(path)")
          #expect(Double(columns.upperBound) <= PaperSize.width - margins.right + 1.5, "\(path)")
          #expect(Double(page.rows[0]) >= free - 1.5, "\(path)")
          #expect(Double(page.rows[page.rows.count - 1]) <= PaperSize.height - free, "\(path)")
        }
        #expect(
          try PaperReader(bytes).pages().allSatisfy { !$0.isEmpty && $0.isNormalised }, "\(path)")
      }
    }
  }

  @Test func theSameLettersGiveTheSameBytes() throws {
    #expect(try PaperFixture().documents == PaperFixture().documents)
  }

  @Test func redactedPaperNamesNobody() throws {
    let fixture = try PaperFixture(edition: LetterEdition(isRedacted: true))
    for (path, bytes) in fixture.documents {
      let text = try PaperReader(bytes).pages().joined()
      #expect(!text.contains("Quỳnh") && !text.contains("Bình"), "\(path)")
      #expect(!text.contains("1980") && !text.contains("0912"), "\(path)")
    }
    #expect(try fixture.reader("pdf/mot.pdf").pages()[1].contains("1 N.T.Q.H. 07h30–07h45"))
  }

  @Test func onlyWhoChangedIsToldOfChanges() throws {
    let change = LetterChange(registrant: 0, from: SlotStart(session: 0, start: 480))
    let fixture = try PaperFixture(changes: [change])
    #expect(fixture.documents.keys.sorted() == ["pdf/mot.pdf", "pdf/slips/mot.pdf"])
    let pages = try fixture.reader("pdf/mot.pdf").pages()
    #expect(pages[0].contains("THÔNG BÁO Thay đổi giờ hiến máu"))
    #expect(pages[1].contains("1 Nguyễn Thị Quỳnh Hương 1980 07h30–07h45 08h00–08h15"))
  }

  @Test func aNameThatCannotBePrintedIsTold() throws {
    #expect(
      throws: LetterError.paper(.noGlyph(character: "金", text: "Lê 金 An", font: "Tinos"))
    ) {
      try PaperFixture(name: "Lê 金 An")
    }
  }
}

extension String {
  /// Whether every letter is one code point where Unicode has one.
  fileprivate var isNormalised: Bool {
    Array(utf8) == Array(precomposedStringWithCanonicalMapping.utf8)
  }
}
