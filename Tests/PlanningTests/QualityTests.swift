import Drives
import GLPK
import Planning
import Plans
import SyntheticDrives
import Testing

/// Plans of drives that are too large for every plan to be looked at: how near to their bound.
@Suite struct QualityTests {
  @Test(arguments: [Tightness.normal, .tight], [1, 2] as [UInt64])
  func threeHundredPeopleAreNearTheBound(_ tightness: Tightness, _ seed: UInt64) throws {
    let drive = try SyntheticDrive.make(registrants: 300, seed: seed, tightness: tightness)
    let plan = try plan(drive)
    #expect(plan.unplaced.isEmpty)
    #expect(plan.gap < 0.015)
  }

  @Test func threeThousandPeopleAreNearTheBound() throws {
    let drive = try SyntheticDrive.make(registrants: 3_000, seed: 1)
    let plan = try plan(drive, effort: 0.3)
    #expect(plan.unplaced.isEmpty)
    #expect(plan.gap < 0.008)
    // What the relaxation over all schedules comes to, within a ten-thousandth.
    #expect(plan.bound > 5_267)
  }

  /// The linear program of so many people in so few units had not ended after ten minutes.
  @Test func largeUnitsAreNearTheBound() throws {
    let drive = try SyntheticDrive.make(registrants: 3_000, units: 100, sessions: 4, seed: 1)
    let plan = try plan(drive, effort: 0.3)
    #expect(plan.unplaced.isEmpty)
    #expect(plan.gap < 0.03)
  }

  /// No plan leaves fewer out: HiGHS proves that for the program that `export` writes, its other costs
  /// left away.
  @Test(arguments: [(1, 27), (2, 28), (3, 25)] as [(UInt64, Int)])
  func anOverfullDayLeavesTheFewestOut(_ seed: UInt64, _ fewest: Int) throws {
    let drive = try SyntheticDrive.make(registrants: 300, seed: seed, tightness: .overfull)
    let plan = try plan(drive)
    #expect(plan.unplaced.allSatisfy { $0.reason.code != .tooCostly && $0.reason.code != .stopped })
    #expect(plan.unplaced.count == fewest)
    #expect(plan.gap < 0.01)
  }

  /// 213.2 people have no place in the linear relaxation.
  @Test func fourOverfullSessionsAreNearTheBound() throws {
    let drive = try SyntheticDrive.make(registrants: 3_000, seed: 1, tightness: .overfull)
    let plan = try plan(drive, effort: 0.3)
    #expect(plan.bound > 214_000)
    #expect(plan.gap < 0.04)
  }

  /// Sixteen sessions of many people are annealed in two parts, cut differently at every turn.
  @Test func manySessionsAreNearTheBound() throws {
    let drive = try SyntheticDrive.make(registrants: 10_000, units: 300, sessions: 16, seed: 1)
    let plan = try plan(drive, effort: 0.1)
    #expect(plan.unplaced.isEmpty)
    #expect(plan.gap < 0.1)
  }

  /// Next to leaving somebody out, all else is no more than rounding in a sum; crowd limits far above the
  /// number of people are none.
  @Test func weightsAndLimitsFarBeyondTheLists() throws {
    let some = try SyntheticDrive.make(registrants: 120, seed: 1)
    var weights = some.weights
    weights[.unplaced] = 1e9
    let sessions = some.sessions.map { session in
      Session(
        id: session.id, date: session.date, opens: session.opens, closes: session.closes,
        slotMinutes: session.slotMinutes, arrivalsPerSlot: 10_000_000, stages: session.stages,
        crowdLimits: [CrowdLimit(zone: "*", limit: 10_000_000)])
    }
    let drive = try Drive(
      name: some.name, sessions: sessions,
      turnout: Turnout(
        rates: some.turnout.rates, planFor: .probability(0.95), kinds: some.turnout.kinds),
      maxAway: some.maxAway, weights: weights, units: some.units, registrants: some.registrants)
    let plan = try plan(drive)
    #expect(plan.unplaced.isEmpty)
    #expect(plan.gap < 0.05)
  }

  /// A plan that passes the audit.
  private func plan(_ drive: Drive, effort: Double = 1) throws -> Plan {
    let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(effort: effort))
    let plan = try planner.plan(drive)
    let audit = Audit(of: plan.assignments, on: drive)
    #expect(audit.violations.isEmpty)
    #expect(abs(audit.cost.total - plan.cost.total) < 1e-6)
    #expect(plan.bound <= plan.cost.total + 1e-9)
    return plan
  }
}
