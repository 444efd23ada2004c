package import Drives
package import Plans

extension CrowdSurrogate {
  /// First caps for a drive that plans for a probability: at each minute, the expected number of the
  /// largest crowd that keeps the limit, if all slots invited alike and every kind by its part of
  /// the lists; where that crowd is no larger than the limit, the limit on the number itself, which
  /// suffices whoever comes. For other drives there are none.
  package init(startingFor drive: Drive) {
    self.init()
    guard case .probability(let probability) = drive.turnout.planFor else { return }
    var counts: [Rates: Int] = [:]
    for registrant in drive.registrants { counts[drive.rates(of: registrant), default: 0] += 1 }
    let kinds = counts.sorted { ($0.value, $0.key.show) > ($1.value, $1.key.show) }.map(\.key)
    let parts = kinds.map { Double(counts[$0] ?? 0) / Double(drive.registrants.count) }
    var known: [Mixture: (people: Int, mean: Double)] = [:]
    let everyone = CrowdSurrogate(countingEveryone: drive)
    CrowdSurrogate.forEachMinute(of: drive, kinds: kinds) { place, limit, terms in
      let mixture = Mixture(
        limit: limit.limit, chances: terms.map(\.coefficient),
        parts: terms.map { parts[$0.load % kinds.count] })
      let largest = known[mixture] ?? mixture.largest(keepingWith: probability)
      known[mixture] = largest
      if largest.people <= limit.limit {
        state(everyone.rows(at: place), at: place)
      } else {
        cap(place, at: largest.mean)
      }
    }
  }

  /// At each minute the limit on the number of people itself, as `plan_for: everyone` reads it: it
  /// suffices for any probability.
  package init(countingEveryone drive: Drive) {
    self.init()
    CrowdSurrogate.forEachMinute(of: drive, kinds: drive.ratesOfHall) { place, limit, terms in
      let row = Row(
        terms: terms.map { CapacityRow.Term(load: $0.load, coefficient: 1) },
        most: Double(limit.limit))
      state([row], at: place)
    }
  }

  /// Caps changed to what the exact rule says of a plan made within them: lower where the plan breaks
  /// the rule and, if `loosening`, higher where the cap binds though more could be let in.
  package func adjusted(to assignments: [Assignment], on drive: Drive, loosening: Bool)
    -> CrowdSurrogate
  {
    guard case .probability(let probability) = drive.turnout.planFor else { return self }
    let kinds = drive.kindsPresent
    var people: [Place: Int] = [:]
    for assignment in assignments {
      let slot = assignment.slot
      let kind = kinds.firstIndex(of: drive.rates(of: drive.registrants[assignment.registrant]))
      let number = drive.sessions[slot.session].slotStarts.firstIndex(of: slot.start)
      people[
        Place(
          session: slot.session, limit: 0, minute: (number ?? 0) * kinds.count + (kind ?? 0)),
        default: 0] += 1
    }
    var caps = self
    CrowdSurrogate.forEachMinute(of: drive, kinds: kinds) { place, limit, terms in
      let groups = terms.map { term in
        PoissonBinomial.Group(
          count: people[Place(session: place.session, limit: 0, minute: term.load)] ?? 0,
          probability: min(1, term.coefficient))
      }
      let crowd = Crowd(groups: groups, limit: limit.limit, probability: probability)
      guard rows(at: place).isEmpty else {
        if loosening, crowd.letsInMore { caps.cap(place, at: crowd.meanBeforeBreaking) }
        return
      }
      var cap = self[place] ?? .infinity
      if !crowd.holds {
        cap = min(cap, crowd.meanAfterLeaving)
      } else if loosening, crowd.mean > cap - 1 {
        cap = max(cap, crowd.meanBeforeBreaking)
      }
      caps[place] = cap
    }
    return caps
  }

  /// Everything that caps depend on besides plans, as numbers; nothing where there are no caps.
  package static func contents(of drive: Drive) -> [UInt64] {
    guard case .probability(let probability) = drive.turnout.planFor else { return [] }
    var contents = CanonicalEncoding()
    contents.add([probability])
    contents.add(
      drive.registrants.map { drive.rates(of: $0) }.flatMap { [$0.show, $0.deferral] })
    forEachMinute(of: drive, kinds: drive.kindsPresent) { place, limit, terms in
      contents.add([place.session, place.limit, place.minute, limit.limit])
      contents.add(terms.map(\.load))
      contents.add(terms.map(\.coefficient))
    }
    return contents.numbers
  }

  /// Every minute of every crowd limit that the people on the lists can exceed, with the chance that
  /// one of each load is present, loads counted within the session.
  package static func forEachMinute(
    of drive: Drive, kinds: [Rates],
    _ body: (Place, CrowdLimit, [CapacityRow.Term]) -> Void
  ) {
    for (index, session) in drive.sessions.enumerated() {
      let loads = SessionLoads(session: session, index: index, firstSlot: 0, kinds: kinds)
      for (position, limit) in session.crowdLimits.enumerated()
      where limit.limit < drive.registrants.count {
        for minute in loads.minutes where limit.holds(at: minute) {
          let terms = loads.presence(at: minute, in: limit.covers)
          guard !terms.isEmpty else { continue }
          body(Place(session: index, limit: position, minute: minute), limit, terms)
        }
      }
    }
  }
}

extension Drive {
  /// The distinct rates of the registrants, in the order of the lists.
  fileprivate var kindsPresent: [Rates] {
    var kinds: [Rates] = []
    for registrant in registrants {
      let rates = rates(of: registrant)
      if !kinds.contains(rates) { kinds.append(rates) }
    }
    return kinds
  }
}

/// A crowd in which all slots invite alike.
private struct Mixture: Hashable {
  let limit: Int
  /// The chance of each load to be present.
  let chances: [Double]
  /// The part of the invited that each load is.
  let parts: [Double]

  /// The largest such crowd that keeps the limit with a probability: how many people it is, and the
  /// expected number between it and the next larger one.
  func largest(keepingWith probability: Double) -> (people: Int, mean: Double) {
    func crowd(_ people: Int) -> Crowd {
      Crowd(groups: groups(of: people), limit: limit, probability: probability)
    }
    var kept = 0
    var step = 1
    while crowd(kept + step).holds, kept < 1_000_000 {
      kept += step
      step *= 2
    }
    while step > 1 {
      step /= 2
      if crowd(kept + step).holds { kept += step }
    }
    // Between a crowd that keeps the limit and the next, which does not.
    return (kept, (crowd(kept).mean + crowd(kept + 1).mean) / 2)
  }

  /// So many people, dealt to the loads by their parts.
  private func groups(of people: Int) -> [PoissonBinomial.Group] {
    let total = parts.reduce(0, +)
    var dealt = 0
    var due = 0.0
    return zip(chances, parts).map { chance, part in
      due += Double(people) * part / total
      let count = Int(due.rounded()) - dealt
      dealt += count
      return PoissonBinomial.Group(count: count, probability: min(1, chance))
    }
  }
}

/// Who may be present at one minute, and the limit on how many are.
private struct Crowd {
  let groups: [PoissonBinomial.Group]
  let limit: Int
  let probability: Double

  var mean: Double { groups.reduce(0) { $0 + Double($1.count) * $1.probability } }

  /// Whether the limit is kept, a little more surely than asked so that no rounding undoes it.
  var holds: Bool {
    groups.reduce(0) { $0 + $1.count } <= limit
      || PoissonBinomial(groups).probability(atMost: limit) >= probability + 1e-9
  }

  /// Whether there are more people than the limit, or as many and one more of the likeliest could
  /// come, the limit being kept.
  var letsInMore: Bool {
    let people = groups.reduce(0) { $0 + $1.count }
    guard people >= limit, holds else { return false }
    guard people == limit else { return true }
    return groups.indices.max { groups[$0].probability < groups[$1].probability }
      .map { changed(at: $0, by: 1).holds } ?? false
  }

  /// The expected number after just enough of the likeliest have left for the limit to be kept.
  var meanAfterLeaving: Double {
    var crowd = self
    while !crowd.holds, let likeliest = crowd.likeliest {
      crowd = crowd.changed(at: likeliest, by: -1)
    }
    return crowd.mean + 1e-6
  }

  /// The expected number when no one more of the likeliest can come.
  var meanBeforeBreaking: Double {
    var crowd = self
    guard
      let likeliest = groups.indices.max(by: {
        groups[$0].probability < groups[$1].probability
      })
    else { return mean }
    while true {
      let next = crowd.changed(at: likeliest, by: 1)
      guard next.holds, next.mean < mean + 50 else { return crowd.mean + 1e-6 }
      crowd = next
    }
  }

  private var likeliest: Int? {
    groups.indices.filter { groups[$0].count > 0 }.max {
      groups[$0].probability < groups[$1].probability
    }
  }

  private func changed(at place: Int, by people: Int) -> Crowd {
    var groups = groups
    groups[place] = PoissonBinomial.Group(
      count: groups[place].count + people, probability: groups[place].probability)
    return Crowd(groups: groups, limit: limit, probability: probability)
  }
}
