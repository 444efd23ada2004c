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
  func presence(at minute: Int, in counts: (Stage) -> Bool) -> [LoadLimit.Term] {
    terms(at: minute) { rates, slotStart in
      probability(ofBeingIn: counts, at: minute, rates: rates, slotStart: slotStart)
    }
  }

  /// The loads with any chance of being, at a minute, in the stages that `counts` picks.
  func possiblePresence(at minute: Int, in counts: (Stage) -> Bool) -> [LoadLimit.Term] {
    terms(at: minute) { rates, slotStart in
      probability(ofBeingIn: counts, at: minute, rates: rates, slotStart: slotStart) > 0 ? 1 : 0
    }
  }

  /// The probability that one invited person is, at a minute, in the stages that `counts` picks.
  func probability(
    ofBeingIn counts: (Stage) -> Bool, at minute: Int, rates: Rates, slotStart: Int
  ) -> Double {
    var sum = 0.0
    for (stage, description) in session.stages.enumerated() where counts(description) {
      let part = session.occupancy(ofStage: stage, offset: minute - slotStart)
      if part > 0 {
        sum += part * rates.reaching(stage: stage, deferringStage: session.deferringStage)
      }
    }
    return sum
  }

  private func terms(
    at minute: Int, coefficient: (Rates, Int) -> Double
  ) -> [LoadLimit.Term] {
    var terms: [LoadLimit.Term] = []
    let reach = session.slotMinutes - 1 + session.stay
    for (place, start) in session.slotStarts.enumerated()
    where start <= minute && minute < start + reach {
      for (kind, rates) in kinds.enumerated() {
        let value = coefficient(rates, start)
        if value > 0 {
          terms.append(
            LoadLimit.Term(load: (firstSlot + place) * kinds.count + kind, coefficient: value))
        }
      }
    }
    return terms
  }
}
