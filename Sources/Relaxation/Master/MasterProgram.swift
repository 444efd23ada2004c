package import Formulation
package import IntegerProgramming

/// The master program of the decomposition (Dantzig and Wolfe, 1960): choose one schedule per unit,
/// as cheap as possible, within the limits of the capacity model. The relaxation chooses a mix of
/// them.
package struct MasterProgram: Sendable {
  let problem: PlanningProblem
  package private(set) var program = IntegerProgram()
  private var known: [Set<Schedule>]
  private let firstLimitRow: Int
  private let firstExcessRow: [Int]
  private let firstLoadRow: Int

  package init(_ problem: PlanningProblem) {
    self.problem = problem
    let capacity = problem.capacity
    known = [Set<Schedule>](repeating: [], count: problem.units.count)
    program.constant = problem.constant
    for _ in problem.units { program.addRow(from: 1, to: 1) }
    firstLoadRow = program.rowCount
    var loads: [IntegerProgram.Variable] = []
    for _ in 0..<capacity.loadCount {
      let row = program.addRow(from: 0, to: 0)
      loads.append(program.addVariable(in: [(row: row, coefficient: -1)]))
    }
    firstLimitRow = program.rowCount
    for limit in capacity.limits {
      program.addRow(
        to: limit.bound, limit.terms.map { IntegerProgram.Term(loads[$0.load], $0.coefficient) })
    }
    var firstRow: [Int] = []
    for excess in capacity.excesses {
      firstRow.append(program.rowCount)
      let size = program.addVariable(cost: excess.weight)
      for row in excess.rows {
        program.addRow(
          to: row.bound,
          row.terms.map { IntegerProgram.Term(loads[$0.load], $0.coefficient) }
            + [IntegerProgram.Term(size, -1)])
      }
    }
    firstExcessRow = firstRow
  }

  /// Adds a schedule of a unit, unless it is there.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  package mutating func add(_ schedule: Schedule, of unit: Int) -> Bool {
    guard known[unit].insert(schedule).inserted else { return false }
    let description = problem.units[unit]
    let loads = description.loads(of: schedule, capacity: problem.capacity)
    program.addVariable(
      cost: description.cost(of: schedule),
      in: [(row: unit, coefficient: 1)]
        + loads.map { (row: firstLoadRow + $0.load, coefficient: Double($0.people)) })
    return true
  }

  /// The dual values of the capacity rows, and of each unit's convexity row.
  package func prices(of relaxation: Relaxation) -> (capacity: DualPrices, units: [Double]) {
    var prices = DualPrices(none: problem.capacity)
    for limit in prices.limits.indices {
      prices.limits[limit] = -relaxation.duals[firstLimitRow + limit]
    }
    for excess in prices.presences.indices {
      for row in prices.presences[excess].indices {
        prices.presences[excess][row] = -relaxation.duals[firstExcessRow[excess] + row]
      }
    }
    prices.repair(problem.capacity)
    return (prices, Array(relaxation.duals[0..<problem.units.count]))
  }
}
