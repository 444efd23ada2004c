import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import TestSupport
import Testing
import UnitLists
import Wording
import Workbooks

/// What people answered to a drive's questions stands in nothing that is shared.
@Suite struct DeclarationOutputTests {
  private static func settings(noSlot: Bool = false) -> String {
    TestDrive.settings + """
      declarations:
        - {id: vaccine, question: "Đã tiêm đủ 2 mũi?", bars: "no"\(noSlot ? ", no_slot: true" : "")}
        - {id: form, question: "Đã khai báo y tế?", asked: check_in}
      roles:
        - {id: guide, name: Dẫn đường, need: 1}

      """
  }

  private static let heading = TestDrive.heading + ",vaccine,form"

  private func write(_ answers: [String], to drive: TestDrive) throws {
    let rows = zip(TestDrive.rows, answers).map { "\($0),\($1)" }
    try drive.write(
      ([Self.heading] + rows + [""]).joined(separator: "\n"), to: "registrants/all.csv")
  }

  /// Everything that is sent, printed, drawn or exported.
  private func outputs(of drive: TestDrive, in folder: String) throws -> [String: Data] {
    let open = try drive.open()
    let out = drive.root.appending(path: folder)
    func path(_ name: String) -> String { out.appending(path: name).path }
    for isRedacted in [false, true] {
      var letters = WriteLetters(of: open, into: path("letters-\(isRedacted)"))
      letters.formats = LetterFormat.allCases
      letters.isRedacted = isRedacted
      _ = try letters.perform()
    }
    _ = try MakeReport(open).perform().write(into: path("report"))
    _ = try RollUpReports([drive.path]).perform().write(
      into: path("rollup"), in: Words(language: .vietnamese))
    for unit in open.drive.units.places {
      let book = UnitTemplate(
        of: try DraftDrive(at: drive.url), wording: Words(language: .vietnamese)
      ).workbook(for: unit)
      try Data(try book.bytes()).write(to: out.appending(path: "template-\(unit).xlsx"))
    }
    _ = try DrawPlan(open, into: path("pictures")).perform()
    let plan = try PlanDrive(open.drive).perform()
    let timeless = plan.json.document.replacing(#/"seconds": [^,]+,/#, with: "")
    try Data(timeless.utf8).write(to: out.appending(path: "plan.json"))
    let day = try SimulateDay(
      SimulateDay.Way("plan", plan.plan.assignments), on: open.drive, runs: 20, seed: 1
    ).perform()
    try Data(day.json.document.utf8).write(to: out.appending(path: "simulated.json"))
    try drive.write("id,name\nv1,Mai Văn Lâm\n", to: "volunteers.csv")
    _ = try MakeRoster(open).perform().write(
      into: path("roster"), in: Words(language: .vietnamese))
    _ = try ExportProgram(open.drive, to: out.appending(path: "drive.mps")).perform()
    return try drive.contents(of: folder)
  }

  /// The same bytes whatever anybody answered.
  @Test func answersChangeNothingThatIsShared() throws {
    let drive = try TestDrive(settings: Self.settings())
    try drive.plan()
    var seen: [[String: Data]] = []
    for (number, answers) in [["yes,yes", "no,", ",no", "no,no"], ["no,", "yes,no", "yes,", ","]]
      .enumerated()
    {
      try write(answers, to: drive)
      seen.append(try outputs(of: drive, in: "out-\(number)"))
    }
    #expect(seen[0].count > 30 && Set(seen[0].keys) == Set(seen[1].keys))
    for (name, bytes) in seen[0] { #expect(seen[1][name] == bytes, "\(name)") }
  }

  @Test func lettersAskAndSayNothingOfAnswers() throws {
    let drive = try TestDrive(settings: Self.settings(noSlot: true))
    try write(["yes,", "no,", ",", "yes,"], to: drive)
    try drive.plan(
      TestDrive.slots.filter { $0.0 != "binh" }, unplaced: [])
    var letters = WriteLetters(of: try drive.open(), into: drive.root.appending(path: "out").path)
    letters.formats = [.text, .messages]
    _ = try letters.perform()
    let text = try String(
      contentsOf: drive.root.appending(path: "out/text/office.txt"), encoding: .utf8)
    let oneLine = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      oneLine.contains(
        "Mỗi người sẽ được hỏi, xin chuẩn bị trả lời: “Đã tiêm đủ 2 mũi?”, “Đã khai báo y tế?”."))
    for word in ["vaccine", "held-back", "no_slot"] { #expect(!text.contains(word)) }
  }

  @Test func theDoorKnowsWhomToAskWhat() throws {
    let drive = try TestDrive(settings: Self.settings())
    try write(["yes,", "no,yes", ",", "yes,yes"], to: drive)
    try drive.plan()
    try drive.publish()
    let day = try OpenDay(reading: drive.path)
    #expect(day.people.map { $0.questions?.open } == [["form"], [], ["vaccine", "form"], []])
    #expect(day.people.map { $0.questions?.barring } == [[], ["vaccine"], [], []])
    let found = try FindSlipHolder(day.people[1].code, on: drive.open()).perform()
    #expect(found.people.first?.questions?.barring == ["vaccine"])
    let document = found.json.document.filter { !$0.isWhitespace }
    #expect(document.contains("\"asked\":[],\"barred_by\":[\"vaccine\"]"))
    // A drive that asks nothing says nothing of it.
    let other = try TestDrive()
    try other.plan()
    try other.publish()
    #expect(try OpenDay(reading: other.path).people.allSatisfy { $0.questions == nil })
  }

  @Test func purgingLeavesNoAnswer() throws {
    let drive = try TestDrive(settings: Self.settings())
    try write(["yes,no", "no,yes", "yes,", ","], to: drive)
    try drive.plan()
    try drive.publish(at: "2021-12-01T02:30:00Z")
    var purge = PurgeDrive(drive.path)
    purge.moment = Moment("2022-06-01T02:30:00Z")
    _ = try purge.perform()
    for (name, bytes) in try drive.contents() where name != "drive.yaml" {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("vaccine") && !text.contains("Nguyễn Văn An"), "\(name)")
    }
  }
}
