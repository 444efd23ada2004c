import Drives
import GLPK
import IntegerProgramming
import Planning
import Plans
import TestSupport
import Testing

/// The cost term `moved` in planning, against every plan there is.
@Suite struct MovedTests {
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  /// All four at the opening: apart from being moved, later slots cost the same, and one of eight
  /// fits no longer.
  @Test func onlyWhoMustMoves() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 3)]
    parts.weights = Weights(preference: 0, split: 0, block: 0, peak: 0)
    let drive = try parts.drive()
    let published = (0..<4).map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480))
    }
    let plan = try planner.plan(drive, published: published)
    #expect(plan.cost[.moved] == 50 && plan.cost.total == 50 && plan.status == .optimal)
    #expect(Set(plan.assignments).intersection(published).count == 3)
  }

  /// Whoever has a published slot that is none any more is moved wherever they come.
  @Test func aSlotThatIsNoMoreMovesItsPeople() throws {
    var parts = FourDonors.parts()
    parts.weights = Weights(split: 0, block: 0, peak: 0)
    let drive = try parts.drive()
    let lost = SlotStart(session: 7, start: 480)
    let plan = try planner.plan(drive, published: [Assignment(registrant: 1, slot: lost)])
    #expect(plan.cost[.moved] == 50 && plan.cost.total == 50 && plan.unplaced.isEmpty)
  }

  /// A slot lost costs `moved`, `unplaced` and `promised`, also where nobody can help it.
  @Test func aSlotLostCostsBoth() throws {
    var parts = FourDonors.parts()
    let never = Availability(interval: MinuteInterval(from: 60, to: 61))
    parts.registrants = [Registrant(id: "an", unit: 0, available: [never], priority: 2)]
    let drive = try parts.drive()
    let published = [Assignment(registrant: 0, slot: SlotStart(session: 0, start: 480))]
    let plan = try planner.plan(drive, published: published)
    #expect(plan.cost[.promised] == 10_000)
    #expect(plan.cost.total == 12_050 && plan.bound == 12_050)
  }

  @Test(arguments: 0..<6)
  func findsTheBestOfEveryPlan(_ part: Int) throws {
    for seed in 0..<12 {
      let (drive, published) = MovedTests.drive(seed: part * 12 + seed)
      guard let best = drive.bestOfEveryPlan(published: published) else { continue }
      let plan = try planner.plan(drive, published: published)
      let audit = Audit(of: plan.assignments, on: drive, published: published)
      let name = "part \(part), seed \(seed)"
      #expect(audit.violations == [] && audit.cost == plan.cost, "\(name)")
      #expect(abs(plan.cost.total - best.cost) < 1e-6, "\(name): \(best.plan) is the best")
      #expect(plan.bound <= best.cost + 1e-6 && plan.status == .optimal, "\(name)")
    }
  }

  @Test(.enabled(if: GLPSol.isInstalled, "needs the command glpsol"), arguments: 0..<12)
  func theExportedProgramHasTheSameOptimum(_ seed: Int) throws {
    let (drive, published) = MovedTests.drive(seed: 500 + seed)
    guard let best = drive.bestOfEveryPlan(published: published) else { return }
    let (program, remarks) = try planner.compactProgram(of: drive, published: published)
    var text = ""
    MPSWriter(remarks: remarks).write(program, to: &text)
    let optimum = try #require(try GLPSol.optimum(of: text))
    #expect(abs(optimum - best.cost) <= 1e-8 * max(1, best.cost), "seed \(seed)")
  }

  /// Where moving people outweighs all else, as few move as another program proves to be fewest.
  @Test(.enabled(if: GLPSol.isInstalled, "needs the command glpsol"), arguments: 0..<20)
  func noFewerPeopleCouldMove(_ seed: Int) throws {
    let (drive, published) = MovedTests.drive(seed: 700 + seed)
    guard !FreezeTests.plans(of: drive).isEmpty else { return }
    var weights = drive.weights
    weights[.moved] = 1e5
    weights[.promised] = 0
    let raised = try drive.with(weights: weights)
    let plan = try planner.plan(raised, published: published)
    var text = ""
    MPSWriter().write(
      try planner.compactProgram(of: raised, published: published).program, to: &text)
    let optimum = try #require(try GLPSol.optimum(of: text))
    #expect(plan.peopleMoved(from: published) == Int(optimum / 1e5), "seed \(seed)")
  }

  /// A random drive, most of whose people were informed of one of its slots, in a plan that may
  /// break rules.
  static func drive(seed: Int) -> (Drive, published: [Assignment]) {
    var random = SplitMix64(seed: UInt64(seed) + 70_000)
    let reading: RandomDrive.Reading = seed % 3 == 0 ? .everyone : .expected
    let drive = RandomDrive.drive(using: &random, reading: reading, waysAtMost: 1000)
    let slots = drive.everySlot
    var published: [Assignment] = []
    for person in drive.registrants.places where !slots.isEmpty && random.next() % 5 > 0 {
      published.append(
        Assignment(registrant: person, slot: slots[Int(random.next() % UInt64(slots.count))]))
    }
    return (drive, published)
  }
}
