import Annealing
import Formulation
import IntegerProgramming
import Planning
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// Lists of columns and what closes a node, against every column and every plan of random units.
@Suite struct NodeColumnsTests {
  private func lists(_ units: BranchedUnits) -> NodeColumns {
    var columns = NodeColumns(unitCount: units.problem.units.count)
    for (unit, all) in units.model.columns.enumerated() {
      columns.list(ColumnList(all), of: unit)
    }
    return columns
  }

  /// A listed column's value is its reduced cost, also once others are off the list.
  @Test(arguments: 0..<60)
  func listedColumnsHaveTheirReducedCosts(_ seed: Int) throws {
    guard let units = BranchedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<4 {
      let restrictions = units.restrictions(&random)
      let duals = units.duals(restrictions, &random)
      let loadPrices = duals.loadPrices(units.model, restrictions)
      for (unit, all) in units.model.columns.enumerated() {
        let kept = all.indices.filter { _ in random.happens(0.2) }
        let list = ColumnList(all).filtered { kept.contains($0) }
        #expect(list.count == kept.count)
        let values = list.values(of: unit, at: duals, loadPrices: loadPrices, restrictions)
        for (number, place) in kept.enumerated() {
          let value = duals.value(of: all[place], of: unit, restrictions)
          #expect(abs(values[number] - value) < 1e-9, "seed \(seed)")
          #expect(list[number].column.loads.elementsEqual(all[place].column.loads, by: ==))
        }
        let allowed = ColumnList(all).allowed(by: restrictions, of: unit, in: units.model)
        #expect(
          allowed.count == all.count { restrictions.allow($0, of: unit, in: units.model) })
      }
    }
  }

  /// A node whose columns are listed is bounded by its optimum as well, and no plan of it costs less.
  @Test(arguments: 0..<60)
  func aNodeIsBoundedByItsLists(_ seed: Int) throws {
    guard let units = BranchedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<3 {
      let restrictions = units.restrictions(&random)
      let columns = lists(units).allowed(by: restrictions, in: units.model)
      let best =
        units.plans.filter { units.keeps(restrictions, $0) }
        .map { units.problem.cost(of: $0) }.min() ?? .infinity
      guard !columns.isImpossible else {
        #expect(best == .infinity, "seed \(seed)")
        continue
      }
      let node = NodeRelaxation(
        restrictions: restrictions, columns: columns, solver: BranchedUnits.solver,
        parameters: BranchedUnits.parameters, deadline: BranchedUnits.never)
      var model = TreeModel(units.example.problem)
      for (unit, schedule) in units.plans[0].enumerated() {
        model.add(
          Column(schedule, of: units.problem.units[unit], kindCount: model.kindCount), of: unit)
      }
      var graphs = UnitGraphs(model, mayLeaveOut: true, parameters: BranchedUnits.parameters)
      var (pricers, work): ([UnitPricer], Int) = ([], 0)
      let start = Duals(
        rows: [Double](repeating: 0, count: model.rows.count),
        ranges: restrictions.ranges.map { _ in 0 })
      let outcome = node.run(
        &model, &graphs, &pricers, from: start, cutoff: 1e9, floor: -1e9, penalty: 1e5,
        work: &work)
      let result = try #require(outcome)
      #expect(result.bound <= best + 1e-5, "seed \(seed)")
      #expect(result.listed.allSatisfy { $0 != nil } && result.values.allSatisfy { $0 == nil })

      // With any cutoff the lists keep what is cheaper, and the search finds a plan as cheap as any of the node:
      // perhaps one of another node, whose loads it does not bound.
      for cutoff in [best - 0.01, best + 0.01, best + 20] where best.isFinite {
        var closing = NodeClosing(
          model, restrictions, result, cutoff: cutoff, parameters: BranchedUnits.parameters,
          deadline: BranchedUnits.never, accepts: { _ in true })
        var slacks = [Double](repeating: .infinity, count: units.problem.units.count)
        var workOfCutOffs = 0
        let listed = closing.listed(
          columns, cutOffAt: &slacks, workOfCutOffs: &workOfCutOffs, most: .max)
        let found = closing.search(listed, looksAtMost: .max / 8)
        #expect(found.isDone)
        if let schedules = found.schedules {
          #expect(units.problem.isPlan(schedules), "seed \(seed)")
          #expect(units.problem.cost(of: schedules) < cutoff, "seed \(seed)")
          #expect(units.problem.cost(of: schedules) <= best + 1e-6, "seed \(seed)")
        } else {
          #expect(cutoff < best, "seed \(seed)")
        }
      }
    }
  }
}
