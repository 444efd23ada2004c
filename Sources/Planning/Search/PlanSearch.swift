import Annealing
import Formulation
import IntegerProgramming
import Plans
import Randomness
import Relaxation

/// The search for the cheapest plan of a problem: the best schedules so far, and a bound.
///
/// `price` prices the hall, and proves a bound at the prices; `anneal` anneals the schedules that
/// the units answered to prices on the way; `prove` solves the smallest problems to the end. Each
/// stops where the gap is reached or the time is over, and leaves what it has.
struct PlanSearch {
  let problem: PlanningProblem
  let solver: any Solver
  let watch: Watch
  /// The relative gap to reach.
  let gap: Double
  /// Told of every improvement: the cost, the people without a slot, the bound.
  let report: (_ cost: Double, _ unplaced: Int, _ bound: Double) -> Void

  let rows: HallRows
  /// One schedule per unit of the problem.
  private(set) var best: [Schedule]
  private(set) var cost: Double
  private(set) var bound = 0.0
  /// The prices that prove the bound; nil where it is not proven by prices.
  private(set) var provingPrices: HallPrices?
  /// The best bound that prices prove, and these prices; nil before there is one.
  private(set) var proof: (bound: Double, prices: HallPrices)?
  /// What the hall is worth, once it has been priced.
  private(set) var prices: HallPrices?
  /// What the units may choose from.
  var pool: SchedulePool
  private var unplaced: Int
  /// Whether the best plan is one worth going on from.
  private(set) var hasPlan = false
  /// Whether it has found any plan: at first there is only the one that leaves everyone out.
  private(set) var hasFoundPlan = false
  /// Whether the tree may prove bounds: its problem is the one that plans are made for, not one that
  /// stands in for it.
  var isTreeWanted = true
  /// The tree that proves how good plans can be; nil before it is begun.
  var tree: BranchAndPrice?
  /// Whether it began at the prices of a drive like this one.
  private(set) var isWarm = false
  var random = SplitMix64(seed: 20_211_209)

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
    pool = SchedulePool(unitCount: problem.units.count)
    let nobody = Occupancy(best, of: problem, rows: rows)
    cost = nobody.cost
    unplaced = nobody.peopleWaiting
  }

  /// Begins from a plan of the same problem under other limits; whoever is one too many under these
  /// has no slot at first.
  mutating func adopt(_ schedules: [Schedule]) {
    recordIncumbent(schedules)
    hasPlan = true
  }

  /// The same search on a problem with tighter limits: its bound still holds, and its best plan is
  /// mended.
  func continued(on tighter: PlanningProblem) -> PlanSearch {
    var search = PlanSearch(tighter, solver: solver, watch: watch, gap: gap, report: report)
    search.isTreeWanted = isTreeWanted
    search.bound = bound
    search.prices = prices.map { PriceBook($0, of: problem.hall).prices(for: tighter.hall) }
    search.pool = pool
    search.random = random
    search.adopt(best)
    return search
  }

  /// Whether the gap is reached or the time is over.
  var isDone: Bool { cost - bound <= gap * max(1, abs(cost)) || watch.isOver }

  /// Whether there are so few people that plans are quickly made, and many can be.
  var isSmall: Bool { problem.people < 2_000 }

  /// Makes a plan as the later ones will be, quickly.
  mutating func sketch() {
    var ascent = DualAscent(problem, rows: rows, solver: solver, watch: watch)
    guard ascent.begin() else { return }
    ascent.run(rounds: 20, watch: watch.part(0.1))
    recordIncumbent(ascent.schedules)
    take(ascent, looks: 10)
    anneal(effort: 0.1)
  }

  /// Prices the hall, and proves a bound at the prices.
  ///
  /// - Parameter warm: what a drive like this one taught, so that there is less to do; nil for
  ///   nothing.
  mutating func price(from warm: WarmStart? = nil) {
    var ascent = DualAscent(
      problem, rows: rows, from: warm?.prices?.prices(for: problem.hall), solver: solver,
      watch: watch)
    guard ascent.begin() else { return }
    if let warm {
      adopt(problem.schedules(nearestTo: warm.assignments))
    } else {
      recordIncumbent(ascent.schedules)
    }
    if let bound = ascent.prove(tolerance: 1e-6, steps: 10, sets: 0) {
      improveBound(bound, at: ascent.prices)
    }
    guard !isDone else { return }
    // Of limited time, the rest is for the plan, and for the proof.
    isWarm = warm?.prices != nil
    ascent.run(
      rounds: 60, firstStep: isWarm ? 0.1 : 0.5, watch: watch.part(0.35))
    for part in isWarm || problem.people >= 100_000 ? [0.45] : [0.4, 0.45] {
      // What a proof finds makes better answers, and these better prices.
      prove(&ascent, sets: 4_000)
      ascent.run(rounds: 20, firstStep: 0.1, watch: watch.part(part))
    }
    prove(&ascent, sets: isSmall || problem.people >= 500_000 ? 4_000 : 40_000)
    take(ascent, looks: isWarm || !isSmall ? 10 : 30)
    if !isDone, problem.units.count <= PlanSearch.mostUnitsOfPrograms { generate(from: ascent) }
  }

  /// Proves a bound at the prices of an ascent; each unit looks at so many sets of slots at most.
  private mutating func prove(_ ascent: inout DualAscent, sets: Int) {
    if let bound = ascent.prove(tolerance: 1e-6, steps: 200, sets: sets) {
      improveBound(bound, at: ascent.prices)
    }
  }

  /// Takes the prices of an ascent, and what the units answered to prices near to them.
  private mutating func take(_ ascent: DualAscent, looks: Int) {
    var ascent = ascent
    // Of few hundred people, much depends on what the units may choose; of many, on how often.
    ascent.lookAround(rounds: looks, noise: isSmall ? 0.5 : 0.2, using: &random)
    prices = ascent.prices
    let choices = !isSmall ? 12 : isWarm ? 8 : 15
    pool = ascent.pool.cheapest(choices, of: problem, rows: rows, at: ascent.prices)
  }

  /// Proves a bound at prices that are good for a problem much like this one, with little work.
  mutating func appraise(from book: PriceBook?) {
    var ascent = DualAscent(
      problem, rows: rows, from: book?.prices(for: problem.hall), solver: solver, watch: watch)
    guard ascent.begin() else { return }
    ascent.run(rounds: 15, firstStep: book == nil ? 0.5 : 0.1, watch: watch.part(0.8))
    prove(&ascent, sets: 4_000)
    if prices == nil { take(ascent, looks: 10) }
  }

  /// Sharpens the prices by linear programs, and proves a bound at them.
  private mutating func generate(from ascent: DualAscent) {
    var generation = ColumnGeneration(ascent)
    for (unit, schedules) in pool.schedules.enumerated() {
      for schedule in schedules { generation.master.add(schedule, of: unit) }
    }
    generation.run(gap: min(gap, 1e-5), rounds: 60) { improveBound($0, at: $1) }
  }

  /// With more units than this the relaxation takes too long as a linear program.
  private static let mostUnitsOfPrograms = 100

  /// Goes on to the proof: by branch and price where that leads anywhere, else by the compact program
  /// where that is small enough.
  mutating func prove(effort: Double = 1) {
    if suitsTree {
      branch(effort: effort)
    } else {
      solveCompactProgram()
    }
  }

  /// Solves the compact program, where it is small enough for that to lead anywhere.
  private mutating func solveCompactProgram() {
    guard !isDone, ExactProgram.suits(problem) else { return }
    var program = ExactProgram(problem, crowd: nil, solver: solver, watch: watch)
    let placing = program.solvePlacing()
    let before = cost
    if let schedules = placing.schedules { recordIncumbent(schedules) }
    improveBound(placing.bound)
    // Whoever it places at any price can be arranged better.
    if cost < before { anneal(effort: 0.5) }
    guard !isDone else { return }
    let result = program.solve(
      effort: 1, relativeGap: gap / 10, unplacedCost: placing.bound,
      isEveryonePlaced: isEveryonePlaced)
    if let schedules = result.schedules { recordIncumbent(schedules) }
    improveBound(result.bound)
  }

  /// Whether a plan that leaves anyone out, of those who can be placed, is known to be no better: no
  /// term of the cost is negative.
  var isEveryonePlaced: Bool { cost < problem.fixedCost + problem.lowestCostWithoutSlot }

  /// Raises the bound by what whole people cost the hall, where that can be told in a short time.
  mutating func improveBoundByWholeLoads() {
    // What is added is added to what these prices prove, not to a bound found in another way.
    guard !isDone, let proof, WholeLoads.pays(for: problem.hall) else { return }
    let loads = WholeLoads(
      problem, loadPrices: proof.prices.loadPrices(rows), isEveryonePlaced: isEveryonePlaced)
    switch solver.solve(loads.program, within: watch.solveLimits(nodes: 2_000)) {
    case .optimal(_, let value), .feasible(_, let value, _), .nothingFound(let value, _):
      improveBound(proof.bound + proof.prices.rebate(rows) + value)
    case .infeasible, .unbounded, .invalidProgram, .failure: break
    }
  }

  /// Keeps schedules if they are the best once whoever is one too many has been taken out.
  mutating func recordIncumbent(_ schedules: [Schedule]) {
    var occupancy = Occupancy(schedules, of: problem, rows: rows)
    occupancy.mend()
    recordIncumbent(occupancy)
  }

  /// Keeps schedules that break no limit if they are the best.
  mutating func recordIncumbent(_ occupancy: Occupancy) {
    guard occupancy.cost < cost - 1e-9 else { return }
    best = occupancy.schedules
    cost = occupancy.cost
    unplaced = occupancy.peopleWaiting
    hasFoundPlan = true
    report(cost, unplaced, min(bound, cost))
  }

  /// Raises the bound, if it is better; says so.
  mutating func improveBound(_ bound: Double, at prices: HallPrices? = nil) {
    if let prices, bound.isFinite, bound > proof?.bound ?? -.infinity { proof = (bound, prices) }
    guard bound.isFinite, bound > self.bound + 1e-12 else { return }
    self.bound = bound
    provingPrices = prices
    report(cost, unplaced, min(bound, cost))
  }
}

extension PlanSearch {
  /// The best plan, person by person.
  var assignments: [Assignment] { problem.assignments(of: best) }
}
