import Drives
import Plans

/// Linear rows that stand, minute by minute, for crowd limits to be kept with a probability: caps on
/// the expected number, which suffice as far as plans have shown, and rows stated in full.
package struct CrowdSurrogate: Equatable, Sendable {
  /// A minute of a crowd limit of a session.
  package struct Place: Hashable, Sendable {
    package let session: Int
    package let limit: Int
    package let minute: Int

    package init(session: Int, limit: Int, minute: Int) {
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

  private var caps: [Place: Double] = [:]
  private var rows: [Place: [Row]] = [:]

  /// No caps.
  package init() {}

  /// What to tell the reader of a program with caps.
  package static let remarks = [
    "plan_for is a probability: each crowd limit Pr(N <= limit) >= p is stood in for by a cap on",
    "the expected number at each minute, or on the number, as in the linear program last solved",
    "for the plan. The optimum of this program is the optimum within these caps.",
  ]

  /// By how much each cap differs from another's at the same place.
  package func changes(from other: CrowdSurrogate) -> [Place: Double] {
    caps.reduce(into: [:]) { changes, cap in
      guard let old = other.caps[cap.key], old != cap.value, cap.value.isFinite else { return }
      changes[cap.key] = cap.value - old
    }
  }

  /// These caps, changed by as much where there is one at the same place.
  package func changed(by changes: [Place: Double]) -> CrowdSurrogate {
    var changed = self
    for (place, change) in changes {
      if let cap = caps[place] { changed.caps[place] = max(0, cap + change) }
    }
    return changed
  }

  package subscript(place: Place) -> Double? {
    get { caps[place] }
    set { caps[place] = newValue }
  }

  /// The rows stated in full at a minute.
  package func rows(at place: Place) -> [Row] { rows[place] ?? [] }

  /// Puts rows in the place of what stood for a limit at a minute.
  mutating func state(_ stated: [Row], at place: Place) {
    caps[place] = nil
    rows[place] = stated
  }

  /// Has a cap stand for a limit at a minute.
  mutating func cap(_ place: Place, at expected: Double) {
    rows[place] = nil
    caps[place] = expected
  }
}
