package import Drives
import Foundation
package import Plans

extension CrowdSurrogate {
  /// The first surrogate of a chance-constrained drive. At each minute it bounds the expected
  /// number by that of the largest crowd within the limit, if all slots invited equally and every
  /// class by its share of the lists; where that crowd is no larger than the limit, it bounds the
  /// number of people itself, which always suffices. Empty for other drives.
  package init(startingFor drive: Drive) {
    self.init()
    guard case .probability(let probability) = drive.turnout.planFor else { return }
    var counts: [DonorClass: Int] = [:]
    for registrant in drive.registrants.places {
      counts[drive.donorClass(of: registrant), default: 0] += 1
    }
    let kinds = counts.sorted {
      ($0.value, $0.key.rates.show) > ($1.value, $1.key.rates.show)
    }.map(\.key)
    let parts = kinds.map { Double(counts[$0] ?? 0) / Double(drive.registrants.count) }
    var known: [Mixture: (people: Int, mean: Double)] = [:]
    let everyone = CrowdSurrogate(countingEveryone: drive)
    CrowdSurrogate.forEachMinute(of: drive, kinds: kinds) { place, minute in
      let mixture = Mixture(
        limit: minute.limit, chances: minute.terms.map(\.coefficient),
        parts: minute.terms.map { parts[$0.load % kinds.count] }, parties: minute.parties,
        reserved: minute.reserved)
      let largest = known[mixture] ?? mixture.largest(keepingWith: probability)
      known[mixture] = largest
      if largest.people <= minute.limit {
        state(everyone.rows(at: place), at: place)
      } else {
        bound(place, at: largest.mean)
      }
    }
  }

  /// Bounds the number of people itself at each minute, as with `plan_for: everyone`, which
  /// suffices for any probability.
  package init(countingEveryone drive: Drive) {
    self.init()
    CrowdSurrogate.forEachMinute(of: drive, kinds: drive.donorClasses) { place, minute in
      let row = Row(
        terms: zip(minute.terms, minute.parties).map {
          CapacityRow.Term(load: $0.load, coefficient: Double($1))
        },
        most: Double(max(0, minute.limit - minute.reserved.reduce(0) { $0 + $1.count })))
      state([row], at: place)
    }
  }

  /// At each minute a bound on the expected number that every plan keeps, quickly found: where the
  /// limit is kept with a probability of at least one half, a median of the number is at most the
  /// limit. The mean is at most ln 2 more for a binomial distribution (Hamza, 1995, "The smallest
  /// uniform upper bound on the distance between the mean and the median of the binomial and
  /// Poisson distributions", doi:10.1016/0167-7152(94)00090-U), and so for any sum of yes/no draws,
  /// of which a shifted binomial one keeps the limit most surely (Hoeffding, 1956). With parties,
  /// it follows from Cantelli's inequality. ``NecessaryCrowds`` are tighter.
  package init(boundingMeansOf drive: Drive) {
    self.init()
    guard case .probability(let probability) = drive.turnout.planFor else { return }
    CrowdSurrogate.forEachMinute(of: drive, kinds: drive.donorClasses) { place, minute in
      let reserved = minute.reserved.reduce(0) { $0 + Double($1.count) * $1.probability }
      let largest = minute.parties.max() ?? 1
      let most =
        largest > 1
        ? PossibleCrowd.mostMean(
          limit: minute.limit, probability: probability, largestParty: largest)
        : Double(minute.limit) + log(2)
      bound(place, at: max(0, most - reserved) + 1e-6)
    }
  }

  /// The surrogate adjusted to a plan made with it: tighter where the plan violates the exact rule
  /// and, if `loosening`, looser where a row is tight although the rule has slack.
  package func adjusted(to assignments: [Assignment], on drive: Drive, loosening: Bool)
    -> CrowdSurrogate
  {
    guard case .probability(let probability) = drive.turnout.planFor else { return self }
    let kinds = drive.classesPresent
    struct Load: Hashable {
      let session: SessionIndex
      /// Counted within the session.
      let load: Int
    }
    var people: [Load: Int] = [:]
    for assignment in assignments {
      let slot = assignment.slot
      let kind = kinds.firstIndex(of: drive.donorClass(of: assignment.registrant))
      let number = drive.sessions[slot.session].slotStarts.firstIndex(of: slot.start)
      people[
        Load(session: slot.session, load: (number ?? 0) * kinds.count + (kind ?? 0)),
        default: 0] += 1
    }
    var surrogate = self
    CrowdSurrogate.forEachMinute(of: drive, kinds: kinds) { place, minute in
      let groups = zip(minute.terms, minute.parties).map { term, party in
        PoissonBinomial.Group(
          count: people[Load(session: place.session, load: term.load)] ?? 0,
          probability: min(1, term.coefficient), size: party)
      }
      let crowd = Crowd(
        groups: groups, reserved: minute.reserved, limit: minute.limit, probability: probability)
      guard rows(at: place).isEmpty else {
        if loosening, crowd.letsInMore { surrogate.bound(place, at: crowd.meanBeforeBreaking) }
        return
      }
      var bound = self[place] ?? .infinity
      if !crowd.holds {
        bound = min(bound, crowd.meanAfterLeaving)
      } else if loosening, crowd.mean > bound - 1 {
        bound = max(bound, crowd.meanBeforeBreaking)
      }
      surrogate[place] = bound
    }
    return surrogate
  }

  /// A canonical encoding of all that a surrogate depends on besides plans; empty without one.
  package static func canonicalEncoding(of drive: Drive) -> [UInt64] {
    guard case .probability(let probability) = drive.turnout.planFor else { return [] }
    var canonicalEncoding = CanonicalEncoding()
    canonicalEncoding.add([probability])
    let donors = drive.registrants.places.map { drive.donorClass(of: $0) }
    canonicalEncoding.add(donors.flatMap { [$0.rates.show, $0.rates.deferral] })
    canonicalEncoding.add(donors.map(\.party))
    forEachMinute(of: drive, kinds: drive.classesPresent) { place, minute in
      canonicalEncoding.add([place.session.rawValue, place.limit, place.minute, minute.limit])
      canonicalEncoding.add(minute.terms.map(\.load))
      canonicalEncoding.add(minute.terms.map(\.coefficient))
      canonicalEncoding.add(minute.reserved.map(\.count))
      canonicalEncoding.add(minute.reserved.map(\.probability))
    }
    return canonicalEncoding.numbers
  }

  /// Whoever may be there at one minute of a crowd limit.
  struct Minute {
    let limit: Int
    /// The chance that one of each load is present, loads counted within the session.
    let terms: [CapacityRow.Term]
    /// How many come when one of each of these loads comes.
    let parties: [Int]
    /// The places that are kept for others.
    let reserved: [PoissonBinomial.Group]
  }

  /// Every minute of every crowd limit that the people on the lists, and those for whom room is kept,
  /// can exceed.
  static func forEachMinute(
    of drive: Drive, kinds: [DonorClass], _ body: (Place, Minute) -> Void
  ) {
    for (index, session) in zip(drive.sessions.places, drive.sessions) {
      let loads = SessionLoads(of: drive, session: index, firstSlot: 0, kinds: kinds)
      let most = drive.mostPresent(in: session)
      for (position, limit) in session.crowdLimits.enumerated() where limit.limit < most {
        for minute in loads.minutes where limit.holds(at: minute) {
          let terms = loads.presence(at: minute, in: limit.covers)
          guard !terms.isEmpty else { continue }
          body(
            Place(session: loads.index, limit: position, minute: minute),
            Minute(
              limit: limit.limit, terms: terms, parties: terms.map { loads.party(of: $0.load) },
              reserved: loads.reservedDraws(at: minute, in: limit.covers)))
        }
      }
    }
  }
}

extension Drive {
  /// The classes of the registrants, in the order of the lists.
  fileprivate var classesPresent: [DonorClass] {
    var classes: [DonorClass] = []
    for registrant in registrants.places {
      let donors = donorClass(of: registrant)
      if !classes.contains(donors) { classes.append(donors) }
    }
    return classes
  }

  /// No more people can be in a session at once: everyone on the lists with their parties, and those for
  /// whom room is kept.
  func mostPresent(in session: Session) -> Int {
    let reserved = session.reservedPeople
    guard donorClasses.contains(where: { $0.party > 1 }) else {
      return registrants.count + reserved
    }
    return registrants.places.reduce(reserved) { $0 + party(of: $1) }
  }
}
