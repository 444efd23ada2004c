package import Drives

/// The slots of all sessions, and the rows that limit how many people of each donor class they
/// take.
///
/// Every row is linear in the *loads*, the arrivals n[slot, class]: how many invited people of one
/// donor class (same show and deferral rate, same party) a slot has. Load `slot · kindCount + kind`
/// is the pair of a slot and a class.
package struct CapacityModel: Sendable {
  /// One slot.
  package struct Slot: Sendable {
    /// The session.
    package let session: SessionIndex
    /// The first minute.
    package let start: Int
    /// Whether the slot before it in the list is the one before it in the same session.
    package let followsPrevious: Bool

    /// The slot as plans name it.
    package var slotStart: SlotStart { SlotStart(session: session, start: start) }
  }

  /// The slots, by session, then by start.
  package let slots: [Slot]
  /// The slots of each session.
  package let slotsOfSession: PerSession<Range<SlotIndex>>
  /// The donor classes of the drive.
  package let kinds: [DonorClass]
  /// The hard limits, each on the loads of one session.
  package let limits: [CapacityRow]
  /// For each load, the limits it counts towards.
  package let limitsOfLoad: [[CapacityRow.Share]]
  /// What costs by its worst minute: the peak of each session, in their order, then overloads.
  package let excesses: [Excess]
  /// The most people in all sessions together, stated by the last row; nil where everyone may fit.
  package let mostPlaced: Int?
  /// Whether the rows of crowd limits stand in for what is no row, so that a plan may break them.
  package let standsIn: Bool

  package init(
    slots: [Slot], slotsOfSession: PerSession<Range<SlotIndex>>, kinds: [DonorClass],
    limits: [CapacityRow],
    excesses: [Excess], mostPlaced: Int? = nil, standsIn: Bool = false
  ) {
    self.standsIn = standsIn
    self.slots = slots
    self.slotsOfSession = slotsOfSession
    self.kinds = kinds
    self.limits = limits
    self.excesses = excesses
    self.mostPlaced = mostPlaced
    var shares = [[CapacityRow.Share]](repeating: [], count: slots.count * kinds.count)
    for (index, limit) in limits.enumerated() {
      for term in limit.terms {
        shares[term.load].append(
          CapacityRow.Share(limit: RowIndex(index), coefficient: term.coefficient))
      }
    }
    limitsOfLoad = shares
  }

  /// The sessions.
  package var sessions: Range<SessionIndex> { slotsOfSession.indices }

  package var loadCount: Int { slots.count * kinds.count }

  /// The load of a slot and a kind.
  package func load(slot: SlotIndex, kind: Int) -> Int { slot.rawValue * kinds.count + kind }

  /// The same model with other rows, and one on the number of people in all sessions.
  package func limited(by limits: [CapacityRow], mostPlaced: Int) -> CapacityModel {
    let everyone = CapacityRow(
      rule: nil, session: SessionIndex(max(0, slotsOfSession.count - 1)), minute: nil,
      subject: CapacityRow.everyone,
      terms: (0..<loadCount).map { CapacityRow.Term(load: $0, coefficient: 1) },
      bound: Double(mostPlaced))
    return CapacityModel(
      slots: slots, slotsOfSession: slotsOfSession, kinds: kinds, limits: limits + [everyone],
      excesses: excesses, mostPlaced: mostPlaced, standsIn: standsIn)
  }

  /// The rows that every plan keeps.
  package var limitsOfEveryPlan: [CapacityRow] {
    standsIn ? limits.filter { $0.rule != nil && $0.rule != .crowdLimit } : limits
  }
}

extension CapacityModel {
  /// The most people one slot can take on its own.
  package func mostPeople(inSlot slot: SlotIndex) -> Int {
    var most = 0
    for kind in kinds.indices {
      var room = Double(Int32.max)
      for share in limitsOfLoad[load(slot: slot, kind: kind)] {
        room = min(room, (limits[share.limit].bound + 1e-6) / share.coefficient)
      }
      most = max(most, Int(max(0, room)))
    }
    return most
  }

  /// The most people that each slot can take on its own.
  package var mostPeopleOfSlots: [Int] { slots.places.map { mostPeople(inSlot: $0) } }
}

/// A linear limit on loads: Σ coefficient · load <= bound.
package struct CapacityRow: Sendable {
  /// One coefficient.
  package struct Term: Hashable, Sendable {
    package let load: Int
    package let coefficient: Double

    package init(load: Int, coefficient: Double) {
      self.load = load
      self.coefficient = coefficient
    }
  }

  /// The coefficient of a load in a row, stored by load.
  package struct Share: Sendable {
    package let limit: RowIndex
    package let coefficient: Double
  }

  /// The rule it states; nil for a row of an excess, which is a cost and no rule.
  package let rule: HardRule?
  /// The session.
  package let session: SessionIndex
  /// The minute of the day, or nil for a limit on the whole session.
  package let minute: Int?
  /// The stage or the crowd limit of the session it belongs to, as an index.
  package let subject: Int
  /// The coefficients, by rising load; all positive.
  package let terms: [Term]
  /// The greatest value.
  package let bound: Double

  package init(
    rule: HardRule?, session: SessionIndex, minute: Int?, subject: Int, terms: [Term], bound: Double
  ) {
    self.rule = rule
    self.session = session
    self.minute = minute
    self.subject = subject
    self.terms = terms
    self.bound = bound
  }

  /// The subject of the limit on how many people all sessions together take.
  package static let everyone = -1

  /// The Euclidean norm of the coefficients.
  package var norm: Double {
    max(1e-9, terms.reduce(0) { $0 + $1.coefficient * $1.coefficient }.squareRoot())
  }
}
