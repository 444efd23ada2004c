import Drives
import IntegerProgramming
import Plans

/// Plans a drive: searches for plans within linear limits, and has each that is found tried by the
/// rules themselves in a last step. Where crowd limits are to be kept with a probability, limits stand
/// in for them: those that suffice, within which plans are searched for, and those that every plan
/// keeps, which bound the cost (``NecessaryCrowds``).
struct PlanningWithCaps {
  let drive: Drive
  /// The slots people were told before.
  let told: [Assignment]
  let solver: any Solver
  let limits: Planner.Limits
  let watch: Watch
  let progress: (Planner.Progress) -> Void
  /// The caps to begin with: what people were told is let in wherever the exact rule lets it in.
  let startingCaps: CrowdCaps
  /// The crowd limits to be kept with a probability, and what every plan keeps for it; nil where there
  /// is no probability.
  let probability: (crowd: ExactCrowd, necessary: NecessaryCrowds)?
  /// The problem with the rules that are linear, and the rows of its hall.
  let rules: (problem: PlanningProblem, rows: HallRows)
  /// The caps of the problems that were looked at, in this order.
  private(set) var capsLookedAt: [CrowdCaps] = []
  /// The cheapest plan so far.
  private(set) var best: Found?
  /// No plan that breaks no rule costs less.
  private(set) var bound = 0.0

  init(
    drive: Drive, told: [Assignment], solver: any Solver, limits: Planner.Limits, watch: Watch,
    progress: @escaping (Planner.Progress) -> Void
  ) {
    self.drive = drive
    self.told = told
    self.solver = solver
    self.limits = limits
    self.watch = watch
    self.progress = progress
    startingCaps = CrowdCaps(startingFor: drive)
      .adjusted(to: told.filter { drive.hasSlot($0.slot) }, on: drive, loosening: true)
    if case .probability(let wanted) = drive.turnout.planFor {
      probability = (
        ExactCrowd(drive, probability: wanted), NecessaryCrowds(of: drive, probability: wanted)
      )
    } else {
      probability = nil
    }
    let problem = PlanningProblem(of: drive, told: told)
    rules = (problem, HallRows(problem.hall))
  }

  /// A plan that was found, its audit, the caps it was found within, and the prices of the hall there.
  struct Found {
    let plan: Arrangement
    let assignments: [Assignment]
    let audit: Audit
    let caps: CrowdCaps
    let prices: PriceBook?

    var cost: Double { audit.cost.total }
  }

  /// Plans.
  ///
  /// - Parameter start: what a drive like this one taught; nil for nothing.
  /// - Returns: the cheapest plan found.
  /// - Throws: ``PlanningFault/stoppedBeforeAnyPlan`` where there was no time for one, and
  ///   ``PlanningFault/fault(_:)`` where no plan passes its audit.
  mutating func run(from start: WarmStart?) throws(PlanningFault) -> Found {
    // However short the time, whoever fits in has a slot; with none at all, or stopped, there is no plan.
    guard !watch.isOver || (limits.seconds ?? 0) > 0 && !limits.cancellation.isCancelled else {
      throw .stoppedBeforeAnyPlan
    }
    if probability == nil {
      try planWithinRules(from: start)
    } else {
      try planForProbability(from: start)
    }
    if best == nil, rules.problem.people <= PlanningWithCaps.mostPeopleTriedTwice {
      // A plan there is always: whoever fits in, one after another.
      try take(rules.problem.units.map(\.emptySchedule), within: startingCaps, prices: nil)
    }
    guard let best else { throw .stoppedBeforeAnyPlan }
    return best
  }

  /// Searches within the rules, which are linear.
  private mutating func planWithinRules(from start: WarmStart?) throws(PlanningFault) {
    var search = search(within: CrowdCaps())
    search.start(from: start)
    search.improve(effort: limits.effort)
    search.finish(effort: limits.effort)
    try take(search, within: CrowdCaps())
    while watch.isLimited, !isDone {
      // More time is for more plans; they begin where others led to.
      search.improve(effort: limits.effort)
      try take(search, within: CrowdCaps())
    }
    search.raiseByWholeLoads()
    note(search, within: CrowdCaps())
  }

  /// Whether the gap is reached or the time is over.
  var isDone: Bool {
    watch.isOver || (best.map { Plan.gap(cost: $0.cost, bound: bound) <= limits.gap } ?? false)
  }

  /// The caps of the first problem that is looked at.
  func firstCaps(from start: WarmStart?) -> CrowdCaps {
    probability == nil ? CrowdCaps() : CrowdCaps(countingEveryone: drive)
  }

  /// A search within caps. What it tells of bounds is passed on only where every plan keeps them.
  mutating func search(within caps: CrowdCaps, isBounding: Bool = false) -> PlanSearch {
    capsLookedAt.append(caps)
    let stated =
      probability == nil ? rules.problem : PlanningProblem(of: drive, told: told, caps: caps)
    let problem = stated.countingWholePeople(solver: solver, watch: watch)
    let known = probability == nil || isBounding ? nil : bound
    var search = PlanSearch(problem, solver: solver, watch: watch, gap: limits.gap) {
      [watch, progress] in
      progress(
        Planner.Progress(
          seconds: watch.seconds, cost: $0, unplaced: $1, bound: min($0, known ?? $2)))
    }
    // Where limits stand in for others, a tree that knows the others proves more.
    search.isTreeWanted = probability == nil
    return search
  }

  // MARK: What was found

  /// In drives of more people, nobody is tried once more where the search has tried everyone by the
  /// rules already.
  private static let mostPeopleTriedTwice = 5_000
  private static let changesOfLastStep = 20_000

  /// Takes what a search found, once the last step has looked at it, and its bound.
  ///
  /// - Parameters:
  ///   - search: the search.
  ///   - caps: the caps it searched within.
  ///   - isKeepingCaps: whether the last step keeps the caps at first.
  /// - Throws: ``PlanningFault/fault(_:)`` where the plan breaks a rule.
  mutating func take(
    _ search: PlanSearch, within caps: CrowdCaps, isKeepingCaps: Bool = false
  ) throws(PlanningFault) {
    note(search, within: caps)
    guard search.hasFoundPlan || !watch.isOver else { return }
    var schedules = search.best
    if isKeepingCaps {
      var plan = Arrangement(search.problem, rows: search.rows, crowd: nil)
      plan.adopt(schedules)
      schedules = lastStep(plan).schedules
    }
    try take(
      schedules, within: caps, prices: search.prices.map { PriceBook($0, of: search.problem.hall) })
  }

  /// Takes schedules, once the last step has looked at them. Whoever is one too many has no slot then.
  mutating func take(
    _ schedules: [Schedule], within caps: CrowdCaps, prices: PriceBook?
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
    guard audit.cost.total < (best?.cost ?? .infinity) - 1e-9 else { return }
    best = Found(
      plan: plan, assignments: assignments, audit: audit, caps: caps,
      prices: prices ?? best?.prices)
    progress(
      Planner.Progress(
        seconds: watch.seconds, cost: audit.cost.total,
        unplaced: drive.registrants.count - assignments.count, bound: min(bound, audit.cost.total)))
  }

  private func lastStep(_ plan: Arrangement) -> Arrangement {
    let isProven = Plan.gap(cost: plan.cost, bound: bound) <= limits.gap
    let isTried = probability == nil && rules.problem.people > PlanningWithCaps.mostPeopleTriedTwice
    guard !isProven, !isTried else { return plan }
    var step = LastStep(
      plan, effort: Int(Double(PlanningWithCaps.changesOfLastStep) * max(0.1, limits.effort)),
      watch: watch)
    step.run()
    return step.plan
  }

  /// Takes the bound of a search. Of a search within limits that suffice, it is the bound at its prices
  /// in a hall with the limits that every plan keeps.
  mutating func note(_ search: PlanSearch, within caps: CrowdCaps) {
    guard let necessary = probability?.necessary else { return raise(search.bound) }
    guard let proof = search.proof, leavesRoom(search.problem, as: necessary) else { return }
    var loosened = 0.0
    for (limit, price) in zip(search.problem.hall.limits, proof.prices.limits) where price > 0 {
      guard let most = necessary.most(of: limit, within: caps, of: search.problem) else { return }
      loosened += price * max(0, most - limit.bound)
    }
    raise(proof.bound - loosened)
  }

  /// Whether a unit was priced with no less room in any slot than it may use in some plan: schedules are
  /// priced within what each slot takes by itself, whatever the limits' prices are.
  private func leavesRoom(_ problem: PlanningProblem, as necessary: NecessaryCrowds) -> Bool {
    let hall = Hall(of: drive, caps: necessary.caps)
    let most = hall.slots.indices.map {
      (here: problem.hall.mostPeople(inSlot: $0), ofPlans: hall.mostPeople(inSlot: $0))
    }
    return problem.units.allSatisfy { unit in
      unit.slots.allSatisfy { most[$0].here >= min(unit.size, most[$0].ofPlans) }
    }
  }

  /// Raises the bound, if it is better.
  mutating func raise(_ bound: Double) {
    if bound.isFinite { self.bound = max(self.bound, bound) }
  }

  // MARK: What it came to

  /// What was found out, for the next search.
  func lesson(of found: Found) -> WarmStart {
    WarmStart(assignments: found.assignments, prices: found.prices, capChanges: [:])
  }

  /// Plans, and tells what that came to.
  mutating func outcome(from start: WarmStart?) throws(PlanningFault) -> Planner.Outcome {
    let found = try run(from: start)
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
      unplaced: UnplacedReasons(found.plan, isStopped: watch.isOver).all, cost: found.audit.cost,
      bound: bound,
      status: isProven ? .optimal : .feasible, seconds: watch.seconds,
      isStopped: watch.isOver && !isProven)
  }
}

extension NecessaryCrowds {
  /// The most that a limit of a surrogate's hall may be used in a plan that breaks no rule.
  func most(of limit: LoadLimit, within caps: CrowdCaps, of problem: PlanningProblem) -> Double? {
    if limit.subject == LoadLimit.everyone { return Double(problem.people) }
    guard limit.rule == .crowdLimit, let minute = limit.minute else { return limit.bound }
    let place = CrowdCaps.Place(session: limit.session, limit: limit.subject, minute: minute)
    return most(at: place, isCounted: !caps.rows(at: place).isEmpty)
  }
}
