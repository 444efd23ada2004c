import Drives
import Foundation
import Randomness
import Simulation
import Testing

@Suite struct SamplerTests {
  /// Mean and standard deviation of many draws.
  private func moments(
    _ distribution: Distribution, use: Distribution.Use = .duration
  ) -> (mean: Double, deviation: Double, least: Double) {
    let sampler = Sampler(distribution, use: use)
    var numbers = SplitMix64(seed: 1)
    let draws = (0..<200_000).map { _ in sampler.draw(&numbers) }
    let mean = draws.reduce(0, +) / Double(draws.count)
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
    return (mean, variance.squareRoot(), draws.min() ?? 0)
  }

  static let distributions: [(Distribution, mean: Double, deviation: Double)] = [
    (.fixed(7), 7, 0), (.uniform(low: 2, high: 8), 5, 3.0.squareRoot()),
    (.normal(mean: 20, deviation: 0.5), 20, 0.5), (.exponential(mean: 3), 3, 3),
    (.shiftedExponential(minimum: 3, meanOfRest: 1.43), 4.43, 1.43),
    (.lognormal(mean: 8, deviation: 3), 8, 3),
    (.triangular(low: 1, mode: 2, high: 6), 3, (7.0 / 6).squareRoot()),
    (
      .mixture([
        Distribution.Part(part: 0.75, distribution: .fixed(4)),
        Distribution.Part(part: 0.25, distribution: .fixed(8)),
      ]), 5, 3.0.squareRoot()
    ),
  ]

  @Test(arguments: distributions.indices) func drawsHaveTheirMeanAndSpread(_ index: Int) {
    let (distribution, mean, deviation) = Self.distributions[index]
    let drawn = moments(distribution)
    #expect(abs(drawn.mean - mean) < 0.01 * mean)
    #expect(abs(drawn.deviation - deviation) <= 0.02 * deviation)
  }

  @Test func durationsAreNeverNegativeAndLatenessMayBe() {
    // Half of a normal distribution around 0 counts as 0: the mean is the deviation / √2π.
    let duration = moments(.normal(mean: 0, deviation: 5))
    #expect(duration.least == 0 && abs(duration.mean - 5 / (2 * Double.pi).squareRoot()) < 0.02)
    let lateness = moments(.normal(mean: 0, deviation: 5), use: .lateness)
    #expect(lateness.least < -15 && abs(lateness.mean) < 0.05)
  }

  @Test func theNormalQuantilesOfTheTables() {
    let table = [
      (0.5, 0.0), (0.975, 1.959963984540054), (0.995, 2.5758293035489004),
      (0.001, -3.090232306167813), (1e-12, -7.034483825301131),
    ]
    for (part, value) in table {
      #expect(areClose(NormalQuantile.at(part), value, within: 1e-12))
    }
  }
}
