import Drives

/// The slots of all sessions in one row, and how many people of each donor kind they may take.
///
/// Every limit of a hall is linear in its *loads*: how many invited people of one kind (same show
/// and deferral rate) a slot has. Load `slot · kindCount + kind` is the pair of a slot and a kind.
struct Hall: Sendable {
  /// One slot.
  struct Slot: Sendable {
    /// The session, as an index in the drive.
    let session: Int
    /// The first minute.
    let start: Int
    /// Whether the slot before it in the list is the one before it in the same session.
    let followsPrevious: Bool
  }

  /// The slots, by session, then by start.
  let slots: [Slot]
  /// The slots of each session.
  let slotsOfSession: [Range<Int>]
  /// The distinct rates of the registrants.
  let kinds: [Rates]
  /// The hard limits, each on the loads of one session.
  let limits: [LoadLimit]
  /// For each load, the limits it counts towards.
  let limitsOfLoad: [[LoadLimit.Share]]
  /// For each session, the expected presence at the minutes at which it can be largest.
  let presences: [[LoadLimit]]
  /// The cost of one expected person of a session's peak.
  let peakWeight: Double

  var loadCount: Int { slots.count * kinds.count }

  /// The load of a slot and a kind.
  func load(slot: Int, kind: Int) -> Int { slot * kinds.count + kind }
}

/// A linear limit on loads: Σ coefficient · load <= bound.
struct LoadLimit: Sendable {
  /// One coefficient.
  struct Term: Hashable, Sendable {
    let load: Int
    let coefficient: Double
  }

  /// What a load adds to a limit, seen from the load.
  struct Share: Sendable {
    let limit: Int
    let coefficient: Double
  }

  /// The rule it states; nil for a presence, which is a cost and no rule.
  let rule: HardRule?
  /// The session, as an index in the drive.
  let session: Int
  /// The minute of the day, or nil for a limit on the whole session.
  let minute: Int?
  /// The stage or the crowd limit of the session it belongs to, as an index.
  let subject: Int
  /// The coefficients, by rising load; all positive.
  let terms: [Term]
  /// The greatest value.
  let bound: Double

  /// The Euclidean norm of the coefficients.
  var norm: Double {
    max(1e-9, terms.reduce(0) { $0 + $1.coefficient * $1.coefficient }.squareRoot())
  }
}
