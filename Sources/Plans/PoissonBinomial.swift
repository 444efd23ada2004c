import Foundation

/// The number of successes in independent yes/no draws, each with a probability of its own; draws
/// of the same probability are told as one group.
public struct PoissonBinomial: Equatable, Sendable {
  /// Draws of the same probability.
  public struct Group: Hashable, Sendable {
    /// How many draws.
    public let count: Int
    /// The probability of each.
    public let probability: Double

    /// `count` draws of a probability.
    public init(count: Int, probability: Double) {
      self.count = count
      self.probability = probability
    }
  }

  /// The groups that are not certain to fail or succeed, one per probability.
  private let groups: [Group]
  /// How many draws are certain to succeed.
  private let certain: Int

  /// The number of successes in all draws of some groups.
  public init(_ groups: some Sequence<Group>) {
    var uncertain: [Group] = []
    var certain = 0
    for group in groups where group.count > 0 {
      if group.probability >= 1 {
        certain += group.count
      } else if group.probability > 0 {
        uncertain.append(group)
      }
    }
    uncertain.sort { $0.probability < $1.probability }
    var merged: [Group] = []
    for group in uncertain {
      if let last = merged.last, last.probability == group.probability {
        merged[merged.count - 1] = Group(
          count: last.count + group.count, probability: last.probability)
      } else {
        merged.append(group)
      }
    }
    self.groups = merged
    self.certain = certain
  }

  /// The expected number of successes.
  public var mean: Double {
    groups.reduce(Double(certain)) { $0 + Double($1.count) * $1.probability }
  }

  /// The variance of the number of successes.
  public var variance: Double {
    groups.reduce(0) { $0 + Double($1.count) * $1.probability * (1 - $1.probability) }
  }

  /// How many draws may succeed.
  public var greatest: Int { groups.reduce(certain) { $0 + $1.count } }

  /// The probability of at most `limit` successes, by convolution; exact but for terms that are
  /// together less than 1e-12.
  public func probability(atMost limit: Int) -> Double {
    guard limit >= certain else { return 0 }
    guard limit < greatest else { return 1 }
    let most = limit - certain
    var sum = Distribution(first: 0, probabilities: [1])
    for group in groups {
      sum = sum.adding(Distribution(of: group), upTo: most)
    }
    return min(1, sum.probabilities.reduce(0, +))
  }

  /// The least number that the successes do not exceed with a probability.
  ///
  /// - Parameter wanted: the probability, below 1.
  /// - Returns: the number.
  public func quantile(_ wanted: Double) -> Int {
    var sum = Distribution(first: 0, probabilities: [1])
    for group in groups {
      sum = sum.adding(Distribution(of: group), upTo: greatest)
    }
    var reached = 0.0
    for (index, probability) in sum.probabilities.enumerated() {
      reached += probability
      // As tolerant as the audit, so that a number it accepts is enough here, too.
      if reached >= wanted - probabilityTolerance { return certain + sum.first + index }
    }
    return greatest
  }

  /// An upper bound of the probability of more than `limit` successes that costs no convolution:
  /// Hoeffding (1956), Pr(N >= k) <= exp(-n·D(k/n, mean/n)) for k > mean, with D the relative
  /// entropy of two yes/no draws.
  public func boundOfProbability(ofMoreThan limit: Int) -> Double {
    guard limit < greatest else { return 0 }
    let draws = Double(greatest)
    let expected = mean / draws
    let asked = Double(limit + 1) / draws
    guard asked > expected, expected > 0 else { return 1 }
    var entropy = asked * log(asked / expected)
    if asked < 1 { entropy += (1 - asked) * log((1 - asked) / (1 - expected)) }
    return exp(-draws * entropy)
  }
}

/// The probabilities of consecutive numbers; those before and after are negligible.
private struct Distribution {
  /// The number whose probability comes first.
  let first: Int
  /// The probabilities of `first`, `first + 1`, ….
  let probabilities: [Double]

  /// Smaller terms are dropped: even a million of them do not show in the twelfth digit.
  private static let negligible = 1e-19

  init(first: Int, probabilities: [Double]) {
    self.first = first
    self.probabilities = probabilities
  }

  /// The binomial distribution of a group, from its mode outwards and then scaled to one: no
  /// factorial, hence nothing that overflows.
  init(of group: PoissonBinomial.Group) {
    let (count, probability) = (group.count, group.probability)
    let odds = probability / (1 - probability)
    let mode = min(count, Int(Double(count + 1) * probability))
    var below: [Double] = []
    var term = 1.0
    for number in stride(from: mode, to: 0, by: -1) {
      term *= Double(number) / Double(count - number + 1) / odds
      guard term > Distribution.negligible else { break }
      below.append(term)
    }
    var fromMode = [1.0]
    term = 1
    for number in mode..<count {
      term *= Double(count - number) / Double(number + 1) * odds
      guard term > Distribution.negligible else { break }
      fromMode.append(term)
    }
    let sum = below.reversed().reduce(0, +) + fromMode.reduce(0, +)
    first = mode - below.count
    probabilities = (below.reversed() + fromMode).map { $0 / sum }
  }

  /// The distribution of the sum of two independent numbers, without what exceeds `limit`.
  func adding(_ other: Distribution, upTo limit: Int) -> Distribution {
    let first = first + other.first
    let count = min(probabilities.count + other.probabilities.count - 1, limit - first + 1)
    guard count > 0 else { return Distribution(first: first, probabilities: []) }
    let sum = [Double](unsafeUninitializedCapacity: count) { sum, initialized in
      sum.initialize(repeating: 0)
      probabilities.withUnsafeBufferPointer { own in
        other.probabilities.withUnsafeBufferPointer { others in
          for (shift, factor) in others.enumerated() where shift < count {
            for index in 0..<min(own.count, count - shift) {
              sum[shift + index] += factor * own[index]
            }
          }
        }
      }
      initialized = count
    }
    return Distribution(first: first, probabilities: sum).trimmed()
  }

  /// The same distribution without negligible terms at its ends.
  private func trimmed() -> Distribution {
    guard let low = probabilities.firstIndex(where: { $0 > Distribution.negligible }),
      let high = probabilities.lastIndex(where: { $0 > Distribution.negligible })
    else { return Distribution(first: first, probabilities: []) }
    return Distribution(first: first + low, probabilities: Array(probabilities[low...high]))
  }
}
