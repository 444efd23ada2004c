import Annealing
import Drives
import Formulation
import IntegerProgramming
import Plans
import Relaxation

/// Plans a drive: searches for plans within linear limits, and has each that is found tried by the
/// rules themselves in a last step. Where crowd limits are to be kept with a probability, limits stand
/// in for them: those that suffice, within which plans are searched for, and those that every plan
/// keeps, which bound the cost (``NecessaryCrowds``).
struct PlanningRun {
  let drive: Drive
  /// The slots people were told before.
  let told: [Assignment]
  let solver: any Solver
  let limits: Planner.Limits
  let parameters: PlanningParameters
  let deadline: Deadline
  let progress: (Planner.Progress) -> Void
  /// The caps to begin with: what people were told is let in wherever the exact rule lets it in.
  let startingCaps: CrowdSurrogate
  /// The crowd limits to be kept with a probability, and what every plan keeps for it; nil where there
  /// is no probability.
  let probability: (crowd: ExactCrowd, necessary: NecessaryCrowds)?
  /// The most people that plans with these crowds may invite to each slot of the hall; none where there
  /// is no probability.
  private let mostInSlots: [Int]
  /// The problem with the rules that are linear, and the rows of its hall.
  let rules: (problem: PlanningProblem, rows: ConstraintMatrix)
  /// The caps of the problems that were looked at, in this order.
  private(set) var capsLookedAt: [CrowdSurrogate] = []
  /// The cheapest plan so far.
  private(set) var best: Found?
  /// No plan that breaks no rule costs less.
  private(set) var bound = 0.0

  init(
    drive: Drive, told: [Assignment], solver: any Solver, limits: Planner.Limits,
    parameters: PlanningParameters, deadline: Deadline,
    progress: @escaping (Planner.Progress) -> Void
  ) {
    self.drive = drive
    self.told = told
    self.solver = solver
    self.limits = limits
    self.parameters = parameters
    self.deadline = deadline
    self.progress = progress
    startingCaps = CrowdSurrogate(startingFor: drive)
      .adjusted(to: told.filter { drive.hasSlot($0.slot) }, on: drive, loosening: true)
    if case .probability(let wanted) = drive.turnout.planFor {
      let necessary = NecessaryCrowds(of: drive, probability: wanted)
      probability = (ExactCrowd(drive, probability: wanted), necessary)
      let hall = CapacityModel(of: drive, caps: necessary.caps)
      mostInSlots = hall.slots.indices.map { hall.mostPeople(inSlot: $0) }
    } else {
      probability = nil
      mostInSlots = []
    }
    let problem = PlanningProblem(of: drive, told: told)
    rules = (problem, ConstraintMatrix(problem.hall))
  }

  /// A plan that was found, its audit, the caps it was found within, and the prices of the hall there.
  struct Found {
    let plan: Arrangement
    let assignments: [Assignment]
    let audit: Audit
    let caps: CrowdSurrogate
    let prices: PriceBook?

    var cost: Double { audit.cost.total }
  }

  /// Whether the gap is reached or the time is over.
  var isDone: Bool {
    deadline.isOver || (best.map { Plan.gap(cost: $0.cost, bound: bound) <= limits.gap } ?? false)
  }

  /// The caps of the first problem that is looked at.
  func firstCaps(from start: WarmStart?) -> CrowdSurrogate {
    probability == nil ? CrowdSurrogate() : CrowdSurrogate(countingEveryone: drive)
  }

  /// A search within caps. What it tells of bounds is passed on only where every plan keeps them.
  mutating func search(within caps: CrowdSurrogate, isBounding: Bool = false) -> PlanSearch {
    capsLookedAt.append(caps)
    let stated =
      probability == nil ? rules.problem : PlanningProblem(of: drive, told: told, caps: caps)
    let problem = stated.countingWholePeople(
      solver: solver, parameters: parameters.relaxation, deadline: deadline)
    let known = probability == nil || isBounding ? nil : bound
    var search = PlanSearch(
      problem, solver: solver, deadline: deadline, gap: limits.gap, parameters: parameters
    ) {
      [deadline, progress] in
      progress(
        Planner.Progress(
          seconds: deadline.seconds, cost: $0, unplaced: $1, bound: min($0, known ?? $2),
          openNodes: $3))
    }
    // Where limits stand in for others, a tree that knows the others proves more.
    search.isTreeWanted = probability == nil
    return search
  }

  // MARK: What was found

  /// Takes what a search found, once the last step has looked at it, and its bound.
  ///
  /// - Parameters:
  ///   - search: the search.
  ///   - caps: the caps it searched within.
  ///   - isKeepingCaps: whether the last step keeps the caps at first.
  /// - Throws: ``PlanningFault/fault(_:)`` where the plan breaks a rule.
  mutating func offer(
    _ search: PlanSearch, within caps: CrowdSurrogate, isKeepingCaps: Bool = false
  ) throws(PlanningFault) {
    recordBound(of: search, within: caps)
    guard search.hasFoundPlan || !deadline.isOver else { return }
    var schedules = search.best
    if isKeepingCaps {
      var plan = Arrangement(search.problem, rows: search.rows, crowd: nil)
      plan.adopt(schedules)
      schedules = lastStep(plan).schedules
    }
    try offer(
      schedules, within: caps, prices: search.prices.map { PriceBook($0, of: search.problem.hall) })
  }

  /// Takes schedules, once the last step has looked at them. Whoever is one too many has no slot then.
  mutating func offer(
    _ schedules: [Schedule], within caps: CrowdSurrogate, prices: PriceBook?
  ) throws(PlanningFault) {
    var plan = Arrangement(rules.problem, rows: rules.rows, crowd: probability?.crowd)
    if probability == nil {
      plan.adopt(schedules)
    } else {
      plan.fill(from: schedules)
    }
    plan = lastStep(plan)
    let assignments = rules.problem.assignments(of: plan.schedules)
    let audit = Audit(of: assignments, on: drive, told: told)
    guard audit.violations.isEmpty else {
      let words = audit.violations.prefix(3).map { "\($0)" }.joined(separator: "; ")
      throw .fault("the plan breaks a rule: \(words)")
    }
    guard audit.cost.total < (best?.cost ?? .infinity) - parameters.search.leastSaved else {
      return
    }
    best = Found(
      plan: plan, assignments: assignments, audit: audit, caps: caps,
      prices: prices ?? best?.prices)
    progress(
      Planner.Progress(
        seconds: deadline.seconds, cost: audit.cost.total,
        unplaced: drive.registrants.count - assignments.count, bound: min(bound, audit.cost.total)))
  }

  private func lastStep(_ plan: Arrangement) -> Arrangement {
    let isProven = Plan.gap(cost: plan.cost, bound: bound) <= limits.gap
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

  /// Takes the bound of a search. Of a search within limits that suffice, it is the bound at its prices
  /// in a hall with the limits that every plan keeps.
  mutating func recordBound(of search: PlanSearch, within caps: CrowdSurrogate) {
    guard let necessary = probability?.necessary else { return improveBound(search.bound) }
    guard let proof = search.proof, leavesRoom(search.problem) else { return }
    var loosened = 0.0
    for (limit, price) in zip(search.problem.hall.limits, proof.prices.limits) where price > 0 {
      guard let most = necessary.most(of: limit, within: caps, of: search.problem) else { return }
      loosened += price * max(0, most - limit.bound)
    }
    improveBound(proof.bound - loosened)
  }

  /// Whether a unit was priced with no less room in any slot than it may use in some plan: columns are
  /// priced within what each slot takes by itself, whatever the dual values are.
  private func leavesRoom(_ problem: PlanningProblem) -> Bool {
    let most = mostInSlots.indices.map { problem.hall.mostPeople(inSlot: $0) }
    return problem.units.allSatisfy { unit in
      unit.slots.allSatisfy { most[$0] >= min(unit.size, mostInSlots[$0]) }
    }
  }

  /// Raises the bound, if it is better.
  mutating func improveBound(_ bound: Double) {
    if bound.isFinite { self.bound = max(self.bound, bound) }
  }

  // MARK: What it came to

  /// What was found out, for the next search.
  func warmStart(of found: Found) -> WarmStart {
    WarmStart(assignments: found.assignments, prices: found.prices, capChanges: [:])
  }

  /// Plans, and tells what that came to.
  mutating func outcome(from start: WarmStart?) throws(PlanningFault) -> Planner.Outcome {
    let found = try solve(from: start)
    return Planner.Outcome(
      plan: plan(of: found),
      start: WarmStart(
        assignments: found.assignments, prices: found.prices,
        capChanges: found.caps.changes(from: startingCaps)))
  }

  private func plan(of found: Found) -> Plan {
    let bound = min(self.bound, found.cost)
    let isProven = Plan.gap(cost: found.cost, bound: bound) <= limits.gap
    return Plan(
      assignments: found.assignments,
      unplaced: UnplacedReasons(found.plan, isStopped: deadline.isOver).all, cost: found.audit.cost,
      bound: bound,
      status: isProven ? .optimal : .feasible, seconds: deadline.seconds,
      isStopped: deadline.isOver && !isProven)
  }
}

extension NecessaryCrowds {
  /// The most that a limit of a surrogate's hall may be used in a plan that breaks no rule.
  func most(of limit: CapacityRow, within caps: CrowdSurrogate, of problem: PlanningProblem)
    -> Double?
  {
    if limit.subject == CapacityRow.everyone { return Double(problem.people) }
    guard limit.rule == .crowdLimit, let minute = limit.minute else { return limit.bound }
    let place = CrowdSurrogate.Place(session: limit.session, limit: limit.subject, minute: minute)
    return most(at: place, isCounted: !caps.rows(at: place).isEmpty)
  }
}
