import Drives
import GLPK
import Randomness
import Rosters
import TestSupport
import Testing

/// Rosters against what can be worked out by hand or by trying everything.
@Suite struct RosterTests {
  private let date = CalendarDate(year: 2021, month: 12, day: 9) ?? .latest
  private let maker = RosterMaker(solver: GLPKSolver())

  private func task(
    _ volunteers: [Volunteer], _ roles: [Role], _ people: [[Int]], dates: [CalendarDate]? = nil
  ) -> RosterTask {
    RosterTask(
      volunteers: volunteers, roles: roles,
      needs: people.enumerated().map { index, people in
        RosterTask.Need(
          session: SessionIndex(dates == nil ? 0 : index), date: dates?[index] ?? date,
          role: dates == nil ? index : 0, start: 480, people: people)
      })
  }

  private func hours(_ from: Int, _ to: Int) -> [Availability] {
    [Availability(session: nil, interval: MinuteInterval(from: from, to: to))]
  }

  @Test func twoHoursAreSharedByTwo() throws {
    // One post from 8 to 10, shifts of an hour or two: one person could do it alone, two share it.
    let made = try maker.roster(
      for: task(
        [Volunteer(id: "an"), Volunteer(id: "binh")], [Role(id: "guide", need: .fixed(1))],
        [[1, 1, 1, 1]]))
    #expect(made.days[0].cost == RosterCost(missing: 0, halfHours: 4, unevenness: 8))
    #expect(made.isProven)
    #expect(Set(made.shifts.map(\.volunteer)) == [0, 1])
    #expect(Set(made.shifts.map(\.interval.from)) == [480, 540])
  }

  @Test func whoIsMissingIsSaidByRoleAndTime() throws {
    // Chi alone can take blood pressure, and only until 9; An may help with nothing but guiding.
    let roles = [
      Role(id: "guide", need: .fixed(1)), Role(id: "pressure", need: .fixed(2), skills: ["nurse"]),
    ]
    let volunteers = [
      Volunteer(id: "an"), Volunteer(id: "chi", skills: ["nurse"], available: hours(480, 540)),
    ]
    let task = task(volunteers, roles, [[1, 1, 0, 0], [0, 2, 2, 2]])
    let made = try maker.roster(for: task)
    // Chi covers one of six; a shift of an hour begins at 8, half an hour before she is needed.
    #expect(made.days[0].cost == RosterCost(missing: 5, halfHours: 4, unevenness: 8))
    #expect(made.isProven)
    #expect(
      task.gaps(under: made.shifts) == [
        RosterGap(
          session: 0, role: 1, interval: MinuteInterval(from: 510, to: 540), people: 1),
        RosterGap(
          session: 0, role: 1, interval: MinuteInterval(from: 540, to: 600), people: 2),
      ])
  }

  @Test func whoHelpedBeforeHelpsLessAfter() throws {
    let next = CalendarDate.latest
    let role = Role(id: "guide", need: .fixed(1), shortest: 60, longest: 60)
    let made = try maker.roster(
      for: task(
        [Volunteer(id: "an"), Volunteer(id: "binh")], [role], [[1, 1], [1, 1]],
        dates: [date, next]))
    #expect(Set(made.shifts.map(\.volunteer)) == [0, 1])
    #expect(made.days.map(\.cost.unevenness) == [4, 4])
  }

  @Test func namesakesAreToldApartByTheirIDs() {
    let volunteers = [
      Volunteer(id: "tnv-1", name: "Nguyễn Văn An"), Volunteer(id: "tnv-2", name: "NGUYỄN  VĂN AN"),
      Volunteer(id: "tnv-3", name: "Nguyễn Văn Ân"),
    ]
    #expect(
      task(volunteers, [], []).labels == [
        "Nguyễn Văn An (tnv-1)", "NGUYỄN  VĂN AN (tnv-2)", "Nguyễn Văn Ân",
      ])
  }

  @Test func nobodyAndNothing() throws {
    let role = Role(id: "guide", need: .fixed(1))
    let empty = try maker.roster(for: task([], [role], [[1, 1]]))
    #expect(empty.days[0].cost.missing == 2 && empty.isProven)
    #expect(try maker.roster(for: task([], [role], [])).days.isEmpty)
  }

  @Test func needsAreOfTheFullestMinute() throws {
    let session = Session(
      id: "hall", date: date, opens: 480, closes: 560, slotMinutes: 10,
      stages: [Stage(id: "rest", minutes: 10, zone: "rest", servers: .constant(5))])
    let drive = try Drive(
      name: "Ngày", sessions: [session], turnout: Turnout(rates: Rates(show: 1, deferral: 0)),
      units: [Unit(id: "u")], registrants: [Registrant(id: "a", unit: 0)])
    var rest = [Double](repeating: 1, count: 80)
    (rest[29], rest[30], rest[79]) = (8, 8.5, 4.0000000001)
    let load = RosterLoad(minutes: 480..<560, stages: [rest], zones: ["rest": rest, "*": rest])
    let roles = [
      Role(id: "care", need: .onePer(4, at: .zone("rest"), least: 0)),
      Role(id: "bed", need: .onePer(4, at: .stage("rest"), least: 3), from: 450),
      Role(id: "guide", need: .fixed(2), to: 540),
    ]
    let task = RosterTask(covering: [load], of: drive, roles: roles, volunteers: [])
    #expect(task.needs.map(\.people) == [[2, 3, 1], [3, 3, 3, 3], [2, 2]])
    #expect(task.needs.map(\.start) == [480, 450, 480])
  }

  @Test(arguments: 0..<20) func randomRostersAreTheBest(seed: Int) throws {
    var random = Randomness.SplitMix64(seed: UInt64(seed))
    func pick(_ range: ClosedRange<Int>) -> Int { random.number(in: range) }
    let halves = pick(4...5)
    let roles = (0..<2).map { index in
      let shortest = 30 * pick(1...2)
      return Role(
        id: "r\(index)", need: .fixed(0), skills: pick(0...2) == 0 ? ["nurse"] : [],
        shortest: shortest, longest: shortest + 30 * pick(0...2), rest: 30 * pick(1...2))
    }
    let volunteers = (0..<pick(2...3)).map { index in
      let from = 480 + 30 * pick(0...2)
      return Volunteer(
        id: "v\(index)", skills: pick(0...1) == 0 ? ["nurse"] : [],
        available: pick(0...1) == 0 ? [] : hours(from, from + 30 * pick(1...5)),
        longest: pick(0...2) == 0 ? 60 : nil, most: pick(0...2) == 0 ? 90 : nil)
    }
    let task = task(
      volunteers, roles, roles.map { _ in (0..<halves).map { _ in pick(0...2) } })
    let made = try maker.roster(for: task)
    #expect(made.isProven)
    #expect(made.days[0].cost == BruteForceRoster(task: task).best)
    let audit = RosterAudit(of: made.shifts, for: task)
    #expect(audit.violations.isEmpty && audit.costs == [made.days[0].cost])
  }

  @Test func theAuditFindsEveryRule() {
    let role = Role(
      id: "guide", need: .fixed(1), skills: ["nurse"], shortest: 60, longest: 90, rest: 30)
    let other = Role(id: "care", need: .fixed(1), shortest: 30)
    let volunteers = [
      Volunteer(id: "an", skills: ["nurse"], available: hours(480, 600), longest: 60, most: 90),
      Volunteer(id: "binh"),
    ]
    let task = task(volunteers, [role, other], [[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]])
    func rules(_ shifts: (Int, Int, Int, Int)...) -> Set<RosterAudit.Rule> {
      let shifts = shifts.map {
        RosterShift(
          volunteer: $0.0, role: $0.1, session: 0, interval: MinuteInterval(from: $0.2, to: $0.3))
      }
      return Set(RosterAudit(of: shifts, for: task).violations.map(\.rule))
    }
    #expect(rules((0, 0, 480, 540)) == [])
    #expect(rules((0, 0, 570, 630)) == [.available])
    #expect(rules((1, 0, 480, 540)) == [.skills])
    #expect(rules((0, 0, 480, 510)) == [.length])
    #expect(rules((0, 0, 480, 570)) == [.length])
    #expect(rules((1, 1, 480, 540), (1, 1, 550, 610)) == [.rest, .hours])
    #expect(rules((1, 1, 480, 540), (1, 1, 480, 540)) == [.rest])
    #expect(rules((0, 0, 480, 540), (0, 1, 570, 600)) == [.oneRole])
    #expect(rules((0, 1, 480, 540), (0, 1, 570, 600)) == [])
    #expect(rules((0, 1, 480, 540), (0, 1, 555, 600)) == [.rest, .most, .hours])
    #expect(rules((1, 1, 450, 510)) == [.hours])
    #expect(rules((1, 1, 490, 550)) == [.hours])
  }
}
