import IntegerProgramming
import Randomness

/// Prices the hall without a linear program: steps of the prices along the mean violations of the
/// units' answers (after the volume algorithm of Barahona and Anbil, 2000). The units answer with
/// schedules that are good, and nearly best; a proof is asked of them only at the end.
struct DualAscent {
  let problem: PlanningProblem
  let rows: HallRows
  let solver: any Solver
  let watch: Watch
  /// The units' pricers; what they answered last is at ``prices`` after a run.
  private(set) var pricers: [UnitPricer]
  /// The best prices so far, and what the units' answers cost at them: nearly a bound.
  private(set) var prices: HallPrices
  private(set) var value = -Double.infinity
  /// What the units have answered so far.
  private(set) var pool: SchedulePool

  /// Begins with prices or, without any, with the price of the peak spread over all minutes.
  init(
    _ problem: PlanningProblem, rows: HallRows, from start: HallPrices? = nil,
    solver: any Solver, watch: Watch
  ) {
    self.problem = problem
    self.rows = rows
    self.solver = solver
    self.watch = watch
    let most = problem.hall.slots.indices.map { problem.hall.mostPeople(inSlot: $0) }
    pricers = problem.units.map { unit in
      UnitPricer(unit, slotCaps: unit.slots.map { most[$0] })
    }
    pool = SchedulePool(unitCount: problem.units.count)
    prices = start ?? HallPrices(none: problem.hall)
    guard start == nil else { return }
    for session in prices.presences.indices {
      let count = Double(prices.presences[session].count)
      for row in prices.presences[session].indices {
        prices.presences[session][row] = problem.hall.peakWeight / count
      }
    }
  }

  /// The units' answers to prices.
  struct Answers {
    /// What they cost at the prices, the hall's rebate taken off.
    var value: Double
    /// How much of each row they use.
    var activity: [Double]
  }

  /// Has every unit answer; nil where the time was over.
  private mutating func answers(to prices: HallPrices, _ watch: Watch) -> Answers? {
    let loadPrices = prices.loadPrices(problem.hall)
    let kindCount = rows.kindCount
    guard
      let answers = pricers.sweep(watch: watch, { $0.estimate(loadPrices, kindCount: kindCount) })
    else { return nil }
    var loads = [Double](repeating: 0, count: problem.hall.loadCount)
    var value = problem.fixedCost - prices.rebate(problem.hall)
    for (number, answer) in answers.enumerated() {
      let unit = problem.units[number]
      value += answer.value
      pool.add(answer.schedule, of: number)
      unit.forEachLoad(of: answer.schedule, kindCount: kindCount) { loads[$0] += $1 }
    }
    var activity = [Double](repeating: 0, count: rows.count)
    for load in loads.indices where loads[load] > 0 {
      rows.add(loads[load], of: load, to: &activity)
    }
    return Answers(value: value, activity: activity)
  }

  /// Has the units answer to the first prices.
  ///
  /// - Returns: whether the time allowed it.
  mutating func begin() -> Bool {
    // Twice, since a first answer of a unit with caps may still be bettered.
    guard answers(to: prices, watch) != nil, let center = answers(to: prices, watch) else {
      return false
    }
    value = center.value
    return true
  }

  /// Steps of the prices, after ``begin()``.
  ///
  /// - Parameters:
  ///   - rounds: how often the units answer.
  ///   - firstStep: by how much the first step changes the price it changes most.
  ///   - watch: when to stop.
  mutating func run(rounds: Int, firstStep: Double = 0.5, watch: Watch) {
    guard var center = answers(to: prices, watch) else { return }
    raise(&center, watch)
    value = center.value
    var mean = center.activity
    var step: Double?
    var failures = 0
    for _ in 0..<rounds where !watch.isOver {
      let direction = Direction(problem.hall, rows, prices: prices, activity: mean)
      guard direction.largest > 1e-9 else { break }
      let length = step ?? firstStep / direction.largest
      let next = direction.prices(from: prices, by: length, hall: problem.hall)
      guard let point = answers(to: next, watch) else { break }
      for row in mean.indices { mean[row] += 0.1 * (point.activity[row] - mean[row]) }
      if point.value > value {
        prices = next
        value = point.value
        step = length * 1.5
        failures = 0
      } else {
        failures += 1
        step = failures >= 3 ? length * 0.7 : length
        if failures >= 3 { failures = 0 }
      }
    }
    _ = answers(to: prices, self.watch)
  }

  /// Where there are more people than places, everyone's place has a price near to what leaving
  /// someone out costs: finds how far up, along prices that value all places of a session alike.
  private mutating func raise(_ center: inout Answers, _ watch: Watch) {
    guard let direction = ThroughputPrices(problem, rows: rows, solver: solver, watch: watch)
    else { return }
    var (low, high) = (0.0, direction.highest)
    for _ in 0..<14 where !watch.isOver {
      let middle = (low + high) / 2
      guard let point = answers(to: direction.added(middle, to: prices), watch) else { return }
      if direction.excess(of: point.activity) > 0 { low = middle } else { high = middle }
      if high < 1 { return }
    }
    let raised = direction.added(low, to: prices)
    guard let point = answers(to: raised, watch), point.value > center.value else { return }
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
  mutating func prove(tolerance: Double, steps: Int, sets: Int) -> Double? {
    let solver = solver
    let bounds = pricers.sweep(watch: watch) {
      $0.prove(tolerance: tolerance, steps: steps, sets: sets, solver: solver)
    }
    return bounds.map { $0.reduce(problem.fixedCost - prices.rebate(problem.hall), +) }
  }

  /// Has the units answer to prices around the best ones, for more schedules to choose from.
  ///
  /// - Parameters:
  ///   - rounds: how often.
  ///   - noise: by which part a price differs at most.
  ///   - random: decides by how much.
  mutating func lookAround(rounds: Int, noise: Double, using random: inout SplitMix64) {
    let best = prices.loadPrices(problem.hall)
    let kindCount = rows.kindCount
    for _ in 0..<rounds {
      let noisy = best.map { $0 * (1 + noise * (2 * random.fraction() - 1)) }
      guard
        let answers = pricers.sweep(watch: watch, { $0.estimate(noisy, kindCount: kindCount) })
      else { return }
      for (unit, answer) in answers.enumerated() { pool.add(answer.schedule, of: unit) }
    }
  }

  /// What each unit answered last.
  var schedules: [Schedule] {
    pricers.map { $0.last?.schedule ?? $0.problem.emptySchedule }
  }
}

/// Which way the prices go: up where more is used than there is, down where less.
private struct Direction {
  /// For each row, how much is used beyond its bound, in units of the row's norm, per norm.
  private var slopes: [Double]
  /// The largest change of any row's price, in units of its norm, per unit of length.
  private(set) var largest = 0.0
  private let rows: HallRows

  init(_ hall: Hall, _ rows: HallRows, prices: HallPrices, activity: [Double]) {
    self.rows = rows
    slopes = [Double](repeating: 0, count: rows.count)
    for (row, limit) in hall.limits.enumerated() {
      let violation = (activity[row] - limit.bound) / limit.norm
      largest = max(largest, violation)
      slopes[row] = violation / limit.norm
    }
    for (session, range) in rows.presences.enumerated() {
      // Against the mean of the priced presences, since their prices add up to a constant.
      let mean =
        zip(range, prices.presences[session]).reduce(0) { $0 + activity[$1.0] * $1.1 }
        / max(1e-9, hall.peakWeight)
      for (row, presence) in zip(range, hall.presences[session]) {
        let violation = (activity[row] - mean) / presence.norm
        largest = max(largest, violation)
        slopes[row] = violation / presence.norm
      }
    }
  }

  func prices(from prices: HallPrices, by length: Double, hall: Hall) -> HallPrices {
    var next = prices
    for row in next.limits.indices {
      next.limits[row] = max(0, next.limits[row] + length * slopes[row])
    }
    for (session, range) in rows.presences.enumerated() {
      for (place, row) in range.enumerated() {
        next.presences[session][place] += length * slopes[row]
      }
      next.presences[session].projectOntoSimplex(hall.peakWeight)
    }
    return next
  }
}

extension [Double] {
  /// The nearest point whose parts are at least zero and add up to `sum` (Held, Wolfe and Crowder,
  /// 1974).
  fileprivate mutating func projectOntoSimplex(_ sum: Double) {
    var total = 0.0
    var shift = 0.0
    for (place, value) in sorted(by: >).enumerated() {
      total += value
      let candidate = (total - sum) / Double(place + 1)
      if value <= candidate { break }
      shift = candidate
    }
    for index in indices { self[index] = Swift.max(0, self[index] - shift) }
  }
}
