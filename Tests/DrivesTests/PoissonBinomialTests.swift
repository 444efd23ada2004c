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

  @Test func orderAndGroupingDoNotMatter() {
    let one = draws([(3, 0.3), (4, 0.7), (2, 0.3)])
    #expect(one == draws([(4, 0.7), (5, 0.3)]))
  }
}
