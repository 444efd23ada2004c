import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

/// The forms that letters take.
@Suite struct LetterFormatTests {
  private let texts: LetterTexts
  private let letters: Letters

  init() throws {
    texts = try LetterTexts(wording: Words(language: .vietnamese))
    letters = try LetterFixture.letters()
  }

  @Test func aLetterAsText() {
    let documents = TextLetters.documents(of: letters, texts: texts)
    #expect(documents.map(\.path.text) == ["text/ward.txt", "text/school.txt"])
    #expect(
      documents[1].text == """
        Ban tổ chức
        (DỰ THẢO)

        GIẤY MỜI HIẾN MÁU
        Giọt hồng

        Kính gửi: Trường Ví Dụ

        Ban tổ chức trân trọng kính mời 1 người của Trường Ví Dụ có tên dưới đây đến
        hiến máu trong chương trình “Giọt hồng”. Mỗi người được mời vào một khung giờ
        riêng, để không ai phải chờ lâu và nơi đón tiếp không quá đông.

        Địa điểm: Hội trường lớn
        Ngày: thứ Năm, ngày 09 tháng 12 năm 2021

        07h45–08h00  (1 người)
          1  Đỗ Thị Chi

        Chưa có khung giờ
        1 trên 2 người của đơn vị chưa có giờ (50 %; cả đợt: 20 %), vì các khung giờ họ
          đến được đều đã kín chỗ.
          - –: cả 2 khung giờ cho phép đều đã đầy: số người mời mỗi khung giờ

        Lưu ý
          - Xin đến đúng khung giờ của mình; tính từ lúc đến, toàn bộ quy trình mất
            khoảng 15 phút.
          - Mang theo giấy tờ tùy thân có ảnh.
          - Đêm trước ngủ đủ giấc, không uống rượu bia; ăn nhẹ, uống nhiều nước trước
            khi hiến máu.
          - Nếu không đến được, xin báo sớm cho đơn vị để nhường chỗ cho người khác.

        Trân trọng cảm ơn.

        """)
  }

  @Test(arguments: Language.allCases) func noDraftIsWithoutTheWord(language: Language) throws {
    let words = Words(language: language)
    let texts = try LetterTexts(wording: words)
    for isFinal in [false, true] {
      let letters = try LetterFixture.letters(language, edition: LetterEdition(isFinal: isFinal))
      let documents =
        TextLetters.documents(of: letters, texts: texts)
        + PageLetters.documents(of: letters, texts: texts)
        + MessageLetters.documents(of: letters, texts: texts).filter {
          $0.path.name.hasSuffix(".txt")
        }
      #expect(documents.count == 6)
      for document in documents {
        #expect(document.text.contains(words.draft) == !isFinal, "\(document.path.text)")
      }
    }
  }

  @Test func aListForSpreadsheets() {
    let documents = CSVLetters.documents(of: letters)
    #expect(documents.map(\.path.text) == ["csv/ward.csv", "csv/school.csv"])
    #expect(
      documents[0].text
        == "\u{FEFF}STT,Họ và tên,Năm sinh,Số điện thoại,Đơn vị,Ngày,Khung giờ,Địa điểm,Ghi chú\r\n"
        + "1,Vũ Thị An,,,Phường Ví Dụ,09/12/2021,07h30–07h45,Hội trường lớn,\r\n"
        + "2,Trần Văn Bình,,,Phường Ví Dụ,09/12/2021,07h30–07h45,Hội trường lớn,\r\n"
        + "3,Lê Đức Đạt,,,Phường Ví Dụ,09/12/2021,07h45–08h00,Hội trường lớn,\r\n")
  }

  @Test func messagesAreCountedWithAndWithoutAccents() {
    let documents = MessageLetters.documents(of: letters, texts: texts)
    #expect(
      documents.map(\.path.text) == [
        "messages/tin-nhan.csv", "messages/zalo.csv", "messages/groups/ward.txt",
        "messages/groups/school.txt",
      ])
    let rows = documents[0].text.split(separator: "\r\n" as Character)
    #expect(rows.count == 5)
    #expect(
      rows[1]
        == "1,Phường Ví Dụ,Vũ Thị An,,\"Giọt hồng: mời Vũ Thị An hiến máu 07h30-07h45, 09/12/2021, "
        + "Hội trường lớn.\",2,\"Giot hong: moi Vu Thi An hien mau 07h30-07h45, 09/12/2021, "
        + "Hoi truong lon.\",1")
    #expect(documents[1].text == "\u{FEFF}phone,name,unit,program,date,time,place\r\n")
  }

  @Test func noMessageGoesToWhatIsNoTelephoneNumber() throws {
    let drive = try smallDrive()
    let phones = ["912000001", "9.12E+08", "không có", "+84 912 000 004", ""]
    let people = zip(drive.registrants, phones).map { person, phone in
      Registrant(id: person.id, name: person.name, unit: person.unit, phone: phone)
    }
    let letters = Letters(
      of: try drive.with(registrants: people), assignments: smallPlan().assignments,
      unplaced: smallPlan().unplaced, edition: LetterEdition(),
      wording: Words(language: .vietnamese), changes: nil)
    let documents = MessageLetters.documents(of: letters, texts: texts)
    let campaign = documents[1].text.split(separator: "\r\n" as Character).dropFirst()
    #expect(campaign.map { $0.split(separator: ",")[0] } == ["0912000004"])
    let messages = documents[0].text.split(separator: "\r\n" as Character).dropFirst()
    #expect(messages.filter { $0.contains("0912000004") }.count == 1)
    #expect(!documents[0].text.contains("912000001") && !documents[0].text.contains("không có"))
    #expect(messages.count == 4)
  }

  @Test func theSameLettersAreTheSameBytes() throws {
    #expect(
      try WorkbookLetters.documents(of: letters)
        == WorkbookLetters.documents(of: LetterFixture.letters()))
  }

  @Test(arguments: Language.allCases) func aUnitWithoutASlotIsThankedAndNotInvited(
    language: Language
  ) throws {
    let letters = Letters(
      of: try smallDrive(), assignments: [], unplaced: [], edition: LetterEdition(),
      wording: Words(language: language))
    let texts = try LetterTexts(wording: letters.wording)
    let opening = texts.opening(for: letters.units[0], of: letters)
    #expect(opening.contains(language == .vietnamese ? "chưa xếp được" : "no time slot yet"))
    #expect(!opening.contains("0"))
    #expect(try CalendarLetters.documents(of: letters, texts: texts) == [])
  }

  @Test func nobodyToTellMeansNoFile() throws {
    let nobody = try LetterFixture.letters(changes: [])
    #expect(TextLetters.documents(of: nobody, texts: texts) == [])
    #expect(try WorkbookLetters.documents(of: nobody) == [])
    #expect(MessageLetters.documents(of: nobody, texts: texts) == [])
    #expect(try CalendarLetters.documents(of: nobody, texts: texts) == [])
  }

  @Test func changesTellTheOldTimeAndTheNew() throws {
    let letters = try LetterFixture.letters(
      changes: [
        LetterChange(registrant: 0, from: SlotStart(session: 0, start: 465)),
        LetterChange(registrant: 4, from: SlotStart(session: 0, start: 450)),
      ])
    let text = TextLetters.documents(of: letters, texts: texts)
    #expect(text[0].text.contains("1  Trần Văn Bình (trước: 07h45–08h00)"))
    #expect(text[1].text.contains("- –: không còn giờ 07h30–07h45; cả 2 khung giờ"))
    let messages = MessageLetters.documents(of: letters, texts: texts)[0].text
    #expect(messages.contains("đổi từ 07h45–08h00 sang 07h30-07h45"))
    #expect(messages.contains("rất tiếc, giờ hiến máu 07h30–07h45 của –"))
  }
}

/// How many short messages a text takes.
@Suite struct ShortMessageTests {
  @Test(arguments: [
    ("", 0), (String(repeating: "a", count: 160), 1), (String(repeating: "a", count: 161), 2),
    (String(repeating: "a", count: 306), 2), (String(repeating: "a", count: 307), 3),
    (String(repeating: "ạ", count: 70), 1), (String(repeating: "ạ", count: 71), 2),
    (String(repeating: "ạ", count: 134), 2), (String(repeating: "ạ", count: 135), 3),
    (String(repeating: "€", count: 80), 1), (String(repeating: "€", count: 81), 2),
    // Neither half of what takes two places is sent apart: 76 in each message, not 76.5.
    (String(repeating: "€", count: 153), 3), (String(repeating: "🩸", count: 35), 1),
    (String(repeating: "🩸", count: 67), 3), ("{", 1),
  ])
  func parts(text: String, parts: Int) {
    #expect(ShortMessage.parts(of: text) == parts)
  }

  @Test func accentsGoAndKeyboardsStay() {
    #expect(
      PlainText.withoutAccents("Đặng Thị Hường “mời” 7h–8h… a\u{302}\u{301}ư ố•")
        == "Dang Thi Huong \"moi\" 7h-8h... au o-")
  }
}
