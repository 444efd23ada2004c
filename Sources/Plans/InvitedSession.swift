import Drives

/// Everyone invited to one session, counted by slot and donor kind: people of the same slot and
/// kind are in each stage with the same probability.
struct InvitedSession {
  /// The session.
  let session: Session
  /// The rates of each kind; the first are those of people without one.
  let rates: [Rates]
  /// The slots that somebody is invited to, in rising order of their starts.
  let slots: [InvitedSlot]

  /// The people invited to one slot.
  struct InvitedSlot {
    /// The first minute of the slot.
    let start: Int
    /// How many are invited, by kind; the first are those without one.
    var byKind: [Int]
    /// How many are invited.
    var invited: Int { byKind.reduce(0, +) }
  }

  /// The sessions of a drive with the people a plan invites to them.
  static func all(of assignments: [Assignment], on drive: Drive) -> [InvitedSession] {
    let rates = [drive.turnout.rates] + drive.turnout.kinds.map(\.rates)
    var places: [SlotStart: Int] = [:]
    var slots: [(session: Int, slot: InvitedSlot)] = []
    for assignment in assignments {
      let place: Int
      if let known = places[assignment.slot] {
        place = known
      } else {
        place = slots.count
        places[assignment.slot] = place
        let none = [Int](repeating: 0, count: rates.count)
        slots.append(
          (assignment.slot.session, InvitedSlot(start: assignment.slot.start, byKind: none)))
      }
      let kind = drive.registrants[assignment.registrant].kind.map { $0 + 1 } ?? 0
      slots[place].slot.byKind[kind] += 1
    }
    var bySession = [[InvitedSlot]](repeating: [], count: drive.sessions.count)
    for (session, slot) in slots {
      bySession[session].append(slot)
    }
    return zip(drive.sessions, bySession).map { session, slots in
      InvitedSession(
        session: session, rates: rates, slots: slots.sorted { $0.start < $1.start })
    }
  }

  /// The minutes of the session, from its opening or first slot to its closing or last leaving.
  var minutes: Range<Int> {
    let lastLeaving = slots.last.map { session.away(fromSlotAt: $0.start).to }
    let first = min(session.opens, slots.first?.start ?? session.opens)
    return first..<max(session.closes, lastLeaving ?? session.closes, first)
  }

  /// The blood units expected of everyone invited.
  var expectedBloodUnits: Double {
    var units = 0.0
    for (kind, rates) in rates.enumerated() {
      units += Double(slots.reduce(0) { $0 + $1.byKind[kind] }) * rates.expectedBloodUnits
    }
    return units
  }

  /// The probability that an invited person of a kind is in one of `stages`, for each minute from
  /// the slot's start until its last arrival has left.
  func probabilities(ofKind kind: Int, in stages: [Int]) -> [Double] {
    let deferring = session.deferringStage ?? session.stages.count
    let rates = rates[kind]
    return session.offsetsInside.map { offset in
      // Arrival minutes are counted in whole numbers, so that all of them together make one.
      var (before, after) = (0.0, 0.0)
      for stage in stages {
        let part = session.occupancy(ofStage: stage, offset: offset)
        let arrivals = (part * Double(session.slotMinutes)).rounded()
        if stage <= deferring { before += arrivals } else { after += arrivals }
      }
      return
        (rates.show * before + rates.expectedBloodUnits * after) / Double(session.slotMinutes)
    }
  }

  /// The number of people expected in one of `stages`, for each of `minutes`.
  func expected(in stages: [Int]) -> [Double] {
    let minutes = minutes
    var expected = [Double](repeating: 0, count: minutes.count)
    for kind in rates.indices {
      let probabilities = probabilities(ofKind: kind, in: stages)
      for slot in slots where slot.byKind[kind] > 0 {
        let people = Double(slot.byKind[kind])
        for (offset, probability) in probabilities.enumerated() {
          expected[slot.start - minutes.lowerBound + offset] += people * probability
        }
      }
    }
    return expected
  }
}
