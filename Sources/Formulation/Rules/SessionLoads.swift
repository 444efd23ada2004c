import Drives

/// The loads of one session, from which the rules state their rows: its slots and the donor
/// classes.
struct SessionLoads {
  let session: Session
  let index: SessionIndex
  let firstSlot: Int
  let kinds: [DonorClass]
  /// For how many people every slot keeps room, and their rates.
  let reserve: Int
  let reserveRates: Rates

  /// - Parameters:
  ///   - drive: the drive.
  ///   - index: the session, as an index in the drive.
  ///   - firstSlot: the number of its first slot.
  ///   - kinds: the classes of donors, in the order of loads; nil for the drive's.
  init(of drive: Drive, session index: SessionIndex, firstSlot: Int, kinds: [DonorClass]? = nil) {
    session = drive.sessions[index]
    self.index = index
    self.firstSlot = firstSlot
    self.kinds = kinds ?? drive.donorClasses
    reserve = session.reservedPerSlot
    reserveRates = drive.turnout.reserveRates
  }

  /// Every minute at which somebody invited may be inside.
  var minutes: Range<Int> {
    guard let last = session.slotStarts.last else { return session.opens..<session.opens }
    return session.opens..<last + session.slotMinutes - 1 + session.stay
  }

  /// The expected part of each load that is, at a minute, in the stages that `counts` picks: the
  /// probability that one of it is.
  func presence(at minute: Int, in counts: (Stage) -> Bool) -> [CapacityRow.Term] {
    let stages = session.stages.indices.filter { counts(session.stages[$0]) }
    return terms(at: minute) { donors, slotStart in
      session.probability(ofBeingIn: stages, offset: minute - slotStart, rates: donors.rates)
    }
  }

  /// How many people one of each load is expected to bring, with the party, at a minute to the stages
  /// that `counts` picks.
  func expectedPeople(at minute: Int, in counts: (Stage) -> Bool) -> [CapacityRow.Term] {
    presence(at: minute, in: counts).map {
      CapacityRow.Term(load: $0.load, coefficient: $0.coefficient * Double(party(of: $0.load)))
    }
  }

  /// How many people one of each load may bring, with the party, at a minute to the stages that
  /// `counts` picks.
  func possiblePeople(at minute: Int, in counts: (Stage) -> Bool) -> [CapacityRow.Term] {
    presence(at: minute, in: counts).map {
      CapacityRow.Term(load: $0.load, coefficient: Double(party(of: $0.load)))
    }
  }

  /// How many come when one of a load comes.
  func party(of load: Int) -> Int { kinds[load % kinds.count].party }

  private func terms(
    at minute: Int, coefficient: (DonorClass, Int) -> Double
  ) -> [CapacityRow.Term] {
    var terms: [CapacityRow.Term] = []
    let reach = session.offsetsInside.count
    for (place, start) in session.slotStarts.enumerated()
    where start <= minute && minute < start + reach {
      for (kind, donors) in kinds.enumerated() {
        let value = coefficient(donors, start)
        if value > 0 {
          terms.append(
            CapacityRow.Term(load: (firstSlot + place) * kinds.count + kind, coefficient: value))
        }
      }
    }
    return terms
  }
}

/// The people for whom room is kept, wherever they are: a constant part of every limit.
extension SessionLoads {
  /// The places that every slot keeps at a minute in the stages that `counts` picks, as draws.
  func reservedDraws(
    at minute: Int, in counts: (Stage) -> Bool
  ) -> [PoissonBinomial.Group] {
    guard reserve > 0 else { return [] }
    let stages = session.stages.indices.filter { counts(session.stages[$0]) }
    let reach = session.offsetsInside.count
    return session.slotStarts.compactMap { start in
      guard start <= minute, minute < start + reach else { return nil }
      let chance = session.probability(
        ofBeingIn: stages, offset: minute - start, rates: reserveRates)
      return chance > 0
        ? PoissonBinomial.Group(count: reserve, probability: min(1, chance)) : nil
    }
  }

  /// How many of them are expected at a minute in the stages that `counts` picks; no more than there
  /// is room for, which rounding alone exceeds.
  func reserved(at minute: Int, most: Double, in counts: (Stage) -> Bool) -> Double {
    guard reserve > 0 else { return 0 }
    let expected = reservedDraws(at: minute, in: counts).reduce(0) {
      $0 + Double($1.count) * $1.probability
    }
    return min(most, expected)
  }
}
