import Annealing
package import Formulation
package import IntegerProgramming
import Plans
import Randomness
package import Relaxation

/// The search for the cheapest plan of a problem: the best schedules so far, and a bound.
///
/// `price` computes dual values and a bound; `anneal` makes plans of the columns found on the way;
/// `prove` solves the smallest problems to optimality. Each stops at the gap or at the deadline,
/// and keeps its results.
package struct PlanSearch {
  package let problem: PlanningProblem
  let solver: any Solver
  let deadline: Deadline
  /// The relative gap to reach.
  let gap: Double
  let parameters: PlanningParameters
  /// Called at every improvement with the cost, the number of people without a slot and the bound.
  let report:
    (
      _ cost: Double, _ unplaced: Int, _ bound: Double, _ openNodes: Int?
    ) -> Void

  package let rows: ConstraintMatrix
  /// One schedule per unit of the problem.
  package private(set) var best: [Schedule]
  package private(set) var cost: Double
  package private(set) var bound = 0.0
  /// The prices that prove the bound; nil where it is not proven by prices.
  package private(set) var provingPrices: DualPrices?
  /// The best bound that prices prove, and these prices; nil before there is one.
  package private(set) var proof: (bound: Double, prices: DualPrices)?
  /// The dual values, once computed.
  package private(set) var prices: DualPrices?
  /// The column pool.
  package var pool: ColumnPool
  private(set) var unplaced: Int
  /// Whether there is a plan to continue from.
  package private(set) var hasPlan = false
  /// Whether it has found any plan: at first there is only the one that leaves everyone out.
  package private(set) var hasFoundPlan = false
  /// Whether the tree may prove bounds: its problem is the one that plans are made for, not one that
  /// stands in for it.
  package var isTreeWanted = true
  /// The tree that proves how good plans can be; nil before it is begun.
  var tree: BranchAndPrice?
  /// Whether the program of the placement alone has been solved: another time it would say the same.
  private var isPlacingSolved = false
  /// Whether it began at the prices of a drive like this one.
  private(set) var isWarm = false
  var random: SplitMix64

  package init(
    _ problem: PlanningProblem, solver: any Solver, deadline: Deadline, gap: Double,
    parameters: PlanningParameters,
    report:
      @escaping (
        _ cost: Double, _ unplaced: Int, _ bound: Double, _ openNodes: Int?
      ) -> Void
  ) {
    self.problem = problem
    self.solver = solver
    self.deadline = deadline
    self.gap = gap
    self.parameters = parameters
    random = SplitMix64(seed: parameters.seed)
    self.report = report
    best = problem.units.map(\.pinnedSchedule)
    rows = ConstraintMatrix(problem.capacity)
    pool = ColumnPool(unitCount: problem.units.count)
    let nobody = Occupancy(best, of: problem, rows: rows)
    cost = nobody.cost
    unplaced = nobody.peopleWaiting
  }

  /// Starts from a plan of the same problem under other limits; whoever does not fit under these
  /// has no slot at first.
  package mutating func adopt(_ schedules: [Schedule]) {
    recordIncumbent(schedules)
    hasPlan = true
  }

  /// The same search on a problem with tighter limits: its bound still holds, and its best plan is
  /// repaired.
  package func continued(on tighter: PlanningProblem) -> PlanSearch {
    var search = PlanSearch(
      tighter, solver: solver, deadline: deadline, gap: gap, parameters: parameters, report: report)
    search.isTreeWanted = isTreeWanted
    search.bound = bound
    search.prices = prices.map { PriceBook($0, of: problem.capacity).prices(for: tighter.capacity) }
    search.pool = pool
    search.random = random
    search.adopt(best)
    return search
  }

  /// Whether the gap is reached or the time is over.
  package var isDone: Bool { cost - bound <= gap * max(1, abs(cost)) || deadline.isOver }

  /// Whether the drive is small: plans are fast to make, and many are made.
  package var isSmall: Bool { problem.people < numbers.few }

  private var numbers: SearchParameters { parameters.search }

  /// Makes a quick plan that resembles the later ones.
  package mutating func sketch() {
    var ascent = VolumeAlgorithm(
      problem, rows: rows, solver: solver, parameters: parameters.relaxation, deadline: deadline)
    guard ascent.begin() else { return }
    ascent.run(
      rounds: numbers.rounds.sketch, firstStep: numbers.firstStep.fresh,
      deadline: deadline.part(numbers.timeOf.sketch))
    recordIncumbent(ascent.schedules)
    recordPrices(ascent, looks: numbers.looks.usual)
    anneal(effort: numbers.effort.sketch)
  }

  /// Computes dual values, and proves a bound at them.
  ///
  /// - Parameter warm: a warm start from a similar drive, with which there is less to do; nil for
  ///   none.
  package mutating func price(from warm: WarmStart? = nil) {
    var ascent = VolumeAlgorithm(
      problem, rows: rows, from: warm?.prices?.prices(for: problem.capacity), solver: solver,
      parameters: parameters.relaxation, deadline: deadline)
    guard ascent.begin() else { return }
    if let warm {
      adopt(problem.schedules(nearestTo: warm.assignments))
    } else {
      recordIncumbent(ascent.schedules)
    }
    if let bound = ascent.prove(
      tolerance: parameters.relaxation.toleranceOfProof, steps: numbers.stepsOfProof.first, sets: 0)
    {
      improveBound(bound, at: ascent.prices)
    }
    guard !isDone else { return }
    // Of limited time, the rest is for the plan, and for the proof.
    isWarm = warm?.prices != nil
    ascent.run(
      rounds: numbers.rounds.first,
      firstStep: isWarm ? numbers.firstStep.warm : numbers.firstStep.fresh,
      deadline: deadline.part(numbers.timeOf.first))
    let (next, last) = (numbers.timeOf.next, numbers.timeOf.last)
    for part in isWarm || problem.people >= numbers.large ? [last] : [next, last] {
      // A proof finds new columns, which improve the duals.
      prove(&ascent, sets: numbers.setsOfProof.usual)
      ascent.run(
        rounds: numbers.rounds.next, firstStep: numbers.firstStep.warm,
        deadline: deadline.part(part))
    }
    prove(
      &ascent,
      sets: numbers.setsOfLastProof(
        of: problem.people, inParts: parameters.annealing.inParts))
    recordPrices(ascent, looks: isWarm || !isSmall ? numbers.looks.usual : numbers.looks.few)
    let isProgram =
      problem.units.count <= numbers.mostOfPrograms.units
      && problem.people <= numbers.mostOfPrograms.people
    if !isDone, isProgram { generate(from: ascent) }
  }

  /// Proves a bound at the prices of an ascent; each unit looks at so many sets of slots at most.
  private mutating func prove(_ ascent: inout VolumeAlgorithm, sets: Int) {
    if let bound = ascent.prove(
      tolerance: parameters.relaxation.toleranceOfProof, steps: numbers.stepsOfProof.others,
      sets: sets)
    {
      improveBound(bound, at: ascent.prices)
    }
  }

  /// Records the duals of the volume algorithm, and columns at duals near to them.
  private mutating func recordPrices(_ ascent: VolumeAlgorithm, looks: Int) {
    var ascent = ascent
    // Small drives depend on the number of columns, large ones on the number of sweeps.
    ascent.lookAround(
      rounds: looks, noise: isSmall ? numbers.noise.few : numbers.noise.many, using: &random)
    prices = ascent.prices
    let choices =
      !isSmall ? numbers.choices.many : isWarm ? numbers.choices.warm : numbers.choices.few
    pool = ascent.pool.cheapest(choices, of: problem, rows: rows, at: ascent.prices)
  }

  /// Proves a bound at prices that are good for a problem much like this one, with little work.
  package mutating func appraise(from book: PriceBook?) {
    var ascent = VolumeAlgorithm(
      problem, rows: rows, from: book?.prices(for: problem.capacity), solver: solver,
      parameters: parameters.relaxation, deadline: deadline)
    guard ascent.begin() else { return }
    ascent.run(
      rounds: numbers.rounds.appraisal,
      firstStep: book == nil ? numbers.firstStep.fresh : numbers.firstStep.warm,
      deadline: deadline.part(numbers.timeOf.appraisal))
    prove(&ascent, sets: numbers.setsOfProof.usual)
    if prices == nil { recordPrices(ascent, looks: numbers.looks.usual) }
  }

  /// Improves the duals by column generation, and proves a bound at them.
  private mutating func generate(from ascent: VolumeAlgorithm) {
    var generation = ColumnGeneration(ascent)
    for (unit, schedules) in pool.schedules.enumerated() {
      for schedule in schedules { generation.master.add(schedule, of: unit) }
    }
    generation.run(gap: min(gap, numbers.generation.gap), rounds: numbers.generation.rounds) {
      improveBound($0, at: $1)
    }
  }

  /// Goes on to the proof: by branch and price where that leads anywhere, else by the compact program
  /// where that is small enough. Where somebody without a slot may fit in all the same, a unit is too
  /// large for branch and price, and the program of the placement alone tells.
  package mutating func prove(effort: Double = 1) {
    guard suitsTree else { return solveCompactProgram() }
    branch(effort: effort)
    if mayPlaceMore, ExactProgram.suits(problem, parameters.exact) {
      if !isPlacingSolved { _ = solvePlacing() }
      branch(effort: effort)
    }
  }

  /// A compact program, after that of its placement alone is solved: its plan places the right people
  /// at any cost, and annealing improves the rest.
  private mutating func solvePlacing() -> (program: ExactProgram, bound: Double) {
    var program = ExactProgram(
      problem, crowd: nil, solver: solver, parameters: parameters.exact, deadline: deadline)
    let placing = program.solvePlacing()
    isPlacingSolved = true
    let before = cost
    if let schedules = placing.schedules { recordIncumbent(schedules) }
    improveBound(placing.bound)
    if cost < before { anneal(effort: numbers.effort.afterPlacing) }
    return (program, placing.bound)
  }

  /// Solves the compact program, where it is small enough for that to lead anywhere.
  private mutating func solveCompactProgram() {
    guard !isDone, ExactProgram.suits(problem, parameters.exact) else { return }
    var (program, bound) = solvePlacing()
    guard !isDone else { return }
    let result = program.solve(
      effort: 1, relativeGap: gap / parameters.exact.partOfGap, unplacedCost: bound,
      isEveryonePlaced: isEveryonePlaced)
    if let schedules = result.schedules { recordIncumbent(schedules) }
    improveBound(result.bound)
  }

  /// Whether a plan that leaves anyone out, of those who can be placed, is known to be no better: no
  /// term of the cost is negative.
  package var isEveryonePlaced: Bool { cost < problem.constant + problem.lowestCostWithoutSlot }

  /// Improves the bound by the integrality of arrivals, where that is fast.
  package mutating func improveBoundByIntegerArrivals() {
    // What is added is added to what these prices prove, not to a bound found in another way.
    guard !isDone, let proof, IntegerArrivals.pays(for: problem.capacity, parameters.relaxation)
    else {
      return
    }
    let loads = IntegerArrivals(
      problem, loadPrices: proof.prices.loadPrices(rows), isEveryonePlaced: isEveryonePlaced)
    switch solver.solve(
      loads.program, within: deadline.solveLimits(nodes: numbers.nodesOfIntegerArrivals))
    {
    case .optimal(_, let value), .feasible(_, let value, _), .nothingFound(let value, _):
      improveBound(proof.bound + proof.prices.boundTerm(rows) + value)
    case .infeasible, .unbounded, .invalidProgram, .failure: break
    }
  }

  /// Records repaired schedules as the incumbent if they are the best.
  package mutating func recordIncumbent(_ schedules: [Schedule]) {
    var occupancy = Occupancy(schedules, of: problem, rows: rows)
    occupancy.repair()
    recordIncumbent(occupancy)
  }

  /// Records feasible schedules as the incumbent if they are the best.
  mutating func recordIncumbent(_ occupancy: Occupancy) {
    guard occupancy.cost < cost - numbers.leastSaved else { return }
    best = occupancy.schedules
    cost = occupancy.cost
    unplaced = occupancy.peopleWaiting
    hasFoundPlan = true
    report(cost, unplaced, min(bound, cost), nil)
  }

  /// Improves the bound; returns whether it did.
  package mutating func improveBound(_ bound: Double, at prices: DualPrices? = nil) {
    if let prices, bound.isFinite, bound > proof?.bound ?? -.infinity { proof = (bound, prices) }
    guard bound.isFinite, bound > self.bound + numbers.leastRise else { return }
    self.bound = bound
    provingPrices = prices
    report(cost, unplaced, min(bound, cost), nil)
  }
}

extension PlanSearch {
  /// The best plan, person by person.
  var assignments: [Assignment] { problem.assignments(of: best) }
}
