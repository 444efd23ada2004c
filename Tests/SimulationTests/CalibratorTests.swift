import Drives
import Plans
import Simulation
import TestSupport
import Testing

/// Twenty people, a limit of twelve, four of five of the invited come, all at once; planning invites
/// three more than the limit it is given.
@Suite struct CalibratorTests {
  private func drive(limit: Int = 12) throws -> Drive {
    try Day.drive(
      [
        Day.session(
          stages: [Day.stage("desk", servers: .constant(50))],
          limits: [CrowdLimit(zone: "*", limit: limit)])
      ], people: 20, rates: Rates(show: 0.8, deferral: 0))
  }

  private func plan(_ drive: Drive, more: Int) -> Plan {
    let invited = min(20, drive.sessions[0].crowdLimits[0].limit + more)
    let assignments = Day.plan([Int](repeating: 480, count: invited))
    return Plan(
      assignments: assignments,
      unplaced: (invited..<20).map {
        Unplaced(registrant: $0, reason: .tooCostly(allowedSlots: 4))
      },
      cost: Audit(of: assignments, on: drive).cost, bound: 100, status: .feasible, seconds: 1)
  }

  @Test func limitsAreLoweredUntilTheyHold() throws {
    let drive = try drive()
    var published: [Int] = []
    let calibration = Calibrator(simulator: Simulator(runs: 4000, seed: 1)).calibrate(
      drive, allowed: 0.1, gap: 1e-4, progress: { published.append($0) }
    ) { self.plan($0, more: 3) }
    // Of 15 invited more than 12 come with probability 0.398, of 13 with 0.8¹³ = 0.055. The 90 %
    // point of those who come of 15 is 14: two people too many.
    #expect(calibration.isReached && calibration.plans == 2 && published == [0, 1])
    let limit = try #require(calibration.limits.first)
    #expect(limit.planned == 10 && limit.limit.limit == 12)
    #expect(abs(limit.before - 0.398) < 0.03 && abs(limit.after - 0.055) < 0.015)
    #expect(calibration.first.assignments.count == 15)
    #expect(calibration.plan.assignments.count == 13 && calibration.plan.unplaced.count == 7)
    // The cost is recomputed, the bound that of the drive's own limits.
    #expect(calibration.plan.cost.total == self.plan(drive, more: 1).cost.total)
    #expect(calibration.plan.bound == 100 && calibration.plan.seconds == 2)
  }

  @Test func whatHoldsAtOnceIsLeftAsItIs() throws {
    let calibration = Calibrator(simulator: Simulator(runs: 1000)).calibrate(
      try drive(), allowed: 0.1, gap: 1e-4
    ) { self.plan($0, more: 0) }
    #expect(calibration.isReached && calibration.plans == 1)
    #expect(calibration.plan.assignments == calibration.first.assignments)
    #expect(calibration.limits.map(\.planned) == [12])
  }

  @Test func whatCannotBeReachedIsSaid() throws {
    // Planning that invites all whatever the limit: 12, then 5, then 0.
    let calibration = Calibrator(simulator: Simulator(runs: 1000)).calibrate(
      try drive(), allowed: 0.05, gap: 1e-4
    ) { self.plan($0, more: 20) }
    #expect(!calibration.isReached && calibration.plans == 3)
    #expect(calibration.limits[0].after > 0.9)
  }

  /// Around published slots a plan costs what it costs to move people, too; what was asked of it is still
  /// said, with the bound of the drive's own limits.
  @Test func publishedSlotsCount() throws {
    let drive = try drive()
    let published = Day.plan([Int](repeating: 480, count: 15))
    let calibration = Calibrator(simulator: Simulator(runs: 4000, seed: 1)).calibrate(
      drive, published: published, allowed: 0.1, gap: 1e-4
    ) { changed in
      let made = self.plan(changed, more: 3)
      return Plan(
        assignments: made.assignments, unplaced: made.unplaced, cost: made.cost, bound: made.bound,
        status: .feasible, seconds: 1,
        restriction: Plan.Restriction(mostMoved: 9, mostLost: 2, bound: 150))
    }
    #expect(calibration.isReached && calibration.plan.assignments.count == 13)
    // Two of the fifteen lose a slot: 2 · 5,000 and 2 · 50.
    #expect(calibration.plan.cost[.promised] == 10_000 && calibration.plan.cost[.moved] == 100)
    let audit = Audit(of: calibration.plan.assignments, on: drive, published: published)
    #expect(calibration.plan.cost == audit.cost)
    #expect(
      calibration.plan.restriction == Plan.Restriction(mostMoved: 9, mostLost: 2, bound: 150))
  }

  @Test func everyoneMeansNever() throws {
    let calibration = Calibrator(simulator: Simulator(runs: 500)).calibrate(
      try drive(), allowed: 0, gap: 1e-4
    ) { self.plan($0, more: 3) }
    #expect(calibration.isReached && calibration.plan.assignments.count == 12)
    #expect(calibration.limits.map(\.after) == [0])
  }

  @Test func faultsOfPlanningAreThoseOfCalibrating() throws {
    struct Failure: Error {}
    let drive = try drive()
    #expect(throws: Failure.self) {
      try Calibrator(simulator: Simulator(runs: 1)).calibrate(
        drive, allowed: 0.1, gap: 0
      ) { _ throws(Failure) in throw Failure() }
    }
  }
}
