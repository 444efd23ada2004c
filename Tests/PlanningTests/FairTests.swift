import Drives
import GLPK
import IntegerProgramming
import Planning
import Plans
import TestSupport
import Testing

/// Cost term `fair`: units are left out in equal shares where that costs nothing more dear.
@Suite struct FairTests {
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  /// One slot for a ward of six and a school of three, and blood for six of these nine.
  private func drive(fair: Double) throws -> Drive {
    var weights = Weights(peak: 0, fair: fair)
    weights[.preference] = 0
    return try Drive(
      name: "shares",
      sessions: [
        Session(
          id: "s", date: FourDonors.date(9), opens: 480, closes: 489, slotMinutes: 5,
          stages: [Stage(id: "a", minutes: 5, zone: "z", servers: .constant(50))],
          bloodUnits: BloodUnits(ceiling: 6))
      ],
      turnout: Turnout(rates: Rates(show: 1, deferral: 0)), weights: weights,
      units: [Unit(id: "ward"), Unit(id: "school")],
      registrants: (0..<9).map { Registrant(id: "p\($0)", unit: $0 < 6 ? 0 : 1) })
  }

  private func placed(_ plan: Plan, _ drive: Drive) -> [Int] {
    drive.members.map { people in
      people.count { person in plan.assignments.contains { $0.registrant == person } }
    }
  }

  /// Without the term the school stays away, which saves its slot and its run. With it, two of six and
  /// one of three are left out: 20 · (4/6 + 1/3) = 20, and 5 for each unit's slot and run; the next
  /// best, one of six and two of three, costs 30, and the school alone 60.
  @Test func threeOfNineAreLeftOutInEqualShares() throws {
    let plain = try drive(fair: 0)
    let without = try planner.plan(plain)
    #expect(placed(without, plain) == [6, 0])
    #expect(abs(without.cost.total - 3005) < 1e-9)
    let drive = try drive(fair: 20)
    let plan = try planner.plan(drive)
    #expect(placed(plan, drive) == [4, 2])
    #expect(abs(plan.cost[.fair] - 20) < 1e-9)
    #expect(abs(plan.cost.total - 3030) < 1e-9)
    #expect(plan.status == .optimal)
  }

  /// A weight beside which a slot and a run cost too much leaves the school out as before: the term costs
  /// 0.5 · 9/3 = 1.5 for it, and 0.5 for equal shares, which would cost 5 more.
  @Test func aSmallWeightDoesNotPayForASlot() throws {
    let drive = try drive(fair: 0.5)
    let plan = try planner.plan(drive)
    #expect(placed(plan, drive) == [6, 0])
    #expect(abs(plan.cost.total - 3006.5) < 1e-9)
  }

  /// Against every plan there is, in all readings of crowd limits and with everything timetables need.
  @Test(arguments: RandomDrive.Reading.allCases, 0..<4)
  func findsTheBestOfEveryPlan(_ reading: RandomDrive.Reading, _ part: Int) throws {
    for seed in 0..<10 {
      let random = ExactnessTests.drive(
        reading, seed: 9000 + part * 10 + seed, asTimetable: seed % 2 == 0)
      var weights = random.weights
      weights[.fair] = [0.5, 7, 60, 900][(part + seed) % 4]
      let drive = try random.with(weights: weights)
      guard let best = drive.bestOfEveryPlan() else { continue }
      let plan = try planner.plan(drive)
      let name = "\(reading), part \(part), seed \(seed)"
      let audit = Audit(of: plan.assignments, on: drive)
      #expect(audit.violations == [], "\(name)")
      #expect(abs(audit.cost.total - plan.cost.total) < 1e-9, "\(name)")
      #expect(abs(plan.cost.total - best.cost) < 1e-6, "\(name): \(best.plan) is the best")
      #expect(plan.bound <= best.cost + 1e-6, "\(name)")
      #expect(plan.status == .optimal, "\(name)")
    }
  }

  /// Replanned by the weights alone: the least cost of every plan, with the terms `moved` and `promised` beside
  /// the shares, and the exported program around published slots has the same optimum.
  @Test(arguments: 0..<4)
  func replanningFindsTheBestOfEveryPlan(_ part: Int) throws {
    for seed in 0..<8 {
      let (random, published) = MovedTests.drive(seed: 300 + part * 8 + seed)
      var weights = random.weights
      weights[.fair] = [0.5, 7, 60, 900][(part + seed) % 4]
      let drive = try random.with(weights: weights)
      guard let best = drive.bestOfEveryPlan(published: published) else { continue }
      let name = "part \(part), seed \(seed)"
      let outcome = try planner.replan(drive, published: published, keepsPromises: false)
      guard case .planned(let plan) = outcome else {
        Issue.record("\(name): \(outcome)")
        continue
      }
      let audit = Audit(of: plan.assignments, on: drive, published: published)
      #expect(audit.violations == [] && audit.cost == plan.cost, "\(name)")
      #expect(abs(plan.cost.total - best.cost) < 1e-6, "\(name): \(best.plan) is the best")
      #expect(plan.bound <= best.cost + 1e-6 && plan.status == .optimal, "\(name)")
      guard GLPSol.isInstalled, seed < 3 else { continue }
      var text = ""
      MPSWriter().write(
        try planner.compactProgram(of: drive, published: published).program, to: &text)
      let optimum = try #require(try GLPSol.optimum(of: text), "\(name)")
      #expect(abs(optimum - best.cost) <= 1e-8 * max(1, abs(best.cost)), "\(name)")
    }
  }

  /// With promises kept: of the plans in which least is lost, the one of least cost.
  @Test(arguments: 0..<3)
  func noPromiseIsBrokenForAShare(_ part: Int) throws {
    for seed in part * 6..<part * 6 + 6 {
      let (random, published, _) = try PromisedTests.drive(seed: 400 + seed)
      var weights = random.weights
      weights[.fair] = [30, 9000][seed % 2]
      let drive = try random.with(weights: weights)
      let plans = FreezeTests.plans(of: drive)
      guard !plans.isEmpty, !published.isEmpty else { continue }
      func lost(_ plan: [Assignment]) -> Int {
        let placed = Set(plan.map(\.registrant))
        return published.reduce(0) {
          placed.contains($1.registrant) ? $0 : $0 + drive.registrants[$1.registrant].priority
        }
      }
      let least = plans.map(lost).min()
      let promising = plans.filter { lost($0) == least }
        .map { Cost(of: $0, on: drive, published: published).total }.min()
      guard case .planned(let plan) = try planner.replan(drive, published: published) else {
        Issue.record("seed \(seed)")
        continue
      }
      #expect(lost(plan.assignments) == least, "seed \(seed)")
      #expect(abs(plan.cost.total - (promising ?? 0)) < 1e-5, "seed \(seed)")
    }
  }

  /// A drive too large for the tree: the bound is that of the price in place of the term, and no plan of the
  /// drive without the term, with the term's least added, is below it.
  @Test func aLargerDriveHasABoundBelowItsPlan() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(bloodUnits: BloodUnits(ceiling: 40))]
    parts.weights = Weights(fair: 30)
    parts.units = (0..<8).map { Unit(id: "u\($0)") }
    parts.registrants = (0..<120).map { Registrant(id: "p\($0)", unit: UnitIndex($0 % 8)) }
    let drive = try parts.drive()
    let plan = try Planner(solver: GLPKSolver(), limits: Planner.Limits(effort: 0.2)).plan(drive)
    let out = drive.registrants.count - plan.assignments.count
    // Equal shares of fifteen: no way to leave so many out costs less.
    let share = 30 * (Double(out * out) / 120)
    #expect(out > 0)
    #expect(plan.cost[.fair] >= share - 1e-9)
    #expect(plan.cost[.fair] <= share * 1.02)
    #expect(plan.bound <= plan.cost.total)
    #expect(plan.gap < 0.02)
  }
}
