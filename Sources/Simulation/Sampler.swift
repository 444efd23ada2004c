package import Drives
import Foundation
package import Randomness

/// A distribution made ready to be drawn from, by its inverse: one number in 0…1 gives one value
/// (a mixture takes two), so that everyone's stream of numbers keeps its order.
package struct Sampler: Sendable {
  private enum Shape {
    case fixed(Double)
    case uniform(low: Double, width: Double)
    case normal(mean: Double, deviation: Double)
    case exponential(minimum: Double, mean: Double)
    case lognormal(mean: Double, deviation: Double)
    case triangular(low: Double, mode: Double, high: Double)
    case mixture([(upTo: Double, sampler: Sampler)])
  }

  private let shape: Shape
  private let least: Double

  /// A sampler of a distribution; as a duration it draws nothing below 0.
  package init(_ distribution: Distribution, use: Distribution.Use = .duration) {
    least = use == .duration ? 0 : -.infinity
    switch distribution {
    case .fixed(let minutes): shape = .fixed(minutes)
    case .uniform(let low, let high): shape = .uniform(low: low, width: high - low)
    case .normal(let mean, let deviation): shape = .normal(mean: mean, deviation: deviation)
    case .exponential(let mean): shape = .exponential(minimum: 0, mean: mean)
    case .shiftedExponential(let minimum, let meanOfRest):
      shape = .exponential(minimum: minimum, mean: meanOfRest)
    case .lognormal(let mean, let deviation):
      // The normal distribution of its logarithm.
      let ratio = deviation / mean
      let variance = log(1 + ratio * ratio)
      shape = .lognormal(mean: log(mean) - variance / 2, deviation: variance.squareRoot())
    case .triangular(let low, let mode, let high):
      shape = .triangular(low: low, mode: mode, high: high)
    case .mixture(let parts):
      var sum = 0.0
      shape = .mixture(
        parts.map { part in
          sum += part.part
          return (sum, Sampler(part.distribution, use: use))
        })
    }
  }

  /// Draws a value.
  package func draw(_ numbers: inout SplitMix64) -> Double {
    switch shape {
    case .fixed(let minutes): return max(least, minutes)
    case .mixture(let parts):
      let chosen = numbers.openFraction() * (parts.last?.upTo ?? 1)
      let part = parts.first { chosen < $0.upTo } ?? parts.last
      return part?.sampler.draw(&numbers) ?? 0
    default: return max(least, value(at: numbers.openFraction()))
    }
  }

  private func value(at fraction: Double) -> Double {
    switch shape {
    case .fixed(let minutes): return minutes
    case .uniform(let low, let width): return low + fraction * width
    case .normal(let mean, let deviation):
      return mean + deviation * NormalQuantile.at(fraction)
    case .exponential(let minimum, let mean): return minimum - mean * log(fraction)
    case .lognormal(let mean, let deviation):
      return exp(mean + deviation * NormalQuantile.at(fraction))
    case .triangular(let low, let mode, let high):
      let width = high - low
      guard width > 0 else { return low }
      return fraction * width < mode - low
        ? low + (fraction * width * (mode - low)).squareRoot()
        : high - ((1 - fraction) * width * (high - mode)).squareRoot()
    case .mixture: return 0
    }
  }
}

extension SplitMix64 {
  /// A real number strictly between 0 and 1.
  package mutating func openFraction() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
}

/// The inverse of the standard normal distribution, by the rational approximations of Wichura's
/// algorithm AS 241 (1988), right to sixteen digits.
package enum NormalQuantile {
  /// The value below which a part of the distribution lies.
  package static func at(_ part: Double) -> Double {
    let offset = part - 0.5
    guard abs(offset) > 0.425 else {
      let square = 0.180625 - offset * offset
      return offset * ratio(square, centre)
    }
    let tail = (-log(offset < 0 ? part : 1 - part)).squareRoot()
    let value = tail <= 5 ? ratio(tail - 1.6, shoulder) : ratio(tail - 5, far)
    return offset < 0 ? -value : value
  }

  /// The coefficients of a numerator and a denominator, from the highest power down.
  private typealias Ratio = (above: [Double], below: [Double])

  private static func ratio(_ x: Double, _ ratio: Ratio) -> Double {
    ratio.above.reduce(0) { $0 * x + $1 } / ratio.below.reduce(0) { $0 * x + $1 }
  }

  private static let centre: Ratio = (
    [
      2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
      4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
      1.3314166789178437745e2, 3.3871328727963666080e0,
    ],
    [
      5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
      2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
      4.2313330701600911252e1, 1,
    ]
  )
  private static let shoulder: Ratio = (
    [
      7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
      1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,
      4.63033784615654529590e0, 1.42343711074968357734e0,
    ],
    [
      1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
      1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0,
      2.05319162663775882187e0, 1,
    ]
  )
  private static let far: Ratio = (
    [
      2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
      2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
      5.46378491116411436990e0, 6.65790464350110377720e0,
    ],
    [
      2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
      7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
      5.99832206555887937690e-1, 1,
    ]
  )
}
