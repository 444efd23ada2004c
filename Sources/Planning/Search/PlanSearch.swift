import IntegerProgramming
import Randomness

/// The search for the cheapest plan of a problem: the best schedules so far, and a bound.
///
/// `start` prices the hall and makes a plan and a bound, `improve` betters both where the problem is
/// small enough for linear programs, `finish` solves the smallest problems to the end. Each stops
/// where the gap is reached or the time is over, and leaves what it has.
struct PlanSearch {
  let problem: PlanningProblem
  let solver: any Solver
  let watch: Watch
  /// The relative gap to reach.
  let gap: Double
  /// Told of every improvement: the cost, the people without a slot, the bound.
  let report: (_ cost: Double, _ unplaced: Int, _ bound: Double) -> Void

  private let rows: HallRows
  private let frame: ArrangementFrame
  /// One schedule per unit of the problem.
  private(set) var best: [Schedule]
  private(set) var cost: Double
  private(set) var bound = 0.0
  private var unplaced: Int
  private var random = SplitMix64(seed: 20_211_209)
  /// The settled relaxation, once there is one.
  private var settled: ColumnGeneration?

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
    rows = HallRows(problem.hall)
    frame = ArrangementFrame(
      problem.units, hall: problem.hall, rows: rows, fixedCost: problem.fixedCost)
    var arrangement = Arrangement(frame)
    arrangement.put(best)
    cost = arrangement.cost
    unplaced = arrangement.peopleWaiting + problem.nowhere.count
  }

  /// Begins from a plan of the same problem under other limits, if it keeps these.
  mutating func adopt(_ schedules: [Schedule]) { keep(schedules) }

  /// With more units than this the relaxation takes too long as a linear program.
  private static let mostUnitsOfPrograms = 100

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
    search.anneal(arrangement, peaks: arrangement.peaks, limitWeight: 0, hot: 0.5, watch: watch)
    return search
  }

  /// Whether the gap is reached or the time is over.
  private var isDone: Bool { cost - bound <= gap * max(1, abs(cost)) || watch.isOver }

  private var people: Int { problem.units.reduce(0) { $0 + $1.size } }

  /// Makes a plan as the later ones will be, quickly.
  mutating func sketch() {
    var ascent = DualAscent(problem, rows: rows, solver: solver, watch: watch)
    guard ascent.begin() else { return }
    ascent.run(rounds: 60, watch: watch.part(0.1))
    var responses = UnitResponses(ascent)
    responses.run(using: &random)
    makeFirstPlan(responses.schedules)
  }

  /// Prices the hall, fits the units' answers together, and proves a bound at the prices.
  mutating func start() {
    var ascent = DualAscent(problem, rows: rows, solver: solver, watch: watch)
    guard ascent.begin() else { return }
    makeFirstPlan(ascent.schedules)
    if let bound = ascent.prove(tolerance: 1e-6, steps: 10, sets: 0) { raise(bound) }
    guard !isDone else { return }
    // Of limited time, the rest is for the plan, and for the proof.
    ascent.run(rounds: people < 100_000 ? 160 : 80, watch: watch.part(0.4))
    var responses = UnitResponses(ascent)
    responses.run(using: &random)
    fit(responses.schedules, peaks: responses.peaks, watch: watch.part(0.85))
    if let bound = ascent.prove(tolerance: 1e-6, steps: 200, sets: 4_000) { raise(bound) }
    guard !isDone, problem.units.count <= PlanSearch.mostUnitsOfPrograms else { return }
    var generation = ColumnGeneration(ascent)
    for (unit, schedule) in best.enumerated() { generation.master.add(schedule, of: unit) }
    let isSolved = generation.run(gap: min(gap, 1e-5), rounds: 60) { raise($0) }
    guard isSolved, !isDone, generation.settle(rounds: 3, part: 0.1) != nil else { return }
    settled = generation
  }

  /// Makes some plan, quickly.
  private mutating func makeFirstPlan(_ schedules: [Schedule]) {
    var arrangement = Arrangement(frame)
    arrangement.put(schedules)
    arrangement.takeOutExcess()
    keep(arrangement)
    var annealing = Annealing(arrangement, seed: random.next())
    let moves = people < 2_000 ? 400 * people : min(4_000_000, 100 * people)
    annealing.run(moves: moves, hot: 2, cold: 0.05, watch: watch.part(0.2))
    keep(annealing.now)
  }

  /// Makes a plan of schedules that nearly fit together.
  private mutating func fit(_ schedules: [Schedule], peaks: [Double], watch: Watch) {
    // The price of leaving somebody out is no reason to break a limit by half a person.
    let limitWeight = 20.0
    var schedules = schedules
    let parts = AnnealingRun.parts(of: problem, offset: 0)
    let movable = parts.joined().reduce(0) { $0 + problem.units[$1].size }
    if parts.count > 1, movable * 3 > people {
      for (round, hot) in [0.2, 0.15, 0.11, 0.08].enumerated() where !watch.isOver {
        let run = AnnealingRun(
          peaks: peaks, limitWeight: limitWeight, movesPerPerson: movesPerPerson / 4, hot: hot,
          watch: watch)
        schedules = run.partly(
          schedules, of: problem, rows: rows, offset: round % 2 * 4, seed: random.next())
      }
      var arrangement = Arrangement(frame)
      arrangement.put(schedules)
      arrangement.takeOutExcess()
      keep(arrangement)
      var annealing = Annealing(arrangement, seed: random.next())
      annealing.run(moves: people * movesPerPerson / 8, hot: 0.1, cold: 0.05, watch: watch)
      keep(annealing.now)
    } else {
      var arrangement = Arrangement(frame)
      arrangement.put(schedules)
      anneal(arrangement, peaks: peaks, limitWeight: limitWeight, hot: 0.15, watch: watch)
    }
    let isHard = unplaced > problem.nowhere.count && people < 10_000
    guard isHard || people < 1_000, !watch.isOver else { return }
    // Who is left out, and how few large units share the slots, wants more freedom.
    var arrangement = Arrangement(frame)
    arrangement.put(best)
    anneal(arrangement, peaks: arrangement.peaks, limitWeight: 0, hot: 2, watch: watch)
  }

  /// Anneals again from what is whole in the settled relaxation, where there is one, and while the
  /// gap is wide from the best plan, in turns.
  ///
  /// - Parameter effort: how much work, 1 being usual.
  mutating func improve(effort: Double) {
    guard settled != nil else { return }
    for round in 0..<Int((4 * effort).rounded(.up)) where !isDone {
      if round % 2 == 0 {
        annealFromSettled()
      } else if cost - bound > 0.015 * abs(cost) {
        var arrangement = Arrangement(frame)
        arrangement.put(best)
        anneal(
          arrangement, peaks: arrangement.peaks, limitWeight: 0, hot: round % 4 == 1 ? 0.5 : 1,
          watch: watch)
      }
      if round > 0, cost - bound <= 0.015 * abs(cost) { return }
    }
  }

  /// Solves the compact program, where it is small enough for that to lead anywhere.
  mutating func finish() {
    let size = problem.sizeOfProgram
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

  /// How many moves annealing tries per person: fewer the more people there are.
  private var movesPerPerson: Int {
    switch people {
    case ..<1_000: 600
    case ..<10_000: 700
    case ..<100_000: 600
    case ..<500_000: 240
    default: 120
    }
  }

  /// Anneals an arrangement with several seeds, and keeps the result if it is the best.
  private mutating func anneal(
    _ arrangement: Arrangement, peaks: [Double], limitWeight: Double, hot: Double,
    watch: Watch
  ) {
    let run = AnnealingRun(
      peaks: peaks, limitWeight: limitWeight, movesPerPerson: movesPerPerson, hot: hot,
      watch: watch)
    let seeds = (0..<(people < 1_000 ? 4 : 2)).map { _ in random.next() }
    keep(run.best(from: arrangement, seeds: seeds))
  }

  /// Anneals from what is whole in the settled relaxation, towards its peaks.
  private mutating func annealFromSettled() {
    guard let generation = settled, let relaxation = generation.relaxation else { return }
    var arrangement = Arrangement(frame)
    arrangement.put(generation.wholeParts())
    anneal(
      arrangement, peaks: generation.master.peaks(in: relaxation), limitWeight: 0, hot: 0.4,
      watch: watch)
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
