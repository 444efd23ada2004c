import Drives
import GLPK
import Planning
import Plans
import TestSupport
import Testing

/// Nobody with a published slot loses it while some plan keeps it, and no bound is above a plan that
/// exists.
@Suite struct PromisedTests {
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  /// Two slots of one place each; the only costs are people left out and slots lost.
  private func parts(_ registrants: [Registrant]) -> DriveParts {
    var parts = FourDonors.parts()
    let session = FourDonors.session(arrivalsPerSlot: 1)
    // The slots 08:00 and 08:05, and no other: the last guest of 08:05 leaves at 08:29.
    parts.sessions = [
      Session(
        id: session.id, date: session.date, opens: 480, closes: 510, slotMinutes: 5,
        arrivalsPerSlot: 1, stages: session.stages)
    ]
    parts.weights = Weights(preference: 0, split: 0, block: 0, peak: 0)
    parts.registrants = registrants
    return parts
  }

  private func slot(_ person: Int, _ start: Int) -> Assignment {
    Assignment(registrant: person, slot: SlotStart(session: 0, start: start))
  }

  private func replanned(
    _ drive: Drive, _ published: [Assignment], waitlist: Waitlist? = nil, mostMoved: Int? = nil,
    keepsPromises: Bool = true
  ) throws -> Plan {
    let outcome = try planner.replan(
      drive, published: published, waitlist: waitlist, mostMoved: mostMoved,
      keepsPromises: keepsPromises)
    guard case .planned(let plan) = outcome else {
      throw Unexpected(outcome: outcome)
    }
    return plan
  }

  private struct Unexpected: Error { let outcome: ReplanOutcome }

  /// By the weights alone a newcomer of priority 20 outweighs An: 20 · 1,000 > 1,000 + 50 + 5,000.
  @Test func noNewcomerTakesAPublishedSlotWhateverTheWeights() throws {
    let drive = try parts([
      Registrant(id: "an", unit: 0), Registrant(id: "bình", unit: 0),
      Registrant(id: "mai", unit: 0, priority: 20),
    ]).drive()
    let published = [slot(0, 480), slot(1, 485)]
    let plan = try replanned(drive, published)
    #expect(plan.assignments == published)
    #expect(plan.cost.total == 20_000 && plan.cost[.promised] == 0)
    // The plan of least cost is another one, and the bound is not above it.
    #expect(abs(plan.bound - 6_050) < 1e-3 && plan.status == .feasible)
    #expect(abs((plan.restriction?.bound ?? 0) - 20_000) < 1e-3)
    #expect(plan.restriction?.mostLost == 0)
    let equal = try replanned(drive, published, keepsPromises: false)
    #expect(abs(equal.cost.total - 6_050) < 1e-6 && equal.restriction == nil)
  }

  /// An's companion Mai is new: both find no room in one slot, so that one promise has to be broken;
  /// Bình, of priority 1, is not thrown out for An's priority 3.
  @Test func aPromiseThatCannotBeKeptBreaksNoOther() throws {
    let drive = try parts([
      Registrant(id: "an", unit: 0, group: "g", priority: 3), Registrant(id: "bình", unit: 0),
      Registrant(id: "mai", unit: 0, group: "g"),
    ]).drive()
    let plan = try replanned(drive, [slot(0, 480), slot(1, 485)])
    #expect(plan.assignments == [slot(1, 485)])
    // An counts 3, Mai 1; An had a slot: 4,000 + 50 + 15,000.
    #expect(plan.cost.total == 19_050 && plan.cost[.promised] == 15_000)
    #expect(abs(plan.bound - 19_050) < 1e-3)
  }

  /// A freed place goes to whoever waits, though a newcomer counts five times as much; the bound is
  /// that of the plan with the newcomer.
  @Test func aFreedPlaceGoesToWhoeverWaits() throws {
    let drive = try parts([
      Registrant(id: "A", unit: 0), Registrant(id: "W", unit: 0),
      Registrant(id: "N", unit: 0, priority: 5),
    ]).drive()
    let plan = try replanned(
      drive, [slot(0, 480)], waitlist: Waitlist(of: [1], on: drive))
    #expect(plan.assignments == [slot(0, 480), slot(1, 485)])
    #expect(plan.cost.total == 5_000 && abs(plan.bound - 1_000) < 1e-3)
    #expect(plan.restriction?.filled == 1)
    #expect(abs((plan.restriction?.bound ?? 0) - 5_000) < 1e-3)
  }

  /// Everybody with a published slot has withdrawn.
  @Test func whoeverWaitsGetsThePlaceWhenAllHaveWithdrawn() throws {
    let drive = try parts([Registrant(id: "W", unit: 0)]).drive()
    let plan = try replanned(drive, [], waitlist: Waitlist(of: [0], on: drive))
    #expect(plan.unplaced == [] && plan.cost.total == 0 && plan.status == .optimal)
    #expect(plan.cost.terms == CostTerm.always)
  }

  /// Five cancel, two leave, nine of priority 3 come, and each slot has two places instead of three:
  /// of the 17 who stay one must lose the slot, since 8 · 2 places remain, and no newcomer is let in.
  /// By the weights of today ten of them would.
  @Test func newcomersThrowNobodyOut() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 2)]
    parts.weights = Weights(preference: 0, split: 0, block: 0, peak: 0)
    parts.registrants =
      (0..<17).map { Registrant(id: "old\($0)", unit: 0) }
      + (0..<9).map { Registrant(id: "new\($0)", unit: 1, priority: 3) }
    let drive = try parts.drive()
    let published = (0..<17).map { slot($0, 480 + $0 / 3 * 5) }
    let plan = try replanned(drive, published)
    let without = Set(plan.unplaced.map(\.registrant))
    #expect(without.count { $0 < 17 } == 1 && without.count { $0 >= 17 } == 9)
    // 9 · 3,000 + 1,000 for those left out, 5,000 for the slot lost, 50 for each of five who had a
    // third place.
    #expect(plan.cost.total == 33_250 && plan.cost[.promised] == 5_000)
    var weights = drive.weights
    weights[.promised] = 0
    let equal = try replanned(
      try drive.with(weights: weights), published, keepsPromises: false)
    #expect(equal.unplaced.count { $0.registrant < 17 } == 10)
  }

  /// Whoever lost a published slot waits first, whatever the priorities.
  @Test func whoeverHadASlotWaitsFirst() throws {
    let drive = try parts([
      Registrant(id: "A", unit: 0, priority: 9), Registrant(id: "B", unit: 0),
      Registrant(id: "C", unit: 0, priority: 2),
    ]).drive()
    #expect(Waitlist(of: [0, 1, 2], on: drive, promised: [1]).people == [1, 0, 2])
  }

  /// Places go to whoever waits one after another, each of them once.
  @Test func aPlaceIsGivenAwayOnce() throws {
    let drive = try parts(["A", "B", "C"].map { Registrant(id: $0, unit: 0) }).drive()
    let waitlist = Waitlist(of: [0, 1, 2], on: drive)
    #expect(waitlist.fill([], on: drive) == [slot(0, 480), slot(1, 485)])
    #expect(waitlist.fill([slot(2, 480)], on: drive) == [slot(0, 485)])
    #expect(waitlist.fill([slot(2, 485), slot(0, 480)], on: drive).isEmpty)
  }

  /// Against every plan there is: people cancel (they are not in the published plan's people any
  /// more), others come with any priority, limits change.
  @Test(arguments: 0..<8)
  func noPromiseIsBrokenThatAPlanKeeps(_ part: Int) throws {
    for seed in part * 12..<part * 12 + 12 {
      let (drive, published, waiting) = try PromisedTests.drive(seed: seed)
      let plans = FreezeTests.plans(of: drive)
      guard !plans.isEmpty, !published.isEmpty else { continue }
      func lost(_ plan: [Assignment]) -> Int {
        let placed = Set(plan.map(\.registrant))
        return Set(published.map(\.registrant)).subtracting(placed)
          .reduce(0) { $0 + drive.registrants[$1].priority }
      }
      let least = plans.map(lost).min()
      let cheapest = plans.map { Cost(of: $0, on: drive, published: published).total }.min() ?? 0
      let promising = plans.filter { lost($0) == least }
        .map { Cost(of: $0, on: drive, published: published).total }.min()
      for waitlist in [nil, Waitlist(of: waiting, on: drive)] {
        let name = "seed \(seed), \(waitlist == nil ? "plain" : "fill")"
        let plan = try replanned(drive, published, waitlist: waitlist)
        #expect(Audit(of: plan.assignments, on: drive).violations == [], "\(name)")
        #expect(lost(plan.assignments) == least, "\(name)")
        #expect(plan.bound <= cheapest + 1e-6, "\(name)")
        #expect(
          plan.cost == Audit(of: plan.assignments, on: drive, published: published).cost, "\(name)")
        if plan.status == .optimal { #expect(plan.cost.total <= cheapest + 1e-5, "\(name)") }
        if waitlist == nil { #expect(abs(plan.cost.total - (promising ?? 0)) < 1e-5, "\(name)") }
        if let bound = plan.restriction?.bound {
          #expect(bound <= plan.cost.total && bound >= plan.bound - 1e-9, "\(name)")
        }
      }
    }
  }

  /// A random drive, the slots that a part of its people have in a plan made before the others came,
  /// and who waits.
  static func drive(
    seed: Int
  ) throws -> (Drive, published: [Assignment], waiting: [RegistrantIndex]) {
    var random = SplitMix64(seed: UInt64(seed) + 120_000)
    let reading: RandomDrive.Reading = seed % 3 == 0 ? .everyone : .expected
    let drive = RandomDrive.drive(using: &random, reading: reading, waysAtMost: 1000)
    var registrants = drive.registrants
    var early: Set<RegistrantIndex> = []
    for person in registrants.places {
      if random.next() % 3 > 0 {
        early.insert(person)
      } else {
        registrants[person] = registrants[person].counting(Int(random.next() % 30) + 1)
      }
    }
    let changed = try drive.with(registrants: registrants)
    let plans = FreezeTests.plans(of: drive).filter { plan in
      plan.allSatisfy { early.contains($0.registrant) }
    }
    // One of the fullest plans of those who were there early.
    let published = plans.max { ($0.count, random.next()) < ($1.count, random.next()) } ?? []
    let placed = Set(published.map(\.registrant))
    return (changed, published, early.subtracting(placed).sorted())
  }
}
