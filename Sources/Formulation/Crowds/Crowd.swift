import Drives

/// A crowd in which all slots invite alike.
struct Mixture: Hashable {
  let limit: Int
  /// The chance of each load to be present.
  let chances: [Double]
  /// The part of the invited that each load is.
  let parts: [Double]
  /// How many come when one of each load comes.
  let parties: [Int]
  /// The places that are kept for others.
  let reserved: [PoissonBinomial.Group]

  /// The largest such crowd that keeps the limit with a probability: how many people it is, and the
  /// expected number between it and the next larger one.
  func largest(keepingWith probability: Double) -> (people: Int, mean: Double) {
    func crowd(_ people: Int) -> Crowd {
      Crowd(
        groups: groups(of: people), reserved: reserved, limit: limit, probability: probability)
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
    return (crowd(kept).people, (crowd(kept).mean + crowd(kept + 1).mean) / 2)
  }

  /// A number of invited people, split over the loads by their shares.
  private func groups(of people: Int) -> [PoissonBinomial.Group] {
    let total = parts.reduce(0, +)
    var dealt = 0
    var due = 0.0
    return chances.indices.map { place in
      due += Double(people) * parts[place] / total
      let count = Int(due.rounded()) - dealt
      dealt += count
      return PoissonBinomial.Group(
        count: count, probability: min(1, chances[place]), size: parties[place])
    }
  }
}

/// Who may be present at one minute, and the limit on how many are.
struct Crowd {
  /// The invited.
  let groups: [PoissonBinomial.Group]
  /// The places that are kept for others.
  let reserved: [PoissonBinomial.Group]
  let limit: Int
  let probability: Double

  /// How many of the invited, with their parties, are expected.
  var mean: Double {
    groups.reduce(0) { $0 + Double($1.count * $1.size) * $1.probability }
  }

  /// How many people may be there.
  var people: Int { (groups + reserved).reduce(0) { $0 + $1.count * $1.size } }

  /// Whether the limit is kept, with a margin for rounding.
  var holds: Bool {
    people <= limit
      || PoissonBinomial(groups + reserved).probability(atMost: limit) >= probability + 1e-9
  }

  /// Whether the limit would still be kept with one more of the likeliest people.
  var letsInMore: Bool {
    let people = people
    guard people >= limit, holds else { return false }
    guard people == limit else { return true }
    return groups.indices.max { groups[$0].probability < groups[$1].probability }
      .map { changed(at: $0, by: 1).holds } ?? false
  }

  /// The expected number after the fewest of the likeliest people have left such that the limit is
  /// kept.
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
      count: groups[place].count + people, probability: groups[place].probability,
      size: groups[place].size)
    return Crowd(groups: groups, reserved: reserved, limit: limit, probability: probability)
  }
}
