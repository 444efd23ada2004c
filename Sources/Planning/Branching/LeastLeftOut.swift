package import Formulation
package import IntegerProgramming

extension PlanningProblem {
  /// A lower bound of what leaving people out costs in any plan: an integer program of placement alone,
  /// with items, arrivals, capacity rows and the rule `max-away`.
  ///
  /// - Parameters:
  ///   - nodes: how many nodes of its search tree to open at most.
  ///   - solver: what solves it.
  ///   - deadline: when to stop.
  /// - Returns: the bound; 0 where nothing better is known.
  package func leastCostLeftOut(nodes: Int, solver: any Solver, deadline: Deadline) -> Double {
    var program = IntegerProgram()
    var arrivals = [[IntegerProgram.Term]](repeating: [], count: capacity.loadCount)
    for unit in units {
      var away = [[IntegerProgram.Term]](repeating: [], count: unit.absenceCliques.count)
      for itemClass in unit.classes {
        var served: [IntegerProgram.Term] = []
        for (slot, cost) in itemClass.costs.enumerated() where cost.isFinite {
          let placed = program.addVariable(to: Double(itemClass.count), integer: true)
          served.append(IntegerProgram.Term(placed, 1))
          for (kind, count) in itemClass.people {
            arrivals[capacity.load(slot: unit.slots[slot], kind: kind)].append(
              IntegerProgram.Term(placed, -Double(count)))
          }
          for (number, set) in unit.absenceCliques.enumerated() where set.contains(slot) {
            away[number].append(IntegerProgram.Term(placed, Double(itemClass.size)))
          }
        }
        if itemClass.unplacedCost.isFinite {
          let leftOut = program.addVariable(
            to: Double(itemClass.count), integer: true, cost: itemClass.unplacedCost)
          served.append(IntegerProgram.Term(leftOut, 1))
        }
        program.addRow(from: Double(itemClass.count), to: Double(itemClass.count), served)
      }
      if let absenceLimit = unit.absenceLimit {
        for terms in away where !terms.isEmpty { program.addRow(to: Double(absenceLimit), terms) }
      }
    }
    let loads = arrivals.map { terms -> IntegerProgram.Variable in
      guard !terms.isEmpty else { return -1 }
      let load = program.addVariable(integer: true)
      program.addRow(from: 0, to: 0, [IntegerProgram.Term(load, 1)] + terms)
      return load
    }
    program.addLimits(of: capacity, on: loads)
    let least: Double
    switch solver.solve(program, within: deadline.solveLimits(nodes: nodes)) {
    case .optimal(_, let bound), .feasible(_, let bound, _), .nothingFound(let bound, _):
      least = bound - 1e-6 * max(1, abs(bound))
    case .infeasible, .unbounded, .invalidProgram, .failure: return 0
    }
    // What leaving people out costs is a multiple of what all of its parts are multiples of.
    guard let step = stepOfCostsLeftOut else { return max(0, least) }
    return max(0, (least / step).rounded(.up) * step)
  }

  /// The largest number of which every item's cost without a slot is a multiple; nil where there is none
  /// of a thousandth or more.
  private var stepOfCostsLeftOut: Double? {
    var step = 0
    for cost in units.lazy.flatMap(\.classes).map(\.unplacedCost) where cost.isFinite {
      let parts = cost * 1_000
      guard abs(parts - parts.rounded()) < 1e-9 * max(1, parts), parts < 1e12 else { return nil }
      var (a, b) = (step, Int(parts.rounded()))
      while b != 0 { (a, b) = (b, a % b) }
      step = a
    }
    return step > 0 ? Double(step) / 1_000 : nil
  }
}
