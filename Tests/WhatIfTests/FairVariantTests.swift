import DriveFiles
import Drives
import GLPK
import Plans
import TestSupport
import Testing
import WhatIf

/// The cost term `fair` in variants: what a row says is the least cost of every plan of its drive.
@Suite struct FairVariantTests {
  @Test(arguments: 0..<6)
  func everyRowIsTheBestOfEveryPlan(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed) + 8_100)
    let drive = RandomDrive.drive(
      using: &random, reading: seed % 2 == 0 ? .expected : .everyone, waysAtMost: 300)
    guard let fixture = try? DriveFixture(drive) else { return }
    let scenarios = Scenarios([Axis(key: "weights.fair", values: ["0", "7", "60.5", "900"])])
    let sweep = Sweep(of: fixture.variants, scenarios, planner: fixture.planner).warmStarted()
    var compared = 0
    for number in 0..<scenarios.count {
      let row = try #require(sweep.row(number))
      guard let figures = row.figures else { continue }
      let changed = try fixture.variants.drive(with: row.settings)
      let best = try #require(changed.bestOfEveryPlan(), "seed \(seed), row \(number)")
      let slack = 1e-4 * max(1, figures.total) + 1e-6
      #expect(figures.total >= best.cost - 1e-6, "seed \(seed), row \(number)")
      #expect(figures.total <= best.cost + slack, "seed \(seed), row \(number)")
      #expect(figures.bound <= best.cost + 1e-6, "seed \(seed), row \(number)")
      #expect(abs(figures.cost.total - figures.total) < 1e-9, "seed \(seed), row \(number)")
      compared += 1
    }
    #expect(compared == scenarios.count || compared == 0)
  }

  /// One slot for a ward of six and a school of three, of whom six may come: what is left out costs
  /// 20 · (4/36 · 6 + 1/9 · 3) = 20 in equal shares. Nine places are the fewest for all.
  private func drive() throws -> Drive {
    var weights = Weights(peak: 0, fair: 20)
    weights[.preference] = 0
    return try Drive(
      name: "shares",
      sessions: [
        Session(
          id: "s", date: FourDonors.date(9), opens: 480, closes: 489, slotMinutes: 5,
          arrivalsPerSlot: 6,
          stages: [Stage(id: "a", minutes: 5, zone: "z", servers: .constant(50))])
      ],
      turnout: Turnout(rates: Rates(show: 1, deferral: 0)), weights: weights,
      units: [Unit(id: "ward"), Unit(id: "school")],
      registrants: (0..<9).map { Registrant(id: "p\($0)", unit: $0 < 6 ? 0 : 1) })
  }

  @Test func theLeastCapacityOfSharesIsFound() throws {
    let fixture = try DriveFixture(try drive())
    let key = "sessions.s.arrivals_per_slot"
    let search = try #require(
      LeastCapacity(of: [key], fixture.variants, planner: fixture.planner, solver: GLPKSolver()))
    guard case .found(let found) = try search.search() else {
      Issue.record("nine places are enough")
      return
    }
    #expect(found.best == [Setting(key: key, value: "9")] && found.plan.unplaced.isEmpty)
    // Two slots used and two runs, nobody left out.
    #expect(abs(found.plan.cost.total - 10) < 1e-9 && found.plan.cost[.fair] == 0)
    let audit = Audit(of: found.plan.assignments, on: found.drive)
    #expect(audit.violations == [] && audit.cost == found.plan.cost)
  }

  @Test func explainingCountsTheShares() throws {
    let fixture = try DriveFixture(try drive())
    let found = try fixture.explainer.explain()
    // 3,000 for three people, 20 for their shares, 10 for two slots and two runs.
    #expect(abs(found.plan.cost.total - 3030) < 1e-6 && abs(found.plan.cost[.fair] - 20) < 1e-9)
    let units = found.units(of: fixture.variants.base).map {
      ($0.leftOut.leftOut, $0.leftOut.people)
    }
    #expect(units.map(\.0).sorted() == [1, 2] && units.map(\.1).sorted() == [3, 6])
    let fix = try #require(
      found.fixes.first { $0.settings.map(\.key) == ["sessions.s.arrivals_per_slot"] })
    #expect(fix.isEnough && fix.settings.map(\.value) == ["+3"] && fix.unplacedAfter == 0)
  }
}
