public import Drives
public import IntegerProgramming
public import Planning
public import Plans

/// Plans variants of one drive. What comes of a variant depends on it and on the drive as it is,
/// never on which other variants were planned before or beside it.
public struct VariantPlanner: Sendable {
  private let solver: any Solver
  private let gap: Double
  private let cancellation: Cancellation

  /// A planner for variants.
  ///
  /// - Parameters:
  ///   - solver: what solves its programs.
  ///   - gap: the relative gap at which a plan counts as optimal.
  ///   - cancellation: set from anywhere to stop.
  public init(solver: any Solver, gap: Double = 1e-4, cancellation: Cancellation = Cancellation()) {
    self.solver = solver
    self.gap = gap
    self.cancellation = cancellation
  }

  /// Whether somebody asked to stop: what is planned then is not what it would have been.
  public var isStopped: Bool { cancellation.isCancelled }

  /// The plan of a drive as the command `plan` makes it.
  ///
  /// - Parameter drive: the drive.
  /// - Returns: an audited plan.
  /// - Throws: ``PlanningFault`` where there is none.
  public func plan(_ drive: Drive) throws(PlanningFault) -> Plan {
    try Planner(
      solver: solver, limits: Planner.Limits(gap: gap, cancellation: cancellation)
    ).plan(drive)
  }
}
