import Formulation
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// The relaxation over arrivals, against every schedule of random units.
@Suite struct LoadRelaxationTests {
  private struct Case {
    let priced: PricedUnit
    var relaxation: LoadRelaxation
    let schedules: [Schedule]
    var unit: UnitProblem { priced.unit }

    init?(_ seed: Int, isFair: Bool = true) {
      let shape = RandomUnits.Shape().with {
        $0.limits = 0.6
        $0.ties = 0.3
        $0.extras = seed % 3 == 0 ? 0.5 : 0
        $0.wholes = seed % 3 == 1 ? 1 : 0
        $0.fair = isFair && seed % 2 == 1 ? 1 : 0
      }
      guard let priced = PricedUnit(seed, shape) else { return nil }
      let possible = priced.schedules.filter { priced.unit.isPossible($0, in: priced.capacity) }
      let items = UnitItems(ofLoads: priced.unit)
      let rows = OwnRows(
        priced.unit, items, limits: priced.capacity.limits, kindCount: priced.kindCount)
      guard !possible.isEmpty,
        let relaxation = LoadRelaxation(
          priced.unit, items, rows: rows, keepsEveryRow: true, mayLeaveOut: true, arcsAtMost: .max)
      else { return nil }
      self.priced = priced
      self.relaxation = relaxation
      schedules = possible
    }

    var prices: GraphPrices {
      GraphPrices(
        relaxation.graph, loadPrices: priced.loadPrices, kindCount: priced.kindCount)
    }
    var best: Double { schedules.reduce(.infinity) { min($0, priced.cost($1)) } }
  }

  /// Whatever the multipliers, no schedule costs less; steps only raise the bound.
  @Test(arguments: 0..<60)
  func noScheduleCostsLess(_ part: Int) {
    for seed in part * 5..<part * 5 + 5 {
      guard var example = Case(seed) else { continue }
      let best = example.best
      var random = SplitMix64(seed: UInt64(seed))
      example.relaxation.multipliers = example.unit.classes.map { _ in
        Double(random.number(-20...80)) / 4
      }
      var last = -Double.infinity
      for steps in [0, 3, 40] {
        let values = example.relaxation.climb(example.prices, value: best, steps: steps)
        #expect(values.least <= best + 1e-7, "seed \(seed)")
        #expect(values.least >= last - 1e-9, "seed \(seed)")
        last = values.least
        // At the multipliers that are kept the same holds again.
        let again = example.relaxation.climb(example.prices, value: best, steps: 0)
        #expect(again.least == values.least, "seed \(seed)")
      }
    }
  }

  /// Three people with one place: two are left out, which costs 5 each and 3 · 2² / 3 for `fair`. Multipliers
  /// below 0 make leaving out dearer than it is, which `fair` does not become.
  @Test func fairIsNoDearerThanItIs() throws {
    let example = try HandMadeUnit(people: 3, slots: 1, unplaced: 5, fair: 3, perSlot: 1)
    let (unit, capacity) = (example.unit, example.problem.capacity)
    let items = UnitItems(ofLoads: unit)
    let rows = OwnRows(unit, items, limits: capacity.limits, kindCount: capacity.kinds.count)
    var relaxation = try #require(
      LoadRelaxation(
        unit, items, rows: rows, keepsEveryRow: true, mayLeaveOut: true, arcsAtMost: .max))
    relaxation.multipliers = unit.classes.map { _ in -5 }
    let prices = GraphPrices(
      relaxation.graph, loadPrices: example.prices([[0], [0], [0]]), kindCount: capacity.kinds.count
    )
    #expect(relaxation.climb(prices, value: 14, steps: 0).least == -15 + 5 + 14)
    relaxation.multipliers = unit.classes.map { _ in 0 }
    #expect(relaxation.climb(prices, value: 14, steps: 0).least == 14)
  }

  /// Part of the cost of leaving people out is charged, and uses and runs of slots are.
  @Test(arguments: 0..<40)
  func chargesOfBranchingAreCounted(_ part: Int) {
    for seed in part * 5..<part * 5 + 5 {
      guard var example = Case(seed) else { continue }
      var random = SplitMix64(seed: UInt64(seed) &+ 7)
      var prices = example.prices
      let (ofUse, ofRun) = (Double(random.number(-8...16)) / 4, Double(random.number(-8...16)) / 4)
      let scale = random.one(of: [1, 0.5, 0.25])
      for place in prices.opening.indices { prices.opening[place] += ofUse }
      for slot in example.unit.slots.indices { prices.opening[slot * 2] += ofRun }
      prices.leftOut = scale
      let best =
        example.schedules.map { schedule in
          let column = Column(schedule, of: example.unit, kindCount: example.priced.kindCount)
          return example.priced.cost(schedule) - (1 - scale) * column.costLeftOut
            + Double(column.slots.count) * ofUse + Double(column.runs) * ofRun
        }.min() ?? .infinity
      let values = example.relaxation.climb(prices, value: best, steps: 30)
      #expect(values.least <= best + 1e-7, "seed \(seed)")
    }
  }

  /// Where everybody costs the same everywhere, nothing is relaxed but `fair`.
  @Test(arguments: 0..<40)
  func ofInterchangeablePeopleItIsExact(_ part: Int) {
    for seed in part * 5..<part * 5 + 5 {
      guard var example = Case(seed, isFair: false),
        UnitItems(example.unit).groups.count == 1,
        Set(example.unit.classes.map(\.unplacedCost)).count == 1
      else { continue }
      let best = example.best
      let values = example.relaxation.climb(example.prices, value: best, steps: 200)
      #expect(abs(values.least - best) < 1e-5 * max(1, abs(best)), "seed \(seed)")
    }
  }

  /// For arrivals, the cheapest schedule that has them.
  @Test(arguments: 0..<60)
  func whoComesWhereIsCheapest(_ part: Int) {
    for seed in part * 5..<part * 5 + 5 {
      guard let example = Case(seed) else { continue }
      let (graph, unit) = (example.relaxation.graph, example.unit)
      var cheapest: [[Int]: Double] = [:]
      for schedule in example.schedules {
        let key = loads(schedule, example)
        cheapest[key] = min(cheapest[key] ?? .infinity, unit.cost(of: schedule))
      }
      for (loads, cost) in cheapest {
        let schedule = example.relaxation.schedule(loads)
        let other = self.loads(schedule, example)
        #expect(zip(other, loads).allSatisfy { $0 <= $1 }, "seed \(seed)")
        // Where having no slot is cheaper than a place, it is left empty.
        guard other == loads else { continue }
        #expect(abs(unit.cost(of: schedule) - cost) < 1e-9, "seed \(seed)")
        #expect(loads.count == graph.slotCount * graph.groupCount)
      }
    }
  }

  private func loads(_ schedule: Schedule, _ example: Case) -> [Int] {
    let graph = example.relaxation.graph
    var loads = [Int](repeating: 0, count: graph.slotCount * graph.groupCount)
    for placement in schedule.placements {
      let group = graph.items.groups.firstIndex {
        $0.classes.contains(Int(placement.itemClass))
      }
      loads[Int(placement.slot) * graph.groupCount + (group ?? 0)] += Int(placement.count)
    }
    return loads
  }
}

/// The linear assignment problem against every permutation.
@Suite struct LinearAssignmentTests {
  @Test(arguments: 0..<200)
  func theCheapestOfAllAssignments(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let rows = random.number(0...4)
    let columns = rows + random.number(0...2)
    let costs = (0..<rows).map { _ in (0..<columns).map { _ in Double(random.number(-9...30)) } }
    let found = LinearAssignment.cheapest(costs)
    #expect(Set(found).count == rows)
    #expect(found.allSatisfy { (0..<columns).contains($0) })
    let cost = found.enumerated().reduce(0) { $0 + costs[$1.offset][$1.element] }
    #expect(cost == least(costs, from: 0, used: []))
  }

  private func least(_ costs: [[Double]], from row: Int, used: Set<Int>) -> Double {
    guard row < costs.count else { return 0 }
    return costs[row].indices.filter { !used.contains($0) }.map {
      costs[row][$0] + least(costs, from: row + 1, used: used.union([$0]))
    }.min() ?? .infinity
  }
}
