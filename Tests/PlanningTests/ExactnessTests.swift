import Drives
import GLPK
import Planning
import Plans
import TestSupport
import Testing

/// The planner against every plan there is, on drives of at most six people.
@Suite struct ExactnessTests {
  /// Asked for a gap of next to nothing, it may not settle for a plan that is nearly the best.
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  @Test(arguments: [RandomDrive.Reading.expected, .everyone], 0..<6)
  func findsTheBestOfEveryPlan(_ reading: RandomDrive.Reading, _ part: Int) throws {
    for seed in 0..<12 {
      let drive = ExactnessTests.drive(reading, seed: part * 12 + seed)
      let best = drive.bestOfEveryPlan()
      let published = "\(reading), part \(part), seed \(seed)"
      guard let best else {
        expectPinsBreakRules(drive, published)
        continue
      }
      let plan = try planner.plan(drive)
      expectSound(plan, for: drive, published)
      #expect(abs(plan.cost.total - best.cost) < 1e-6, "\(published): \(best.plan) is the best")
      #expect(plan.bound <= best.cost + 1e-6, "\(published)")
      #expect(plan.status == .optimal, "\(published)")
    }
  }

  /// With a probability surrogate bounds that are no rules stand in for one; the smallest drives
  /// are solved to the end nevertheless, and a bound holds for every plan.
  @Test(arguments: 0..<6)
  func keepsAProbability(_ part: Int) throws {
    for seed in 0..<12 {
      let drive = ExactnessTests.drive(.probability, seed: 1000 + part * 12 + seed)
      let published = "probability, part \(part), seed \(seed)"
      guard let best = drive.bestOfEveryPlan() else {
        expectPinsBreakRules(drive, published)
        continue
      }
      let plan = try planner.plan(drive)
      expectSound(plan, for: drive, published)
      #expect(abs(plan.cost.total - best.cost) < 1e-6, "\(published): \(best.plan) is the best")
      #expect(plan.bound <= best.cost + 1e-6, "\(published)")
      #expect(plan.status == .optimal, "\(published)")
    }
  }

  /// With so many sessions no single program says how many people fit in: what each session takes of
  /// people spread evenly must not pass for it. An can only come to the first session, which takes
  /// one; bình to the second, too.
  @Test func manySessionsTakeWhoeverFits() throws {
    var parts = FourDonors.parts()
    parts.sessions = (0..<41).map {
      FourDonors.session(id: "hall\($0)", bloodUnits: BloodUnits(ceiling: 0.6))
    }
    func available(_ sessions: SessionIndex...) -> [Availability] {
      sessions.map {
        Availability(session: $0, interval: MinuteInterval(from: 480, to: 540))
      }
    }
    parts.registrants = [
      Registrant(id: "an", unit: 0, available: available(0)),
      Registrant(id: "bình", unit: 0, available: available(0, 1)),
    ]
    let plan = try planner.plan(try parts.drive())
    #expect(plan.assignments.map(\.slot.session) == [0, 1])
    #expect(plan.status == .optimal)
  }

  /// The pinned person could come, the companion could not.
  @Test func pinsThatOnlyACompanionBreaks() throws {
    var parts = FourDonors.parts()
    let late = Availability(interval: MinuteInterval(from: 500, to: 540))
    parts.registrants[0] = Registrant(
      id: "an", unit: 0, group: "family", pinned: SlotStart(session: 0, start: 480))
    parts.registrants[1] = Registrant(id: "bình", unit: 0, available: [late], group: "family")
    let drive = try parts.drive()
    #expect(drive.bestOfEveryPlan()?.plan == nil)
    let violation = Audit.Violation(
      rule: .availability, session: 0, minute: 480, subject: "bình", amount: 1)
    #expect(throws: PlanningError.pinsBreakRules([violation])) { try planner.plan(drive) }
    #expect(throws: PlanningError.pinsBreakRules([violation])) {
      try planner.compactProgram(of: drive)
    }
  }

  /// With what timetables need: units that stay whole, overloads, parties, reserves, preferred starts of
  /// units and the cost of sessions.
  @Test(arguments: RandomDrive.Reading.allCases, 0..<6)
  func findsTheBestTimetable(_ reading: RandomDrive.Reading, _ part: Int) throws {
    for seed in 0..<12 {
      let drive = ExactnessTests.drive(reading, seed: 5000 + part * 12 + seed, asTimetable: true)
      let published = "timetable, \(reading), part \(part), seed \(seed)"
      guard let best = drive.bestOfEveryPlan() else {
        expectPinsBreakRules(drive, published)
        continue
      }
      let plan = try planner.plan(drive)
      expectSound(plan, for: drive, published)
      #expect(abs(plan.cost.total - best.cost) < 1e-6, "\(published): \(best.plan) is the best")
      #expect(plan.bound <= best.cost + 1e-6, "\(published)")
      #expect(plan.status == .optimal, "\(published)")
    }
  }

  static func drive(
    _ reading: RandomDrive.Reading, seed: Int, asTimetable isTimetable: Bool = false
  ) -> Drive {
    var random = SplitMix64(seed: UInt64(seed))
    return RandomDrive.drive(
      using: &random, reading: reading, waysAtMost: 1000, asTimetable: isTimetable)
  }

  /// A plan that passes its audit, counts its cost rightly and names everyone once.
  private func expectSound(_ plan: Plan, for drive: Drive, _ published: String) {
    let audit = Audit(of: plan.assignments, on: drive)
    #expect(audit.violations == [], "\(published)")
    #expect(abs(audit.cost.total - plan.cost.total) < 1e-9, "\(published)")
    #expect(plan.bound <= plan.cost.total + 1e-6, "\(published)")
    let placed = plan.assignments.map(\.registrant)
    let unplaced = plan.unplaced.map(\.registrant)
    #expect(placed == placed.sorted() && unplaced == unplaced.sorted(), "\(published)")
    #expect((placed + unplaced).sorted() == Array(drive.registrants.places), "\(published)")
  }

  /// No plan at all keeps the rules: the pinned people alone break one.
  private func expectPinsBreakRules(_ drive: Drive, _ published: String) {
    do throws(PlanningError) {
      let plan = try planner.plan(drive)
      Issue.record("\(published): \(plan.assignments) cannot be, every plan breaks a rule")
    } catch {
      guard case .pinsBreakRules(let violations) = error else {
        Issue.record("\(published): \(error)")
        return
      }
      #expect(!violations.isEmpty, "\(published)")
    }
  }
}
