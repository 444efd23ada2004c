import Annealing
package import Formulation
import UnitPricing

/// What the nodes of a tree share: the columns and graphs that are known, the incumbent, and the work done.
package struct TreeState: Sendable {
  package internal(set) var model: TreeModel
  var graphs: UnitGraphs
  var pricers: [UnitPricer]
  /// The cheapest plan known: its schedules and cost.
  package private(set) var schedules: [Schedule]
  package private(set) var cost: Double
  /// Whether a plan that keeps all rows is feasible for the exact rules, too.
  let accepts: @Sendable ([Schedule]) -> Bool
  let parameters: TreeParameters

  /// Work done besides making graphs, in about a quarter of a microsecond each.
  var workOfNodes = 0
  /// The work of searches for better plans among the cheapest columns.
  var workOfSearches = 0
  /// The work of enumerations that were cut off.
  var workOfCutOffs = 0
  /// How many columns the searches among choices have looked at.
  var looks = 0
  /// For each unit the least slack at which enumeration has been cut off, and that at which the search among
  /// choices has been.
  var cutOffSlacks: [Double]
  var cutOffSlack = Double.infinity

  init(
    _ problem: PlanningProblem, schedules: [Schedule], cost: Double, parameters: TreeParameters,
    accepts: @escaping @Sendable ([Schedule]) -> Bool
  ) {
    self.schedules = schedules
    self.cost = cost
    self.parameters = parameters
    self.accepts = accepts
    model = TreeModel(problem)
    graphs = UnitGraphs(model, mayLeaveOut: true, parameters: parameters)
    let most = problem.capacity.mostPeopleOfSlots
    pricers = problem.units.map {
      UnitPricer($0, in: problem.capacity, mostPeople: most, parameters: parameters.pricing)
    }
    cutOffSlacks = problem.units.map { _ in .infinity }
    for (unit, schedule) in schedules.enumerated() { add(schedule, of: unit) }
  }

  /// All work done, in about a quarter of a microsecond each.
  var work: Int { workOfNodes + graphs.work }
  /// The cost that a new incumbent must be below.
  var cutoff: Double { cost - parameters.tolerance * max(1, abs(cost)) }

  /// Adds a schedule of a unit to the columns.
  mutating func add(_ schedule: Schedule, of unit: Int) {
    model.add(
      Column(schedule, of: model.problem.units[unit], kindCount: model.kindCount), of: unit)
  }

  /// Records schedules as the incumbent if they are cheaper and break no rule.
  mutating func offer(_ schedules: [Schedule]) {
    let occupancy = Occupancy(schedules, of: model.problem, rows: model.rows)
    let areAllowed = zip(model.problem.units, schedules).allSatisfy { $0.allows($1) }
    guard occupancy.cost < cost - parameters.leastSaved, occupancy.keepsLimits, areAllowed,
      accepts(schedules)
    else { return }
    self.schedules = schedules
    cost = occupancy.cost
    for (unit, schedule) in schedules.enumerated() { add(schedule, of: unit) }
  }

  /// No term of the cost is negative: where leaving anyone out costs more than the incumbent, nobody is.
  mutating func ruleOutLeavingOut() {
    let problem = model.problem
    guard graphs.mayLeaveOut, problem.constant + problem.lowestCostWithoutSlot >= cutoff else {
      return
    }
    workOfNodes += graphs.work
    graphs = UnitGraphs(model, mayLeaveOut: false, parameters: parameters)
  }

  /// Takes over what a copy of an earlier state has found.
  ///
  /// - Parameters:
  ///   - copy: the copy, further on.
  ///   - start: the state that it was a copy of.
  mutating func merge(_ copy: TreeState, since start: TreeState) {
    if copy.cost < cost - parameters.leastSaved {
      (schedules, cost) = (copy.schedules, copy.cost)
    }
    for (unit, columns) in copy.model.columns.enumerated() {
      for column in columns.dropFirst(start.model.columns[unit].count) {
        model.add(column.column, of: unit)
      }
    }
    graphs.merge(copy.graphs, since: start.graphs)
    workOfNodes += copy.workOfNodes - start.workOfNodes
    workOfSearches += copy.workOfSearches - start.workOfSearches
    workOfCutOffs += copy.workOfCutOffs - start.workOfCutOffs
    looks += copy.looks - start.looks
    cutOffSlacks = zip(cutOffSlacks, copy.cutOffSlacks).map { min($0, $1) }
    cutOffSlack = min(cutOffSlack, copy.cutOffSlack)
  }
}
