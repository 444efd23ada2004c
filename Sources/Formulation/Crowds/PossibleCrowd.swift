package import Drives

/// The people who may be in a zone at one minute, and upper bounds on how many and which of them
/// any crowd that keeps the chance constraint can have.
package struct PossibleCrowd: Hashable {
  /// People who are there with the same probability.
  package struct Option: Hashable {
    /// How likely each of them is to be there.
    package let chance: Double
    /// The slot they are invited to, as a number among those of this minute.
    package let slot: Int
    /// How many of them there can be at most.
    package let most: Int
    /// How many come when one of them comes.
    package let party: Int

    /// So many people at most of one chance and slot, and with how many each of them comes.
    package init(chance: Double, slot: Int, most: Int, party: Int = 1) {
      self.chance = chance
      self.slot = slot
      self.most = most
      self.party = party
    }
  }

  /// By falling chance.
  let options: [Option]
  /// How many people each slot takes at most, whatever their kind.
  let mostOfSlot: [Int: Int]
  let limit: Int
  let probability: Double
  /// The places that are kept for others, who count, too.
  let reserved: [PoissonBinomial.Group]

  /// Whoever may be there.
  ///
  /// - Parameters:
  ///   - options: the people, in any order.
  ///   - mostOfSlot: how many people each slot takes at most; a slot it does not name takes any number.
  ///   - limit: the limit on the number of people.
  ///   - probability: how surely it is to be kept.
  ///   - reserved: the places that are kept for others, who count, too.
  package init(
    options: [Option], mostOfSlot: [Int: Int], limit: Int, probability: Double,
    reserved: [PoissonBinomial.Group] = []
  ) {
    self.reserved = reserved
    self.options = options.sorted { ($0.chance, $1.slot) > ($1.chance, $0.slot) }
    self.mostOfSlot = mostOfSlot
    self.limit = limit
    self.probability = probability
  }

  /// The most there can be of all crowds that keep the limit.
  package struct Most {
    /// The expected number, everyone with their party.
    package var expected: Double
    /// The number of people who may be there, everyone with their party.
    package var people: Double
    /// Σ ``part(of:party:)`` of these people; nil where that was not looked for.
    package var parts: Double?
  }

  /// How many people there are for whom places are kept, and how many of them are expected.
  var reservedCount: Int { reserved.reduce(0) { $0 + $1.count } }
  private var reservedMean: Double {
    reserved.reduce(0) { $0 + Double($1.count) * $1.probability }
  }

  /// Whether somebody comes with others.
  var hasParties: Bool { options.contains { $0.party > 1 } }

  /// Which part of the largest crowd of people of one chance and party one of them is.
  package func part(of chance: Double, party: Int = 1) -> Double {
    var count = max(0, limit - reservedCount) / party
    let most = limit + options.reduce(1) { $0 + $1.most }
    while count < most {
      let group = PoissonBinomial.Group(count: count + 1, probability: chance, size: party)
      guard holds(PoissonBinomial([group] + reserved).probability(atMost: limit)) else { break }
      count += 1
    }
    return 1 / Double(max(1, count))
  }

  /// Everyone who can come at all, with their parties.
  var everyone: (expected: Double, people: Double) {
    options.reduce((0, 0)) {
      ($0.0 + Double($1.most * $1.party) * $1.chance, $0.1 + Double($1.most * $1.party))
    }
  }

  /// Whether as many people can come as there are.
  var isUnlimited: Bool {
    options.reduce(reservedCount) { $0 + $1.most * $1.party } <= limit
  }

  /// Finds the most, by all crowds there are if these are few.
  ///
  /// - Parameter mostCrowds: how many crowds to look at before a bound is taken instead.
  /// - Returns: the most; nothing that keeps the limit has more.
  package func most(lookingAt mostCrowds: Int) -> Most {
    var every = EveryCrowd(of: self, mostCrowds: mostCrowds)
    if every.visit() { return every.most }
    if hasParties { return mostWithParties() }
    return Most(expected: mostExpected(), people: Double(mostPeople()), parts: nil)
  }

  /// The people who come with at least so many in all, each of them counted once: what they keep of the
  /// limit whatever all others do.
  func alone(withPartyFrom party: Int) -> PossibleCrowd {
    PossibleCrowd(
      options: options.filter { $0.party >= party }.map {
        Option(chance: $0.chance, slot: $0.slot, most: $0.most)
      }, mostOfSlot: mostOfSlot, limit: limit / party, probability: probability,
      reserved: party == 1 ? reserved : [])
  }

  /// A bound of the most where people come with others.
  private func mostWithParties() -> Most {
    let all = everyone
    let largest = options.map(\.party).max() ?? 1
    let mean = PossibleCrowd.mostMean(
      limit: limit, probability: probability, largestParty: largest)
    let people = Double(largest * alone(withPartyFrom: 1).mostPeople())
    return Most(
      expected: min(all.expected, max(0, mean - reservedMean)) + PossibleCrowd.slack,
      people: min(all.people, people), parts: nil)
  }

  /// The largest mean of a number of people that keeps a limit with a probability.
  ///
  /// By Cantelli's inequality, Pr(N <= m - s) <= v / (v + s²) with the mean m and the variance v, which is
  /// at most m times the largest party g: so m <= L + t·g/2 + √(t·g·L + t²·g²/4) with t = (1 - p) / p.
  static func mostMean(limit: Int, probability: Double, largestParty: Int) -> Double {
    let scale = Double(largestParty) * (1 - probability) / probability
    let limit = Double(limit)
    return limit + scale / 2 + (scale * limit + scale * scale / 4).squareRoot()
  }

  /// How far beyond the limit rounding may let a probability be.
  private static let tolerance = 2e-9
  /// How far sums of parts may be from the truth.
  fileprivate static let slack = 1e-7

  fileprivate func holds(_ probabilityOfKeeping: Double) -> Bool {
    probabilityOfKeeping >= probability - PossibleCrowd.tolerance
  }

  private func isKept(by groups: [PoissonBinomial.Group]) -> Bool {
    isKept(byAll: groups + reserved)
  }

  private func isKept(byAll groups: [PoissonBinomial.Group]) -> Bool {
    groups.reduce(0) { $0 + $1.count } <= limit
      || holds(PoissonBinomial(groups).probability(atMost: limit))
  }

  /// The people who can come, taken one option after another.
  private func filled(_ options: some Sequence<Option>) -> [PoissonBinomial.Group] {
    var left = mostOfSlot
    return options.map { option in
      let count = min(option.most, left[option.slot] ?? option.most)
      left[option.slot] = left[option.slot].map { $0 - count }
      return PoissonBinomial.Group(count: count, probability: option.chance)
    }
  }

  /// How many of the groups, in this order and the last one in part, keep the limit together: the
  /// groups that do, and the first that does not with how many of it do.
  private func kept(
    of groups: [PoissonBinomial.Group]
  ) -> (groups: [PoissonBinomial.Group], broken: PoissonBinomial.Group?) {
    var kept: [PoissonBinomial.Group] = []
    for group in groups where group.count > 0 {
      if isKept(by: kept + [group]) {
        kept.append(group)
        continue
      }
      var (low, high) = (0, group.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        let part = PoissonBinomial.Group(count: middle, probability: group.probability)
        if isKept(by: kept + [part]) { low = middle } else { high = middle }
      }
      return (
        kept + [PoissonBinomial.Group(count: low, probability: group.probability)], group
      )
    }
    return (kept, nil)
  }

  /// The most people: those least likely to be there.
  private func mostPeople() -> Int {
    kept(of: filled(options.reversed())).groups.reduce(0) { $0 + $1.count }
  }

  /// The largest expected number.
  ///
  /// Of all sums of independent yes/no draws with one mean of at most limit − 1, the one whose chances
  /// majorize the others' keeps the limit most surely (Gleser, 1975, "On the Distribution of the
  /// Number of Successes in Independent Trials", doi:10.1214/aop/1176996461): the likeliest people as
  /// far as there are any, and one of them in part.
  private func mostExpected() -> Double {
    let all = filled(options)
    let total = all.reduce(0) { $0 + Double($1.count) * $1.probability }
    let (kept, broken) = kept(of: all)
    guard let broken else { return total + PossibleCrowd.slack }
    var (low, high) = (0.0, broken.probability)
    for _ in 0..<30 {
      let middle = (low + high) / 2
      let part = PoissonBinomial.Group(count: 1, probability: middle)
      if isKept(by: kept + [part]) { low = middle } else { high = middle }
    }
    let mean = kept.reduce(high) { $0 + Double($1.count) * $1.probability }
    // Places that are kept are draws of all these sums.
    guard mean + reservedMean > Double(limit) - 1 else { return mean + PossibleCrowd.slack }
    let near = mostExpectedNearLimit(atLeast: mean + reservedMean) - reservedMean
    return min(total, max(mean, near)) + PossibleCrowd.slack
  }

  /// The largest expected number where it may be near the limit. Hoeffding (1956, "On the Distribution
  /// of the Number of Successes in Independent Trials", doi:10.1214/aoms/1177728178): for one mean, and
  /// no chance above the largest, the limit is kept most surely where the chances are zero, the largest,
  /// and one in between.
  private func mostExpectedNearLimit(atLeast least: Double) -> Double {
    // A median of the number is at most the limit, and the mean is less than one from it (Jogdeo and
    // Samuels, 1968).
    let beyond = Double(limit) + 1
    let people = mostPeople() + reservedCount
    let chances = (options.first.map { [$0.chance] } ?? []) + reserved.map(\.probability)
    guard let largest = chances.max(), people <= PossibleCrowd.mostPeopleNearLimit else {
      return beyond
    }
    var best = least
    for certain in 0...people {
      let first = PoissonBinomial.Group(count: certain, probability: largest)
      guard isKept(byAll: [first]) else { break }
      for others in 1...max(1, people - certain) where certain + others <= people {
        func crowd(_ chance: Double) -> [PoissonBinomial.Group] {
          [first, PoissonBinomial.Group(count: others, probability: chance)]
        }
        func mean(_ chance: Double) -> Double {
          Double(certain) * largest + Double(others) * chance
        }
        var low = max(0, (best - Double(certain) * largest) / Double(others))
        guard low < largest, isKept(byAll: crowd(low)) else { continue }
        var high = largest
        for _ in 0..<30 {
          let middle = (low + high) / 2
          if isKept(byAll: crowd(middle)) { low = middle } else { high = middle }
        }
        best = max(best, mean(high))
      }
    }
    return min(best, beyond)
  }

  private static let mostPeopleNearLimit = 60
}

/// Looks at every crowd that keeps a limit; of a crowd that does, every part does, too.
private struct EveryCrowd {
  let crowd: PossibleCrowd
  private(set) var most = PossibleCrowd.Most(expected: 0, people: 0, parts: 0)
  private var left: Int
  private var room: [Int: Int]
  /// What one person of each option adds to the parts.
  let part: [Double]
  private let reservedCount: Int

  init(of crowd: PossibleCrowd, mostCrowds: Int) {
    self.crowd = crowd
    left = mostCrowds
    room = crowd.mostOfSlot
    reservedCount = crowd.reservedCount
    part = crowd.options.map { crowd.part(of: $0.chance, party: $0.party) }
  }

  /// Looks at them; false where they were too many.
  mutating func visit() -> Bool {
    var chances = [Double](repeating: 0, count: crowd.limit + 1)
    chances[0] = 1
    for group in crowd.reserved {
      for _ in 0..<group.count { EveryCrowd.add(group.probability, bringing: 1, to: &chances) }
    }
    guard add(from: 0, chances, expected: 0, people: 0, parts: 0) else { return false }
    most.expected += PossibleCrowd.slack
    most.parts = most.parts.map { $0 + PossibleCrowd.slack }
    return true
  }

  /// One more draw in the chances of each number of people.
  @inline(__always)
  private static func add(_ chance: Double, bringing party: Int, to chances: inout [Double]) {
    for people in stride(from: chances.count - 1, through: party, by: -1) {
      chances[people] += chance * (chances[people - party] - chances[people])
    }
    for people in 0..<min(party, chances.count) { chances[people] *= 1 - chance }
  }

  private mutating func add(
    from first: Int, _ chances: [Double], expected: Double, people: Int, parts: Double
  ) -> Bool {
    left -= 1
    guard left >= 0 else { return false }
    most.expected = max(most.expected, expected)
    most.people = max(most.people, Double(people))
    most.parts = most.parts.map { max($0, parts) }
    for number in first..<crowd.options.count {
      var (with, sum, count) = (chances, expected, 0)
      let option = crowd.options[number]
      // All further ones of this option at once, so that depth is the number of options.
      while count < option.most, room[option.slot] ?? 1 > 0 {
        EveryCrowd.add(option.chance, bringing: option.party, to: &with)
        let all = people + (count + 1) * option.party + reservedCount
        guard all <= crowd.limit || crowd.holds(with.reduce(0, +)) else { break }
        count += 1
        sum += option.chance * Double(option.party)
        if let slot = room[option.slot] { room[option.slot] = slot - 1 }
        guard
          add(
            from: number + 1, with, expected: sum, people: people + count * option.party,
            parts: parts + Double(count) * part[number])
        else { return false }
      }
      if let slot = room[option.slot] { room[option.slot] = slot + count }
    }
    return true
  }
}
