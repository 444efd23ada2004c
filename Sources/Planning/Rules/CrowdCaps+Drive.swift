import Drives
import Plans

extension CrowdCaps {
  /// First caps for a drive that plans for a probability: at each minute, the expected number of the
  /// largest crowd that keeps the limit, if all slots invited alike and every kind by its part of
  /// the lists. For other drives there are none.
  init(startingFor drive: Drive) {
    self.init()
    guard case .probability(let probability) = drive.turnout.planFor else { return }
    var counts: [Rates: Int] = [:]
    for registrant in drive.registrants { counts[drive.rates(of: registrant), default: 0] += 1 }
    let kinds = counts.sorted { ($0.value, $0.key.show) > ($1.value, $1.key.show) }.map(\.key)
    let parts = kinds.map { Double(counts[$0] ?? 0) / Double(drive.registrants.count) }
    var known: [Mixture: Double] = [:]
    forEachMinute(of: drive, kinds: kinds) { place, limit, terms in
      let mixture = Mixture(
        limit: limit.limit, chances: terms.map(\.coefficient),
        parts: terms.map { parts[$0.load % kinds.count] })
      let cap = known[mixture] ?? mixture.largestMean(keepingWith: probability)
      known[mixture] = cap
      self[session: place.session, limit: place.limit, minute: place.minute] = cap
    }
  }

  /// Caps changed to what the exact rule says of a plan made within them: lower where the plan breaks
  /// the rule and, if `loosening`, higher where the cap binds though more could be let in.
  func adjusted(to assignments: [Assignment], on drive: Drive, loosening: Bool) -> CrowdCaps {
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
    forEachMinute(of: drive, kinds: kinds) { place, limit, terms in
      let groups = terms.map { term in
        PoissonBinomial.Group(
          count: people[Place(session: place.session, limit: 0, minute: term.load)] ?? 0,
          probability: min(1, term.coefficient))
      }
      let crowd = Crowd(groups: groups, limit: limit.limit, probability: probability)
      let old = self[session: place.session, limit: place.limit, minute: place.minute]
      var cap = old ?? .infinity
      if !crowd.holds {
        cap = min(cap, crowd.meanAfterLeaving)
      } else if loosening, crowd.mean > cap - 1 {
        cap = max(cap, crowd.meanBeforeBreaking)
      }
      caps[session: place.session, limit: place.limit, minute: place.minute] = cap
    }
    return caps
  }

  /// Everything that caps depend on besides plans, as numbers; nothing where there are no caps.
  static func contents(of drive: Drive) -> [UInt64] {
    guard case .probability(let probability) = drive.turnout.planFor else { return [] }
    var contents = Contents()
    contents.add([probability])
    contents.add(
      drive.registrants.map { drive.rates(of: $0) }.flatMap { [$0.show, $0.deferral] })
    CrowdCaps().forEachMinute(of: drive, kinds: drive.kindsPresent) { place, limit, terms in
      contents.add([place.session, place.limit, place.minute, limit.limit])
      contents.add(terms.map(\.load))
      contents.add(terms.map(\.coefficient))
    }
    return contents.numbers
  }

  /// Every minute of every crowd limit, with the chance that one of each load is present, loads
  /// counted within the session.
  private func forEachMinute(
    of drive: Drive, kinds: [Rates],
    _ body: (Place, CrowdLimit, [LoadLimit.Term]) -> Void
  ) {
    for (index, session) in drive.sessions.enumerated() {
      let loads = SessionLoads(session: session, index: index, firstSlot: 0, kinds: kinds)
      for (position, limit) in session.crowdLimits.enumerated() {
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

  /// The expected number of the largest such crowd that keeps the limit with a probability.
  func largestMean(keepingWith probability: Double) -> Double {
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
    return (crowd(kept).mean + crowd(kept + 1).mean) / 2
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
