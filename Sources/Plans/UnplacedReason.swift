public import Drives

extension Unplaced {
  /// Why someone has no slot.
  public enum Reason: Equatable, Sendable {
    /// No slot lies inside the person's availability and the unit's hours and sessions.
    case noAllowedSlot
    /// The person gets no slot because of an answer to one of the drive's declarations.
    case heldBack
    /// Every allowed slot is taken: the limits that stand in the way, most frequent first, and how
    /// many allowed slots there are.
    case limits([HardRule], allowedSlots: Int)
    /// A place was free, but taking it would have cost more than leaving the person out.
    case tooCostly(allowedSlots: Int)
    /// Planning was stopped before a place was looked for to the end.
    case stopped(allowedSlots: Int)
    /// The words of a plan file made elsewhere.
    case written(String)
  }
}

extension Unplaced.Reason {
  /// What kind of reason it is, by the name that plan files use.
  public enum Code: String, CaseIterable, Sendable {
    case noAllowedSlot = "no-allowed-slot"
    case heldBack = "held-back"
    case limits
    case tooCostly = "too-costly"
    case stopped
  }

  /// The reason of these parts.
  ///
  /// - Parameters:
  ///   - code: its kind.
  ///   - rules: the limits that stand in the way, most frequent first; only for `limits`.
  ///   - slots: how many slots the person is allowed.
  public init(code: Code, rules: [HardRule], allowedSlots slots: Int) {
    switch code {
    case .noAllowedSlot: self = .noAllowedSlot
    case .heldBack: self = .heldBack
    case .limits: self = .limits(rules, allowedSlots: slots)
    case .tooCostly: self = .tooCostly(allowedSlots: slots)
    case .stopped: self = .stopped(allowedSlots: slots)
    }
  }

  /// Its kind; nil for the words of a plan file made elsewhere.
  public var code: Code? {
    switch self {
    case .noAllowedSlot: return .noAllowedSlot
    case .heldBack: return .heldBack
    case .limits: return .limits
    case .tooCostly: return .tooCostly
    case .stopped: return .stopped
    case .written: return nil
    }
  }

  /// The limits that stand in the way, most frequent first.
  public var rules: [HardRule] {
    if case .limits(let rules, _) = self { return rules }
    return []
  }

  /// How many slots the person is allowed; nil where a plan file made elsewhere does not say it.
  public var allowedSlots: Int? {
    switch self {
    case .noAllowedSlot, .heldBack: return 0
    case .limits(_, let slots), .tooCostly(let slots), .stopped(let slots): return slots
    case .written: return nil
    }
  }
}
