import Drives
import Formulation
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// The graph of a unit's schedules, against every schedule that keeps its own rows.
@Suite struct UnitGraphTests {
  /// Five kinds of 200 people each are told apart by forty bits, of whom one comes to the only
  /// slot. How many are left out, of whom each costs more than the one before, needs further bits.
  @Test(arguments: [0.0, 1])
  func whatCannotBeToldApartHasNoGraph(_ fair: Double) throws {
    var parts = FourDonors.parts()
    parts.sessions = [
      Session(
        id: "hall", date: FourDonors.date(9), opens: 480, closes: 489, slotMinutes: 5,
        arrivalsPerSlot: 1,
        stages: [Stage(id: "donation", minutes: 5, zone: "hall", servers: .constant(9))])
    ]
    parts.units = [Unit(id: "ward")]
    parts.turnout = Turnout(
      rates: Rates(show: 1, deferral: 0),
      kinds: (1...5).map {
        DonorKind(name: "\($0)", rates: Rates(show: Double($0) / 8, deferral: 0))
      })
    parts.weights[.fair] = fair
    parts.registrants = (0..<1_000).map { Registrant(id: "\($0)", unit: 0, kind: $0 / 200) }
    let problem = PlanningProblem(of: try parts.drive(), published: [])
    let unit = try #require(problem.units.first)
    let items = UnitItems(unit)
    #expect(items.groups.map(\.count) == [200, 200, 200, 200, 200])
    let rows = OwnRows(
      unit, items, limits: problem.capacity.limits, kindCount: problem.capacity.kinds.count)
    let graph = UnitGraph(unit, items, rows: rows, arcsAtMost: 10_000)
    #expect((graph == nil) == (fair > 0))
  }

  /// A unit, its graph, and every schedule that may be part of a plan.
  private struct Case {
    let seed: Int
    let problem: PlanningProblem
    let unit: UnitProblem
    let items: UnitItems
    let graph: UnitGraph
    let schedules: [Schedule]
    let prices: [Double]
    var kindCount: Int { problem.capacity.kinds.count }

    init?(_ seed: Int, mayLeaveOut: Bool = true, limits: Double = 0.6) {
      let shape = RandomUnits.Shape().with {
        $0.limits = limits
        $0.ties = 0.3
        $0.extras = seed % 3 == 0 ? 0.5 : 0
        $0.wholes = seed % 3 == 1 ? 1 : 0
      }
      let problem = RandomUnits.example(seed, shape).problem
      let unit = problem.units[0]
      let items = UnitItems(unit)
      let rows = OwnRows(
        unit, items, limits: problem.capacity.limits, kindCount: problem.capacity.kinds.count)
      guard let all = unit.everySchedule(atMost: 4_000) else { return nil }
      schedules = all.filter { schedule in
        unit.isPossible(schedule, in: problem.capacity)
          && (mayLeaveOut || UnitGraphTests.leavesNobodyOut(schedule, unit))
      }
      guard
        let graph = UnitGraph(
          unit, items, rows: rows, mayLeaveOut: mayLeaveOut, arcsAtMost: .max)
      else {
        // Where a pinned item has no room there is no schedule at all.
        #expect(schedules.isEmpty, "seed \(seed)")
        return nil
      }
      var random = SplitMix64(seed: UInt64(seed))
      prices = (0..<problem.capacity.loadCount).map { _ in Double(random.number(-16...48)) / 8 }
      self.seed = seed
      self.problem = problem
      self.unit = unit
      self.items = items
      self.graph = graph
    }

    func values(_ prices: GraphPrices? = nil) -> GraphValues {
      GraphValues(
        graph, at: prices ?? GraphPrices(graph, loadPrices: self.prices, kindCount: kindCount))
    }

    func cost(_ schedule: Schedule) -> Double {
      unit.cost(of: schedule, at: prices, in: problem.capacity)
    }

    func column(_ schedule: Schedule) -> Column {
      Column(schedule, of: unit, kindCount: kindCount)
    }
  }

  private static func leavesNobodyOut(_ schedule: Schedule, _ unit: UnitProblem) -> Bool {
    var left = unit.classes.map(\.count)
    for placement in schedule.placements { left[Int(placement.itemClass)] -= Int(placement.count) }
    return left.allSatisfy { $0 == 0 }
  }

  /// What charging what differs in number comes to, infinities alike.
  private func isSame(_ one: Double, _ other: Double) -> Bool {
    one == other || abs(one - other) < 1e-7
  }

  @Test(arguments: 0..<60, [true, false])
  func theLeastValueIsThatOfTheCheapestSchedule(_ part: Int, _ mayLeaveOut: Bool) {
    for seed in part * 5..<part * 5 + 5 {
      guard let example = Case(seed, mayLeaveOut: mayLeaveOut) else { continue }
      let best = example.schedules.map { example.cost($0) }.min() ?? .infinity
      let values = example.values()
      #expect(isSame(values.least, best), "seed \(seed)")
      guard let placed = values.cheapest() else {
        #expect(best == .infinity, "seed \(seed)")
        continue
      }
      let schedule = example.items.schedule(placed, slotCount: example.unit.slots.count)
      #expect(example.unit.isPossible(schedule, in: example.problem.capacity), "seed \(seed)")
      #expect(isSame(example.cost(schedule), best), "seed \(seed)")
    }
  }

  /// Prices of uses, slots and runs, as branching charges them, and part of the cost of leaving people
  /// out.
  @Test(arguments: 0..<60)
  func everyChargeIsCounted(_ part: Int) {
    for seed in part * 5..<part * 5 + 5 {
      guard let example = Case(seed) else { continue }
      var random = SplitMix64(seed: UInt64(seed) &+ 99)
      let slots = example.unit.slots.count
      let (ofUse, ofRun) = (
        (0..<slots).map { _ in Double(random.number(-8...16)) / 4 },
        (0..<slots).map { _ in Double(random.number(-8...16)) / 4 }
      )
      let closed = random.happens(0.3) ? random.number(0...slots - 1) : -1
      let scale = random.one(of: [1, 0.5, 0.25, 0])
      var prices = GraphPrices(
        example.graph, loadPrices: example.prices, kindCount: example.kindCount)
      for slot in 0..<slots {
        prices.opening[slot * 2] += ofUse[slot] + ofRun[slot]
        prices.opening[slot * 2 + 1] += ofUse[slot]
        for bucket in slot * example.graph.groupCount..<(slot + 1) * example.graph.groupCount
        where slot == closed {
          prices.items[bucket] = .infinity
        }
      }
      prices.leftOut = scale
      let best =
        example.schedules.map { schedule -> Double in
          let column = example.column(schedule)
          guard !column.slots.contains(Int32(closed)) else { return .infinity }
          var cost = example.cost(schedule) - (1 - scale) * column.costLeftOut
          for slot in column.slots {
            cost += ofUse[Int(slot)]
            let begins =
              !example.unit.followsPrevious[Int(slot)] || !column.slots.contains(slot - 1)
            if begins { cost += ofRun[Int(slot)] }
          }
          return cost
        }.min() ?? .infinity
      #expect(isSame(example.values(prices).least, best), "seed \(seed)")
    }
  }

  /// Within a budget, every load vector once, by its cheapest schedule.
  @Test(arguments: 0..<60)
  func everyLoadVectorWithinABudgetOnce(_ part: Int) {
    for seed in part * 5..<part * 5 + 5 {
      guard let example = Case(seed), !example.schedules.isEmpty else { continue }
      var cheapest: [[Int]: Double] = [:]
      for schedule in example.schedules {
        cheapest[key(schedule, example), default: .infinity] = min(
          cheapest[key(schedule, example)] ?? .infinity, example.cost(schedule))
      }
      let sorted = cheapest.values.sorted()
      for budget in [sorted[0] - 1e-6, sorted[0] + 1e-6, sorted[sorted.count / 2] + 1e-6, 1e7] {
        let found = example.values().schedules(within: budget, labelsAtMost: .max)
        #expect(!found.isCutOff)
        let within = cheapest.filter { $0.value <= budget }
        var seen: [[Int]: Double] = [:]
        for entry in found.found {
          let schedule = example.items.schedule(
            entry.placed, slotCount: example.unit.slots.count)
          #expect(example.unit.isPossible(schedule, in: example.problem.capacity), "seed \(seed)")
          #expect(isSame(entry.value, example.cost(schedule)), "seed \(seed)")
          let key = key(schedule, example)
          #expect(seen[key] == nil, "seed \(seed)")
          seen[key] = entry.value
        }
        #expect(seen.count == within.count, "seed \(seed)")
        for (key, value) in within { #expect(isSame(seen[key] ?? .nan, value), "seed \(seed)") }
      }
    }
  }

  /// Where leaving people out is charged in part, every load vector with every cost of that.
  @Test(arguments: 0..<40, [0.5, 0.0])
  func everyLoadVectorAndCostOfLeavingOut(_ part: Int, _ scale: Double) {
    for seed in part * 5..<part * 5 + 5 {
      guard let example = Case(seed), !example.schedules.isEmpty else { continue }
      var prices = GraphPrices(
        example.graph, loadPrices: example.prices, kindCount: example.kindCount)
      prices.leftOut = scale
      func value(_ schedule: Schedule) -> Double {
        example.cost(schedule) - (1 - scale) * example.column(schedule).costLeftOut
      }
      let sorted = example.schedules.map(value).sorted()
      let budget = sorted[sorted.count / 2] + 1e-6
      let found = example.values(prices).schedules(within: budget, labelsAtMost: .max).found.map {
        entry -> (key: [Int], costLeftOut: Double, value: Double) in
        let schedule = example.items.schedule(entry.placed, slotCount: example.unit.slots.count)
        return (key(schedule, example), example.column(schedule).costLeftOut, entry.value)
      }
      for schedule in example.schedules where value(schedule) <= budget {
        let key = key(schedule, example)
        let costLeftOut = example.column(schedule).costLeftOut
        let isThere = found.contains {
          $0.key == key && $0.costLeftOut <= costLeftOut + 1e-9
            && $0.value <= value(schedule) + 1e-7
        }
        #expect(isThere, "seed \(seed)")
      }
    }
  }

  private func key(_ schedule: Schedule, _ example: Case) -> [Int] {
    example.unit.loads(of: schedule, capacity: example.problem.capacity).flatMap {
      [$0.load, $0.people]
    }
  }

  /// An enumeration that is cut off says so and shows nothing; one with as many labels as it needs is
  /// whole.
  @Test(arguments: 0..<40)
  func aCutOffEnumerationSaysSo(_ seed: Int) {
    guard let example = Case(seed), !example.schedules.isEmpty, example.graph.size > 0 else {
      return
    }
    let values = example.values()
    let whole = values.schedules(within: 1e7, labelsAtMost: .max)
    let again = values.schedules(within: 1e7, labelsAtMost: whole.labels)
    #expect(!again.isCutOff && again.found.count == whole.found.count)
    let cut = values.schedules(within: 1e7, labelsAtMost: 0)
    #expect(cut.isCutOff && cut.found.isEmpty && cut.labels >= 1)
    let none = values.schedules(within: values.least - 1, labelsAtMost: .max)
    #expect(none.found.isEmpty && !none.isCutOff)
  }

  /// A graph that would have more arcs than are allowed is none.
  @Test(arguments: 0..<40)
  func aGraphHasNoMoreArcsThanAllowed(_ seed: Int) {
    guard let example = Case(seed), example.graph.size > 1 else { return }
    let rows = OwnRows(
      example.unit, example.items, limits: example.problem.capacity.limits,
      kindCount: example.kindCount)
    #expect(
      UnitGraph(
        example.unit, example.items, rows: rows, arcsAtMost: example.graph.size - 1) == nil)
  }

  /// A graph whose rows are those of few slots has every schedule of the true one, and more.
  @Test(arguments: 0..<40)
  func shorterRowsBoundFromBelow(_ seed: Int) throws {
    guard let example = Case(seed, limits: 0.9), !example.schedules.isEmpty else { return }
    var last = example.values().least
    for longest in [3, 2, 1] {
      let rows = OwnRows(
        example.unit, example.items, limits: example.problem.capacity.limits,
        kindCount: example.kindCount, longest: longest)
      let graph = try #require(
        UnitGraph(
          example.unit, example.items, rows: rows, keepsEveryRow: false, arcsAtMost: .max))
      let values = GraphValues(
        graph,
        at: GraphPrices(graph, loadPrices: example.prices, kindCount: example.kindCount))
      #expect(values.least <= last + 1e-7)
      last = values.least
    }
  }
}
