package import Drives

/// The crowd limits of a drive minute by minute, to be kept with a probability, exactly.
package struct ExactCrowd: Sendable {
  package let minutes: [Minute]

  /// A minute of a crowd limit.
  package struct Minute: Sendable {
    /// The loads of the capacity model that may be present then, with their probabilities.
    package let terms: [CapacityRow.Term]
    /// How many come when one of each of these loads comes.
    package let parties: [Int]
    /// The places that are kept for others: for each slot that has some how many, and with which
    /// probability they are taken then.
    package let reserved: [PoissonBinomial.Group]
    package let limit: Int
    package let probability: Double

    /// Whether so many people of each of the loads keep the limit.
    package func isKept(by counts: [Int]) -> Bool {
      let groups = terms.indices.map {
        PoissonBinomial.Group(
          count: counts[$0], probability: min(1, terms[$0].coefficient), size: parties[$0])
      }
      return PoissonBinomial(groups + reserved).probability(atMost: limit) >= probability - 1e-9
    }

    /// A number of people of whom no fewer have to leave; where everyone comes alone, it is exact: the
    /// likeliest.
    package func fewestToLeave(_ counts: [Int]) -> Int {
      guard Set(parties).count <= 1 else { return isKept(by: counts) ? 0 : 1 }
      let order = terms.indices.sorted { terms[$0].coefficient > terms[$1].coefficient }
      var (rest, leaving) = (counts, 0)
      for place in order {
        while rest[place] > 0, !isKept(by: rest) {
          rest[place] -= 1
          leaving += 1
        }
      }
      return leaving
    }

    /// Minimal counts, among given ones that break the limit: with one person less they keep it.
    package func leastThatBreaks(_ counts: [Int], notBelow fixed: [Int]) -> [Int] {
      var counts = counts
      // The least likely first, so that few loads are left.
      for place in terms.indices.sorted(by: { terms[$0].coefficient < terms[$1].coefficient }) {
        while counts[place] > fixed[place] {
          counts[place] -= 1
          if isKept(by: counts) {
            counts[place] += 1
            break
          }
        }
      }
      return counts
    }
  }

  package init(_ drive: Drive, probability: Double) {
    let capacity = CapacityModel(of: drive, surrogate: CrowdSurrogate())
    minutes = zip(drive.sessions.places, drive.sessions).flatMap { index, session in
      let loads = SessionLoads(
        of: drive, session: index,
        firstSlot: capacity.slotsOfSession[index].lowerBound.rawValue)
      let most = drive.mostPresent(in: session)
      // A limit of at least the number of people is never exceeded.
      let all = session.crowdLimits.filter { $0.limit < most }.flatMap { limit in
        loads.minutes.filter(limit.holds).map { minute in
          let terms = loads.presence(at: minute, in: limit.covers)
          return Minute(
            terms: terms, parties: terms.map { loads.party(of: $0.load) },
            reserved: loads.reservedDraws(at: minute, in: limit.covers), limit: limit.limit,
            probability: probability)
        }
      }
      return ExactCrowd.withoutImplied(all)
    }
  }

  /// Whether schedules of all units keep the limits.
  package func isKept(by schedules: [Schedule], of problem: PlanningProblem) -> Bool {
    var people = [Int](repeating: 0, count: problem.capacity.loadCount)
    for (unit, schedule) in zip(problem.units, schedules) {
      unit.forEachLoad(of: schedule, kindCount: problem.capacity.kinds.count) {
        people[$0] += Int($1)
      }
    }
    return minutes.allSatisfy { minute in minute.isKept(by: minute.terms.map { people[$0.load] }) }
  }

  /// The minutes that matter: a minute is implied by another at which everybody is at least as likely
  /// to be there, and no more may be.
  private static func withoutImplied(_ minutes: [Minute]) -> [Minute] {
    minutes.enumerated().filter { position, minute in
      guard !minute.terms.isEmpty else { return false }
      return !minutes.enumerated().contains { other, implying in
        other != position && implying.implies(minute)
          && (other < position || !minute.implies(implying))
      }
    }.map(\.element)
  }
}

extension ExactCrowd.Minute {
  /// Whether whoever keeps the limit at this minute keeps it at another.
  fileprivate func implies(_ other: ExactCrowd.Minute) -> Bool {
    guard limit <= other.limit else { return false }
    var position = 0
    for term in other.terms {
      while position < terms.count, terms[position].load < term.load { position += 1 }
      guard position < terms.count, terms[position].load == term.load,
        terms[position].coefficient >= term.coefficient
      else { return false }
    }
    // Slot by slot, the places kept are as likely to be taken.
    return other.reserved.isEmpty
      || reserved.count == other.reserved.count
        && zip(reserved, other.reserved).allSatisfy { $0.probability >= $1.probability }
  }
}
