package import Drives
import Plans

/// A deterministic surrogate of the crowd chance constraints, minute by minute: bounds on the
/// expected number, adjusted until plans keep the exact rule, and rows stated in full.
package struct CrowdSurrogate: Equatable, Sendable {
  /// A minute of a crowd limit of a session.
  package struct Place: Hashable, Sendable {
    package let session: SessionIndex
    package let limit: Int
    package let minute: Int

    package init(session: SessionIndex, limit: Int, minute: Int) {
      self.session = session
      self.limit = limit
      self.minute = minute
    }
  }

  /// A row: Σ coefficient · load <= most, loads counted within the session.
  package struct Row: Hashable, Sendable {
    package let terms: [CapacityRow.Term]
    package let most: Double
  }

  /// Whether its rows are such that every plan keeps them, rather than such that suffice.
  package var isKeptByEveryPlan = false
  private var bounds: [Place: Double] = [:]
  private var rows: [Place: [Row]] = [:]

  /// An empty surrogate.
  package init() {}

  /// Comments for the reader of a program with a surrogate.
  package static let remarks = [
    "plan_for is a probability: each crowd limit Pr(N <= limit) >= p is stood in for by a cap on",
    "the expected number at each minute, or on the number, as in the linear program last solved",
    "for the plan. The optimum of this program is the optimum within these caps.",
  ]

  /// The difference of each bound from another surrogate's at the same place.
  package func changes(from other: CrowdSurrogate) -> [Place: Double] {
    bounds.reduce(into: [:]) { changes, bound in
      guard let old = other.bounds[bound.key], old != bound.value, bound.value.isFinite else {
        return
      }
      changes[bound.key] = bound.value - old
    }
  }

  /// This surrogate with its bounds changed by given amounts, where it has them.
  package func changed(by changes: [Place: Double]) -> CrowdSurrogate {
    var changed = self
    for (place, change) in changes {
      if let bound = bounds[place] { changed.bounds[place] = max(0, bound + change) }
    }
    return changed
  }

  package subscript(place: Place) -> Double? {
    get { bounds[place] }
    set { bounds[place] = newValue }
  }

  /// The rows stated in full at a minute.
  package func rows(at place: Place) -> [Row] { rows[place] ?? [] }

  /// Replaces the surrogate of a minute by rows stated in full.
  mutating func state(_ stated: [Row], at place: Place) {
    bounds[place] = nil
    rows[place] = stated
  }

  /// Bounds the expected number at a minute.
  mutating func bound(_ place: Place, at expected: Double) {
    rows[place] = nil
    bounds[place] = expected
  }
}
