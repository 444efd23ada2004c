import Formulation
import Plans
import Relaxation

extension PlanningRun {
  /// Searches plans in which every unit stays whole, too, where units are large and the best plan is
  /// far from the bound: there are far fewer of them, so that annealing comes nearer to the best, and
  /// goes on from there among all plans.
  ///
  /// - Parameters:
  ///   - search: the search among all plans; has adopted the better plan, if one was found.
  ///   - surrogate: the surrogate bounds it searches within.
  /// - Throws: ``PlanningError/internalError(_:)`` where a plan breaks a rule.
  mutating func planWholeUnits(
    _ search: inout PlanSearch, within surrogate: CrowdSurrogate
  ) throws(PlanningError) {
    guard !isDone, isFar, suitsWholeUnits(search.problem) else { return }
    let effort = parameters.search.effortOfWholeUnits * limits.effort
    var whole = self.search(within: surrogate, keepingUnitsWhole: true)
    whole.price()
    whole.anneal(effort: effort)
    guard whole.cost < search.cost else { return }
    search.adopt(whole.best)
    search.pool.add(whole.best)
    search.anneal(effort: effort)
    try offer(search, within: surrogate)
  }

  /// Whether the best plan is still far from the bound.
  private var isFar: Bool {
    best.map { Plan.gap(cost: $0.cost, bound: bound) > parameters.search.leastGapOfWholeUnits }
      ?? false
  }

  /// Whether units are large, are not whole already, and cost by their runs.
  private func suitsWholeUnits(_ problem: PlanningProblem) -> Bool {
    let numbers = parameters.search
    return !suitsTree && problem.people >= numbers.leastPeopleOfWholeUnit * problem.units.count
      && problem.units.contains { !$0.isWhole && $0.runStartCost > 0 }
  }
}
