import Drives
import Planning
import Plans
import Simulation

extension VariantPlanner {
  /// A plan of a drive that keeps what the drive promises of the whole day, as the command `plan` makes it:
  /// planned and simulated in turn.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - plan: plans it, and the drives with lower limits.
  /// - Returns: the plan, and whether simulated days were seen to keep the promise; nil where nothing is
  ///   promised of the day.
  /// - Throws: ``PlanningError`` where the drive has no plan.
  func promised(
    _ drive: Drive, by plan: (Drive) throws(PlanningError) -> Plan
  ) throws(PlanningError) -> (plan: Plan, keepsDay: Bool?) {
    guard let wanted = drive.dayPromise else { return (try plan(drive), nil) }
    let calibration = try Calibrator.usual(threads: parameters.threads).calibrate(
      drive, allowed: 1 - wanted, gap: gap, isStopped: { isStopped }, plan: plan)
    return (calibration.plan, calibration.isReached)
  }
}
