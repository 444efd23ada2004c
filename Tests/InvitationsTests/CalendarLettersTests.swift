import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

/// Calendar files.
@Suite struct CalendarLettersTests {
  private let texts: LetterTexts
  init() throws { texts = try LetterTexts(wording: Words(language: .vietnamese)) }

  private func lines(_ document: Document) -> [String] {
    document.text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func everySlotOfAUnitHasAnEvent() throws {
    let letters = try LetterFixture.letters()
    let documents = try CalendarLetters.documents(of: letters, texts: texts)
    #expect(
      documents.map(\.path.text) == [
        "ics/ward-2021-12-09-0730.ics", "ics/ward-2021-12-09-0745.ics",
        "ics/school-2021-12-09-0745.ics",
      ])
    #expect(
      lines(documents[0]) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//KhungGio//KhungGio//VI",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT",
        "UID:2e3cc6d65d9c7a2700a1dcdb4ad7f395@khunggio", "SEQUENCE:0",
        "DTSTAMP:20000101T000000Z", "DTSTART:20211209T003000Z", "DTEND:20211209T004500Z",
        "SUMMARY:Hiến máu: Giọt hồng", "LOCATION:Hội trường lớn",
        "ORGANIZER;CN=\"Ban tổ chức\":invalid:nomail", "STATUS:CONFIRMED", "TRANSP:OPAQUE",
        "END:VEVENT", "END:VCALENDAR", "",
      ])
  }

  /// The next round moves, calls off and begins events; each keeps the name it had.
  @Test func changesKeepTheNameAndRaiseTheSequence() throws {
    let first = try LetterFixture.letters()
    let early = SlotStart(session: 0, start: 450)
    let late = SlotStart(session: 0, start: 465)
    let ward = first.units[0]
    let uids = [early, late].map { CalendarLetters.uid(in: first, unit: ward, firstPublished: $0) }
    let changed = try LetterFixture.letters(
      edition: LetterEdition(sequence: 3),
      changes: [
        LetterChange(registrant: 0, from: late),
        // Moved for the second time: the event still bears the name of the first slot.
        LetterChange(registrant: 2, from: SlotStart(session: 0, start: 480), firstPublished: early),
        LetterChange(registrant: 4, from: early), LetterChange(registrant: 3, from: nil),
      ])
    let documents = try CalendarLetters.documents(of: changed, texts: texts)
    #expect(
      documents.map(\.path.text) == [
        "ics/ward-2021-12-09-0730-0745.ics", "ics/ward-2021-12-09-0745-0730.ics",
        "ics/school-2021-12-09-0745.ics", "ics/school-2021-12-09-0730.ics",
      ])
    func value(_ name: String, _ index: Int) -> String? {
      lines(documents[index]).first { $0.hasPrefix(name + ":") }
        .map { String($0.dropFirst(name.count + 1)) }
    }
    let range = documents.indices
    #expect(range.map { value("SEQUENCE", $0) } == ["3", "3", "3", "3"])
    #expect(range.map { value("METHOD", $0) } == ["REQUEST", "REQUEST", "PUBLISH", "CANCEL"])
    #expect(value("UID", 0) == uids[1] && value("UID", 1) == uids[0])
    #expect(value("DTSTART", 0) == "20211209T003000Z" && value("DTSTART", 1) == "20211209T004500Z")
    #expect(value("STATUS", 3) == "CANCELLED" && value("DTSTART", 3) == "20211209T003000Z")
    #expect(value("SUMMARY", 3) == "Hủy: Hiến máu: Giọt hồng")
    #expect(Set(range.compactMap { value("UID", $0) }).count == 4)
    #expect(range.map { value("DTSTAMP", $0) } == Array(repeating: "20000101T000300Z", count: 4))
  }

  @Test func longAndOddTextIsFoldedAndEscaped() throws {
    let small = try smallDrive()
    let marks = "e" + String(repeating: "\u{301}", count: 60)
    let site = "a;b,c\\d " + String(repeating: "Đặng 👩\u{200D}⚕\u{FE0F} ", count: 12) + marks
    let session = Session(
      id: "hall", site: site, date: small.sessions[0].date, opens: 450, closes: 500,
      slotMinutes: 15, stages: small.sessions[0].stages)
    let drive = try Drive(
      name: "Giọt \"hồng\"; BEGIN:VEVENT", organizer: "Ban \"A\";B:C", timeZone: "America/New_York",
      sessions: [session], turnout: small.turnout, units: small.units,
      registrants: small.registrants)
    let letters = Letters(
      of: drive, assignments: smallPlan().assignments, unplaced: [], edition: LetterEdition(),
      wording: Words(language: .vietnamese))
    let document = try CalendarLetters.documents(of: letters, texts: texts)[0]
    for line in lines(document) { #expect(line.utf8.count <= 75) }
    let unfolded = document.text.replacing("\r\n ", with: "")
    #expect(unfolded.contains("LOCATION:a\\;b\\,c\\\\d Đặng 👩\u{200D}⚕\u{FE0F} "))
    #expect(unfolded.contains("ORGANIZER;CN=\"Ban 'A';B:C\":invalid:nomail\r\n"))
    #expect(unfolded.contains("SUMMARY:Hiến máu: Giọt \"hồng\"\\; BEGIN:VEVENT\r\n"))
    #expect(unfolded.ranges(of: "\r\nBEGIN:VEVENT\r\n").count == 1)
    // 7:30 in New York in December.
    #expect(unfolded.contains("DTSTART:20211209T123000Z\r\n"))
  }

  @Test func aTimeZoneNobodyKnowsIsAFault() throws {
    let small = try smallDrive()
    let drive = try Drive(
      name: "x", timeZone: "Sao/Hoa", sessions: small.sessions, turnout: small.turnout,
      units: small.units, registrants: small.registrants)
    let letters = Letters(
      of: drive, assignments: smallPlan().assignments, unplaced: [], edition: LetterEdition(),
      wording: Words(language: .vietnamese))
    #expect(throws: LetterError.timeZone("Sao/Hoa")) {
      try CalendarLetters.documents(of: letters, texts: texts)
    }
  }
}
