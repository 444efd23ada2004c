package import Formulation
package import IntegerProgramming

/// The integer program of placement alone: items, arrivals, capacity rows and the rule `max-away`.
/// What it leaves out, every plan leaves out.
package struct IntegerPlacement {
  /// What leaving somebody out counts as.
  package enum Measure: Sendable {
    /// One per person.
    case people
    /// What it costs.
    case cost
  }

  private var program = IntegerProgram()

  /// The program of a problem.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - measure: what is least.
  package init(of problem: PlanningProblem, measuring measure: Measure) {
    let capacity = problem.capacity
    var arrivals = [[IntegerProgram.Term]](repeating: [], count: capacity.loadCount)
    for part in PlacementPart.parts(of: problem, measuring: measure) {
      var away = [[IntegerProgram.Term]](repeating: [], count: part.absenceCliques.count)
      var missing: [IntegerProgram.Term] = []
      for items in part.items {
        var served: [IntegerProgram.Term] = []
        for slot in items.slots {
          let placed = program.addVariable(to: Double(items.count), integer: true)
          served.append(IntegerProgram.Term(placed, 1))
          for (kind, count) in items.people {
            arrivals[capacity.load(slot: slot, kind: kind)].append(
              IntegerProgram.Term(placed, -Double(count)))
          }
          for (number, set) in part.absenceCliques.enumerated() where set.contains(slot) {
            away[number].append(IntegerProgram.Term(placed, Double(items.size)))
          }
        }
        if let cost = items.costLeftOut {
          let leftOut = program.addVariable(to: Double(items.count), integer: true, cost: cost)
          served.append(IntegerProgram.Term(leftOut, 1))
          missing.append(IntegerProgram.Term(leftOut, Double(items.size)))
        }
        program.addRow(from: Double(items.count), to: Double(items.count), served)
      }
      if let unit = part.chargedUnit { addShares(of: unit, missing) }
      if let absenceLimit = part.absenceLimit {
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
  }

  /// The cost term `fair`, a part for each further person.
  private mutating func addShares(of unit: UnitProblem, _ missing: [IntegerProgram.Term]) {
    let parts = (0..<unit.size).map { already in
      IntegerProgram.Term(
        program.addVariable(to: 1, cost: unit.fair.cost(ofFurther: 1, after: already)), -1)
    }
    program.addRow(from: 0, to: 0, missing + parts)
  }

  /// Whether some are left out even if people could be divided; false where that is not known.
  ///
  /// - Parameters:
  ///   - solver: what solves the linear program.
  ///   - deadline: when to stop.
  /// - Returns: whether nobody can place everyone.
  package func leavesSomeone(solver: any Solver, deadline: Deadline) -> Bool {
    guard
      case .optimal(let found) = solver.relax(program, from: nil, within: deadline.solveLimits())
    else { return false }
    return found.objective > Self.tolerance
  }

  /// A lower bound of what every plan leaves out.
  ///
  /// - Parameters:
  ///   - nodes: how many nodes of the search tree to open at most.
  ///   - solver: what solves the program.
  ///   - deadline: when to stop.
  /// - Returns: the bound in the measure; 0 where nothing better is known.
  package func least(nodes: Int, solver: any Solver, deadline: Deadline) -> Double {
    var limits = deadline.solveLimits(nodes: nodes)
    // Without presolving and Gomory's cuts, 30 people of whom four stay out take minutes instead of a
    // tenth of a second (`generate --registrants 30 --units 4 --tightness overfull`; 30 November 2026).
    limits.preparesThoroughly = true
    switch solver.solve(program, within: limits) {
    case .optimal(_, let bound), .feasible(_, let bound, _), .nothingFound(let bound, _):
      return max(0, bound - Self.tolerance * max(1, abs(bound)))
    case .infeasible, .unbounded, .invalidProgram, .failure: return 0
    }
  }

  /// The solver's tolerance, as a part of the bound.
  private static let tolerance = 1e-6
}

extension PlanningProblem {
  /// A lower bound of how many people every plan leaves without a slot.
  ///
  /// - Parameters:
  ///   - nodes: how many nodes of the search tree to open at most.
  ///   - solver: what solves the program.
  ///   - deadline: when to stop.
  /// - Returns: the number, besides those whom no slot is open to; 0 where nothing better is known.
  package func leastPeopleLeftOut(nodes: Int, solver: any Solver, deadline: Deadline) -> Int {
    let placement = IntegerPlacement(of: self, measuring: .people)
    guard placement.leavesSomeone(solver: solver, deadline: deadline) else { return 0 }
    return Int(placement.least(nodes: nodes, solver: solver, deadline: deadline).rounded(.up))
  }

  /// A lower bound of what leaving people out costs in any plan.
  ///
  /// - Parameters:
  ///   - nodes: how many nodes of the search tree to open at most.
  ///   - solver: what solves the program.
  ///   - deadline: when to stop.
  /// - Returns: the bound; 0 where nothing better is known.
  package func leastCostLeftOut(nodes: Int, solver: any Solver, deadline: Deadline) -> Double {
    let least = IntegerPlacement(of: self, measuring: .cost)
      .least(nodes: nodes, solver: solver, deadline: deadline)
    // What leaving people out costs is a multiple of what all of its parts are multiples of.
    guard let step = stepOfCostsLeftOut else { return least }
    return (least / step).rounded(.up) * step
  }

  /// The largest number of which every item's cost without a slot is a multiple; nil where there is none
  /// of a thousandth or more, or where the shares of units cost something.
  private var stepOfCostsLeftOut: Double? {
    guard !isFair else { return nil }
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
