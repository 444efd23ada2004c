import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Rosters
import Simulation
import Testing
import Wording

/// Rosters of a drive's volunteers, from its files to what is printed.
@Suite struct MakeRosterTests {
  private static let roles = """
    roles:
      - {id: guide, name: Dẫn đường, need: 1}
      - {id: desk, name: Bàn đón, need: {one_per: 1, stage: desk}, skills: [write]}

    """
  private static let volunteers = """
    id,name,phone,skills,available,longest,most
    v1,Mai Văn Lâm,,,,,
    v2,Tạ Thị Yến,0912000009,write,08:00-08:30,30,

    """

  private func drive(
    roles: String = roles, volunteers: String? = volunteers
  ) throws -> TestDrive {
    let drive = try TestDrive(settings: TestDrive.settings + roles)
    if let volunteers { try drive.write(volunteers, to: "volunteers.csv") }
    try drive.plan()
    return drive
  }

  /// Makes the roster of a drive, whose folder lasts as long.
  private func made(
    roles: String = roles, volunteers: String? = volunteers,
    changing change: (inout MakeRoster) -> Void = { _ in }
  ) throws -> MadeRoster {
    let drive = try drive(roles: roles, volunteers: volunteers)
    var make = MakeRoster(try drive.open())
    change(&make)
    return try withExtendedLifetime(drive) { try make.perform() }
  }

  @Test func whoIsThereAndWhoIsMissing() throws {
    // Yến may come for half an hour, and a shift has at least an hour: the desk has nobody.
    let made = try made()
    #expect(made.roster.isProven)
    #expect(made.roster.days[0].cost.missing == 2 && made.roster.days[0].cost.halfHours == 2)
    #expect(made.gaps.map(\.people) == [1])
    #expect(made.gaps[0].interval == MinuteInterval(from: 480, to: 540))
    let lines = made.documents(in: Words(language: .vietnamese)).lines
    #expect(lines[0] == "CÒN THIẾU NGƯỜI")
    #expect(lines.contains { $0.contains("Bàn đón") && $0.contains("08:00–09:00") })
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func everyFormIsWritten() throws {
    let drive = try drive(
      volunteers: Self.volunteers.replacing("08:00-08:30,30", with: "08:00-09:00,"))
    let made = try MakeRoster(drive.open()).perform()
    #expect(made.gaps.isEmpty && made.roster.isProven)
    let out = drive.root.appending(path: "out")
    let files = try made.write(into: out.path, in: Words(language: .english)).files
    #expect(files == ["roster.txt", "roster.xlsx", "roster.pdf", "ics/v1.ics", "ics/v2.ics"])
    let event = try String(contentsOf: out.appending(path: "ics/v2.ics"), encoding: .utf8)
    // 8 o'clock in Việt Nam is 1 o'clock UTC.
    #expect(event.contains("DTSTART:20211209T010000Z") && event.contains("SUMMARY:Bàn đón"))
    let text = try String(contentsOf: out.appending(path: "roster.txt"), encoding: .utf8)
    #expect(!text.contains("0912000009"))
  }

  @Test func simulatedDaysNeedNoFewer() throws {
    let simulated = try made {
      $0.isSimulated = true
      $0.runs = 200
    }
    let planned = try made()
    for (simulated, planned) in zip(simulated.task.needs, planned.task.needs) {
      #expect(zip(simulated.people, planned.people).allSatisfy { $0 >= $1 })
    }
  }

  @Test func whatIsWrongIsSaid() throws {
    #expect(cause { try made(volunteers: nil) } as? RosterError == .noVolunteers)
    #expect(cause { try made(roles: "") } as? RosterError == .noRoles)
    let misspelt = Self.volunteers.replacing(",write,", with: ",wriet,")
      .replacing("08:00-08:30", with: "sáng")
    let problems = cause { try made(volunteers: misspelt) }
    #expect((problems as? DriveFileProblems)?.problems.map(\.key) == ["skills", "available"])
    let unknown = Self.roles.replacing("stage: desk", with: "stage: desc")
      .replacing("need: 1", with: "ned: 1")
    let keys = (cause { try drive(roles: unknown).open() } as? DriveFileProblems)?.problems
    #expect(keys?.map(\.key) == ["roles[0].ned", "roles[1].need.stage"])
  }

  @Test func aPromiseOfTheDayIsCalibrated() throws {
    let settings = TestDrive.settings.replacing(
      "plan_for: expected", with: "plan_for: {day: 0.9}")
    let without = try TestDrive(settings: settings).open().drive
    #expect(without.turnout.promisesDay && without.turnout.planFor == .probability(0.9))
    #expect(!PlanDrive(without).calibrates)
    let limited = settings.replacing(
      "turnout:", with: "    crowd_limits: [{zone: \"*\", limit: 2}]\nturnout:")
    let drive = try TestDrive(settings: limited).open().drive
    let planned = try PlanDrive(drive).perform()
    let calibration = try #require(planned.calibration)
    #expect(calibration.isReached && calibration.limits.allSatisfy { $0.after <= 0.1 })
    #expect(try TestDrive(settings: TestDrive.settings).open().drive.turnout.promisesDay == false)
  }
}
