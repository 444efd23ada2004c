import Drives

/// Everyone invited to one session, counted by slot and donor class: people of the same slot and
/// class are in each stage with the same probability, and bring as many with them.
struct InvitedSession {
  /// The session.
  let session: Session
  /// The donor classes of the drive.
  let classes: [DonorClass]
  /// The rates of the people for whom the session keeps room.
  let reserveRates: Rates
  /// The slots that somebody is invited to, in rising order of their starts.
  let slots: [InvitedSlot]

  /// The people invited to one slot.
  struct InvitedSlot {
    /// The first minute of the slot.
    let start: Int
    /// How many are invited, by donor class.
    var byClass: [Int]
    /// How many are invited.
    var invited: Int { byClass.reduce(0, +) }
  }

  /// The sessions of a drive with the people a plan invites to them.
  static func all(of assignments: [Assignment], on drive: Drive)
    -> PerSession<InvitedSession>
  {
    let numbers = Dictionary(
      uniqueKeysWithValues: drive.donorClasses.enumerated().map { ($1, $0) })
    var places: [SlotStart: Int] = [:]
    var slots: [(session: SessionIndex, slot: InvitedSlot)] = []
    for assignment in assignments {
      let place: Int
      if let known = places[assignment.slot] {
        place = known
      } else {
        place = slots.count
        places[assignment.slot] = place
        let none = [Int](repeating: 0, count: drive.donorClasses.count)
        slots.append(
          (assignment.slot.session, InvitedSlot(start: assignment.slot.start, byClass: none)))
      }
      let number = numbers[drive.donorClass(of: assignment.registrant)] ?? 0
      slots[place].slot.byClass[number] += 1
    }
    var bySession = PerSession<[InvitedSlot]>(repeating: [], for: drive.sessions.places)
    for (session, slot) in slots {
      bySession[session].append(slot)
    }
    return PerSession(
      zip(drive.sessions, bySession).lazy.map { session, slots in
        InvitedSession(
          session: session, classes: drive.donorClasses,
          reserveRates: drive.turnout.reserveRates,
          slots: slots.sorted { $0.start < $1.start })
      })
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
    for (number, donors) in classes.enumerated() {
      let people = slots.reduce(0) { $0 + $1.byClass[number] }
      units += Double(people) * donors.rates.expectedBloodUnits
    }
    return units
  }

  /// The blood units of the people for whom the session keeps room.
  var reservedBloodUnits: Double {
    Double(session.reservedPeople) * reserveRates.expectedBloodUnits
  }

  /// The probability that a person invited with some rates is in one of `stages`, for each minute from
  /// the slot's start until its last arrival has left.
  func probabilities(of rates: Rates, in stages: [Int]) -> [Double] {
    let deferring = session.deferringStage ?? session.stages.count
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

  /// Whom a number of people expected counts.
  enum Counting {
    /// Everyone invited, once.
    case invited
    /// Everyone invited, with those who come along.
    case parties
  }

  /// The number of people expected in one of `stages`, for each of `minutes`.
  ///
  /// - Parameters:
  ///   - stages: the stages.
  ///   - counting: whether those who come along count.
  ///   - withReserve: whether the people count for whom room is kept.
  /// - Returns: the numbers.
  func expected(in stages: [Int], counting: Counting, withReserve: Bool) -> [Double] {
    let minutes = minutes
    var expected = [Double](repeating: 0, count: minutes.count)
    func add(_ people: Double, at start: Int, _ probabilities: [Double]) {
      for (offset, probability) in probabilities.enumerated() {
        expected[start - minutes.lowerBound + offset] += people * probability
      }
    }
    for (number, donors) in classes.enumerated() {
      let probabilities = probabilities(of: donors.rates, in: stages)
      for slot in slots where slot.byClass[number] > 0 {
        let each = counting == .parties ? donors.party : 1
        add(Double(slot.byClass[number] * each), at: slot.start, probabilities)
      }
    }
    if withReserve, session.reservedPerSlot > 0 {
      let probabilities = probabilities(of: reserveRates, in: stages)
      for start in session.slotStarts {
        add(Double(session.reservedPerSlot), at: start, probabilities)
      }
    }
    return expected
  }

  /// For each minute of interest the people who may be in one of `stages`, as independent draws: those
  /// invited, with those who come along, and those for whom room is kept.
  func draws(
    in stages: [Int], while isOfInterest: (Int) -> Bool
  ) -> [(minute: Int, draws: [PoissonBinomial.Group])] {
    let probabilities = classes.map { self.probabilities(of: $0.rates, in: stages) }
    let reserved =
      session.reservedPerSlot > 0 ? self.probabilities(of: reserveRates, in: stages) : []
    return minutes.filter(isOfInterest).map { minute in
      var draws: [PoissonBinomial.Group] = []
      func add(_ count: Int, at start: Int, _ probabilities: [Double], size: Int) {
        let offset = minute - start
        guard count > 0, probabilities.indices.contains(offset), probabilities[offset] > 0 else {
          return
        }
        draws.append(
          PoissonBinomial.Group(count: count, probability: probabilities[offset], size: size))
      }
      for slot in slots {
        for (number, count) in slot.byClass.enumerated() {
          add(count, at: slot.start, probabilities[number], size: classes[number].party)
        }
      }
      if session.reservedPerSlot > 0 {
        for start in session.slotStarts {
          add(session.reservedPerSlot, at: start, reserved, size: 1)
        }
      }
      return (minute, draws)
    }
  }
}
