import Console
import Diagnostics
import DriveFiles
import Drives
import Foundation
import KhungGio
import TestSupport
import Testing
import Wording

/// What a terminal shows of errors, notices and problems.
@Suite struct ErrorLinesTests {
  private let english = Words(language: .english)
  private let command = DriveCommands("my drive")

  private func lines(_ error: any KhungGioError) -> [String] {
    ErrorLines(wording: english, language: .english, command: command, plan: "plan-b.json")
      .lines(of: UseCaseError(error))
  }

  @Test func aCommandIsAsAShellTakesIt() {
    #expect(command("plan") == "khunggio plan 'my drive'")
    #expect(command("audit", ["it's.json"]) == #"khunggio audit 'my drive' 'it'\''s.json'"#)
    #expect(DriveCommands("dữ-liệu")("check") == "khunggio check dữ-liệu")
  }

  @Test func anErrorSaysWhatToDoNext() {
    #expect(lines(PlanError.missing) == [english.planFirst("khunggio plan 'my drive'")])
    #expect(
      lines(PlanError.nothingPublishedToChange)
        == [english.nothingIssuedToChange("khunggio issue 'my drive'")])
    #expect(
      lines(PublishedSourceError.noSuchRevision(7, last: 2))
        == ["There is no revision 7; there are 1 to 2."])
    #expect(
      lines(OutputError.noName) == [english.notWritten("\"\"", reason: english.outputHasNoName)])
    #expect(lines(PlanError.notPublishable([])).last == english.notIssued("plan-b.json"))
  }

  @Test func problemsAreToldFileByFileWithTheirNumber() {
    let problems = [
      DriveFileProblem(code: .notATime, file: "units.csv", row: 2, column: 4, value: "8"),
      DriveFileProblem(code: .missingInput, file: "registrants", value: "registrants"),
      DriveFileProblem(code: .notATime, file: "units.csv", row: 3, column: 4, value: "9"),
    ]
    let report = ProblemReport(problems, wording: english)
    let published = report.lines(withSum: true)
    #expect(published.filter { $0.hasPrefix("units.csv:") }.count == 2)
    #expect(published.firstIndex(of: "") == 2)
    #expect(published.last == english.problemCount(3, files: 2))
    #expect(ProblemReport([], wording: english).lines(withSum: true) == [])
    let many = (1...203).map { DriveFileProblem(code: .notATime, file: "units.csv", row: $0) }
    let cut = ProblemReport(many, wording: english).lines()
    #expect(cut.count == 201 && cut.last == "units.csv: \(english.andMore(3))")
  }

  @Test func aLongLineIsBrokenBetweenWords() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let words = (0..<Int(random.next() % 40)).map { _ in
        String(
          repeating: ["a", "đ", "ệ"][Int(random.next() % 3)], count: Int(random.next() % 9) + 1)
      }
      let line = "  " + words.joined(separator: " ")
      let folded = FoldedLine.folded(line)
      #expect(folded.allSatisfy { $0.count <= TextWidth.page })
      #expect(
        folded.joined(separator: " ").split(separator: " ") == line.split(separator: " "))
      #expect(line.count > TextWidth.page || folded == [line])
    }
  }

  @Test func aNoticeNamesTheRevision() throws {
    let zone = try #require(TimeZone(identifier: "Asia/Ho_Chi_Minh"))
    let notices = NoticeLines(wording: english, command: command, zone: zone)
    #expect(
      notices.words(
        of: .vanishedSession("hall", of: .revision(2, time: "2021-12-01T02:30:00Z"), people: 3))
        == english.vanishedSession("hall", of: "revision 2 (2021-12-01 09:30:00)", people: 3))
    #expect(
      notices.words(of: .changesNotPublished(path: "plan.json"))
        == english.notIssuedYet("plan.json", command: "khunggio issue 'my drive'"))
  }
}
