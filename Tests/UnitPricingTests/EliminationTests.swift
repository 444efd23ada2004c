import Formulation
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// Graphs without the arcs that no schedule within a budget takes.
@Suite struct EliminationTests {
  private struct Case {
    let problem: PlanningProblem
    let graph: UnitGraph

    init?(_ seed: Int) {
      let shape = RandomUnits.Shape().with {
        $0.limits = 0.6
        $0.ties = 0.3
        $0.extras = seed % 3 == 0 ? 0.5 : 0
        $0.wholes = seed % 3 == 1 ? 1 : 0
      }
      problem = RandomUnits.example(seed, shape).problem
      let unit = problem.units[0]
      let items = UnitItems(unit)
      let rows = OwnRows(
        unit, items, limits: problem.capacity.limits, kindCount: problem.capacity.kinds.count)
      guard let graph = UnitGraph(unit, items, rows: rows, arcsAtMost: 20_000), graph.size > 0
      else { return nil }
      self.graph = graph
    }

    func prices(_ seed: Int) -> GraphPrices {
      var random = SplitMix64(seed: UInt64(seed))
      let loads = (0..<problem.capacity.loadCount).map { _ in Double(random.number(-16...48)) / 8 }
      return GraphPrices(graph, loadPrices: loads, kindCount: problem.capacity.kinds.count)
    }
  }

  private func schedules(_ values: GraphValues, _ budget: Double) -> [[Int]: Double] {
    let found = values.schedules(within: budget, labelsAtMost: .max).found
    return Dictionary(uniqueKeysWithValues: found.map { ($0.placed, $0.value) })
  }

  /// The schedules within the budget are the same, every arc that is left is taken by one, and without room in
  /// the budget there is no graph.
  @Test(arguments: 0..<60)
  func everyScheduleWithinTheBudgetIsKept(_ part: Int) throws {
    for seed in part * 5..<part * 5 + 5 {
      guard let example = Case(seed) else { continue }
      let prices = example.prices(seed)
      let values = GraphValues(example.graph, at: prices)
      guard values.least.isFinite else { continue }
      #expect(values.reduced(within: values.least - 1e-6) == nil)
      for slack in [1e-6, 1, 5, 1e7] {
        let budget = values.least + slack
        let reduced = try #require(values.reduced(within: budget))
        #expect(reduced.size <= example.graph.size, "seed \(seed)")
        let again = GraphValues(reduced, at: prices)
        #expect(again.least == values.least, "seed \(seed)")
        #expect(again.cheapest() == values.cheapest(), "seed \(seed)")
        #expect(schedules(again, budget) == schedules(values, budget), "seed \(seed)")
        #expect(again.reduced(within: budget)?.size == reduced.size, "seed \(seed)")
      }
      #expect(values.reduced(within: .infinity)?.size == example.graph.size, "seed \(seed)")
    }
  }

  /// At other prices no schedule costs less than in the whole graph, and the schedules that were within the budget
  /// cost the same.
  @Test(arguments: 0..<60)
  func atOtherPricesNothingIsCheaper(_ part: Int) throws {
    for seed in part * 5..<part * 5 + 5 {
      guard let example = Case(seed) else { continue }
      let values = GraphValues(example.graph, at: example.prices(seed))
      guard values.least.isFinite else { continue }
      let budget = values.least + 3
      let reduced = try #require(values.reduced(within: budget))
      let others = example.prices(seed + 1_000)
      let (whole, part) = (GraphValues(example.graph, at: others), GraphValues(reduced, at: others))
      #expect(part.least >= whole.least, "seed \(seed)")
      let kept = schedules(part, .greatestFiniteMagnitude)
      let all = schedules(whole, .greatestFiniteMagnitude)
      for placed in schedules(values, budget).keys where all[placed] != nil {
        #expect(kept[placed] == all[placed], "seed \(seed)")
      }
    }
  }
}
