import Annealing
package import Formulation
package import IntegerProgramming
import UnitPricing

/// What closes a node: every column of a plan that is better than the incumbent has a reduced cost within the
/// gap, so that these are enumerated (Baldacci, Christofides and Mingozzi 2008,
/// doi:10.1007/s10107-007-0178-5) and the best choice among them is searched.
package struct NodeClosing {
  private let model: TreeModel
  private let restrictions: Restrictions
  private let result: NodeRelaxation.Result
  private let cutoff: Double
  private let parameters: TreeParameters
  private let deadline: Deadline
  private let accepts: ([Schedule]) -> Bool
  private let loadPrices: [Double]
  /// The Lagrangian bound at the dual values of the node.
  private let floor: Double
  /// What was done, in the units of the tree.
  package private(set) var work = 0

  /// - Parameters:
  ///   - model: what nodes share.
  ///   - restrictions: the node's own.
  ///   - result: its relaxation.
  ///   - cutoff: what plans must cost less than.
  ///   - parameters: how much is tried.
  ///   - deadline: when to stop.
  ///   - accepts: whether a plan that keeps all rows is feasible for the exact rules, too.
  package init(
    _ model: TreeModel, _ restrictions: Restrictions, _ result: NodeRelaxation.Result,
    cutoff: Double, parameters: TreeParameters, deadline: Deadline,
    accepts: @escaping ([Schedule]) -> Bool
  ) {
    self.model = model
    self.restrictions = restrictions
    self.result = result
    self.cutoff = cutoff
    self.parameters = parameters
    self.deadline = deadline
    self.accepts = accepts
    loadPrices = result.duals.loadPrices(model, restrictions)
    floor = result.leasts.reduce(result.duals.constant(model, restrictions), +)
  }

  /// How far a better plan's reduced costs may add up above the bound.
  package var slack: Double { cutoff - floor }

  /// The node's columns within the gap: fewer of those that are listed, and the lists of further units.
  ///
  /// - Parameters:
  ///   - columns: what is listed so far.
  ///   - slacks: for each unit the least slack at which its enumeration has been cut off.
  ///   - workOfCutOffs: the work of enumerations that were cut off.
  ///   - most: with more of that no further unit is enumerated.
  /// - Returns: the columns.
  package mutating func listed(
    _ columns: NodeColumns, cutOffAt slacks: inout [Double], workOfCutOffs: inout Int, most: Int
  ) -> NodeColumns {
    var columns = columns
    for (unit, list) in columns.lists.enumerated() {
      if let list, let values = result.listed[unit] {
        let most = result.leasts[unit] + slack
        columns.list(list.filtered { values[$0] <= most }, of: unit)
      } else if slack <= parameters.shareOfCutOff * slacks[unit], workOfCutOffs <= most,
        !deadline.isOver,
        let values = result.values[unit]
      {
        let before = work
        if let found = enumerate(unit, values, slack: slack, labelsAtMost: parameters.mostLabels) {
          columns.list(ColumnList(found.columns), of: unit)
        } else {
          slacks[unit] = min(slacks[unit], slack)
          workOfCutOffs += work - before
        }
      }
    }
    return columns
  }

  /// The node's graphs without the arcs that no better plan takes.
  ///
  /// - Parameters:
  ///   - columns: what is listed, and the graphs so far.
  ///   - bounds: for a unit the bounds of the rows of excesses that its graph keeps.
  /// - Returns: the columns with smaller graphs.
  package mutating func reduced(
    _ columns: NodeColumns, bounds: (_ unit: Int) -> [Double]
  ) -> NodeColumns {
    var columns = columns
    for (unit, values) in result.values.enumerated() where columns.lists[unit] == nil {
      guard let values, !deadline.isOver else { continue }
      let size = values.graph.size
      work += size / 4
      guard let reduced = values.reduced(within: result.leasts[unit] + slack),
        Double(reduced.size) <= parameters.shareOfReduced * Double(size)
      else { continue }
      columns.reduce(NodeColumns.ReducedGraph(graph: reduced, bounds: bounds(unit)), of: unit)
    }
    return columns
  }

  /// The best choice among the columns of all units.
  ///
  /// - Parameters:
  ///   - columns: the columns, all units being listed.
  ///   - most: how many may be looked at.
  /// - Returns: the schedules of a better plan if there is one, whether the search came to its end, and how
  ///   many columns it looked at.
  package mutating func search(
    _ columns: NodeColumns, looksAtMost most: Int
  ) -> (schedules: [Schedule]?, isDone: Bool, looks: Int) {
    let members = columns.lists.enumerated().map { unit, list in
      self.members(of: unit, list, slack: slack)
    }
    return search(members, looksAtMost: most)
  }

  /// Searches among the columns of the least excess alone: for a better plan, not for a proof.
  package mutating func searchCheapest(_ columns: NodeColumns) -> [Schedule]? {
    var slack = slack / 2
    for _ in 0..<parameters.cheapest.tries {
      if let members = cheapest(columns, slack: slack) {
        return search(members, looksAtMost: parameters.cheapest.looks).schedules
      }
      slack /= parameters.cheapest.shrinkage
    }
    return nil
  }

  /// For each unit the columns within a slack; nil where these are too many.
  private mutating func cheapest(_ columns: NodeColumns, slack: Double) -> [[TupleSearch.Member]]? {
    var members = [[TupleSearch.Member]](repeating: [], count: columns.lists.count)
    let sizes = result.values.map { $0?.graph.size ?? 0 }
    for unit in sizes.indices.sorted(by: { (sizes[$1], $0) < (sizes[$0], $1) }) {
      if let list = columns.lists[unit] {
        members[unit] = self.members(of: unit, list, slack: slack)
      } else {
        guard let values = result.values[unit],
          let found = enumerate(
            unit, values, slack: slack, labelsAtMost: parameters.cheapest.labels)
        else { return nil }
        members[unit] = zip(found.columns, found.values).map { member(of: unit, $0, value: $1) }
      }
    }
    return members
  }

  private mutating func search(
    _ members: [[TupleSearch.Member]], looksAtMost most: Int
  ) -> (schedules: [Schedule]?, isDone: Bool, looks: Int) {
    guard members.allSatisfy({ !$0.isEmpty }) else { return (nil, true, 0) }
    var search = TupleSearch(
      model, restrictions, members: members, floor: floor, cutoff: cutoff, looksAtMost: most,
      deadline: deadline, accepts: accepts)
    let isDone = search.run()
    work += search.looks / parameters.looksOfWork.looks
    return (search.best?.map(\.schedule), isDone, search.looks)
  }

  /// The listed columns of a unit within a slack.
  private func members(of unit: Int, _ list: ColumnList?, slack: Double) -> [TupleSearch.Member] {
    guard let list else { return [] }
    let values = list.values(of: unit, at: result.duals, loadPrices: loadPrices, restrictions)
    return values.indices.filter { values[$0] <= result.leasts[unit] + slack }.map {
      member(of: unit, list[$0], value: values[$0])
    }
  }

  private func member(
    of unit: Int, _ column: TreeModel.PricedColumn, value: Double
  ) -> TupleSearch.Member {
    TupleSearch.Member(
      column: column.column, uses: column.uses, excess: value - result.leasts[unit])
  }

  /// Every column of a unit within a slack and its value; nil where these are too many.
  private mutating func enumerate(
    _ unit: Int, _ values: GraphValues, slack: Double, labelsAtMost most: Int
  ) -> (columns: [TreeModel.PricedColumn], values: [Double])? {
    let enumeration = values.schedules(
      within: result.leasts[unit] + slack, labelsAtMost: most)
    work += parameters.workOfLabel * enumeration.labels
    guard !enumeration.isCutOff, enumeration.found.count <= parameters.mostListed else {
      return nil
    }
    work += parameters.workOfColumn * enumeration.found.count
    var columns: [TreeModel.PricedColumn] = []
    var costs: [Double] = []
    for found in enumeration.found {
      let column = Column(
        model.items[unit].schedule(found.placed, slotCount: values.graph.slotCount),
        of: model.problem.units[unit], kindCount: model.kindCount)
      // A graph may leave out a row of the unit's own that counts many slots.
      guard model.problem.units[unit].allows(column.schedule) else { continue }
      let priced = TreeModel.PricedColumn(column: column, uses: model.uses(of: column))
      if restrictions.allow(priced, of: unit, in: model) {
        columns.append(priced)
        costs.append(found.value)
      }
    }
    return (columns, costs)
  }
}
