public import Drives
import Formulation
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

    /// Limits; a gap of 1e-4 and the usual work by default.
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
    /// Open nodes of the search tree; nil before branching.
    public var openNodes: Int? = nil
  }

  let solver: any Solver
  let limits: Limits
  let parameters: PlanningParameters
  let clock: @Sendable () -> Double

  /// A planner that has its programs solved by `solver`.
  ///
  /// - Parameters:
  ///   - solver: what solves the programs.
  ///   - limits: where to stop.
  ///   - parameters: the seed, the number of threads, and how much of what is done.
  ///   - clock: seconds since some moment, never going back.
  public init(
    solver: any Solver, limits: Limits = Limits(),
    parameters: PlanningParameters = PlanningParameters(),
    clock: @escaping @Sendable () -> Double = { Planner.monotonicSeconds }
  ) {
    self.solver = solver
    self.limits = limits
    self.parameters = parameters
    self.clock = clock
  }

  /// Seconds since the first time they were asked for, never going back.
  public static var monotonicSeconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - epoch).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
  private static let epoch = ContinuousClock.now

  /// A plan, and a warm start for similar drives.
  public struct Outcome: Sendable {
    /// The plan, which has passed its audit.
    public let plan: Plan
    /// A warm start for planning a similar drive.
    public let start: WarmStart
  }

  /// Plans the drive.
  ///
  /// - Parameters:
  ///   - drive: what to plan.
  ///   - published: the published slots, for the cost term `moved`.
  ///   - progress: called whenever the best plan or the bound has improved, on the calling thread.
  /// - Returns: a plan that has passed its audit.
  /// - Throws: ``PlanningError`` where no audited plan could be made.
  public func plan(
    _ drive: Drive, published: [Assignment] = [], progress: @escaping (Progress) -> Void = { _ in }
  ) throws(PlanningError) -> Plan {
    try outcome(of: drive, published: published, progress: progress).plan
  }

  /// Plans the drive, from a warm start where there is one.
  ///
  /// - Parameters:
  ///   - drive: what to plan.
  ///   - published: the published slots, for the cost term `moved`.
  ///   - start: the warm start of a drive with the same sessions; with it there is less to do.
  ///   - memory: the outcomes of earlier drives; the plan is the same as without it.
  ///   - progress: called whenever the best plan or the bound has improved, on the calling thread.
  /// - Returns: a plan that has passed its audit, and a warm start.
  /// - Throws: ``PlanningError`` where no audited plan could be made.
  public func outcome(
    of drive: Drive, published: [Assignment] = [], from start: WarmStart? = nil,
    remembering memory: PlanningMemory? = nil,
    progress: @escaping (Progress) -> Void = { _ in }
  ) throws(PlanningError) -> Outcome {
    try checkPins(of: drive)
    let start = start ?? (published.isEmpty ? nil : WarmStart(from: published))
    var planning = PlanningRun(
      drive: drive, published: published, solver: solver, limits: limits, parameters: parameters,
      deadline: Deadline(seconds: limits.seconds, cancellation: limits.cancellation, clock: clock),
      progress: progress)
    guard let memory else { return try planning.outcome(from: start) }
    let outcome = try memory.outcome(
      of: drive, published: published, firstSurrogate: planning.firstSurrogate(from: start)
    ) { () throws(PlanningError) in
      let outcome = try planning.outcome(from: start)
      // A stopped result is not remembered, since a full run would do better.
      return (outcome, planning.deadline.isOver ? [] : planning.surrogatesSearched)
    }
    return Outcome(
      plan: outcome.plan.with(seconds: planning.deadline.seconds), start: outcome.start)
  }

  /// The whole problem as one program, as `export` writes it, with remarks for its reader.
  ///
  /// - Parameters:
  ///   - drive: the drive to plan.
  ///   - published: the published slots, for the cost term `moved`.
  ///   - mostMoved: how many of them may have another slot, or none; nil for any number.
  /// - Returns: the program, whose optimum is the cost of the best plan, and the remarks.
  /// - Throws: ``PlanningError`` as ``plan(_:published:progress:)`` does.
  public func compactProgram(
    of drive: Drive, published: [Assignment] = [], movingAtMost mostMoved: Int? = nil
  ) throws(PlanningError) -> (program: IntegerProgram, remarks: [String]) {
    guard case .probability = drive.turnout.planFor else {
      try checkPins(of: drive)
      return (
        CompactProgram(
          PlanningProblem(of: drive, published: published), movingAtMost: mostMoved,
          namedAfter: drive
        ).program, []
      )
    }
    try checkPins(of: drive)
    var planning = PlanningRun(
      drive: drive, published: published, solver: solver, limits: limits, parameters: parameters,
      deadline: Deadline(seconds: limits.seconds, cancellation: limits.cancellation, clock: clock),
      progress: { _ in })
    let found = try planning.solve(from: nil)
    // The last step may place more people than the surrogate allows.
    let surrogate = found.surrogate.adjusted(to: found.assignments, on: drive, loosening: true)
    return (
      CompactProgram(
        PlanningProblem(of: drive, published: published, surrogate: surrogate),
        movingAtMost: mostMoved,
        namedAfter: drive
      ).program,
      CrowdSurrogate.remarks
    )
  }

  /// Rule `pinned`: the drive is feasible exactly if the pinned people and their companions, with nobody
  /// else placed but whoever fills the gaps of units that stay whole, break no rule.
  private func checkPins(of drive: Drive) throws(PlanningError) {
    var pinOfCompanions: [Companions: SlotStart] = [:]
    for person in drive.registrants {
      if let companions = person.companions, let pinned = person.pinned {
        pinOfCompanions[companions] = pinned
      }
    }
    let pins = zip(drive.registrants.places, drive.registrants).compactMap { index, person in
      (person.pinned ?? person.companions.flatMap { pinOfCompanions[$0] }).map {
        Assignment(registrant: index, slot: $0)
      }
    }
    guard !pins.isEmpty else { return }
    let violations = Audit(of: drive.fillingGaps(of: pins), on: drive).violations
    guard violations.isEmpty else { throw .pinsBreakRules(violations) }
  }
}

/// Why there is no plan.
public enum PlanningError: Error, Equatable, Sendable {
  /// The pinned people alone break these rules: the drive is infeasible.
  case pinsBreakRules([Audit.Violation])
  /// It was stopped before there was any plan.
  case stoppedBeforeAnyPlan
  /// A plan did not pass the audit, or the solver failed: an internal error.
  case internalError(String)
}
