import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

/// Where people are asked to be there before their slots, every form tells both times.
@Suite struct EarlyArrivalTests {
  private func letters(
    _ language: Language = .vietnamese, arriveBefore: Int = 15
  ) throws -> Letters {
    var parts = FourDonors.parts()
    let session = parts.sessions[0]
    parts.sessions = [
      Session(
        id: session.id, site: "Hội trường", date: session.date, opens: session.opens,
        closes: session.closes, slotMinutes: session.slotMinutes, stages: session.stages,
        arriveBefore: arriveBefore)
    ]
    parts.registrants[0] = Registrant(id: "an", name: "Lê An", unit: 0, phone: "0912345678")
    return Letters(
      of: try parts.drive(),
      assignments: [0, 1].map {
        Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480 + 5 * $0))
      }, unplaced: [], edition: LetterEdition(isFinal: true), wording: Words(language: language))
  }

  private func texts(_ language: Language) throws -> LetterTexts {
    try LetterTexts(wording: Words(language: language))
  }

  /// Every form's text by its path, folded lines made one.
  private func forms(_ language: Language, arriveBefore: Int) throws -> [String: String] {
    let letters = try letters(language, arriveBefore: arriveBefore)
    let texts = try texts(language)
    let documents =
      TextLetters.documents(of: letters, texts: texts)
      + PageLetters.documents(of: letters, texts: texts)
      + MessageLetters.documents(of: letters, texts: texts)
      + CSVLetters.documents(of: letters)
      + (try CalendarLetters.documents(of: letters, texts: texts))
    return Dictionary(
      uniqueKeysWithValues: documents.map {
        ($0.path.text, $0.text.replacing("\r\n ", with: ""))
      })
  }

  @Test func bothTimesAreClearInEveryForm() throws {
    let forms = try forms(.vietnamese, arriveBefore: 15)
    let expected = [
      ("text/ward.txt", "08h00–08h05  (1 người, có mặt lúc 07h45)"),
      ("text/ward.txt", "08h05–08h10  (1 người, có mặt lúc 07h50)"),
      ("text/ward.txt", "- Xin có mặt trước khung giờ của mình 15 phút."),
      ("html/ward.html", "08h00–08h05<small>có mặt lúc 07h45</small>"),
      ("messages/groups/ward.txt", "🕒 08h00–08h05 (có mặt lúc 07h45): "),
      ("messages/tin-nhan.csv", "08h00-08h05 (có mặt lúc 07h45), 09/12/2021"),
      ("messages/zalo.csv", "phone,name,unit,program,date,time,place,arrive"),
      ("messages/zalo.csv", "08h00–08h05,Hội trường,07h45"),
      ("csv/ward.csv", "Khung giờ,Có mặt lúc"), ("csv/ward.csv", "08h00–08h05,07h45"),
      ("ics/ward-2021-12-09-0800.ics", "DTSTART:20211209T004500Z"),
      ("ics/ward-2021-12-09-0800.ics", "DTEND:20211209T010500Z"),
      ("ics/ward-2021-12-09-0800.ics", "SUMMARY:Hiến máu: Thử (khung giờ 08h00–08h05)"),
      (
        "ics/ward-2021-12-09-0800.ics",
        "DESCRIPTION:Xin có mặt lúc 07h45\\; khung giờ hiến máu 08h00–08h05."
      ),
    ]
    for (path, text) in expected {
      let form = try #require(forms[path], "\(path) of \(forms.keys.sorted())")
      #expect(form.contains(text), "\(path): \(text)\n\(form)")
    }
  }

  @Test func theSameInEnglish() throws {
    let forms = try forms(.english, arriveBefore: 15)
    #expect(
      forms["text/ward.txt"]?.contains("08:00–08:05  (1 person, be there at 07:45)") == true)
    #expect(
      forms["text/ward.txt"]?.contains("- Please be there 15 minutes before your time slot.")
        == true)
    #expect(
      forms["ics/ward-2021-12-09-0800.ics"]?.contains(
        "DESCRIPTION:Please be there at 07:45\\; your time slot is 08:00–08:05.") == true)
  }

  @Test func nothingIsSaidWhereNobodyIsAskedToBeEarly() throws {
    for (path, text) in try forms(.vietnamese, arriveBefore: 0) {
      #expect(!text.contains("có mặt lúc") && !text.contains("Có mặt lúc"), "\(path)")
      #expect(!text.contains("arrive") && !text.contains("DESCRIPTION"), "\(path)")
    }
  }

  /// 08:00 and 08:05 are one run, 08:15 is another.
  @Test func aUnitsRunsAreCounted() throws {
    let drive = try FourDonors.parts().drive()
    func runs(_ starts: [Int]) -> [Int] {
      let plan = starts.enumerated().map {
        Assignment(registrant: $0, slot: SlotStart(session: 0, start: $1))
      }
      return UnitSchedule.all(of: plan, on: drive).map { $0.runs(on: drive) }
    }
    #expect(runs([480, 485, 495]) == [2, 0] && runs([480, 485, 490, 500]) == [1, 1])
    let words = Words(language: .english)
    #expect(
      words.unitNumbers(invited: 3, registered: 3, quota: nil, runs: 2).hasSuffix(", in 2 runs"))
    #expect(words.unitNumbers(invited: 3, registered: 3, quota: nil, runs: 1) == "3 people")
  }

  /// A drive that does not ask for units to come together is printed as ever.
  @Test func runsAreShownWhereUnitsAreToComeTogether() throws {
    func headings(_ change: (inout DriveParts) -> Void) throws -> [String] {
      var parts = FourDonors.parts()
      change(&parts)
      let drive = try parts.drive()
      let plan = Plan(
        assignments: [480, 490, 495, 500].enumerated().map {
          Assignment(registrant: $0, slot: SlotStart(session: 0, start: $1))
        }, unplaced: [], cost: Cost(), bound: 0, status: .optimal, seconds: 0)
      var lines: [String] = []
      PrintedPlan(of: plan, on: drive, wording: Words(language: .english)).write(
        withUnits: true, to: { lines.append($0) })
      return lines.filter { $0.hasPrefix("── ") }
        .map { $0.split(separator: "─ ").last.map(String.init) ?? "" }
    }
    #expect(try headings { _ in } == ["3 people", "1 person"])
    let shown = ["3 people, in 2 runs", "1 person"]
    #expect(try headings { $0.whole = .upTo(1) } == shown)
    #expect(try headings { $0.weights[.session] = 4 } == shown)
    #expect(try headings { $0.units[1] = Unit(id: "school", whole: true) } == shown)
  }
}
