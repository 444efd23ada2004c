package import Formulation
package import IntegerProgramming
package import Randomness
import UnitPricing

/// Dual values of the capacity rows without a linear program: column generation (Gilmore and
/// Gomory, 1961) in which the volume algorithm (``VolumeSteps``; Barahona and Anbil, 2000, "The
/// Volume Algorithm", doi:10.1007/s101070050002) replaces the master program. Evaluating the pool
/// costs a hundredth of pricing, so that few rounds of pricing are needed. Pricing is heuristic;
/// proofs are computed at the end only.
package struct VolumeAlgorithm {
  let problem: PlanningProblem
  let rows: ConstraintMatrix
  let solver: any Solver
  let deadline: Deadline
  let parameters: RelaxationParameters
  /// The units' pricers; after a run their last schedules are those at ``prices``.
  private(set) var pricers: [UnitPricer]
  /// The best duals so far, and the Lagrangian value of heuristic pricing at them: nearly a bound.
  package private(set) var prices: DualPrices
  package private(set) var value = -Double.infinity
  /// The columns found so far.
  package private(set) var pool: ColumnPool
  /// The Lagrangian restricted to the pool.
  private var relaxation: RestrictedLagrangian
  /// The direction in which the prices of scarce places rise; nil where places are not scarce.
  private let placementPrices: PlacementPrices?

  /// Starts at given duals or, without any, with the weight of the peak spread over all minutes.
  package init(
    _ problem: PlanningProblem, rows: ConstraintMatrix, from start: DualPrices? = nil,
    solver: any Solver, parameters: RelaxationParameters, deadline: Deadline
  ) {
    self.parameters = parameters
    self.problem = problem
    self.rows = rows
    self.solver = solver
    self.deadline = deadline
    let most = problem.capacity.mostPeopleOfSlots
    pricers = problem.units.map {
      UnitPricer(
        $0, in: problem.capacity, mostPeople: most, parameters: parameters.pricing)
    }
    pool = ColumnPool(unitCount: problem.units.count)
    relaxation = RestrictedLagrangian(problem, rows: rows, parameters: parameters)
    placementPrices = PlacementPrices(
      problem, rows: rows, solver: solver, parameters: parameters, deadline: deadline)
    prices = start ?? DualPrices(none: problem.capacity)
    for (number, unit) in problem.units.enumerated() {
      addColumn(unit.pinnedSchedule, of: number)
    }
    guard start == nil else { return }
    for (number, excess) in problem.capacity.excesses.enumerated() {
      prices.presences[number] = excess.firstPrices
    }
  }

  /// The solutions of all subproblems at dual values.
  package struct SubproblemSolutions {
    /// The Lagrangian value: reduced costs of the solutions minus bᵀπ.
    package var value: Double
    /// The activity of each row.
    package var activity: [Double]
  }

  /// Solves every subproblem; nil where the time was over.
  private mutating func solutions(at prices: DualPrices, _ deadline: Deadline)
    -> SubproblemSolutions?
  {
    let loadPrices = prices.loadPrices(rows)
    let kindCount = rows.kindCount
    guard
      let solutions = pricers.sweep(
        threads: parameters.threads, deadline: deadline,
        { [relaxation, pool] pricer, unit in
          let known = relaxation.cheapest(of: unit, loadPrices)
          return pricer.estimate(
            loadPrices, kindCount: kindCount, knowing: pool.schedules[unit][known.number],
            value: known.value)
        })
    else { return nil }
    var loads = [Double](repeating: 0, count: problem.capacity.loadCount)
    var value = problem.constant - prices.boundTerm(rows)
    for (number, solution) in solutions.enumerated() {
      let unit = problem.units[number]
      value += solution.value
      addColumn(solution.schedule, of: number)
      unit.forEachLoad(of: solution.schedule, kindCount: kindCount) { loads[$0] += $1 }
    }
    return SubproblemSolutions(value: value, activity: rows.activity(of: loads))
  }

  /// Adds a column of a unit to the pool and, at the same index, to the restricted Lagrangian.
  private mutating func addColumn(_ schedule: Schedule, of unit: Int) {
    guard pool.add(schedule, of: unit) else { return }
    relaxation.add(schedule, of: problem.units[unit], at: unit)
  }

  /// Prices all units at the first duals.
  ///
  /// - Returns: whether the time allowed it.
  package mutating func begin() -> Bool {
    // Twice, since a second search often improves the first schedule of a capacitated unit.
    guard solutions(at: prices, deadline) != nil, let center = solutions(at: prices, deadline)
    else {
      return false
    }
    value = center.value
    return true
  }

  /// Improves the duals, after ``begin()``.
  ///
  /// - Parameters:
  ///   - rounds: the most rounds of pricing.
  ///   - firstStep: the largest change of a price in the first step.
  ///   - deadline: when to stop.
  package mutating func run(rounds: Int, firstStep: Double = 0.5, deadline: Deadline) {
    guard var center = solutions(at: prices, deadline) else { return }
    raisePlacementPrices(&center, deadline)
    value = center.value
    var steps = VolumeSteps(rows: rows, solutions: center, parameters: parameters)
    var part = 1.0
    for _ in 0..<rounds where !deadline.isOver {
      let start = prices.ofRows
      let inPool = relaxation.solutions(at: start).value
      // Columns found since may be cheaper here, too.
      value = min(value, inPool)
      let target = steps.climb(
        from: start, value: inPool, steps: parameters.stepsInPool, firstStep: firstStep
      ) {
        relaxation.solutions(at: $0)
      }
      guard target.value - value > parameters.leastPromise * max(1, abs(value)) else { break }
      let next = prices.mixed(with: DualPrices(target.prices, of: rows), part: part)
      guard let point = solutions(at: next, deadline) else { break }
      if point.value > value {
        prices = next
        value = point.value
        part = min(1, part * parameters.part.growth)
      } else {
        part = max(parameters.part.least, part * parameters.part.shrinkage)
      }
    }
    _ = solutions(at: prices, self.deadline)
  }

  /// With more people than places the price of a place is close to the cost of leaving somebody
  /// out: a line search along the direction that raises the prices of all scarce places together.
  private mutating func raisePlacementPrices(
    _ center: inout SubproblemSolutions, _ deadline: Deadline
  ) {
    guard let direction = placementPrices else { return }
    var (low, high) = (0.0, direction.highest)
    for _ in 0..<parameters.halvings where !deadline.isOver {
      let middle = (low + high) / 2
      guard let point = solutions(at: direction.added(middle, to: prices), deadline) else { return }
      if direction.excess(of: point.activity) > 0 { low = middle } else { high = middle }
      if high < 1 { return }
    }
    let raised = direction.added(low, to: prices)
    guard let point = solutions(at: raised, deadline), point.value > center.value else { return }
    prices = raised
    center = point
  }

  /// A lower bound of every plan's cost, proven by all units at the prices.
  ///
  /// - Parameters:
  ///   - tolerance: the allowed distance between each unit's schedule and its bound, in cost.
  ///   - steps: how many steps of a unit's multipliers, at most.
  ///   - sets: how many sets of slots a unit looks at, at most.
  /// - Returns: the bound; nil where the time was over first.
  package mutating func prove(tolerance: Double, steps: Int, sets: Int) -> Double? {
    let solver = solver
    let bounds = pricers.sweep(threads: parameters.threads, deadline: deadline) { pricer, _ in
      pricer.prove(tolerance: tolerance, steps: steps, sets: sets, solver: solver)
    }
    return bounds.map { $0.reduce(problem.constant - prices.boundTerm(rows), +) }
  }

  /// Prices the units at perturbed duals, for more columns.
  ///
  /// - Parameters:
  ///   - rounds: how often.
  ///   - noise: the largest relative perturbation of a price.
  ///   - random: the source of random numbers.
  package mutating func lookAround(rounds: Int, noise: Double, using random: inout SplitMix64) {
    let best = prices.loadPrices(rows)
    let kindCount = rows.kindCount
    for _ in 0..<rounds {
      let noisy = best.map { $0 * (1 + noise * (2 * random.fraction() - 1)) }
      guard
        let solutions = pricers.sweep(
          threads: parameters.threads, deadline: deadline,
          { pricer, _ in pricer.estimate(noisy, kindCount: kindCount) })
      else { return }
      for (unit, solution) in solutions.enumerated() { addColumn(solution.schedule, of: unit) }
    }
  }

  /// The last schedule of each unit.
  package var schedules: [Schedule] {
    pricers.map { $0.last?.schedule ?? $0.problem.pinnedSchedule }
  }
}
