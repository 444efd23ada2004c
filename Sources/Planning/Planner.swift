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
    /// Set from anywhere to stop with the best plan so far.
    public var cancellation: Cancellation

    /// Limits; a gap of 1e-4 and no others unless told otherwise.
    public init(
      gap: Double = 1e-4, seconds: Double? = nil, cancellation: Cancellation = Cancellation()
    ) {
      self.gap = gap
      self.seconds = seconds
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

  private let solver: any Solver
  private let limits: Limits

  /// A planner that has its programs solved by `solver`.
  public init(solver: any Solver, limits: Limits = Limits()) {
    self.solver = solver
    self.limits = limits
  }

  /// Plans the drive.
  ///
  /// - Parameters:
  ///   - drive: what to plan.
  ///   - progress: called whenever the best plan or the bound has improved, on the calling thread.
  /// - Returns: a plan that has passed its audit.
  /// - Throws: ``PlanningFault`` where no audited plan could be made.
  public func plan(
    _ drive: Drive, progress: (Progress) -> Void = { _ in }
  ) throws(PlanningFault) -> Plan {
    throw .stoppedBeforeAnyPlan
  }

  /// The whole problem as one program, as `export` writes it, with remarks for its reader.
  public func compactProgram(
    of drive: Drive
  ) throws(PlanningFault) -> (program: IntegerProgram, remarks: [String]) {
    (IntegerProgram(), [])
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
