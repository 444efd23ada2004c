import Drives
import Invitations
import KhungGio
import Testing
import Wording

/// Who has not answered what lists ask is counted; what others answered is not told.
@Suite struct DeclarationProgressTests {
  private static let questions = """
    declarations:
      - {id: vaccine, question: "Đã tiêm đủ 2 mũi?", bars: "no"}
      - {id: contact, question: "Có tiếp xúc ca bệnh?", bars: "yes"}
      - {id: form, question: "Đã khai báo y tế?", asked: check_in}

    """

  private func progress(_ answers: [String]) throws -> ReviewedProgress {
    let drive = try TestDrive(settings: TestDrive.settings + Self.questions)
    let rows = zip(TestDrive.rows, answers).map { "\($0),\($1)" }
    try drive.write(
      ([TestDrive.heading + ",vaccine,contact,form"] + rows + [""]).joined(separator: "\n"),
      to: "registrants/all.csv")
    return try reviewed(drive)
  }

  private func reviewed(_ drive: TestDrive) throws -> ReviewedProgress {
    let day = try #require(CalendarDate(year: 2021, month: 12, day: 1))
    return try withExtendedLifetime(drive) {
      try ReviewProgress(of: try OpenLists(reading: drive.path), today: day).perform()
    }
  }

  /// An answered both, Bình one, Chi none; Dũng, alone of the school, both. What is asked at check-in is
  /// missing of nobody.
  @Test func whatIsMissingIsCountedPerUnitAndQuestion() throws {
    let reviewed = try progress(["yes,no,", "yes,,", ",,", "no,yes,"])
    #expect(reviewed.progress.rows.map(\.unanswered) == [2, 0])
    #expect(reviewed.progress.answers.map(\.declaration.id) == ["vaccine", "contact"])
    #expect(reviewed.progress.answers.map(\.answered) == [3, 2])
    #expect(reviewed.progress.answers.map(\.unanswered) == [1, 2])
    let json = reviewed.json.document.filter { !$0.isWhitespace }
    #expect(json.contains("\"declarations\":[{\"id\":\"vaccine\",\"answered\":3,\"unanswered\":1}"))
    #expect(json.contains("\"unanswered\":2"))
  }

  /// Other answers of the same people change nothing that progress says.
  @Test func answersAreNotTold() throws {
    let first = try progress(["yes,no,", "yes,,", ",,", "no,yes,"])
    let second = try progress(["no,yes,yes", "no,,no", ",,", "yes,no,"])
    #expect(first == second)
    #expect(first.json.document == second.json.document)
  }

  @Test func aDriveThatAsksNothingSaysNothing() throws {
    let reviewed = try reviewed(try TestDrive())
    #expect(reviewed.progress.answers.isEmpty)
    #expect(reviewed.progress.rows.allSatisfy { $0.unanswered == nil })
  }
}
