import IntegerProgramming

/// The search for the cheapest plan of a problem: the best schedules so far, and a bound.
struct PlanSearch {
  let problem: PlanningProblem
  let solver: any Solver
  let watch: Watch
  /// The relative gap to reach.
  let gap: Double
  /// Told of every improvement: the cost, the people without a slot, the bound.
  let report: (_ cost: Double, _ unplaced: Int, _ bound: Double) -> Void

  /// One schedule per unit of the problem.
  private(set) var best: [Schedule]
  private(set) var cost: Double
  private var unplaced: Int
  private(set) var bound = 0.0
  private var random = SplitMix64(seed: 20_211_209)

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
    var arrangement = Arrangement(problem)
    arrangement.put(best)
    cost = arrangement.cost
    unplaced = arrangement.peopleWaiting + problem.nowhere.count
  }

  /// The same search on a problem with tighter limits: its bound still holds, and its best plan is
  /// mended and improved.
  func continued(on tighter: PlanningProblem) -> PlanSearch {
    var search = PlanSearch(tighter, solver: solver, watch: watch, gap: gap, report: report)
    search.bound = bound
    search.random = random
    var arrangement = Arrangement(tighter)
    arrangement.put(best)
    arrangement.takeOutExcess()
    search.keep(arrangement.schedules)
    search.anneal(from: search.best, moves: search.movesOfAnnealing, hot: 0.5)
    return search
  }

  /// Whether the gap is reached or the time is over.
  var isDone: Bool { (cost - bound) <= gap * max(1, abs(cost)) || watch.isOver }

  /// Searches until the gap is reached, the work is done, or the time is over.
  ///
  /// - Parameter effort: how much work, 1 being usual.
  mutating func run(effort: Double) {
    anneal(from: best, moves: movesOfAnnealing, hot: 3)
    guard !isDone, var generation = rootRelaxation() else { return }
    guard var value = generation.settle(rounds: 3, part: 0.1) else { return }
    anneal(from: generation.wholeParts(), moves: movesOfAnnealing, hot: 0.5)
    let rounds = Int(24 * effort)
    var annealed = value
    for round in 0..<rounds where !isDone {
      let before = value
      value = generation.resettle(unitsToReopen(generation), value: value)
      if round % 8 == 7 || round == rounds - 1, value < annealed - 1e-7 {
        annealed = value
        anneal(from: generation.wholeParts(), moves: movesOfAnnealing, hot: 0.5)
      }
      if value == before, round > 8, value - bound <= gap * max(1, abs(value)) { break }
    }
    solveExactly()
  }

  /// The linear relaxation over all schedules, which bounds the cost.
  private mutating func rootRelaxation() -> ColumnGeneration? {
    var generation = ColumnGeneration(problem, solver: solver, watch: watch)
    for (unit, schedule) in best.enumerated() { generation.master.add(schedule, of: unit) }
    let isSolved = generation.run(gap: min(gap, 1e-5), rounds: 200) { bound in
      raise(bound)
    }
    return isSolved ? generation : nil
  }

  /// Everyone who is left out, and some others at random.
  private mutating func unitsToReopen(_ generation: ColumnGeneration) -> [Int] {
    var units = Set(generation.unitsLeftOut().prefix(10))
    while units.count < min(problem.units.count, 6) {
      units.insert(random.below(problem.units.count))
    }
    return units.sorted()
  }

  private var movesOfAnnealing: Int {
    20_000 + 400 * problem.units.reduce(0) { $0 + $1.size }
  }

  /// Anneals from some schedules, and keeps the result if it is the best.
  private mutating func anneal(from schedules: [Schedule], moves: Int, hot: Double) {
    var arrangement = Arrangement(problem)
    arrangement.put(schedules)
    var annealing = Annealing(arrangement, seed: random.next())
    annealing.run(moves: moves, hot: hot, cold: 0.05, watch: watch)
    keep(annealing.now)
  }

  /// The compact program, where it is small enough to be solved to the end.
  private mutating func solveExactly() {
    let size = problem.units.reduce(0) { $0 + $1.classes.count * $1.slots.count }
    guard !isDone, size <= 250 else { return }
    let compact = CompactProgram(
      problem, units: Array(problem.units.indices),
      others: [Int](repeating: 0, count: problem.hall.loadCount))
    let limits = watch.solveLimits(nodes: 400_000 / max(1, size), relativeGap: gap / 10)
    switch solver.solve(compact.program, within: limits) {
    case .optimal(let solution, let bound), .feasible(let solution, let bound, _):
      keep(compact.schedules(of: solution))
      raise(problem.fixedCost + bound)
    case .nothingFound(let bound, _): raise(problem.fixedCost + bound)
    case .infeasible, .unbounded, .invalidProgram, .failure: break
    }
  }

  /// Keeps schedules if they are the best, and break no limit.
  private mutating func keep(_ schedules: [Schedule]) {
    var arrangement = Arrangement(problem)
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
