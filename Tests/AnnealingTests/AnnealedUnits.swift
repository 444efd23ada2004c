import Annealing
import Drives
import Formulation
import IntegerProgramming
import Relaxation
import SolverTestSupport
import TestSupport

/// A few random units that share a capacity model, with every schedule of each as candidates and
/// random dual values: all that annealing knows of a problem.
struct AnnealedUnits {
  let example: RandomUnits.Example
  let rows: ConstraintMatrix
  let pool: [[Schedule]]
  let candidates: Candidates
  let prices: DualPrices

  var problem: PlanningProblem { example.problem }
  var drive: Drive { example.drive }

  static let shape = RandomUnits.Shape().with {
    $0.units = 2...4
    $0.people = 1...4
    $0.limits = 0.6
    $0.ties = 0.2
    $0.extras = 0.15
  }

  /// The units of a seed; nil where one has no schedule that keeps its absence limit, or too many.
  init?(_ seed: Int, _ shape: RandomUnits.Shape = AnnealedUnits.shape) {
    example = RandomUnits.example(seed, shape)
    let problem = example.problem
    rows = ConstraintMatrix(problem.capacity)
    pool = problem.units.map { unit in
      (unit.everySchedule(atMost: 400) ?? []).filter { unit.allows($0) }
    }
    guard pool.allSatisfy({ !$0.isEmpty }) else { return nil }
    candidates = Candidates(pool, of: problem.units, in: rows)
    var random = SplitMix64(seed: UInt64(seed) &+ 3)
    var prices = DualPrices(none: problem.capacity)
    for limit in prices.limits.indices where random.happens(0.5) {
      prices.limits[limit] = Double(random.number(0...40)) / 4
    }
    for (number, excess) in problem.capacity.excesses.enumerated() {
      for row in excess.rows.indices {
        prices.presences[number][row] = excess.weight / Double(excess.rows.count)
      }
    }
    self.prices = prices
  }

  /// The units of many seeds.
  static func cases(
    _ seeds: Range<Int>, _ shape: RandomUnits.Shape = AnnealedUnits.shape
  ) -> [(seed: Int, units: AnnealedUnits)] {
    seeds.compactMap { seed in AnnealedUnits(seed, shape).map { (seed, $0) } }
  }

  /// A schedule of each unit.
  func schedules(_ random: inout SplitMix64) -> [Schedule] {
    pool.map { random.one(of: $0) }
  }

  /// The capacity model with nobody in it.
  var energy: AugmentedLagrangian {
    AugmentedLagrangian(problem, rows: rows, prices: prices, candidates: candidates)
  }

  var sessions: [SessionIndex] { Array(problem.capacity.sessions) }

  static let parameters = AnnealingParameters(threads: 1)

  /// A deadline that is never over.
  static let never = Deadline(seconds: nil, cancellation: Cancellation()) { 0 }

  /// Annealing of the units from some schedules.
  func annealing(from schedules: [Schedule], seed: Int) -> ScheduleAnnealing {
    ScheduleAnnealing(
      problem.units, start: schedules, energy: energy, seed: UInt64(seed),
      moves: AnnealedUnits.parameters.moves, deadline: AnnealedUnits.never)
  }

  static let maker = AnnealingSchedule.Maker(scheduleSettings: parameters.scheduleSettings)

  /// Few sweeps while limits may be broken, or none may.
  static func sweeps(_ count: Int, isEnforced: Bool) -> AnnealingSchedule {
    isEnforced
      ? maker.enforced(sweeps: count, parameters.scheduleSettings.few, priceScale: 20)
      : maker.relaxed(sweeps: count, parameters.scheduleSettings.few, priceScale: 20)
  }
}

/// The augmented Lagrangian written down as its formulas read.
///
/// Row i costs max(0, t)² / (2 s) with t = p + s · (a − b): p its price, s its penalty, a its
/// activity and b its bound. Presences of an excess have the bound, beyond its profile, at which
/// their t add up to its weight.
struct LiteralLagrangian {
  let units: AnnealedUnits
  var activity: [Double]
  var prices: [Double]
  private var penalty: [Double]
  private var bounds: [Double]
  private var isEnforced = false

  init(_ units: AnnealedUnits) {
    self.units = units
    activity = [Double](repeating: 0, count: units.rows.count)
    prices = units.prices.ofRows
    penalty = activity
    bounds = activity
  }

  private func multiplier(_ row: Int) -> Double {
    prices[row] + penalty[row] * (activity[row] - bounds[row])
  }

  /// What the rows cost, peaks included where they cost what they are.
  var energy: Double {
    var sum = 0.0
    for row in activity.indices where penalty[row] > 0 {
      let multiplier = max(0, multiplier(row))
      sum += multiplier * multiplier / (2 * penalty[row])
    }
    guard isEnforced else { return sum }
    return zip(units.rows.excessWeights, excesses).reduce(sum) { $0 + $1.0 * $1.1 }
  }

  var excesses: [Double] {
    units.rows.excesses.map { rows in
      rows.reduce(0) { max($0, activity[$1] - units.rows.bounds[$1]) }
    }
  }

  mutating func add(_ schedule: Schedule, of unit: Int, times: Double = 1) {
    let rows = units.rows
    units.problem.units[unit].forEachLoad(of: schedule, kindCount: rows.kindCount) {
      rows.add(times * $1, of: $0, to: &activity)
    }
  }

  /// As penalised as `factor` says; where rows were elastic before, 0.15 of what they are tense by
  /// becomes price first.
  mutating func relax(_ factor: AnnealingSchedule.Penalties) {
    let capacity = units.problem.capacity
    func stiff(_ row: Int, _ factor: Double) -> Double {
      let use = max(1e-3, capacity.limits[row].terms.map(\.coefficient).max() ?? 0)
      return factor * max(1, prices[row] * use) / (20 * use * use)
    }
    for row in 0..<units.rows.limitCount where penalty[row] > 0 {
      let rise = stiff(row, factor.presences) * (activity[row] - units.rows.bounds[row])
      prices[row] = max(0, prices[row] + 0.15 * rise)
    }
    for row in units.rows.limitCount..<activity.count where penalty[row] > 0 {
      prices[row] += 0.15 * (max(0, multiplier(row)) - prices[row])
    }
    for row in 0..<units.rows.limitCount {
      (penalty[row], bounds[row]) = (stiff(row, factor.limits), units.rows.bounds[row])
    }
    for (number, range) in units.rows.excesses.enumerated() {
      let weight = units.rows.excessWeights[number]
      func over(_ row: Int) -> Double { activity[row] - units.rows.bounds[row] }
      for row in range { penalty[row] = factor.presences * max(1, prices[row]) / 20 }
      let highest = range.reduce(0) { max($0, over($1)) }
      var (low, high) = (0.0, highest + (weight > 0 ? 20 : 1_000))
      if weight == 0 { low = high }
      while high - low > 1e-9 {
        let middle = (low + high) / 2
        let sum = range.reduce(0) { $0 + max(0, prices[$1] + penalty[$1] * (over($1) - middle)) }
        if sum > weight { low = middle } else { high = middle }
      }
      for row in range { bounds[row] = units.rows.bounds[row] + high }
    }
  }

  /// Limits so penalised that none is broken, at a tension of 100 where they are just kept.
  mutating func enforce() {
    isEnforced = true
    for row in activity.indices {
      let isLimit = row < units.rows.limitCount
      penalty[row] =
        isLimit ? 100 * max(1_000, units.problem.highestCostWithoutSlot) : 0
      prices[row] = isLimit ? 100 : prices[row]
      bounds[row] = isLimit ? units.rows.bounds[row] + 1e-7 : 0
    }
  }
}
