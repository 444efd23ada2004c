import Annealing
public import Drives
import Formulation
import IntegerProgramming
public import Plans

/// What came of planning with at most so many people moved.
public enum BudgetOutcome: Equatable, Sendable {
  /// A plan that moves no more.
  case kept(Plan)
  /// The limits force more people to move: at least so many, which is proven.
  case impossible(atLeast: Int)
  /// No such plan was found, and none proven not to be: the fewest a plan found moves, and the
  /// fewest any may.
  case notFound(fewest: Int, atLeast: Int)
}

extension Planner {
  /// Plans a drive again so that at most so many people move.
  ///
  /// The smallest drives are solved as one program with that as a row. Otherwise moving somebody has
  /// a price, which rises until the plans keep the budget; between two prices, the movers that are
  /// worth most move, and all others are held.
  ///
  /// - Parameters:
  ///   - drive: what to plan.
  ///   - published: the published slots.
  ///   - budget: how many of them may have another slot, or none.
  ///   - progress: called while planning.
  /// - Returns: the plan, or why there is none.
  /// - Throws: ``PlanningError`` where no audited plan could be made at all.
  public func plan(
    _ drive: Drive, published: [Assignment], movingAtMost budget: Int,
    progress: @escaping (Progress) -> Void = { _ in }
  ) throws(PlanningError) -> BudgetOutcome {
    try budgeted(
      drive, published: published, movingAtMost: budget, known: nil,
      deadline: Deadline(seconds: limits.seconds, cancellation: limits.cancellation, clock: clock),
      progress: progress)
  }

  /// The same within a time that began earlier, and with the plan of least cost where it is known.
  func budgeted(
    _ drive: Drive, published: [Assignment], movingAtMost budget: Int, known: Plan?,
    deadline: Deadline,
    progress: @escaping (Progress) -> Void
  ) throws(PlanningError) -> BudgetOutcome {
    let release = fewestMoved(drive, published: published, deadline: deadline)
    guard release.atLeast <= budget else { return .impossible(atLeast: release.atLeast) }
    let planner = self
    var prices = MovedPrices(drive, published: PublishedAssignments(published)) {
      drive throws(PlanningError) in
      try planner.within(deadline).plan(drive, published: published, progress: progress)
    }
    let weight = drive.weights[.moved]
    if let known { prices.add(known, price: weight, proves: true) }
    let free = try prices.plan(at: weight)
    if free.moved <= budget { return .kept(free.plan) }
    if let exact = solveExactly(
      drive, published: published, movingAtMost: budget, deadline: deadline)
    {
      return .kept(exact)
    }
    var (low, high) = (weight, max(4 * weight, 100))
    while try prices.plan(at: high).moved > budget, high < 1e5, !deadline.isOver { high *= 5 }
    for _ in 0..<6 where !deadline.isOver && prices.points.last?.moved != budget {
      // The cost of moving one more spans orders of magnitude.
      let middle = ((low + 1) * (high + 1)).squareRoot() - 1
      if try prices.plan(at: middle).moved > budget { low = middle } else { high = middle }
    }
    if let low = prices.points.filter({ $0.moved > budget }).min(by: { $0.moved < $1.moved }) {
      hold(low, to: budget, release: release.people, in: &prices, deadline: deadline)
    }
    guard let best = prices.best(movingAtMost: budget, weight: weight) else {
      let fewest = prices.points.map(\.moved).min() ?? published.count
      return .notFound(fewest: fewest, atLeast: release.atLeast)
    }
    let bound = prices.points.reduce(-.infinity) {
      max($0, $1.bound - ($1.price - weight) * Double(budget))
    }
    return .kept(
      best.plan.audited(
        on: drive, published: published, bound: bound, gap: limits.gap, seconds: deadline.seconds))
  }

  /// The fewest people who have to move, whatever that costs, and how few are proven: all others can
  /// keep their slots exactly if these let go of theirs.
  func fewestMoved(
    _ drive: Drive, published: [Assignment], deadline: Deadline
  ) -> (people: [RegistrantIndex], atLeast: Int) {
    let blocks = FrozenBlocks(published, on: drive)
    let violations =
      Audit(of: drive.fillingGaps(of: blocks.everyone), on: drive).violations + blocks.violations
    guard !violations.isEmpty else { return ([], 0) }
    let release = SmallestRelease(blocks, solver: solver, deadline: deadline)
    return (release.people, release.atLeast)
  }

  /// A planner with what is left of a part of the time.
  func within(_ deadline: Deadline, part: Double = 1) -> Planner {
    var limits = limits
    limits.seconds = limits.seconds.map { max(0.05, part * $0 - deadline.seconds) }
    return Planner(solver: solver, limits: limits, parameters: parameters, clock: clock)
  }

  /// Adds a plan in which, of the movers of a plan that moves too many, only those move that must or
  /// gain most.
  private func hold(
    _ point: MovedPrices.Point, to budget: Int, release: [RegistrantIndex],
    in prices: inout MovedPrices,
    deadline: Deadline
  ) {
    let drive = prices.drive
    let published = prices.published.assignments
    let slots = Dictionary(
      published.map { ($0.registrant, $0) }, uniquingKeysWith: { first, _ in first })
    // The cost of one of them keeping the published slot alone; infinite where that breaks a rule.
    func loss(_ registrant: RegistrantIndex) -> Double {
      guard let slot = slots[registrant], drive.hasSlot(slot.slot) else { return .infinity }
      let others = point.plan.assignments.filter { $0.registrant != registrant }
      let audit = Audit(of: others + [slot], on: drive)
      return audit.violations.isEmpty ? audit.cost.total : .infinity
    }
    let required = Set(release)
    let optionalMovers = point.movers.filter { !required.contains($0) }
      .map { (person: $0, loss: loss($0)) }
      .sorted { ($0.loss, $1.person) > ($1.loss, $0.person) }
    let movers = required.union(optionalMovers.prefix(max(0, budget - release.count)).map(\.person))
    guard movers.count <= budget,
      let held = try? freeze(published.filter { !movers.contains($0.registrant) }, on: drive),
      let plan = try? within(deadline).plan(held, published: published)
    else { return }
    prices.add(plan, price: prices.drive.weights[.moved], proves: false)
  }

  /// The best plan within a budget, from one program, where the drive is small enough; nil where
  /// that led to no proof.
  private func solveExactly(
    _ drive: Drive, published: [Assignment], movingAtMost budget: Int, deadline: Deadline
  ) -> Plan? {
    if case .probability = drive.turnout.planFor { return nil }
    let problem = PlanningProblem(of: drive, published: published)
    guard ExactProgram.suits(problem, parameters.exact) else { return nil }
    let compact = CompactProgram(problem, movingAtMost: budget)
    let asked = deadline.solveLimits(nodes: 20_000, relativeGap: limits.gap / 10)
    let outcome = solver.solve(compact.program, within: asked)
    guard case .optimal(let solution, let bound) = outcome else { return nil }
    let schedules = compact.schedules(of: solution)
    let assignments = problem.assignments(of: schedules)
    let audit = Audit(of: assignments, on: drive, published: published)
    guard audit.violations.isEmpty else { return nil }
    var arrangement = Arrangement(problem, rows: ConstraintMatrix(problem.capacity), crowd: nil)
    arrangement.adopt(schedules)
    let reasons = UnplacedReasons(arrangement, on: drive, isStopped: false)
    let proven = min(bound, audit.cost.total)
    return Plan(
      assignments: assignments, unplaced: reasons.all, cost: audit.cost, bound: proven,
      status: Plan.gap(cost: audit.cost.total, bound: proven) <= limits.gap
        ? .optimal : .feasible,
      seconds: deadline.seconds)
  }
}
