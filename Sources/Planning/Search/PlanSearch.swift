import IntegerProgramming
import Randomness

/// The search for the cheapest plan of a problem: the best schedules so far, and a bound.
///
/// `start` gives a plan and a bound, `improve` betters the plan, `finish` solves small problems to
/// the end. Each stops where the gap is reached or the time is over, and leaves what it has.
struct PlanSearch {
  let problem: PlanningProblem
  let solver: any Solver
  let watch: Watch
  /// The relative gap to reach.
  let gap: Double
  /// Told of every improvement: the cost, the people without a slot, the bound.
  let report: (_ cost: Double, _ unplaced: Int, _ bound: Double) -> Void

  private let frame: ArrangementFrame
  /// One schedule per unit of the problem.
  private(set) var best: [Schedule]
  private(set) var cost: Double
  private(set) var bound = 0.0
  private var unplaced: Int
  private var random = SplitMix64(seed: 20_211_209)
  /// The settled relaxation, once there is one, and its value.
  private var settled: (generation: ColumnGeneration, value: Double)?

  init(
    _ problem: PlanningProblem, solver: any Solver, watch: Watch, gap: Double,
    report: @escaping (_ cost: Double, _ unplaced: Int, _ bound: Double) -> Void
  ) {
    self.problem = problem
    self.solver = solver
    self.watch = watch
    self.gap = gap
    self.report = report
    best = problem.units.map(\.emptySchedule)
    frame = ArrangementFrame(problem)
    var arrangement = Arrangement(frame)
    arrangement.put(best)
    cost = arrangement.cost
    unplaced = arrangement.peopleWaiting + problem.nowhere.count
  }

  /// Begins from a plan of the same problem under other limits, if it keeps these.
  mutating func adopt(_ schedules: [Schedule]) { keep(schedules) }

  /// With more units than this the relaxation takes too long as a linear program.
  private static let mostUnitsOfPrograms = 600

  /// The same search on a problem with tighter limits: its bound still holds, and its best plan is
  /// mended and improved.
  func continued(on tighter: PlanningProblem) -> PlanSearch {
    var search = PlanSearch(tighter, solver: solver, watch: watch, gap: gap, report: report)
    search.bound = bound
    search.random = random
    var arrangement = Arrangement(search.frame)
    arrangement.put(best)
    arrangement.takeOutExcess()
    search.keep(arrangement)
    search.anneal(from: arrangement.schedules, hot: 0.5)
    return search
  }

  /// Whether the gap is reached or the time is over.
  private var isDone: Bool { cost - bound <= gap * max(1, abs(cost)) || watch.isOver }

  /// Makes a first plan, bounds the cost by the relaxation over all schedules, and settles that.
  mutating func start() {
    anneal(from: best, hot: 3)
    guard !isDone else { return }
    var generation = ColumnGeneration(problem, solver: solver, watch: watch)
    for (unit, schedule) in best.enumerated() { generation.master.add(schedule, of: unit) }
    guard problem.units.count <= PlanSearch.mostUnitsOfPrograms else {
      generation.boundWithoutPrices()
      raise(generation.bound)
      return
    }
    let rounds = max(8, min(200, 4_000 / max(1, problem.units.count)))
    let isSolved = generation.run(gap: min(gap, 1e-5), rounds: rounds) { raise($0) }
    guard isSolved, !isDone, let value = generation.settle(rounds: 3, part: 0.1) else { return }
    settled = (generation, value)
    annealFromSettled(moves: 1)
  }

  /// Opens and settles some units again and again, and anneals from what comes of it.
  ///
  /// - Parameter effort: how much work, 1 being usual.
  mutating func improve(effort: Double) {
    let rounds = Int(effort * Double(max(4, min(24, 2_400 / max(1, problem.units.count)))))
    var annealed = settled?.value ?? 0
    for round in 0..<rounds where !isDone {
      guard let (generation, value) = settled else { return }
      var next = generation
      settled = nil
      let after = next.resettle(unitsToReopen(next), value: value)
      settled = (next, after)
      if round % 8 == 7, after < annealed - 1e-7 || round == rounds - 1 {
        annealed = after
        annealFromSettled(moves: round == rounds - 1 ? 3 : 1)
      }
    }
  }

  /// Solves the compact program, where it is small enough for that to lead anywhere.
  mutating func finish() {
    let size = problem.units.reduce(0) { $0 + $1.classes.count * $1.slots.count }
    guard !isDone, size <= 1_500 else { return }
    let compact = CompactProgram(problem)
    // A node costs somewhat more than in proportion to the program's size.
    let nodes = 5_000_000 / (Double(max(1, size)) * Double(max(1, size)).squareRoot())
    let limits = watch.solveLimits(nodes: max(50, Int(nodes)), relativeGap: gap / 10)
    switch solver.solve(compact.program, within: limits) {
    case .optimal(let solution, let bound), .feasible(let solution, let bound, _):
      keep(compact.schedules(of: solution))
      raise(bound)
    case .nothingFound(let bound, _): raise(bound)
    case .infeasible, .unbounded, .invalidProgram, .failure: break
    }
  }

  /// Everyone who is left out, and some others at random.
  private mutating func unitsToReopen(_ generation: ColumnGeneration) -> [Int] {
    var units = Set(generation.unitsLeftOut().prefix(10))
    let count = min(problem.units.count, max(6, units.count + 3))
    while units.count < count { units.insert(random.below(problem.units.count)) }
    return units.sorted()
  }

  /// How many moves a usual annealing tries.
  private var usualMoves: Int { 20_000 + 400 * problem.units.reduce(0) { $0 + $1.size } }

  /// Anneals from schedules, and keeps the result if it is the best.
  private mutating func anneal(from schedules: [Schedule], hot: Double) {
    var arrangement = Arrangement(frame)
    arrangement.put(schedules)
    var annealing = Annealing(arrangement, seed: random.next())
    annealing.run(moves: usualMoves, hot: hot, cold: 0.05, watch: watch)
    keep(annealing.now)
  }

  /// Anneals several times from what is whole in the settled relaxation, towards its peaks.
  private mutating func annealFromSettled(moves: Int) {
    guard let (generation, _) = settled, let relaxation = generation.relaxation else { return }
    var arrangement = Arrangement(frame)
    arrangement.put(generation.wholeParts())
    let run = AnnealingRun(
      start: arrangement, targets: generation.master.peaks(in: relaxation),
      moves: usualMoves * moves, watch: watch)
    for result in run.results(seeds: (0..<4).map { _ in random.next() }) { keep(result) }
  }

  /// Keeps schedules if they are the best, and break no limit.
  private mutating func keep(_ schedules: [Schedule]) {
    var arrangement = Arrangement(frame)
    arrangement.put(schedules)
    if arrangement.exceeded == 0 { keep(arrangement) }
  }

  private mutating func keep(_ arrangement: Arrangement) {
    guard arrangement.cost < cost - 1e-9 else { return }
    best = arrangement.schedules
    cost = arrangement.cost
    unplaced = arrangement.peopleWaiting + problem.nowhere.count
    report(cost, unplaced, min(bound, cost))
  }

  private mutating func raise(_ bound: Double) {
    guard bound.isFinite, bound > self.bound + 1e-12 else { return }
    self.bound = bound
    report(cost, unplaced, min(bound, cost))
  }
}
