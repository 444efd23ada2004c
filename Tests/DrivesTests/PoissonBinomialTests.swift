import Drives
import TestSupport
import Testing

@Suite struct PoissonBinomialTests {
  private func draws(_ groups: [(Int, Double)]) -> PoissonBinomial {
    PoissonBinomial(groups.map { PoissonBinomial.Group(count: $0.0, probability: $0.1) })
  }

  @Test func fairCoins() {
    let coins = draws([(4, 0.5)])
    let expected = [1.0 / 16, 5.0 / 16, 11.0 / 16, 15.0 / 16, 1]
    for (limit, probability) in expected.enumerated() {
      #expect(abs(coins.probability(atMost: limit) - probability) < 1e-15)
    }
    #expect(coins.probability(atMost: -1) == 0)
    #expect(coins.mean == 2)
    #expect(coins.variance == 1)
  }

  @Test func certainAndImpossibleDraws() {
    let sum = draws([(2, 1), (5, 0), (1, 0.25), (0, 0.5)])
    #expect(sum.greatest == 3)
    #expect(sum.probability(atMost: 1) == 0)
    #expect(sum.probability(atMost: 2) == 0.75)
    #expect(sum.probability(atMost: 3) == 1)
    #expect(draws([]).probability(atMost: 0) == 1)
  }

  @Test func everyOutcomeAgrees() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<200 {
      let groups = (0..<random.number(1...4)).map { _ in
        (random.number(0...3), Double(random.number(0...20)) / 20)
      }
      let each = groups.flatMap { [Double](repeating: $0.1, count: $0.0) }
      let sum = draws(groups)
      for limit in -1...each.count {
        let literal = LiteralRules.probability(ofAtMost: limit, among: each)
        #expect(abs(sum.probability(atMost: limit) - literal) < 1e-13)
        #expect(sum.boundOfProbability(ofMoreThan: limit) >= 1 - literal - 1e-13)
      }
    }
  }

  @Test func manyDrawsAgreeWithOneAtATime() {
    let groups = [(900, 0.8), (700, 0.48), (400, 0.037)]
    var probabilities = [1.0]
    for (count, chance) in groups {
      for _ in 0..<count {
        var next = [Double](repeating: 0, count: probabilities.count + 1)
        for (number, probability) in probabilities.enumerated() {
          next[number] += probability * (1 - chance)
          next[number + 1] += probability * chance
        }
        probabilities = next
      }
    }
    let sum = draws(groups)
    for limit in [900, 1000, 1050, 1070, 1100, 1200, 1999] {
      let literal = probabilities.prefix(limit + 1).reduce(0, +)
      #expect(abs(sum.probability(atMost: limit) - literal) < 1e-12)
      #expect(sum.boundOfProbability(ofMoreThan: limit) >= 1 - literal - 1e-12)
    }
  }

  /// Draws that bring several people each, against every outcome.
  @Test func partiesAgreeWithEveryOutcome() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let groups = (0..<random.number(1...4)).map { _ in
        PoissonBinomial.Group(
          count: random.number(0...3), probability: Double(random.number(0...20)) / 20,
          size: random.number(1...4))
      }
      let each = groups.flatMap { group in
        [(chance: Double, party: Int)](
          repeating: (group.probability, group.size), count: group.count)
      }
      let sum = PoissonBinomial(groups)
      let most = each.reduce(0) { $0 + ($1.chance > 0 ? $1.party : 0) }
      #expect(sum.greatest == most)
      let mean = each.reduce(0) { $0 + $1.chance * Double($1.party) }
      #expect(abs(sum.mean - mean) < 1e-12)
      for limit in -1...most {
        let literal = LiteralRules.probability(ofAtMostPeople: limit, among: each)
        #expect(abs(sum.probability(atMost: limit) - literal) < 1e-13)
        #expect(sum.boundOfProbability(ofMoreThan: limit) >= 1 - literal - 1e-13)
      }
      for wanted in [0.5, 0.9, 0.999] {
        let least = (0...most).first {
          LiteralRules.probability(ofAtMostPeople: $0, among: each) >= wanted - 1e-9
        }
        #expect(sum.quantile(wanted, tolerance: 1e-9) == least)
      }
    }
  }

  /// A family of three and one alone, each with a half: 0, 1, 3 or 4.
  @Test func aFamilyAndOneAlone() {
    let sum = PoissonBinomial([
      PoissonBinomial.Group(count: 1, probability: 0.5, size: 3),
      PoissonBinomial.Group(count: 1, probability: 0.5),
    ])
    #expect((0...4).map { sum.probability(atMost: $0) } == [0.25, 0.5, 0.5, 0.75, 1])
    #expect(sum.mean == 2 && sum.variance == 2.5 && sum.greatest == 4)
  }

  @Test func orderAndGroupingDoNotMatter() {
    let one = draws([(3, 0.3), (4, 0.7), (2, 0.3)])
    #expect(one == draws([(4, 0.7), (5, 0.3)]))
  }
}
