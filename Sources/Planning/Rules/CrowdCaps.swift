import Drives
import Plans

/// Expected numbers that stand in, minute by minute, for crowd limits to be kept with a probability.
struct CrowdCaps: Equatable, Sendable {
  /// A minute of a crowd limit of a session.
  struct Place: Hashable, Sendable {
    let session: Int
    let limit: Int
    let minute: Int
  }

  private var caps: [Place: Double] = [:]

  /// No caps.
  init() {}

  /// What to tell the reader of a program with caps.
  static let remarks = [
    "plan_for is a probability: each crowd limit Pr(N <= limit) >= p is stood in for by a cap on",
    "the expected number at each minute, as in the linear program last solved for the plan.",
    "The optimum of this program is the optimum within these caps.",
  ]

  /// By how much each cap differs from another's at the same place.
  func changes(from other: CrowdCaps) -> [Place: Double] {
    caps.reduce(into: [:]) { changes, cap in
      guard let old = other.caps[cap.key], old != cap.value, cap.value.isFinite else { return }
      changes[cap.key] = cap.value - old
    }
  }

  /// These caps, changed by as much where there is one at the same place.
  func changed(by changes: [Place: Double]) -> CrowdCaps {
    var changed = self
    for (place, change) in changes {
      if let cap = caps[place] { changed.caps[place] = max(0, cap + change) }
    }
    return changed
  }

  subscript(session session: Int, limit limit: Int, minute minute: Int) -> Double? {
    get { caps[Place(session: session, limit: limit, minute: minute)] }
    set { caps[Place(session: session, limit: limit, minute: minute)] = newValue }
  }
}
