import Drives
import Plans

/// Plans that planning found for changed drives and that leave nobody out whom a slot is open to.
///
/// A plan shows of every drive whose limits it keeps that they suffice: what was found far out on a
/// parameter often holds for much smaller steps, which then need no planning.
final class PlansFound {
  private var plans: [[Assignment]] = []

  /// Adds a plan.
  func add(_ assignments: [Assignment]) { plans.append(assignments) }

  /// Whether one of the plans breaks no rule of a drive.
  func holds(on drive: Drive) -> Bool {
    // The last one was found for the narrowest limits.
    plans.reversed().contains { Audit(of: $0, on: drive).violations.isEmpty }
  }
}
