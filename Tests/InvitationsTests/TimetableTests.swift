import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

/// The timetable as organisers publish it.
@Suite struct TimetableTests {
  private func text(_ document: Document?) throws -> String {
    String(decoding: try #require(document).bytes, as: UTF8.self)
  }

  @Test func everyFormSaysTheSame() throws {
    let documents = try TimetableLetters.documents(of: LetterFixture.letters())
    #expect(
      documents.map(\.path.text)
        == ["txt", "csv", "xlsx", "pdf", "html"].map { "timetable/lich-theo-gio.\($0)" })
    #expect(
      try text(documents.first) == """
        Ban tổ chức

        LỊCH HIẾN MÁU THEO GIỜ
        ══════════════════════
        Giọt hồng
        DỰ THẢO
        Thứ Năm, ngày 09 tháng 12 năm 2021 · Hội trường lớn

        Giờ          Đơn vị (số người)                   Cộng
        ─────────────────────────────────────────────────────
        07h30–07h45  Phường Ví Dụ (2)                       2
        07h45–08h00  Phường Ví Dụ (1), Trường Ví Dụ (1)     2
        ─────────────────────────────────────────────────────
        Cộng                                                4

        Số trong ngoặc là số người của đơn vị được mời vào khung giờ đó.
        Tính từ lúc đến, toàn bộ quy trình mất khoảng 15 phút.

        """)
    #expect(
      try text(documents[1]) == "\u{FEFF}Giờ,Đơn vị (số người),Cộng\r\n"
        + "07h30–07h45,Phường Ví Dụ (2),2\r\n"
        + "07h45–08h00,\"Phường Ví Dụ (1), Trường Ví Dụ (1)\",2\r\n")
    let page = try text(documents.last)
    #expect(page.contains("<td class=\"text\">Phường Ví Dụ (1), Trường Ví Dụ (1)</td><td>2</td>"))
    #expect(page.contains("<p class=\"draft\">DỰ THẢO</p>"))
    #expect(!page.contains("Vũ Thị An") && !page.contains("<script"))
  }

  @Test func aFinalOneIsNoDraft() throws {
    let final = LetterEdition(isFinal: true)
    let documents = try TimetableLetters.documents(
      of: LetterFixture.letters(.english, edition: final))
    #expect(documents.first?.path.text == "timetable/timetable.txt")
    #expect(try !text(documents.first).contains("DRAFT"))
    #expect(try !text(documents.last).contains("DRAFT"))
    #expect(try text(documents.first).contains("07:45–08:00  Phường Ví Dụ (1), Trường Ví Dụ (1)"))
  }

  @Test func lettersAboutChangesHaveNone() throws {
    let change = LetterChange(registrant: 0, from: SlotStart(session: 0, start: 465))
    #expect(
      try TimetableLetters.documents(of: LetterFixture.letters(changes: [change])).isEmpty)
  }

  /// Sixty units with long names over forty slots of two days, and a place whose name would be a tag.
  private func large() throws -> Letters {
    let sessions = [9, 10].map { day in
      Session(
        id: "d\(day)", site: "Nhà <b>văn hóa</b>", date: FourDonors.date(day), opens: 480,
        closes: 800, slotMinutes: 15,
        stages: [Stage(id: "bed", minutes: 5, zone: "beds", servers: .constant(99))])
    }
    let units = (0..<60).map {
      Unit(id: "u\($0)", name: "Trường Trung học phổ thông mang tên rất dài số \($0 / 2)")
    }
    let people = (0..<600).map { Registrant(id: "p\($0)", unit: UnitIndex($0 % 60)) }
    let drive = try Drive(
      name: "Lớn", sessions: sessions, turnout: Turnout(rates: Rates(show: 1, deferral: 0)),
      units: units, registrants: people)
    let slots = drive.everySlot
    return Letters(
      of: drive,
      assignments: people.indices.map { Assignment(registrant: $0, slot: slots[$0 % slots.count]) },
      unplaced: [], edition: LetterEdition(isFinal: true), wording: Words(language: .vietnamese))
  }

  @Test func unitsOfOneNameAreToldApartAndDaysHaveAColumn() throws {
    let documents = try TimetableLetters.documents(of: try large())
    let rows = try text(documents[1]).split(separator: "\r\n")
    #expect(rows[0] == "\u{FEFF}Ngày,Giờ,Đơn vị (số người),Cộng")
    #expect(rows[1].hasPrefix("09/12/2021,08h00–08h15,\"Trường Trung học phổ thông"))
    #expect(rows[2].hasPrefix(",08h15–08h30,"))
    #expect(rows[1].contains("số 0 (u0) ("))
    #expect(try text(documents.last).contains("Nhà &lt;b&gt;văn hóa&lt;/b&gt;"))
    let pages = try PaperReader(documents[3].bytes).pages()
    #expect(pages.joined().contains("Trường Trung học phổ thông"))
  }

  @Test func anOrdinaryOneStandsOnOnePage() throws {
    let documents = try TimetableLetters.documents(of: LetterFixture.letters())
    let pages = try PaperReader(documents[3].bytes).pages()
    #expect(pages.count == 1)
    #expect(pages[0].contains("DỰ THẢO") && pages[0].contains("07h45–08h00"))
  }
}

/// What plans mean for units.
@Suite struct UnitFiguresTests {
  /// Slots of 5 minutes from 08:00; the ward has three people, the school one who can come until 08:10.
  private func figures(_ starts: [Int]) throws -> UnitFigures {
    var parts = FourDonors.parts()
    parts.registrants[3] = Registrant(
      id: "dũng", unit: 1, available: [Availability(interval: MinuteInterval(from: 480, to: 490))])
    let drive = try parts.drive()
    let assignments = starts.enumerated().map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: $1))
    }
    return UnitFigures(of: assignments, on: drive)
  }

  @Test func runsAreCountedByHand() throws {
    // 08:00, 08:05 and 08:15 are two runs; 08:05 of the school is one, inside its hours.
    #expect(
      try figures([480, 485, 495, 485])
        == UnitFigures(units: 2, cutUnits: 1, runs: 3, outsideHours: 0))
    // One run each, the school's person at 08:10, which ends too late.
    #expect(
      try figures([480, 485, 490, 490])
        == UnitFigures(units: 2, cutUnits: 0, runs: 2, outsideHours: 1))
    #expect(
      try figures([480]) == UnitFigures(units: 1, cutUnits: 0, runs: 1, outsideHours: 0))
  }

  @Test func whatAPlanWinsIsSaid() throws {
    let (one, other) = (try figures([480, 485, 490, 485]), try figures([480, 490, 500, 490]))
    let lines = PrintedUnitFigures(
      of: [("lịch A", one), ("lịch B", other)], wording: Words(language: .vietnamese)
    ).lines
    #expect(
      lines.last
        == "  So với \"lịch B\": bớt 1 đơn vị bị chia, bớt 2 đợt, bớt 1 người trái giờ.")
    #expect(lines.allSatisfy { $0.count <= 80 })
    let english = PrintedUnitFigures(
      of: [("A", other), ("B", one)], wording: Words(language: .english)
    ).lines
    #expect(
      english.last
        == "  Against \"B\": 1 more unit cut, 2 more runs, 1 more person outside their hours.")
  }
}
