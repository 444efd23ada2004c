import Drives
import Formulation
import IntegerProgramming
import Planning
import Plans
import SolverTestSupport
import TestSupport
import Testing

/// The parts of replanning against every plan: who has to be released, and what moving people is
/// worth.
@Suite struct ReplanPartsTests {
  private static let shape = RandomUnits.Shape().with {
    $0.units = 1...2
    $0.people = 2...3
    $0.slots = 2...4
    $0.limits = 0.9
    $0.ties = 0.25
  }

  private func everyone(
    _ drive: Drive, _ random: inout SplitMix64
  ) -> [Assignment] {
    drive.registrants.places.map {
      Assignment(registrant: $0, slot: random.one(of: drive.everySlot))
    }
  }

  /// No fewer can be released than the smallest set without whom the others keep their slots, and
  /// the drive pins nobody else.
  @Test(
    arguments: 0..<60, [PlanFor.expected, .everyone, .probability(0.9)])
  func noFewerCanBeLetGo(_ seed: Int, _ planFor: PlanFor) {
    let drive = RandomUnits.example(
      seed, ReplanPartsTests.shape.with { $0.planFor = planFor }
    ).drive
    var random = SplitMix64(seed: UInt64(seed))
    var rules = LiteralRules(for: drive)
    let frozen = everyone(drive, &random)
    guard rules.allow(FrozenBlocks([], on: drive).everyone) else { return }
    var fewest = frozen.count
    for set in 0..<1 << frozen.count where set.nonzeroBitCount < fewest {
      let kept = frozen.filter { set & 1 << $0.registrant.rawValue == 0 }
      let blocks = FrozenBlocks(kept, on: drive)
      if keepsTheirSlots(kept, blocks.everyone), rules.allow(blocks.everyone) {
        fewest = set.nonzeroBitCount
      }
    }
    let release = SmallestRelease(
      FrozenBlocks(frozen, on: drive), solver: BranchedUnits.solver,
      deadline: BranchedUnits.never)
    #expect(release.atLeast <= fewest)
    #expect(release.people.count >= fewest)
    #expect(release.people == release.people.sorted())
    // Without those, the others keep their slots.
    let kept = frozen.filter { !release.people.contains($0.registrant) }
    let blocks = FrozenBlocks(kept, on: drive)
    #expect(keepsTheirSlots(kept, blocks.everyone))
    let isAllowed = rules.allow(blocks.everyone)
    #expect(isAllowed)
    #expect(release.people.count == fewest, "seed \(seed), \(planFor)")
    #expect(release.atLeast == fewest, "seed \(seed), \(planFor)")
  }

  private func keepsTheirSlots(_ kept: [Assignment], _ plan: [Assignment]) -> Bool {
    kept.allSatisfy { plan.contains($0) }
  }

  /// Blocks are the frozen and the companions who follow them; whose slot is none for them is hopeless.
  @Test(arguments: 0..<60)
  func blocksAreWhoStaysTogether(_ seed: Int) {
    let drive = RandomUnits.example(seed, ReplanPartsTests.shape).drive
    var random = SplitMix64(seed: UInt64(seed))
    let frozen = everyone(drive, &random)
    let blocks = FrozenBlocks(frozen, on: drive)
    var published: [RegistrantIndex] = blocks.hopeless
    for block in blocks.blocks {
      published += block.frozen
      #expect(Set(block.frozen).isSubset(of: block.people))
      for person in block.people {
        let registrant = drive.registrants[person]
        #expect(drive.isAvailable(registrant, for: block.slot))
        #expect(drive.isOpen(block.slot, to: drive.units[registrant.unit]))
        if !registrant.group.isEmpty {
          let companions = drive.registrants.places.filter {
            drive.registrants[$0].group == registrant.group
              && drive.registrants[$0].unit == registrant.unit
          }
          #expect(block.people.sorted() == companions)
        }
      }
      for person in block.frozen {
        #expect(frozen.contains(Assignment(registrant: person, slot: block.slot)))
      }
    }
    let pinned = blocks.fixed.map(\.registrant)
    #expect(Set(published).isSubset(of: frozen.map(\.registrant)))
    #expect(Set(published).union(pinned) == Set(drive.registrants.places))
    let strangers = [Assignment(registrant: 0, slot: SlotStart(session: -1, start: 480))]
    let lost = FrozenBlocks(strangers, on: drive)
    #expect(lost.hopeless == [0] && lost.violations.map(\.rule) == [.closing])
    #expect(lost.violations.map(\.subject) == [drive.registrants[0].id])
  }

  /// Whoever has another slot than published, or none, is a mover.
  @Test(arguments: 0..<40)
  func moversHaveAnotherSlotOrNone(_ seed: Int) {
    let drive = RandomUnits.example(seed, ReplanPartsTests.shape).drive
    var random = SplitMix64(seed: UInt64(seed))
    let published = everyone(drive, &random).filter { _ in random.happens(0.7) }
    let now = everyone(drive, &random).filter { _ in random.happens(0.7) }
    let expected = published.filter { !now.contains($0) }.map(\.registrant).sorted()
    #expect(PublishedAssignments(published).movers(in: now) == expected)
  }

  /// Plans at prices of moving somebody prove a bound for every number of people moved, and the
  /// best of them is reported.
  @Test(arguments: 0..<25)
  func pricesOfMovingProveABound(_ seed: Int) throws {
    let example = RandomUnits.example(seed, ReplanPartsTests.shape)
    let drive = example.drive
    guard let choices = example.problem.everyChoice(atMost: 5_000) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    let published = everyone(drive, &random)
    let plans = choices.filter { example.problem.isPlan($0) }
      .map { example.problem.assignments(of: $0) }
    guard !plans.isEmpty else { return }
    let planner = Planner(solver: BranchedUnits.solver, limits: Planner.Limits(gap: 1e-9))
    var prices = MovedPrices(drive, published: PublishedAssignments(published)) {
      drive throws(PlanningError) in
      try planner.plan(drive, published: published)
    }
    for price in [0.0, 3, 40] { try prices.plan(at: price) }
    #expect(prices.points.count == 3)
    try prices.plan(at: 3)
    #expect(prices.points.count == 3)
    func cost(_ plan: [Assignment]) -> Double {
      let cost = Cost(of: plan, on: drive, published: published)
      return cost.total - cost[.moved]
    }
    for people in 0...published.count {
      let best = plans.filter { PublishedAssignments(published).movers(in: $0).count <= people }
        .map(cost).min()
      #expect(prices.bound(moving: people) <= (best ?? .infinity) + 1e-6)
      let known = prices.points.filter { $0.moved <= people }
      let chosen = prices.best(movingAtMost: people, weight: 2)
      #expect((chosen == nil) == known.isEmpty)
      if let chosen {
        let values = known.map { $0.cost + 2 * Double($0.moved) }
        #expect(abs(chosen.cost + 2 * Double(chosen.moved) - (values.min() ?? 0)) < 1e-9)
        #expect(
          chosen.movers == PublishedAssignments(published).movers(in: chosen.plan.assignments))
        #expect(abs(chosen.cost - cost(chosen.plan.assignments)) < 1e-6)
        #expect(chosen.moved <= people)
      }
    }
    // A plan made in some other way proves nothing.
    let bound = prices.bound(moving: 1)
    prices.add(prices.points[0].plan, price: 7, proves: false)
    #expect(prices.bound(moving: 1) == bound)
  }
}
