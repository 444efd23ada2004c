public import Drives

/// Who is invited when, what it costs, and how good that is proven to be.
public struct Plan: Equatable, Sendable {
  /// One per placed person, in list order.
  public let assignments: [Assignment]
  /// Everyone without a slot, in list order, with the reason.
  public let unplaced: [Unplaced]
  /// The cost by term.
  public let cost: Cost
  /// A proven lower bound of the cost of every plan that breaks no hard rule.
  public let bound: Double
  /// Whether the gap asked for was reached.
  public let status: Status
  /// How long planning took, in seconds.
  public let seconds: Double
  /// What the plan had to keep beside the hard rules; nil for nothing.
  public let restriction: Restriction?

  /// What a plan has to keep beside the hard rules. The `bound` of a plan holds for every plan that
  /// breaks no hard rule; the one here only for those that keep this, too.
  public struct Restriction: Equatable, Sendable {
    /// At most so many people with a published slot may have another one, or none; nil for any
    /// number.
    public let mostMoved: Int?
    /// So many people from the waiting list have a slot; nil where places are not given to them
    /// first.
    public let filled: Int?
    /// The priorities of the people who lose their published slot add up to no more; nil where
    /// that is not looked at.
    public let mostLost: Int?
    /// A proven lower bound of the cost of every plan that keeps the hard rules and this.
    public let bound: Double

    /// A restriction of these parts.
    public init(mostMoved: Int? = nil, filled: Int? = nil, mostLost: Int? = nil, bound: Double) {
      self.mostMoved = mostMoved
      self.filled = filled
      self.mostLost = mostLost
      self.bound = bound
    }
  }
  /// Whether it was stopped, by the clock or by somebody, before it had done all it would have.
  public let isStopped: Bool

  /// How a plan came to be the last one.
  public enum Status: String, Sendable {
    /// The gap asked for was reached.
    case optimal
    /// Planning was stopped earlier; the gap says how far it had come.
    case feasible
  }

  /// A plan of these parts.
  public init(
    assignments: [Assignment], unplaced: [Unplaced], cost: Cost, bound: Double, status: Status,
    seconds: Double, restriction: Restriction? = nil, isStopped: Bool = false
  ) {
    self.assignments = assignments
    self.unplaced = unplaced
    self.cost = cost
    self.bound = bound
    self.status = status
    self.seconds = seconds
    self.restriction = restriction
    self.isStopped = isStopped
  }

  /// The same plan, made in another time.
  public func with(seconds: Double) -> Plan {
    Plan(
      assignments: assignments, unplaced: unplaced, cost: cost, bound: bound, status: status,
      seconds: seconds, restriction: restriction, isStopped: isStopped)
  }

  /// How far the cost may be from the best, relative: (cost − bound) / max(1, |cost|).
  public var gap: Double { Plan.gap(cost: cost.total, bound: bound) }

  /// The relative gap between a cost and a bound of it: (cost − bound) / max(1, |cost|).
  public static func gap(cost: Double, bound: Double) -> Double {
    (cost - bound) / max(1, abs(cost))
  }
}

/// A person and the slot they are invited to.
public struct Assignment: Hashable, Sendable {
  /// The person.
  public let registrant: RegistrantIndex
  /// The slot. In a plan made elsewhere it may be no slot of the session at all.
  public let slot: SlotStart

  /// A person and a slot.
  public init(registrant: RegistrantIndex, slot: SlotStart) {
    self.registrant = registrant
    self.slot = slot
  }
}

/// A person without a slot, and why.
public struct Unplaced: Equatable, Sendable {
  /// The person.
  public let registrant: RegistrantIndex
  /// Why, for people to read.
  public let reason: Reason

  /// A person and the reason.
  public init(registrant: RegistrantIndex, reason: Reason) {
    self.registrant = registrant
    self.reason = reason
  }
}

/// The cost of a plan by term, each already multiplied by its weight.
public struct Cost: Equatable, Sendable {
  private var values: [CostTerm: Double] = [:]

  /// No cost.
  public init() {}

  /// The weighted cost of a term.
  public subscript(term: CostTerm) -> Double {
    get { values[term] ?? 0 }
    set { values[term] = newValue }
  }

  /// The terms that are used, in the order of `CostTerm`: those that every plan has, and whatever
  /// else was counted.
  public var terms: [CostTerm] {
    CostTerm.allCases.filter { CostTerm.always.contains($0) || values[$0] != nil }
  }

  /// The sum over all terms, in the order of `CostTerm`.
  public var total: Double { CostTerm.allCases.reduce(0) { $0 + self[$1] } }
}
