import Annealing
package import Formulation
package import IntegerProgramming
import UnitPricing

/// The best plan among those in which all but a few units keep their schedules, found exactly: of the few,
/// every column within the room that the others leave and within the gap is enumerated.
package struct Neighbourhood {
  let model: TreeModel
  let graphs: UnitGraphs
  let parameters: TreeParameters
  let deadline: Deadline
  /// The dual values that excesses are measured at, of the root.
  let duals: Duals
  let accepts: ([Schedule]) -> Bool
  /// What was done, in the units of the tree.
  package private(set) var work = 0

  package init(
    _ model: TreeModel, _ graphs: UnitGraphs, duals: Duals, parameters: TreeParameters,
    deadline: Deadline,
    accepts: @escaping ([Schedule]) -> Bool
  ) {
    self.model = model
    self.graphs = graphs
    self.duals = duals
    self.parameters = parameters
    self.deadline = deadline
    self.accepts = accepts
  }

  /// A cheaper plan in which only some units have other schedules; nil where there is none, or the search
  /// was too long.
  ///
  /// - Parameters:
  ///   - schedules: the plan.
  ///   - free: the units that may change.
  ///   - cutoff: what the plan must cost less than.
  /// - Returns: the plan.
  package mutating func improve(_ schedules: [Schedule], free: [Int], cutoff: Double) -> [Schedule]?
  {
    let restrictions = Restrictions(excesses: model.problem.capacity.excesses.map(\.range))
    let plain = Duals(rows: duals.rows, leftOut: duals.leftOut, ranges: [])
    var floor = plain.constant(model, restrictions)
    var members = [[TupleSearch.Member]](repeating: [], count: schedules.count)
    var activity = [Double](repeating: 0, count: model.rows.count)
    var ownCost = model.problem.constant
    for (unit, schedule) in schedules.enumerated() where !free.contains(unit) {
      let column = Column(schedule, of: model.problem.units[unit], kindCount: model.kindCount)
      let uses = model.uses(of: column)
      for use in uses { activity[Int(use.row)] += use.amount }
      floor += plain.value(
        of: TreeModel.PricedColumn(column: column, uses: uses), of: unit, restrictions)
      ownCost += column.cost
      members[unit] = [TupleSearch.Member(column: column, uses: uses, excess: 0)]
    }
    let loadPrices = plain.loadPrices(model, restrictions)
    let room = room(beside: activity, ownCost: ownCost, cutoff: cutoff)
    var values: [GraphValues] = []
    for unit in free {
      guard let graph = graphs.graph(of: unit, room: room) else { return nil }
      var prices = GraphPrices(graph, loadPrices: loadPrices, kindCount: model.kindCount)
      prices.leftOut = 1 - plain.leftOut
      values.append(GraphValues(graph, at: prices))
      work += graph.size * 5
      floor += values[values.count - 1].least
    }
    guard floor < cutoff else { return nil }
    for (unit, values) in zip(free, values) {
      let enumeration = values.schedules(
        within: values.least + cutoff - floor, labelsAtMost: parameters.nearby.labels)
      work += enumeration.labels
      guard !enumeration.isCutOff, !enumeration.found.isEmpty else { return nil }
      for found in enumeration.found {
        let column = Column(
          model.items[unit].schedule(found.placed, slotCount: values.graph.slotCount),
          of: model.problem.units[unit], kindCount: model.kindCount)
        guard model.problem.units[unit].allows(column.schedule) else { continue }
        members[unit].append(
          TupleSearch.Member(
            column: column, uses: model.uses(of: column), excess: found.value - values.least))
      }
    }
    var search = TupleSearch(
      model, restrictions, members: members, floor: floor, cutoff: cutoff,
      looksAtMost: parameters.nearby.looks, deadline: deadline, accepts: accepts)
    _ = search.run()
    work += search.looks / 20
    return search.best?.map(\.schedule)
  }

  /// What the fixed units leave of each row: of presence rows as much as the cost allows the excess to be.
  private func room(beside activity: [Double], ownCost: Double, cutoff: Double) -> [Double] {
    let (rows, weights) = (model.rows, model.rows.excessWeights)
    var room = zip(rows.bounds, activity).map { max(0, $0) - $1 }
    let sizes = rows.excesses.indices.map { rows.excess($0, at: activity) }
    for (number, range) in rows.excesses.enumerated() {
      let weight = weights[number]
      let others = sizes.indices.reduce(0) {
        $1 == number || weight == 0 ? $0 : $0 + sizes[$1] * (weights[$1] / weight)
      }
      let most = weight > 0 ? (cutoff - ownCost) / weight - others : 1e6
      for row in range { room[row] = rows.bounds[row] + most - activity[row] }
    }
    return room
  }
}
