public import Drives
public import IntegerProgramming
public import Plans

/// Turns a drive into a plan.
public struct Planner: Sendable {
  /// Where planning stops.
  public struct Limits: Sendable {
    /// The relative gap at which a plan counts as optimal.
    public var gap: Double
    /// The seconds planning may take; nil for no limit.
    public var seconds: Double?
    /// How much work to do, 1 being usual. Decides the plan together with the drive; the clock only
    /// stops it.
    public var effort: Double
    /// Set from anywhere to stop with the best plan so far.
    public var cancellation: Cancellation

    /// Limits; a gap of 1e-4 and the usual work unless told otherwise.
    public init(
      gap: Double = 1e-4, seconds: Double? = nil, effort: Double = 1,
      cancellation: Cancellation = Cancellation()
    ) {
      self.gap = gap
      self.seconds = seconds
      self.effort = effort
      self.cancellation = cancellation
    }
  }

  /// How far planning has come.
  public struct Progress: Equatable, Sendable {
    /// The seconds since it began.
    public let seconds: Double
    /// The cost of the best plan so far; nil before there is one.
    public let cost: Double?
    /// How many people that plan leaves without a slot.
    public let unplaced: Int?
    /// The proven lower bound so far.
    public let bound: Double
  }

  let solver: any Solver
  let limits: Limits
  let clock: @Sendable () -> Double

  /// A planner that has its programs solved by `solver`.
  ///
  /// - Parameters:
  ///   - solver: what solves the programs.
  ///   - limits: where to stop.
  ///   - clock: seconds since some moment, never going back.
  public init(
    solver: any Solver, limits: Limits = Limits(),
    clock: @escaping @Sendable () -> Double = { Planner.monotonicSeconds }
  ) {
    self.solver = solver
    self.limits = limits
    self.clock = clock
  }

  /// Seconds since the first time they were asked for, never going back.
  public static var monotonicSeconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - epoch).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
  private static let epoch = ContinuousClock.now

  /// Plans the drive.
  ///
  /// - Parameters:
  ///   - drive: what to plan.
  ///   - told: the slots people were told before, for the cost term `moved`.
  ///   - progress: called whenever the best plan or the bound has improved, on the calling thread.
  /// - Returns: a plan that has passed its audit.
  /// - Throws: ``PlanningFault`` where no audited plan could be made.
  public func plan(
    _ drive: Drive, told: [Assignment] = [], progress: @escaping (Progress) -> Void = { _ in }
  ) throws(PlanningFault) -> Plan {
    try planWithCaps(drive, told: told, progress: progress).plan
  }

  /// The whole problem as one program, as `export` writes it, with remarks for its reader.
  ///
  /// - Parameters:
  ///   - drive: the drive to plan.
  ///   - told: the slots people were told before, for the cost term `moved`.
  ///   - mostMoved: how many of them may have another slot, or none; nil for any number.
  /// - Returns: the program, whose optimum is the cost of the best plan, and the remarks.
  /// - Throws: ``PlanningFault`` as ``plan(_:told:progress:)`` does.
  public func compactProgram(
    of drive: Drive, told: [Assignment] = [], movingAtMost mostMoved: Int? = nil
  ) throws(PlanningFault) -> (program: IntegerProgram, remarks: [String]) {
    guard case .probability = drive.turnout.planFor else {
      try checkPins(of: drive)
      return (
        CompactProgram(
          PlanningProblem(of: drive, told: told), movingAtMost: mostMoved
        ).program, []
      )
    }
    let caps = try planWithCaps(drive, told: told, progress: { _ in }).caps
    return (
      CompactProgram(
        PlanningProblem(of: drive, told: told, caps: caps), movingAtMost: mostMoved
      ).program,
      CrowdCaps.remarks
    )
  }

  /// Plans, and with a probability adjusts the caps that stand in for it until the plan holds and, as
  /// far as a few rounds show, nobody more could be let in.
  private func planWithCaps(
    _ drive: Drive, told: [Assignment], progress: @escaping (Progress) -> Void
  ) throws(PlanningFault) -> (plan: Plan, caps: CrowdCaps) {
    try checkPins(of: drive)
    let watch = Watch(seconds: limits.seconds, cancellation: limits.cancellation, clock: clock)
    func search(_ caps: CrowdCaps, from schedules: [Schedule]?) -> PlanSearch {
      let problem = PlanningProblem(of: drive, told: told, caps: caps)
      var search = PlanSearch(problem, solver: solver, watch: watch, gap: limits.gap) {
        progress(Progress(seconds: watch.seconds, cost: $0, unplaced: $1, bound: $2))
      }
      if let schedules { search.adopt(schedules) }
      return search
    }
    // What people were told is let in wherever the exact rule lets it in.
    let kept = told.filter { drive.hasSlot($0.slot) }
    var caps = CrowdCaps(startingFor: drive).adjusted(to: kept, on: drive, loosening: true)
    var current = search(caps, from: nil)
    // Sketches of plans show what the exact crowd rule says of such plans.
    if case .probability = drive.turnout.planFor {
      for _ in 0..<3 where !watch.isOver {
        current.sketch()
        let adjusted = caps.adjusted(to: current.assignments, on: drive, loosening: true)
        guard adjusted != caps else { break }
        caps = adjusted
        current = search(caps, from: current.best)
      }
    }
    current.start()
    current.improve(effort: limits.effort)
    current.finish()
    var best: (search: PlanSearch, audit: Audit, caps: CrowdCaps)?
    var looseningsLeft = 3
    for _ in 0..<100 {
      let audit = Audit(of: current.assignments, on: drive, told: told)
      if audit.violations.isEmpty {
        let saved = (best?.audit.cost.total ?? .infinity) - audit.cost.total
        if saved > 1e-9 { best = (current, audit, caps) }
        // Looser caps are tried while they pay.
        guard looseningsLeft > 0, saved > 1e-3 * audit.cost.total, !watch.isOver else { break }
        let loosened = caps.adjusted(to: current.assignments, on: drive, loosening: true)
        guard loosened != caps else { break }
        looseningsLeft -= 1
        caps = loosened
        current = search(caps, from: current.best)
        current.start()
        current.improve(effort: limits.effort / 2)
        current.finish()
      } else {
        let tightened = caps.adjusted(to: current.assignments, on: drive, loosening: false)
        guard tightened != caps else {
          let words = audit.violations.prefix(3).map { "\($0)" }.joined(separator: "; ")
          throw .fault("the plan breaks a rule: \(words)")
        }
        caps = tightened
        current = current.continued(
          on: PlanningProblem(of: drive, told: told, caps: caps))
      }
    }
    guard let best else { throw .fault("no caps on the expected crowd keep its limits") }
    return (makePlan(of: best.search, best.audit, drive, watch), best.caps)
  }

  private func makePlan(
    of search: PlanSearch, _ audit: Audit, _ drive: Drive, _ watch: Watch
  ) -> Plan {
    let bound = min(search.bound, audit.cost.total)
    let gap = Plan.gap(cost: audit.cost.total, bound: bound)
    let reasons = UnplacedReasons(
      search.problem, search.best, drive: drive, isStopped: watch.isOver)
    return Plan(
      assignments: search.assignments, unplaced: reasons.all, cost: audit.cost, bound: bound,
      status: gap <= limits.gap ? .optimal : .feasible, seconds: watch.seconds)
  }

  /// Rule `pinned`: the drive is feasible exactly if the pinned people and their companions, with
  /// nobody else placed, break no rule.
  private func checkPins(of drive: Drive) throws(PlanningFault) {
    var slotsOfGroups: [String: SlotStart] = [:]
    for person in drive.registrants where !person.group.isEmpty {
      if let pinned = person.pinned { slotsOfGroups[person.group] = pinned }
    }
    let pins = drive.registrants.enumerated().compactMap { index, person in
      (person.pinned ?? slotsOfGroups[person.group]).map {
        Assignment(registrant: index, slot: $0)
      }
    }
    guard !pins.isEmpty else { return }
    let violations = Audit(of: pins, on: drive).violations
    guard violations.isEmpty else { throw .pinsBreakRules(violations) }
  }
}

/// Why there is no plan.
public enum PlanningFault: Error, Equatable, Sendable {
  /// The pinned people alone break these rules: the drive is infeasible.
  case pinsBreakRules([Audit.Violation])
  /// It was stopped before there was any plan.
  case stoppedBeforeAnyPlan
  /// A plan did not pass the audit, or the solver failed: a fault of the program.
  case fault(String)
}
