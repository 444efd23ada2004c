import Drives
import GLPK
import Planning
import Plans
import TestSupport
import Testing

/// What planning tells while it goes on and at its end: bounds, costs, and why people have no slot.
@Suite struct WhatIsToldTests {
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  /// Whatever is told on the way, no plan costs less than a bound, and none is cheaper than the
  /// best.
  @Test(arguments: RandomDrive.Reading.allCases, 0..<12)
  func nothingThatIsToldIsFalse(_ reading: RandomDrive.Reading, _ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(61_000 + seed))
    let drive = RandomDrive.drive(using: &random, reading: reading)
    guard let best = drive.bestOfEveryPlan()?.cost else { return }
    var told: [Planner.Progress] = []
    let plan = try planner.plan(drive) { told.append($0) }
    #expect(abs(plan.cost.total - best) < 1e-6 * max(1, best))
    #expect(!told.isEmpty)
    for progress in told {
      #expect(progress.bound <= best + 1e-6 * max(1, best))
      if let cost = progress.cost { #expect(cost >= best - 1e-6 * max(1, best)) }
    }
  }

  /// Three people may come to the two slots before 08:10, which take one each.
  @Test func whoHasNoSlotIsToldHowManyThereAre() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 1)]
    parts.units = [Unit(id: "ward", to: 490), Unit(id: "school")]
    let plan = try planner.plan(try parts.drive())
    #expect(plan.unplaced.map(\.reason) == [.limits([.arrivalsPerSlot], allowedSlots: 2)])
    // A slot in use costs more than leaving out the only one of the school.
    for term in CostTerm.weighted { parts.weights[term] = 0 }
    (parts.weights[.unplaced], parts.weights[.split]) = (1, 5)
    parts.registrants = [Registrant(id: "dũng", unit: 1)]
    let empty = try planner.plan(try parts.drive())
    #expect(empty.unplaced.map(\.reason) == [.tooCostly(allowedSlots: 8)])
  }
}
