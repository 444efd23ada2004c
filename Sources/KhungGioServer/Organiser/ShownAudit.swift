import Drives
import KhungGio
import Plans

/// A drive's own plan with its audit, read once.
struct ShownAudit: Sendable {
  /// The plan.
  let plan: Plan
  /// The rules it breaks.
  let violations: [Audit.Violation]
  /// The published slots that its costs are counted from.
  let published: [Assignment]

  /// Who is invited when.
  var assignments: [Assignment] { plan.assignments }

  /// Reads the plan.
  ///
  /// - Parameter opened: the drive.
  /// - Throws: every problem of its file.
  init(_ opened: OpenDrive) throws(UseCaseError) {
    let shown = try ShowPlan(opened).perform()
    plan = shown.plan
    violations = shown.violations
    published = shown.published
  }
}
