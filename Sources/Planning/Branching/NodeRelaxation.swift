import Formulation
package import IntegerProgramming
package import UnitPricing

/// Column generation at a node (Gilmore and Gomory 1961), with dual values smoothed towards the best
/// ones (Wentges 1997, "Weighted Dantzig–Wolfe decomposition for linear mixed-integer programming",
/// doi:10.1111/j.1475-3995.1997.tb00071.x).
///
/// At any dual values the Lagrangian bound holds: the constant of the rows plus each unit's least
/// reduced cost.
package struct NodeRelaxation {
  /// The result at a node.
  package struct Result {
    /// A lower bound of every plan of the node.
    package var bound: Double
    /// The dual values that prove it, and each unit's graph values there; nil for units without graph.
    package var duals: Duals
    package var values: [GraphValues?]
    /// Each unit's least value at those.
    package var leasts: [Double]
    /// The columns of each unit at those, where they are listed.
    package var listed: [[Double]?]
    /// The last solution of the restricted program; nil where it was not solved to the end.
    package var solution: NodeProgram.Solution?
    package var program: NodeProgram
  }

  package let restrictions: Restrictions
  /// The columns that matter here.
  package let columns: NodeColumns
  package let solver: any Solver
  package let parameters: TreeParameters
  package let deadline: Deadline

  /// Column generation at the node with these restrictions.
  package init(
    restrictions: Restrictions, columns: NodeColumns, solver: any Solver,
    parameters: TreeParameters, deadline: Deadline
  ) {
    self.restrictions = restrictions
    self.columns = columns
    self.solver = solver
    self.parameters = parameters
    self.deadline = deadline
  }

  /// Bounds a node.
  ///
  /// - Parameters:
  ///   - model: what nodes share; columns are added.
  ///   - graphs: the units' graphs.
  ///   - pricers: what prices the units that are too large for a graph.
  ///   - start: the dual values to begin from.
  ///   - cutoff: a bound that is enough.
  ///   - floor: a bound that is known.
  ///   - penalty: what an artificial variable costs.
  ///   - work: what has been done, counted up.
  /// - Returns: nil where the time was over.
  package func run(
    _ model: inout TreeModel, _ graphs: inout UnitGraphs, _ pricers: inout [UnitPricer],
    from start: Duals, cutoff: Double, floor: Double, penalty: Double, work: inout Int
  ) -> Result? {
    let units = model.problem.units.indices
    let excesses = restrictions.excesses.map(\.upperBound)
    let unitGraphs = units.map {
      columns.lists[$0] == nil && !deadline.isOver
        ? columns.graph(of: $0, excesses: excesses, &graphs) : nil
    }
    var program = NodeProgram(model, restrictions, penalty: penalty)
    addFirstColumns(to: &program, model, at: start)
    var best: (bound: Double, duals: Duals, priced: Priced)?
    var smoothing = 0.0
    var solution: NodeProgram.Solution?
    var center = start
    let isExact = units.allSatisfy { columns.lists[$0] != nil || unitGraphs[$0] != nil }
    var proofs = 0
    for round in 0..<parameters.rounds {
      if deadline.isOver { return nil }
      let target: Duals
      if round == 0 {
        target = start
      } else {
        guard
          let solved = program.relax(model, solver: solver, within: deadline.solveLimits())
        else {
          if deadline.isOver { return nil }
          break
        }
        work += 2_000 + 20 * program.members.count
        solution = solved
        if let best, solved.objective - best.bound < 1e-7 * max(1, abs(solved.objective)) { break }
        target = solved.duals.mixed(with: center, part: smoothing)
      }
      var priced = price(
        model, unitGraphs, &graphs, &pricers, at: target, isProving: false, work: &work)
      var added = addImproving(priced.columns, to: &program, &model, solution: solution)
      if added == 0, !isExact, round > 0, proofs < parameters.proofs {
        proofs += 1
        priced = price(
          model, unitGraphs, &graphs, &pricers, at: target, isProving: true, work: &work)
        added = addImproving(priced.columns, to: &program, &model, solution: solution)
      }
      if let bound = priced.bound(model, restrictions, target), bound > best?.bound ?? -.infinity {
        best = (bound, target, priced)
        center = target
        if bound >= cutoff { break }
      }
      guard round > 0 else { continue }
      if added == 0 {
        if smoothing == 0 || !isExact { break }
        smoothing = 0
      } else {
        smoothing = round < 2 ? 0.5 : min(0.8, max(smoothing, 0.3))
      }
    }
    guard let best else { return nil }
    return Result(
      bound: max(best.bound, floor), duals: best.duals, values: best.priced.values,
      leasts: best.priced.leasts, listed: best.priced.listed, solution: solution, program: program)
  }

  /// The Lagrangian bound at dual values; nil where a unit has no graph, or the time is over.
  package func bound(
    _ model: TreeModel, _ graphs: inout UnitGraphs, _ pricers: inout [UnitPricer], at duals: Duals,
    work: inout Int
  ) -> Double? {
    let loadPrices = duals.loadPrices(model, restrictions)
    var bound = duals.constant(model, restrictions)
    for unit in model.problem.units.indices {
      if deadline.isOver { return nil }
      if let list = columns.lists[unit] {
        let values = list.values(of: unit, at: duals, loadPrices: loadPrices, restrictions)
        work += list.count / 10
        bound += values.min() ?? .infinity
        continue
      }
      let excesses = restrictions.excesses.map(\.upperBound)
      guard let graph = columns.graph(of: unit, excesses: excesses, &graphs) else {
        if var relaxation = graphs.relaxation(of: unit, excesses: excesses) {
          bound +=
            climb(
              &relaxation, of: unit, at: duals, loadPrices, model, &pricers,
              steps: parameters.stepsOfLoads.proof, work: &work
            ).values.least
          continue
        }
        guard !isCharged(unit, duals) else { return nil }
        _ = pricers[unit].estimate(loadPrices, kindCount: model.kindCount)
        bound += pricers[unit].prove(tolerance: 1e-6, steps: 100, sets: 2_000, solver: solver)
        work += 50_000
        continue
      }
      let values = GraphValues(
        graph,
        at: prices(
          of: graph, unit: unit, duals, loadPrices: loadPrices, kindCount: model.kindCount))
      work += graph.size / 4
      bound += values.least
    }
    return bound
  }

  private struct Priced {
    var values: [GraphValues?] = []
    var leasts: [Double] = []
    var listed: [[Double]?] = []
    var columns: [Column?] = []
    var isProven = true

    func bound(_ model: TreeModel, _ restrictions: Restrictions, _ duals: Duals) -> Double? {
      isProven ? leasts.reduce(duals.constant(model, restrictions), +) : nil
    }
  }

  private func addFirstColumns(
    to program: inout NodeProgram, _ model: TreeModel, at duals: Duals
  ) {
    for unit in model.problem.units.indices {
      var valued: [(value: Double, place: Int)] = []
      for (place, column) in model.columns[unit].enumerated()
      where restrictions.allow(column, of: unit, in: model) {
        valued.append((duals.value(of: column, of: unit, restrictions), place))
      }
      valued.sort { ($0.value, $0.place) < ($1.value, $1.place) }
      for (_, place) in valued.prefix(parameters.firstColumns) {
        program.add(place, of: unit, in: model)
      }
    }
  }

  /// The arc costs of a unit's graph at dual values.
  package func prices(
    of graph: UnitGraph, unit: Int, _ duals: Duals, loadPrices: [Double], kindCount: Int
  ) -> GraphPrices {
    var prices = GraphPrices(graph, loadPrices: loadPrices, kindCount: kindCount)
    prices.leftOut = 1 - duals.leftOut
    for (range, dual) in zip(restrictions.ranges, duals.ranges) {
      switch range.subject {
      case .use(unit, let slot):
        if range.most == 0 {
          for group in 0..<graph.groupCount {
            prices.items[slot * graph.groupCount + group] = .infinity
          }
        } else {
          prices.opening[slot * 2] -= dual
          prices.opening[slot * 2 + 1] -= dual
        }
      case .slots(unit):
        for place in prices.opening.indices { prices.opening[place] -= dual }
      case .runs(unit):
        for slot in 0..<graph.slotCount { prices.opening[slot * 2] -= dual }
      case .arrivals(unit, let load):
        guard let slot = graph.unit.slots.firstIndex(of: SlotIndex(load / kindCount)) else {
          continue
        }
        for bucket in slot * graph.groupCount..<(slot + 1) * graph.groupCount {
          let makeUp = graph.items.groups[graph.groupOfBucket[bucket]].makeUp
          for part in graph.items.makeUps[makeUp] where part.kind == load % kindCount {
            prices.items[bucket] -= dual * Double(part.count)
          }
        }
      default: continue
      }
    }
    return prices
  }

  private func price(
    _ model: TreeModel, _ graphs: [UnitGraph?], _ made: inout UnitGraphs,
    _ pricers: inout [UnitPricer], at duals: Duals, isProving: Bool, work: inout Int
  ) -> Priced {
    let loadPrices = duals.loadPrices(model, restrictions)
    var priced = Priced()
    for (unit, graph) in graphs.enumerated() {
      if let list = columns.lists[unit] {
        let values = list.values(of: unit, at: duals, loadPrices: loadPrices, restrictions)
        work += list.count / 10
        let least = values.indices.min { (values[$0], $0) < (values[$1], $1) }
        priced.values.append(nil)
        priced.listed.append(values)
        priced.leasts.append(least.map { values[$0] } ?? .infinity)
        priced.columns.append(least.map { list[$0].column })
        continue
      }
      priced.listed.append(nil)
      if let graph {
        let values = GraphValues(
          graph,
          at: prices(
            of: graph, unit: unit, duals, loadPrices: loadPrices, kindCount: model.kindCount))
        work += graph.size / 4
        priced.values.append(values)
        priced.leasts.append(values.least)
        priced.columns.append(
          values.cheapest().map {
            Column(
              model.items[unit].schedule($0, slotCount: graph.slotCount),
              of: model.problem.units[unit], kindCount: model.kindCount)
          })
      } else if var relaxation = made.relaxation(
        of: unit, excesses: restrictions.excesses.map(\.upperBound))
      {
        let climbed = climb(
          &relaxation, of: unit, at: duals, loadPrices, model, &pricers,
          steps: isProving ? parameters.stepsOfLoads.proof : parameters.stepsOfLoads.pricing,
          work: &work)
        made.keep(relaxation.multipliers, of: unit)
        priced.values.append(nil)
        priced.leasts.append(climbed.values.least)
        priced.columns.append(
          climbed.values.cheapest().map(relaxation.schedule).flatMap {
            cheaper($0, than: climbed.known, of: unit, duals, model)
          } ?? climbed.known)
      } else {
        let estimate = pricers[unit].estimate(loadPrices, kindCount: model.kindCount)
        priced.values.append(nil)
        if isProving, !isCharged(unit, duals) {
          priced.leasts.append(
            pricers[unit].prove(tolerance: 1e-6, steps: 100, sets: 2_000, solver: solver))
          work += 50_000
        } else {
          priced.isProven = false
        }
        work += 2_000
        priced.columns.append(
          Column(
            (pricers[unit].last ?? estimate).schedule, of: model.problem.units[unit],
            kindCount: model.kindCount))
      }
    }
    return priced
  }

  /// Improves the multipliers of a unit without graph towards the schedule that its pricer knows.
  ///
  /// - Returns: the values of its arrivals at the best multipliers, and the column of that schedule.
  private func climb(
    _ relaxation: inout LoadRelaxation, of unit: Int, at duals: Duals, _ loadPrices: [Double],
    _ model: TreeModel, _ pricers: inout [UnitPricer], steps: Int, work: inout Int
  ) -> (values: GraphValues, known: Column) {
    let prices = prices(
      of: relaxation.graph, unit: unit, duals, loadPrices: loadPrices, kindCount: model.kindCount)
    let estimate = pricers[unit].estimate(loadPrices, kindCount: model.kindCount)
    let known = Column(
      estimate.schedule, of: model.problem.units[unit], kindCount: model.kindCount)
    let values = relaxation.climb(
      prices, value: reducedCost(of: known, unit: unit, duals, model), steps: steps)
    work += relaxation.graph.size / 4 * steps + 1_000 * steps
    return (values, known)
  }

  /// The column of a schedule that is allowed and cheaper than another; nil where it is not.
  private func cheaper(
    _ schedule: Schedule, than other: Column, of unit: Int, _ duals: Duals, _ model: TreeModel
  ) -> Column? {
    guard model.problem.units[unit].allows(schedule) else { return nil }
    let column = Column(schedule, of: model.problem.units[unit], kindCount: model.kindCount)
    let isCheaper =
      reducedCost(of: column, unit: unit, duals, model)
      < reducedCost(of: other, unit: unit, duals, model)
    return isCheaper ? column : nil
  }

  private func reducedCost(
    of column: Column, unit: Int, _ duals: Duals, _ model: TreeModel
  ) -> Double {
    duals.value(
      of: TreeModel.PricedColumn(column: column, uses: model.uses(of: column)), of: unit,
      restrictions)
  }

  /// Whether a unit is charged for more than its loads, which a pricer of large units knows nothing of.
  private func isCharged(_ unit: Int, _ duals: Duals) -> Bool {
    duals.leftOut != 0
      || restrictions.ranges.contains {
        switch $0.subject {
        case .use(unit, _), .slots(unit), .runs(unit), .arrivals(unit, _): true
        default: false
        }
      }
  }

  /// Adds the columns whose reduced cost is negative.
  private func addImproving(
    _ columns: [Column?], to program: inout NodeProgram, _ model: inout TreeModel,
    solution: NodeProgram.Solution?
  ) -> Int {
    var added = 0
    for (unit, column) in columns.enumerated() {
      guard let column else { continue }
      let (place, _) = model.add(column, of: unit)
      guard let solution else {
        program.add(place, of: unit, in: model)
        continue
      }
      let value = solution.duals.value(of: model.columns[unit][place], of: unit, restrictions)
      if value < solution.units[unit] - 1e-7 {
        let count = program.members.count
        program.add(place, of: unit, in: model)
        if program.members.count > count { added += 1 }
      }
    }
    return added
  }
}
