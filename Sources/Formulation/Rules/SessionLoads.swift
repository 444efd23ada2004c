import Drives

/// What the rules of a hall are stated from: a session, its slots and the kinds of donors.
struct SessionLoads {
  let session: Session
  let index: Int
  let firstSlot: Int
  let kinds: [Rates]

  /// Every minute at which somebody invited may be inside.
  var minutes: Range<Int> {
    guard let last = session.slotStarts.last else { return session.opens..<session.opens }
    return session.opens..<last + session.slotMinutes - 1 + session.stay
  }

  /// The expected part of each load that is, at a minute, in the stages that `counts` picks.
  func presence(at minute: Int, in counts: (Stage) -> Bool) -> [CapacityRow.Term] {
    let stages = session.stages.indices.filter { counts(session.stages[$0]) }
    return terms(at: minute) { rates, slotStart in
      session.probability(ofBeingIn: stages, offset: minute - slotStart, rates: rates)
    }
  }

  /// The loads with any chance of being, at a minute, in the stages that `counts` picks.
  func possiblePresence(at minute: Int, in counts: (Stage) -> Bool) -> [CapacityRow.Term] {
    presence(at: minute, in: counts).map { CapacityRow.Term(load: $0.load, coefficient: 1) }
  }

  private func terms(
    at minute: Int, coefficient: (Rates, Int) -> Double
  ) -> [CapacityRow.Term] {
    var terms: [CapacityRow.Term] = []
    let reach = session.offsetsInside.count
    for (place, start) in session.slotStarts.enumerated()
    where start <= minute && minute < start + reach {
      for (kind, rates) in kinds.enumerated() {
        let value = coefficient(rates, start)
        if value > 0 {
          terms.append(
            CapacityRow.Term(load: (firstSlot + place) * kinds.count + kind, coefficient: value))
        }
      }
    }
    return terms
  }
}
