import Drives
import Formulation
import Foundation
import TestSupport
import Testing

/// What crowds that keep a limit with a probability have in common, against every crowd there is.
@Suite struct PossibleCrowdTests {
  /// Two people of 0.8 keep a limit of two, and with them one who comes with a probability of 0.05 /
  /// 0.64: then all three are there with 0.05. No crowd of people of at most 0.8 has a larger mean.
  @Test func workedOutByHand() {
    let crowd = PossibleCrowd(
      options: [PossibleCrowd.Option(chance: 0.8, slot: 0, most: 9)], mostOfSlot: [:], limit: 2,
      probability: 0.95)
    #expect(abs(crowd.most(lookingAt: 0).expected - (1.6 + 0.05 / 0.64)) < 1e-6)
    // Three are all there with 0.512: two are the most, looked at one by one.
    #expect(crowd.most(lookingAt: 0).people == 2)
    #expect(abs(crowd.most(lookingAt: 100).expected - 1.6) < 1e-6)
  }

  /// Of people of 0.5, five keep a limit of three with 26/32, six with 42/64 only; a slot that takes four
  /// leaves it at those.
  @Test func aSlotTakesNoMoreThanItMay() {
    func crowd(_ most: Int?) -> PossibleCrowd {
      PossibleCrowd(
        options: [PossibleCrowd.Option(chance: 0.5, slot: 0, most: 9)],
        mostOfSlot: most.map { [0: $0] } ?? [:], limit: 3, probability: 0.8)
    }
    for mostCrowds in [0, 1_000] {
      #expect(crowd(nil).most(lookingAt: mostCrowds).people == 5)
      #expect(crowd(4).most(lookingAt: mostCrowds).people == 4)
      #expect(abs(crowd(4).most(lookingAt: mostCrowds).expected - 2) < 1e-6)
    }
  }

  /// Five of 0.5 keep a limit of three with 26/32, six do not; nobody keeps one of none. Parties of
  /// two fill it by twos: of two of them both are there with 1/4.
  @Test func aPartIsOneOfTheLargestCrowdOfItsLike() {
    func part(_ limit: Int, party: Int = 1, reserved: [PoissonBinomial.Group] = []) -> Double {
      PossibleCrowd(
        options: [PossibleCrowd.Option(chance: 0.5, slot: 0, most: 9, party: party)],
        mostOfSlot: [:], limit: limit, probability: 0.8, reserved: reserved
      ).part(of: 0.5, party: party)
    }
    #expect(part(3) == 1.0 / 5)
    #expect(part(0) == 1)
    #expect(part(3, party: 2) == 1)
    // One who surely comes leaves room for two: three of them are not all there with 7/8.
    #expect(part(3, reserved: [PoissonBinomial.Group(count: 1, probability: 1)]) == 1.0 / 3)
  }

  /// With one more of 0.5 for whom a place is kept, three of 0.5 are at most two with 7/8, and four
  /// with 11/16 only: two of them may be invited.
  @Test(arguments: [0, 100])
  func placesThatAreKeptAreDraws(_ mostCrowds: Int) {
    let crowd = PossibleCrowd(
      options: [PossibleCrowd.Option(chance: 0.5, slot: 0, most: 9)], mostOfSlot: [:], limit: 2,
      probability: 0.8, reserved: [PoissonBinomial.Group(count: 1, probability: 0.5)])
    #expect(crowd.most(lookingAt: mostCrowds).people == 2)
    #expect(crowd.most(lookingAt: 100).expected - 1 < 1e-6)
  }

  /// Nobody is there with one half: one person of 0.5, or six of 0.1 and no seventh. Of all crowds
  /// of six the mean is the largest where all are as likely, each to stay away with the sixth root
  /// of one half.
  @Test func nearALimitManyUnlikelyPeopleAreExpectedMost() {
    let crowd = PossibleCrowd(
      options: [
        PossibleCrowd.Option(chance: 0.5, slot: 0, most: 1),
        PossibleCrowd.Option(chance: 0.1, slot: 1, most: 9),
      ], mostOfSlot: [:], limit: 0, probability: 0.5)
    let most = crowd.most(lookingAt: 0)
    #expect(most.people == 6)
    #expect(abs(most.expected - 6 * (1 - pow(0.5, 1.0 / 6))) < 1e-6)
    #expect(abs(crowd.most(lookingAt: 1_000).expected - 0.6) < 1e-6)
  }

  /// Every crowd of up to seven people, the probability of each outcome added up.
  @Test(arguments: 0..<40)
  func noCrowdThatKeepsTheLimitHasMore(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let chances = [0.02, 0.1, 0.3, 0.45, 0.5, 0.62, 0.8, 0.95, 1]
    let options = (0..<random.number(1...4)).map {
      PossibleCrowd.Option(
        chance: random.one(of: chances), slot: $0 / 2, most: random.number(1...4))
    }
    let limit = random.number(1...4)
    let wanted = random.one(of: [0.5, 0.7, 0.9, 0.95, 0.99])
    let mostOfSlot = random.happens(0.5) ? [0: random.number(1...4)] : [:]
    let crowd = PossibleCrowd(
      options: options, mostOfSlot: mostOfSlot, limit: limit, probability: wanted)
    let (exact, bound) = (crowd.most(lookingAt: 10_000), crowd.most(lookingAt: 0))
    var (expected, people, parts) = (0.0, 0, 0.0)
    forEveryCrowd(of: options) { counts in
      for (slot, most) in mostOfSlot {
        let there = zip(options, counts).reduce(0) { $1.0.slot == slot ? $0 + $1.1 : $0 }
        guard there <= most else { return }
      }
      let draws = zip(options, counts).flatMap { [Double](repeating: $0.chance, count: $1) }
      guard LiteralRules.probability(ofAtMost: limit, among: draws) >= wanted - 1e-9 else { return }
      expected = max(expected, draws.reduce(0, +))
      people = max(people, draws.count)
      parts = max(parts, draws.reduce(0) { $0 + crowd.part(of: $1) })
    }
    #expect(abs(exact.expected - expected) < 1e-6)
    #expect(exact.people == Double(people))
    #expect(exact.parts.map { abs($0 - parts) < 1e-6 } ?? false)
    #expect(bound.expected >= expected - 1e-9)
    #expect(bound.people >= Double(people))
  }

  /// People whose chances are anything from a least one on: no mean above the bound keeps the limit.
  @Test(arguments: 0..<20)
  func noMixOfChancesHasALargerMean(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let largest = random.one(of: [0.3, 0.5, 0.8, 1])
    let limit = random.number(1...5)
    let wanted = random.one(of: [0.5, 0.6, 0.9, 0.95])
    let least = largest / 5
    let crowd = PossibleCrowd(
      options: [
        PossibleCrowd.Option(chance: largest, slot: 0, most: 40),
        PossibleCrowd.Option(chance: least, slot: 1, most: 40),
      ], mostOfSlot: [:], limit: limit, probability: wanted)
    let bound = crowd.most(lookingAt: 0).expected
    for _ in 0..<500 {
      // Nearly all of few chances, as the extreme crowds are.
      let values =
        (0..<3).map { _ in least + Double(random.number(0...100)) / 100 * (largest - least) } + [
          largest
        ]
      let draws = (0..<random.number(1...11)).map { _ in random.one(of: values) }
      guard LiteralRules.probability(ofAtMost: limit, among: draws) >= wanted else { continue }
      #expect(draws.reduce(0, +) <= bound)
    }
  }

  private func forEveryCrowd(of options: [PossibleCrowd.Option], _ body: ([Int]) -> Void) {
    var counts: [Int] = []
    func add() {
      guard counts.count < options.count else { return body(counts) }
      for count in 0...options[counts.count].most where counts.reduce(count, +) <= 12 {
        counts.append(count)
        add()
        counts.removeLast()
      }
    }
    add()
  }
}
