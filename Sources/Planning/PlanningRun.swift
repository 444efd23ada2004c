import Annealing
import Drives
import Formulation
import IntegerProgramming
import Plans
import Relaxation

/// Plans a drive: searches for plans within linear rows, and improves each in a last step under the
/// exact rules. Crowd chance constraints are replaced by rows: sufficient ones, within which plans
/// are searched for (the surrogate), and necessary ones, which bound the cost
/// (``NecessaryCrowds``).
struct PlanningRun {
  let drive: Drive
  /// The published slots.
  let published: [Assignment]
  let solver: any Solver
  let limits: Planner.Limits
  let parameters: PlanningParameters
  let deadline: Deadline
  let progress: (Planner.Progress) -> Void
  /// The first surrogate, in which published slots are feasible wherever the exact rule allows
  /// them.
  let startingSurrogate: CrowdSurrogate
  /// The crowd limits to be kept with a probability, and what every plan keeps for it; nil where there
  /// is no probability.
  let probability: (crowd: ExactCrowd, necessary: NecessaryCrowds)?
  /// The most people that plans with these crowds may invite to each slot of the capacity model;
  /// none where there is no probability.
  private let mostInSlots: [Int]
  /// The problem with the rules that are linear, and the capacity rows.
  let rules: (problem: PlanningProblem, rows: ConstraintMatrix)
  /// The surrogate bounds of the problems that were looked at, in this order.
  private(set) var surrogatesSearched: [CrowdSurrogate] = []
  /// The cheapest plan so far.
  private(set) var best: Found?
  /// No plan that breaks no rule costs less.
  private(set) var bound = 0.0

  init(
    drive: Drive, published: [Assignment], solver: any Solver, limits: Planner.Limits,
    parameters: PlanningParameters, deadline: Deadline,
    progress: @escaping (Planner.Progress) -> Void
  ) {
    self.drive = drive
    self.published = published
    self.solver = solver
    self.limits = limits
    self.parameters = parameters
    self.deadline = deadline
    self.progress = progress
    startingSurrogate = CrowdSurrogate(startingFor: drive)
      .adjusted(to: published.filter { drive.hasSlot($0.slot) }, on: drive, loosening: true)
    if case .probability(let wanted) = drive.turnout.planFor {
      let necessary = NecessaryCrowds(of: drive, probability: wanted)
      probability = (ExactCrowd(drive, probability: wanted), necessary)
      let capacity = CapacityModel(of: drive, surrogate: necessary.surrogate)
      mostInSlots = capacity.mostPeopleOfSlots
    } else {
      probability = nil
      mostInSlots = []
    }
    let problem = PlanningProblem(of: drive, published: published)
    rules = (problem, ConstraintMatrix(problem.capacity))
  }

  /// A plan that was found, its audit, the surrogate bounds it was found within, and the dual
  /// values of the capacity rows there.
  struct Found {
    let plan: Arrangement
    let assignments: [Assignment]
    let audit: Audit
    let surrogate: CrowdSurrogate
    let prices: PriceBook?

    var cost: Double { audit.cost.total }
  }

  /// Whether the gap asked for is reached or the time is over: then no more time is used than by default.
  var isEnough: Bool {
    deadline.isOver || (best.map { Plan.gap(cost: $0.cost, bound: bound) <= limits.gap } ?? false)
  }

  /// The relative gap that is aimed at.
  var gap: Double {
    let isSmall = rules.problem.people <= parameters.tree.mostPeople.usual
    return isSmall ? parameters.tree.partOfGap * limits.gap : limits.gap
  }

  /// Whether that gap is reached or the time is over.
  var isDone: Bool {
    deadline.isOver || (best.map { Plan.gap(cost: $0.cost, bound: bound) <= gap } ?? false)
  }

  /// The surrogate bounds of the first problem that is looked at.
  func firstSurrogate(from start: WarmStart?) -> CrowdSurrogate {
    probability == nil ? CrowdSurrogate() : CrowdSurrogate(countingEveryone: drive)
  }

  /// A search with a surrogate. Its bounds are reported only where they hold for every plan.
  ///
  /// - Parameters:
  ///   - surrogate: the surrogate bounds.
  ///   - isBounding: whether the bounds of its problem hold for every plan that keeps the probability.
  ///   - isWhole: whether every unit stays whole in its problem, whose bounds hold for such plans only.
  /// - Returns: the search.
  mutating func search(
    within surrogate: CrowdSurrogate, isBounding: Bool = false,
    keepingUnitsWhole isWhole: Bool = false
  ) -> PlanSearch {
    surrogatesSearched.append(surrogate)
    let stated =
      probability == nil
      ? rules.problem : PlanningProblem(of: drive, published: published, surrogate: surrogate)
    let problem = (isWhole ? stated.withWholeUnits : stated).withIntegerRounding(
      solver: solver, parameters: parameters.relaxation, deadline: deadline)
    let known = probability == nil && !isWhole || isBounding ? nil : bound
    var search = PlanSearch(
      problem, solver: solver, deadline: deadline, gap: gap, parameters: parameters
    ) {
      [deadline, progress] in
      progress(
        Planner.Progress(
          seconds: deadline.seconds, cost: $0, unplaced: $1, bound: min($0, known ?? $2),
          openNodes: $3))
    }
    // With a surrogate, the tree on the necessary rows proves more.
    search.isTreeWanted = probability == nil && !isWhole
    return search
  }

  // MARK: Incumbent

  /// Records the plan of a search after the last step, and its bound.
  ///
  /// - Parameters:
  ///   - search: the search.
  ///   - surrogate: the surrogate bounds it searched within.
  ///   - isKeepingSurrogate: whether the last step keeps the surrogate bounds at first.
  /// - Throws: ``PlanningError/internalError(_:)`` where the plan breaks a rule.
  mutating func offer(
    _ search: PlanSearch, within surrogate: CrowdSurrogate, isKeepingSurrogate: Bool = false
  ) throws(PlanningError) {
    recordBound(of: search, within: surrogate)
    guard search.hasFoundPlan || !deadline.isOver else { return }
    var schedules = search.best
    if isKeepingSurrogate {
      var plan = Arrangement(search.problem, rows: search.rows, crowd: nil)
      plan.adopt(schedules)
      schedules = lastStep(plan).schedules
    }
    try offer(
      schedules, within: surrogate,
      prices: search.prices.map { PriceBook($0, of: search.problem.capacity) })
  }

  /// Records schedules after the last step, in which whoever does not fit loses the slot.
  mutating func offer(
    _ schedules: [Schedule], within surrogate: CrowdSurrogate, prices: PriceBook?
  ) throws(PlanningError) {
    var plan = Arrangement(rules.problem, rows: rules.rows, crowd: probability?.crowd)
    if probability == nil {
      plan.adopt(schedules)
    } else {
      plan.fill(from: schedules)
    }
    plan = lastStep(plan)
    let assignments = rules.problem.assignments(of: plan.schedules)
    let audit = Audit(of: assignments, on: drive, published: published)
    guard audit.violations.isEmpty else {
      let words = audit.violations.prefix(3).map { "\($0)" }.joined(separator: "; ")
      throw .internalError("the plan breaks a rule: \(words)")
    }
    guard audit.cost.total < (best?.cost ?? .infinity) - parameters.search.leastSaved else {
      return
    }
    best = Found(
      plan: plan, assignments: assignments, audit: audit, surrogate: surrogate,
      prices: prices ?? best?.prices)
    progress(
      Planner.Progress(
        seconds: deadline.seconds, cost: audit.cost.total,
        unplaced: drive.registrants.count - assignments.count, bound: min(bound, audit.cost.total)))
  }

  private func lastStep(_ plan: Arrangement) -> Arrangement {
    let isProven = Plan.gap(cost: plan.cost, bound: bound) <= gap
    let isTried =
      probability == nil && rules.problem.people > parameters.search.mostPeopleTriedTwice
    guard !isProven, !isTried else { return plan }
    var step = LastStep(
      plan,
      effort: Int(
        parameters.search.changesOfLastStep
          * max(parameters.search.leastEffortOfLastStep, limits.effort)),
      parameters: parameters.annealing, deadline: deadline)
    step.run()
    return step.plan
  }

  /// Records the bound of a search. For a search with a surrogate it is the bound of the necessary
  /// rows at its duals.
  mutating func recordBound(of search: PlanSearch, within surrogate: CrowdSurrogate) {
    guard let necessary = probability?.necessary else { return improveBound(search.bound) }
    guard let proof = search.proof, leavesRoom(search.problem) else { return }
    var loosened = 0.0
    for (limit, price) in zip(search.problem.capacity.limits, proof.prices.limits) where price > 0 {
      guard let most = necessary.most(of: limit, within: surrogate, of: search.problem) else {
        return
      }
      loosened += price * max(0, most - limit.bound)
    }
    improveBound(proof.bound - loosened)
  }

  /// Whether units were priced with no less room than they may use in some plan: columns are priced
  /// within what each slot takes by itself, whatever the dual values are. (Those of a unit that stays
  /// whole keep rows by themselves besides, but only such as every plan keeps.)
  private func leavesRoom(_ problem: PlanningProblem) -> Bool {
    let most = problem.capacity.mostPeopleOfSlots
    return problem.units.allSatisfy { unit in
      unit.slots.allSatisfy {
        most[$0.rawValue] >= min(unit.size, mostInSlots[$0.rawValue])
      }
    }
  }

  /// Improves the bound.
  mutating func improveBound(_ bound: Double) {
    if bound.isFinite { self.bound = max(self.bound, bound) }
  }

  // MARK: Outcome

  /// The warm start from a plan.
  func warmStart(of found: Found) -> WarmStart {
    WarmStart(assignments: found.assignments, prices: found.prices, surrogateChanges: [:])
  }

  /// Plans, and returns the outcome.
  mutating func outcome(from start: WarmStart?) throws(PlanningError) -> Planner.Outcome {
    let found = try solve(from: start)
    return Planner.Outcome(
      plan: plan(of: found),
      start: WarmStart(
        assignments: found.assignments, prices: found.prices,
        surrogateChanges: found.surrogate.changes(from: startingSurrogate)))
  }

  private func plan(of found: Found) -> Plan {
    let bound = min(self.bound, found.cost)
    let isProven = Plan.gap(cost: found.cost, bound: bound) <= limits.gap
    return Plan(
      assignments: found.assignments,
      unplaced: UnplacedReasons(found.plan, on: drive, isStopped: deadline.isOver).all,
      cost: found.audit.cost,
      bound: bound,
      status: isProven ? .optimal : .feasible, seconds: deadline.seconds,
      isStopped: deadline.isOver && !isProven)
  }
}

extension NecessaryCrowds {
  /// The most that a limit of a surrogate's capacity model may be used in a plan that breaks no
  /// rule.
  func most(of limit: CapacityRow, within surrogate: CrowdSurrogate, of problem: PlanningProblem)
    -> Double?
  {
    if limit.subject == CapacityRow.everyone { return Double(problem.people) }
    guard limit.rule == .crowdLimit, let minute = limit.minute else { return limit.bound }
    let place = CrowdSurrogate.Place(session: limit.session, limit: limit.subject, minute: minute)
    return most(at: place, isCounted: !surrogate.rows(at: place).isEmpty)
  }
}
