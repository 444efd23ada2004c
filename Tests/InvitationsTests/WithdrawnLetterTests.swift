import Drives
import Invitations
import TestSupport
import Testing
import Wording

/// Whoever has withdrawn is reported so, with the slot they had, and nobody tells them to wait.
@Suite struct WithdrawnLetterTests {
  /// The third of the unit lost her slot and stays on the list; the fourth has withdrawn.
  private let changes = [
    LetterChange(registrant: 1, from: SlotStart(session: 0, start: 480)),
    LetterChange(registrant: 3, from: SlotStart(session: 0, start: 495), hasLeft: true),
  ]

  @Test func aNoticeHasTheNumberOfANotice() throws {
    let pages = try PaperFixture(changes: changes).reader("pdf/ba.pdf").pages()
    #expect(pages[0].contains("Số: ………/TB-………") && !pages[0].contains("GM-"))
    #expect(pages[0].contains("THÔNG BÁO"))
    #expect(
      pages[0].contains(
        "1 người đã rút, có tên và giờ cũ ở cuối danh sách: giấy mời và phiếu hẹn của những người "
          + "này được hủy."))
    #expect(!pages[0].contains("sẽ báo sau"))
    #expect(pages[1].contains("(Kèm theo Thông báo số ………/TB-………"))
    #expect(pages[1].contains("Đã rút, hủy giấy mời 2 Vũ Ý 1983 đã rút"))
    #expect(pages[1].contains("08h15–08h30") && pages[1].contains("đã rút, hủy giấy mời"))
  }

  @Test func whereNobodyIsInvitedNoSlipIsAnnounced() throws {
    let fixture = try PaperFixture(.english, changes: [changes[1]])
    let pages = try fixture.reader("pdf/ba.pdf").pages()
    #expect(pages[0].contains("NOTICE") && !pages[0].contains("slip for each"))
    #expect(pages[0].contains("The list attached names everyone concerned."))
    #expect(!pages[0].contains("Please note"))
    #expect(fixture.documents["pdf/slips/ba.pdf"] == nil)
    #expect(fixture.letters.withdrawn == 1 && fixture.letters.withoutSlot == 0)
  }

  /// A first letter that can invite nobody is a notice, too.
  @Test func aLetterThatInvitesNobodyIsANotice() throws {
    let letters = Letters(
      of: try PaperFixture.drive(), assignments: [], unplaced: [], edition: LetterEdition(),
      wording: Words(language: .vietnamese))
    let documents = try PaperLetters.documents(
      of: letters, texts: try LetterTexts(wording: letters.wording),
      codes: try PaperFixture.codes(of: try PaperFixture.drive()))
    let page = try PaperReader(documents[0].bytes).pages()[0]
    #expect(page.contains("/TB-") && page.contains("THÔNG BÁO") && !page.contains("GIẤY MỜI"))
  }

  @Test(arguments: [Language.vietnamese, .english])
  func allFormatsTellTheOldTime(_ language: Language) throws {
    let fixture = try PaperFixture(language, changes: changes)
    let (letters, texts) = (fixture.letters, fixture.texts)
    let old = letters.time(of: SlotStart(session: 0, start: 495))
    let words = letters.wording
    let documents =
      TextLetters.documents(of: letters, texts: texts)
      + PageLetters.documents(of: letters, texts: texts)
      + MessageLetters.documents(of: letters, texts: texts) + CSVLetters.documents(of: letters)
    for document in documents where !document.path.text.contains("zalo") {
      let text = String(decoding: document.bytes, as: UTF8.self)
      #expect(text.contains("Vũ Ý") && text.contains(old), "\(document.path.text)")
      #expect(!text.contains(words.noSlotYet) && !text.contains(words.noReason))
    }
    let page = try #require(documents.first { $0.path.text.hasSuffix(".html") })
    let html = String(decoding: page.bytes, as: UTF8.self)
    #expect(html.contains("TB-") == (language == .vietnamese) && !html.contains("GM-"))
    let calendars = try CalendarLetters.documents(of: letters, texts: texts)
    #expect(calendars.count { String(decoding: $0.bytes, as: UTF8.self).contains("CANCEL") } == 1)
  }

  /// A template of an earlier version, which knows nothing of withdrawals, leaves nobody out.
  @Test func anOldTemplateNamesThemAmongThoseWithoutASlot() throws {
    let letters = try PaperFixture(changes: changes).letters
    let texts = try LetterTexts(
      wording: letters.wording,
      changed: [.letter: "{{#unplaced}}{{name}}: {{reason}}\n{{/unplaced}}"])
    let document = try #require(TextLetters.documents(of: letters, texts: texts).first)
    #expect(
      String(decoding: document.bytes, as: UTF8.self)
        .contains("Vũ Ý: đã rút, hủy giấy mời (giờ cũ 08h15–08h30"))
  }
}
