package import Formulation
package import IntegerProgramming
package import Randomness
import UnitPricing

/// Prices the hall without a linear program: column generation (Gilmore and Gomory, 1961) in which
/// the relaxation over the schedules known so far is climbed by steps of the prices (``VolumeSteps``),
/// as Barahona and Anbil (2000) do in place of the master program. A look at the known schedules
/// costs a hundredth of an answer that has to be searched for, so that few of those are needed. The
/// units answer with schedules that are good, and nearly best; a proof is asked of them only at the
/// end.
package struct VolumeAlgorithm {
  let problem: PlanningProblem
  let rows: ConstraintMatrix
  let solver: any Solver
  let deadline: Deadline
  let parameters: RelaxationParameters
  /// The units' pricers; what they answered last is at ``prices`` after a run.
  private(set) var pricers: [UnitPricer]
  /// The best prices so far, and what the units' answers cost at them: nearly a bound.
  package private(set) var prices: DualPrices
  package private(set) var value = -Double.infinity
  /// What the units have answered so far.
  package private(set) var pool: ColumnPool
  /// The same hall where the units may only do what is in the pool.
  private var relaxation: RestrictedLagrangian
  /// What more places would be worth; nil where there is room for nearly everyone.
  private let throughput: PlacementPrices?

  /// Begins with prices or, without any, with the price of the peak spread over all minutes.
  package init(
    _ problem: PlanningProblem, rows: ConstraintMatrix, from start: DualPrices? = nil,
    solver: any Solver, parameters: RelaxationParameters, deadline: Deadline
  ) {
    self.parameters = parameters
    self.problem = problem
    self.rows = rows
    self.solver = solver
    self.deadline = deadline
    let most = problem.hall.slots.indices.map { problem.hall.mostPeople(inSlot: $0) }
    pricers = problem.units.map { UnitPricer($0, in: problem.hall, mostPeople: most) }
    pool = ColumnPool(unitCount: problem.units.count)
    relaxation = RestrictedLagrangian(problem, rows: rows, parameters: parameters)
    throughput = PlacementPrices(
      problem, rows: rows, solver: solver, parameters: parameters, deadline: deadline)
    prices = start ?? DualPrices(none: problem.hall)
    for (number, unit) in problem.units.enumerated() {
      learn(unit.pinnedSchedule, of: number)
    }
    guard start == nil else { return }
    for (number, excess) in problem.hall.excesses.enumerated() {
      prices.presences[number] = excess.firstPrices
    }
  }

  /// The units' answers to prices.
  package struct Answers {
    /// What they cost at the prices, the hall's rebate taken off.
    package var value: Double
    /// How much of each row they use.
    package var activity: [Double]
  }

  /// Has every unit answer; nil where the time was over.
  private mutating func answers(to prices: DualPrices, _ deadline: Deadline) -> Answers? {
    let loadPrices = prices.loadPrices(rows)
    let kindCount = rows.kindCount
    guard
      let answers = pricers.sweep(
        threads: parameters.threads, deadline: deadline,
        { [relaxation, pool] pricer, unit in
          let known = relaxation.cheapest(of: unit, loadPrices)
          return pricer.estimate(
            loadPrices, kindCount: kindCount, knowing: pool.schedules[unit][known.number],
            worth: known.value)
        })
    else { return nil }
    var loads = [Double](repeating: 0, count: problem.hall.loadCount)
    var value = problem.fixedCost - prices.rebate(rows)
    for (number, answer) in answers.enumerated() {
      let unit = problem.units[number]
      value += answer.value
      learn(answer.schedule, of: number)
      unit.forEachLoad(of: answer.schedule, kindCount: kindCount) { loads[$0] += $1 }
    }
    return Answers(value: value, activity: rows.activity(of: loads))
  }

  /// Adds a schedule of a unit to what is known: to the pool and, in the same place, to the relaxation.
  private mutating func learn(_ schedule: Schedule, of unit: Int) {
    guard pool.add(schedule, of: unit) else { return }
    relaxation.add(schedule, of: problem.units[unit], at: unit)
  }

  /// Has the units answer to the first prices.
  ///
  /// - Returns: whether the time allowed it.
  package mutating func begin() -> Bool {
    // Twice, since a first answer of a unit with caps may still be bettered.
    guard answers(to: prices, deadline) != nil, let center = answers(to: prices, deadline) else {
      return false
    }
    value = center.value
    return true
  }

  /// Steps of the prices, after ``begin()``.
  ///
  /// - Parameters:
  ///   - rounds: how often the units search for an answer, at most.
  ///   - firstStep: by how much the first step changes the price it changes most.
  ///   - deadline: when to stop.
  package mutating func run(rounds: Int, firstStep: Double = 0.5, deadline: Deadline) {
    guard var center = answers(to: prices, deadline) else { return }
    raise(&center, deadline)
    value = center.value
    var steps = VolumeSteps(rows: rows, answers: center, parameters: parameters)
    var part = 1.0
    for _ in 0..<rounds where !deadline.isOver {
      let start = prices.ofRows
      let inPool = relaxation.answers(to: start).value
      // What the units have answered since may be cheaper here too.
      value = min(value, inPool)
      let target = steps.climb(
        from: start, value: inPool, steps: parameters.stepsInPool, firstStep: firstStep
      ) {
        relaxation.answers(to: $0)
      }
      guard target.value - value > parameters.leastPromise * max(1, abs(value)) else { break }
      let next = prices.mixed(with: DualPrices(target.prices, of: rows), part: part)
      guard let point = answers(to: next, deadline) else { break }
      if point.value > value {
        prices = next
        value = point.value
        part = min(1, part * parameters.part.growth)
      } else {
        part = max(parameters.part.least, part * parameters.part.shrinkage)
      }
    }
    _ = answers(to: prices, self.deadline)
  }

  /// Where there are more people than places, everyone's place has a price near to what leaving
  /// someone out costs: finds how far up, along prices that value all places of a session alike.
  private mutating func raise(_ center: inout Answers, _ deadline: Deadline) {
    guard let direction = throughput else { return }
    var (low, high) = (0.0, direction.highest)
    for _ in 0..<parameters.halvings where !deadline.isOver {
      let middle = (low + high) / 2
      guard let point = answers(to: direction.added(middle, to: prices), deadline) else { return }
      if direction.excess(of: point.activity) > 0 { low = middle } else { high = middle }
      if high < 1 { return }
    }
    let raised = direction.added(low, to: prices)
    guard let point = answers(to: raised, deadline), point.value > center.value else { return }
    prices = raised
    center = point
  }

  /// A lower bound of every plan's cost, proven by all units at the prices.
  ///
  /// - Parameters:
  ///   - tolerance: how far below its answer each unit's bound may stay.
  ///   - steps: how many steps of a unit's multipliers, at most.
  ///   - sets: how many sets of slots a unit looks at, at most.
  /// - Returns: the bound; nil where the time was over first.
  package mutating func prove(tolerance: Double, steps: Int, sets: Int) -> Double? {
    let solver = solver
    let bounds = pricers.sweep(threads: parameters.threads, deadline: deadline) { pricer, _ in
      pricer.prove(tolerance: tolerance, steps: steps, sets: sets, solver: solver)
    }
    return bounds.map { $0.reduce(problem.fixedCost - prices.rebate(rows), +) }
  }

  /// Has the units answer to prices around the best ones, for more schedules to choose from.
  ///
  /// - Parameters:
  ///   - rounds: how often.
  ///   - noise: by which part a price differs at most.
  ///   - random: decides by how much.
  package mutating func lookAround(rounds: Int, noise: Double, using random: inout SplitMix64) {
    let best = prices.loadPrices(rows)
    let kindCount = rows.kindCount
    for _ in 0..<rounds {
      let noisy = best.map { $0 * (1 + noise * (2 * random.fraction() - 1)) }
      guard
        let answers = pricers.sweep(
          threads: parameters.threads, deadline: deadline,
          { pricer, _ in pricer.estimate(noisy, kindCount: kindCount) })
      else { return }
      for (unit, answer) in answers.enumerated() { learn(answer.schedule, of: unit) }
    }
  }

  /// What each unit answered last.
  package var schedules: [Schedule] {
    pricers.map { $0.last?.schedule ?? $0.problem.pinnedSchedule }
  }
}
