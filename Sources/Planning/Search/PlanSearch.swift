import Dispatch
import IntegerProgramming
import Randomness
import Synchronization

/// The search for the cheapest plan of a problem: the best schedules so far, and a bound.
///
/// `start` prices the hall, makes a plan, and proves a bound; `improve` betters the plan; `finish`
/// solves the smallest problems to the end. Each stops where the gap is reached or the time is over,
/// and leaves what it has.
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
  /// What the hall is worth, once it has been priced.
  private(set) var pricing: HallPricing?
  private var unplaced: Int
  /// The plans to be bettered.
  private var starts: [(schedules: [Schedule], cost: Double)] = []
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

  /// The same search on a problem with tighter limits: its bound still holds, and its best plan is
  /// mended.
  func continued(on tighter: PlanningProblem) -> PlanSearch {
    var search = PlanSearch(tighter, solver: solver, watch: watch, gap: gap, report: report)
    search.bound = bound
    search.pricing = pricing?.moved(from: problem.hall, to: tighter.hall)
    search.random = random
    search.fit(best, towards: nil, hot: 0.5, watch: watch)
    return search
  }

  /// Whether the gap is reached or the time is over.
  private var isDone: Bool { cost - bound <= gap * max(1, abs(cost)) || watch.isOver }

  /// Whether there are so few people that plans are quickly made, and many can be.
  private var isSmall: Bool { people < 2_000 }

  private var people: Int { problem.units.reduce(0) { $0 + $1.size } }

  /// Makes a plan as the later ones will be, quickly.
  mutating func sketch() {
    var ascent = DualAscent(problem, rows: rows, solver: solver, watch: watch)
    guard ascent.begin() else { return }
    ascent.run(rounds: 60, watch: watch.part(0.1))
    respond(at: HallPricing(ascent), watch: watch.part(0.15))
  }

  /// Prices the hall, fits the units' answers together, and proves a bound at the prices.
  ///
  /// - Parameter warm: what a drive like this one taught, so that there is less to do; nil for
  ///   nothing.
  mutating func start(from warm: WarmStart? = nil) {
    var ascent = DualAscent(
      problem, rows: rows, from: warm?.prices?.prices(for: problem.hall), solver: solver,
      watch: watch)
    guard ascent.begin() else { return }
    if let warm {
      fit(problem.schedules(nearestTo: warm.assignments), towards: nil, hot: 0.5, watch: watch)
    } else {
      fit(
        ascent.schedules, towards: nil, hot: 2, part: isSmall ? 1 : 0.15,
        watch: watch.part(0.2))
    }
    if let bound = ascent.prove(tolerance: 1e-6, steps: 10, sets: 0) { raise(bound) }
    guard !isDone else { return }
    // Of limited time, the rest is for the plan, and for the proof.
    let rounds = warm?.prices != nil ? 40 : people < 100_000 ? 160 : 80
    ascent.run(
      rounds: rounds, firstStep: warm?.prices != nil ? 0.1 : 0.5, watch: watch.part(0.4))
    pricing = HallPricing(ascent)
    for _ in 0..<(warm?.prices == nil ? startCount : 1) where !watch.isOver {
      respond(at: HallPricing(ascent), watch: watch.part(0.8))
    }
    guard !isDone else { return }
    if problem.units.count <= PlanSearch.mostUnitsOfPrograms { generate(from: ascent) }
    if let bound = ascent.prove(tolerance: 1e-6, steps: 200, sets: 4_000) { raise(bound) }
  }

  /// Sharpens the prices by linear programs, and proves a bound at them.
  private mutating func generate(from ascent: DualAscent) {
    var generation = ColumnGeneration(ascent)
    for (unit, schedule) in best.enumerated() { generation.master.add(schedule, of: unit) }
    generation.run(gap: min(gap, 1e-5), rounds: 60) { raise($0) }
  }

  /// How many plans to begin with: where they are quickly made, the luck of one decides less.
  private var startCount: Int { isSmall ? 6 : 1 }

  /// With more units than this the relaxation takes too long as a linear program.
  private static let mostUnitsOfPrograms = 100

  /// Has the units answer prices in turns, and makes a plan of the answers.
  private mutating func respond(at pricing: HallPricing, watch: Watch) {
    var responses = UnitResponses(pricing, hall: problem.hall, rows: rows, watch: watch)
    responses.run(using: &random)
    let parts = AnnealingRun.parts(of: problem, offset: 0)
    let movable = parts.joined().reduce(0) { $0 + problem.units[$1].size }
    let isInParts = parts.count > 1 && movable * 3 > people
    let schedules =
      isInParts
      ? annealPartly(responses.schedules, towards: responses.peaks, watch: watch)
      : responses.schedules
    fit(
      schedules, towards: responses.peaks, hot: isInParts ? 0.1 : 0.15,
      part: isInParts ? 0.125 : 1, watch: watch)
  }

  /// Anneals the parts of a large problem side by side, in turns that cut it differently.
  private mutating func annealPartly(
    _ schedules: [Schedule], towards peaks: [Double], watch: Watch
  ) -> [Schedule] {
    var schedules = schedules
    for (round, hot) in [0.2, 0.15, 0.11, 0.08].enumerated() where !watch.isOver {
      let run = AnnealingRun(
        peaks: peaks, limitWeight: limitWeight, movesPerPerson: movesPerPerson / 4, hot: hot,
        watch: watch)
      schedules = run.partly(
        schedules, of: problem, rows: rows, offset: round % 2 * 4, seed: random.next())
    }
    return schedules
  }

  /// Makes a plan of schedules that nearly fit together, and keeps it if it is the best.
  ///
  /// - Parameters:
  ///   - schedules: one per unit.
  ///   - peaks: the peaks to aim at, by session, limits broken a little on the way; nil for the cost
  ///     itself within the limits.
  ///   - hot: the first temperature.
  ///   - part: of the usual moves.
  ///   - watch: when to stop.
  private mutating func fit(
    _ schedules: [Schedule], towards peaks: [Double]?, hot: Double, part: Double = 1, watch: Watch
  ) {
    var arrangement = Arrangement(frame)
    arrangement.put(schedules)
    if peaks == nil { arrangement.takeOutExcess() }
    let run = AnnealingRun(
      peaks: peaks ?? arrangement.peaks, limitWeight: peaks == nil ? 0 : limitWeight,
      movesPerPerson: Int(part * Double(movesPerPerson)), hot: hot, watch: watch)
    let seeds = (0..<(isSmall ? 1 : 2)).map { _ in random.next() }
    let fitted = run.best(from: arrangement, seeds: seeds)
    starts.append((fitted.schedules, fitted.cost))
    keep(fitted)
  }

  /// Betters plans, neighbourhood by neighbourhood: of several, only the better go on.
  ///
  /// - Parameter effort: how much work, 1 being usual.
  mutating func improve(effort: Double) {
    guard let pricing, visitsPerUnit > 0, !isDone else { return }
    starts.sort { $0.cost < $1.cost }
    var searches = starts.prefix(startCount).map {
      NeighbourhoodSearch(
        $0, at: pricing, problem: problem, rows: rows, seed: random.next(), watch: watch)
    }
    starts = []
    let rounds = 8
    for round in 0..<2 * rounds where !isDone {
      let gap = (cost - bound) / abs(cost)
      // Once more where there seems to be much to win.
      if round >= rounds, gap < 0.02 { break }
      let visits = effort * visitsPerUnit / Double(rounds * searches.count)
      let heat = 1 - Double(round % rounds) / Double(rounds)
      let isWide = gap > 0.01
      let ready = searches
      let done = Mutex<[Int: NeighbourhoodSearch]>([:])
      let frame = frame
      DispatchQueue.concurrentPerform(iterations: ready.count) { number in
        var search = ready[number]
        if isWide, number == round % ready.count {
          search.anneal(frame, movesPerPerson: Int(300 * effort), hot: 0.3 + 1.2 * heat)
        }
        search.run(visitsPerUnit: visits, heat: heat)
        let result = search
        done.withLock { $0[number] = result }
      }
      searches = done.withLock { done in ready.indices.compactMap { done[$0] } }
      searches.sort { $0.best.cost < $1.best.cost }
      if let first = searches.first { keep(first.best.schedules) }
      searches.removeLast(searches.count / 2)
    }
  }

  /// What the square of an excess over a limit costs while limits may be broken a little: the price
  /// of leaving somebody out is no reason to break one by half a person.
  private let limitWeight = 20.0

  /// How many moves annealing tries per person. Few hundred people are annealed often, and shortly.
  private var movesPerPerson: Int {
    switch people {
    case ..<2_000: 60
    case ..<10_000: 700
    case ..<100_000: 600
    case ..<500_000: 240
    default: 120
    }
  }

  /// How often a unit's slots are looked at anew: after long annealing that hardly pays.
  private var visitsPerUnit: Double { isSmall ? min(56, 16_800 / Double(people)) : 0 }

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
