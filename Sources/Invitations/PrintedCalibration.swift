public import Drives
import Plans
public import Simulation
public import Wording

/// What calibrating a plan changed and cost, as people read it.
public struct PrintedCalibration {
  private let calibration: Calibration
  private let drive: Drive
  private let allowed: Double
  private let wording: Words

  /// A printed calibration.
  ///
  /// - Parameters:
  ///   - calibration: what was changed.
  ///   - drive: the drive.
  ///   - allowed: the most a limit's chance of being broken was to be.
  ///   - wording: the language to print it in.
  public init(of calibration: Calibration, on drive: Drive, allowed: Double, wording: Words) {
    self.calibration = calibration
    self.drive = drive
    self.allowed = allowed
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    var lines = Layout.heading(wording.calibrationHeading)
    for limit in calibration.limits {
      let session = drive.sessions[limit.session]
      let zone = drive.sessions.count > 1 ? "\(session.id) \(limit.limit.zone)" : limit.limit.zone
      lines += Layout.indented(
        wording.calibrated(
          zone: zone, limit: limit.limit.limit, planned: limit.planned, before: limit.before,
          after: limit.after))
    }
    lines += Layout.indented(
      wording.calibrationVerdict(
        isReached: calibration.isReached, allowed: allowed, plans: calibration.plans))
    let (before, after) = (calibration.first, calibration.plan)
    lines += Layout.indented(
      wording.calibrationPrice(
        places: before.assignments.count - after.assignments.count, before: before.cost.total,
        after: after.cost.total))
    for term in CostTerm.allCases where abs(before.cost[term] - after.cost[term]) >= 0.05 {
      lines += Layout.indented(
        wording.changedTerm(term, before: before.cost[term], after: after.cost[term]), by: 4)
    }
    return lines
  }
}
