package import Drives

/// Valid inequalities of the crowd chance constraints, minute by minute: linear rows on the
/// expected number of people and on their number that every feasible plan keeps. A program with
/// these rows is a relaxation: it bounds the cost of every plan; its own plans may break the rule.
package struct NecessaryCrowds: Sendable {
  /// The rows, as a surrogate.
  package private(set) var surrogate = CrowdSurrogate()
  private var most: [CrowdSurrogate.Place: (expected: Double, people: Double)] = [:]

  /// In larger drives there are too many crowds to enumerate.
  private static let mostPeopleOfSmall = 60
  private static let mostCrowds = 3_000

  package init(of drive: Drive, probability: Double) {
    surrogate.isKeptByEveryPlan = true
    let isSmall = drive.registrants.count <= NecessaryCrowds.mostPeopleOfSmall
    let comers = Comers(of: drive)
    var known: [PossibleCrowd: PossibleCrowd.Most] = [:]
    let kinds = drive.donorClasses
    let rooms = drive.sessions.places.map { index in
      SlotRooms(SessionLoads(of: drive, session: index, firstSlot: 0), comers: comers)
    }
    CrowdSurrogate.forEachMinute(of: drive, kinds: kinds) { place, minute in
      let crowd = rooms[place.session.rawValue].crowd(minute, probability: probability)
      guard !crowd.isUnlimited else {
        most[place] = crowd.everyone
        return
      }
      let found = known[crowd] ?? crowd.most(lookingAt: isSmall ? NecessaryCrowds.mostCrowds : 0)
      known[crowd] = found
      most[place] = (found.expected, found.people)
      state(crowd, minute, found, at: place)
    }
  }

  private mutating func state(
    _ crowd: PossibleCrowd, _ minute: CrowdSurrogate.Minute, _ found: PossibleCrowd.Most,
    at place: CrowdSurrogate.Place
  ) {
    let (terms, parties) = (minute.terms, minute.parties)
    func row(
      _ most: Double, withPartyFrom least: Int = 1, _ coefficient: (Double, Int) -> Double
    ) -> CrowdSurrogate.Row {
      let counted = zip(terms, parties).filter { $0.1 >= least }
      return CrowdSurrogate.Row(
        terms: counted.map {
          CapacityRow.Term(load: $0.load, coefficient: coefficient($0.coefficient, $1))
        }, most: most)
    }
    var rows = [
      row(found.expected) { $0 * Double($1) },
      row(found.people) { Double($1) },
    ]
    if let parts = found.parts {
      rows.append(row(parts) { crowd.part(of: min(1, $0), party: $1) })
    }
    if crowd.hasParties, found.parts == nil {
      for party in Set(crowd.options.map(\.party)).union([1]).sorted() {
        let most = crowd.alone(withPartyFrom: party).most(lookingAt: 0)
        rows.append(row(most.expected, withPartyFrom: party) { chance, _ in chance })
        rows.append(row(most.people, withPartyFrom: party) { _, _ in 1 })
      }
    }
    surrogate.state(rows, at: place)
  }

  /// The most that a surrogate's row may be in a plan that keeps the limit.
  ///
  /// - Parameters:
  ///   - place: the minute of the row.
  ///   - isCounted: whether the row counts people; if not, it is the expected number.
  /// - Returns: the most; nil where the place is none of a crowd limit's.
  package func most(at place: CrowdSurrogate.Place, isCounted: Bool) -> Double? {
    most[place].map { isCounted ? $0.people : $0.expected }
  }
}

/// How many people of each kind may come to each slot.
private struct Comers {
  /// For each session, slot of it and kind.
  private(set) var counts: [[[Int]]]

  /// With more pairs of people and slots, individual availability is ignored.
  private static let mostPairs = 200_000

  init(of drive: Drive) {
    let kinds = drive.donorClasses
    let kindOfPerson = drive.registrants.places.map {
      kinds.firstIndex(of: drive.donorClass(of: $0)) ?? 0
    }
    var all = [Int](repeating: 0, count: kinds.count)
    for kind in kindOfPerson { all[kind] += 1 }
    let slots = drive.sessions.reduce(0) { $0 + $1.slotStarts.count }
    let isSmall = drive.registrants.count * slots <= Comers.mostPairs
    counts = zip(drive.sessions.places, drive.sessions).map { index, session in
      session.slotStarts.map { start in
        guard isSmall else { return all }
        var counts = [Int](repeating: 0, count: kinds.count)
        let slot = SlotStart(session: index, start: start)
        for (number, person) in drive.registrants.enumerated()
        where drive.isOpen(slot, to: drive.units[person.unit])
          && drive.isAvailable(person, for: slot)
          && (person.pinned == nil || person.pinned == slot)
        {
          counts[kindOfPerson[number]] += 1
        }
        return counts
      }
    }
  }
}

/// How many people each slot of a session takes, by everything but its crowd limits.
private struct SlotRooms {
  private let kindCount: Int
  /// For each load of the session, and for each of its slots.
  private var mostOfLoad: [Int]
  private var mostOfSlot: [Int]

  init(_ loads: SessionLoads, comers: Comers) {
    kindCount = loads.kinds.count
    mostOfLoad = comers.counts[loads.index.rawValue].flatMap { $0 }
    mostOfSlot = comers.counts[loads.index.rawValue].map { $0.reduce(0, +) }
    for limit in arrivalsPerSlot(loads) + stageCapacity(loads) + bloodCeiling(loads) {
      narrow(by: limit)
    }
  }

  private mutating func narrow(by limit: CapacityRow) {
    var least: [Int: Double] = [:]
    var kindsOfSlot: [Int: Int] = [:]
    for term in limit.terms {
      let slot = term.load / kindCount
      mostOfLoad[term.load] = min(mostOfLoad[term.load], most(limit.bound, term.coefficient))
      least[slot] = min(least[slot] ?? .infinity, term.coefficient)
      kindsOfSlot[slot, default: 0] += 1
    }
    // A limit that one kind does not count towards says nothing of all of a slot's people together.
    for (slot, coefficient) in least where kindsOfSlot[slot] == kindCount {
      mostOfSlot[slot] = min(mostOfSlot[slot], most(limit.bound, coefficient))
    }
  }

  private func most(_ bound: Double, _ coefficient: Double) -> Int {
    Int(min(1e9, max(0, (bound + 1e-5) / coefficient)))
  }

  /// Whoever may be there at a minute.
  func crowd(_ minute: CrowdSurrogate.Minute, probability: Double) -> PossibleCrowd {
    let first = (minute.terms.first?.load ?? 0) / kindCount
    var options: [PossibleCrowd.Option] = []
    var slots: [Int: Int] = [:]
    for (term, party) in zip(minute.terms, minute.parties) where mostOfLoad[term.load] > 0 {
      let slot = term.load / kindCount
      options.append(
        PossibleCrowd.Option(
          chance: min(1, term.coefficient), slot: slot - first, most: mostOfLoad[term.load],
          party: party))
      slots[slot - first] = mostOfSlot[slot]
    }
    return PossibleCrowd(
      options: options, mostOfSlot: slots, limit: minute.limit, probability: probability,
      reserved: minute.reserved)
  }
}
