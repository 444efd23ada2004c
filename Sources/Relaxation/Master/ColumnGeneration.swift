import Formulation
package import IntegerProgramming
import UnitPricing

/// Column generation (Gilmore and Gomory, 1961) with smoothed prices (Wentges, 1997): the linear
/// relaxation of the master program over all schedules, and a bound that is valid at any time.
package struct ColumnGeneration {
  let problem: PlanningProblem
  let rows: ConstraintMatrix
  let solver: any Solver
  let deadline: Deadline
  let parameters: RelaxationParameters
  package var master: MasterProgram
  var pricers: [UnitPricer]
  /// The best bound so far.
  package private(set) var bound = -Double.infinity
  /// The prices that prove it.
  package private(set) var prices: DualPrices
  private var current: DualPrices
  private var value: Double
  /// The last solution of the relaxation.
  package var relaxation: Relaxation?
  var basis: Basis?

  /// Starts from the duals and the columns of the volume algorithm.
  package init(_ ascent: VolumeAlgorithm) {
    problem = ascent.problem
    rows = ascent.rows
    solver = ascent.solver
    deadline = ascent.deadline
    parameters = ascent.parameters
    master = MasterProgram(problem)
    prices = ascent.prices
    current = prices
    value = ascent.value
    pricers = ascent.pricers
    for (number, unit) in problem.units.enumerated() { master.add(unit.pinnedSchedule, of: number) }
    for (number, schedule) in ascent.schedules.enumerated() { master.add(schedule, of: number) }
  }

  /// Solves the relaxation of the master program as it is.
  ///
  /// - Returns: whether it was solved before the time was over.
  mutating func relax() -> Bool {
    guard !deadline.isOver,
      case .optimal(let solution) = solver.relax(
        master.program, from: basis, within: deadline.solveLimits())
    else { return false }
    relaxation = solution
    basis = solution.basis
    return true
  }

  /// Runs until no schedule lowers the relaxation, or its value is within `gap` of the bound.
  ///
  /// - Parameters:
  ///   - gap: the relative gap between relaxation and bound to stop at.
  ///   - rounds: how many relaxations to solve at most.
  ///   - report: called with each better bound, and the duals that prove it.
  package mutating func run(gap: Double, rounds: Int, report: (Double, DualPrices) -> Void) {
    var smoothing = parameters.smoothing.first
    for _ in 0..<rounds {
      guard relax(), let solution = relaxation else { return }
      if solution.objective - bound <= gap * max(1, abs(solution.objective)) { return }
      let duals = master.prices(of: solution)
      let center = duals.capacity.mixed(with: prices, part: smoothing)
      var added = addImproving(estimate(at: center), duals: duals)
      if added == 0 {
        // No column at the smoothed duals (a mis-price): price at the true ones.
        added = addImproving(estimate(at: duals.capacity), duals: duals)
        smoothing = max(0, smoothing - parameters.smoothing.less)
      }
      if added == 0 {
        prove(steps: parameters.proof.steps, sets: parameters.proof.sets)
        report(bound, current)
        return
      }
    }
  }

  /// Prices every unit.
  ///
  /// - Parameter prices: the prices.
  /// - Returns: the schedules found, by unit; none where the time was over.
  private mutating func estimate(at prices: DualPrices) -> [[Schedule]] {
    let loadPrices = prices.loadPrices(rows)
    let kindCount = problem.capacity.kinds.count
    guard
      let results = pricers.sweep(
        threads: parameters.threads, deadline: deadline,
        { pricer, _ in pricer.estimate(loadPrices, kindCount: kindCount) })
    else { return [] }
    current = prices
    let value = results.reduce(problem.constant - prices.boundTerm(rows)) { $0 + $1.value }
    if value > self.value {
      self.value = value
      self.prices = prices
    }
    return results.map { [$0.schedule] }
  }

  /// Bounds the whole problem at the prices of the last estimate.
  private mutating func prove(steps: Int, sets: Int) {
    let (solver, tolerance) = (solver, parameters.toleranceOfProof)
    guard
      let bounds = pricers.sweep(
        threads: parameters.threads, deadline: deadline,
        { pricer, _ in pricer.prove(tolerance: tolerance, steps: steps, sets: sets, solver: solver)
        })
    else { return }
    bound = max(bound, bounds.reduce(problem.constant - current.boundTerm(rows), +))
  }

  /// Adds the schedules whose reduced cost is negative.
  private mutating func addImproving(
    _ schedules: [[Schedule]], duals: (capacity: DualPrices, units: [Double])
  ) -> Int {
    let loadPrices = duals.capacity.loadPrices(rows)
    var added = 0
    for (unit, candidates) in schedules.enumerated() {
      for schedule in candidates {
        let description = problem.units[unit]
        var reduced = description.cost(of: schedule) - duals.units[unit]
        for (load, people) in description.loads(of: schedule, capacity: problem.capacity) {
          reduced += loadPrices[load] * Double(people)
        }
        if reduced < -parameters.leastReducedCost, master.add(schedule, of: unit) { added += 1 }
      }
    }
    return added
  }
}
