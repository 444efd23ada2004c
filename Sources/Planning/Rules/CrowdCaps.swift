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

  subscript(session session: Int, limit limit: Int, minute minute: Int) -> Double? {
    get { caps[Place(session: session, limit: limit, minute: minute)] }
    set { caps[Place(session: session, limit: limit, minute: minute)] = newValue }
  }
}
