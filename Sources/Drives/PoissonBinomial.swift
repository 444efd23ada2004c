import Foundation

/// The number of people who come in independent yes/no draws, each with a probability of its own
/// and a number of people that it brings; draws that are alike are reported as one group.
public struct PoissonBinomial: Equatable, Sendable {
  /// Draws of the same probability and size.
  public struct Group: Hashable, Sendable {
    /// How many draws.
    public let count: Int
    /// The probability of each.
    public let probability: Double
    /// How many people a success brings.
    public let size: Int

    /// `count` draws of a probability, of which each success brings so many people.
    public init(count: Int, probability: Double, size: Int = 1) {
      self.count = count
      self.probability = probability
      self.size = size
    }
  }

  /// The groups that are not certain to fail or succeed, one per probability and size.
  private let groups: [Group]
  /// How many people come for certain.
  private let certain: Int
  /// How many draws there are that may succeed.
  private let draws: Int
  /// The most people that a draw brings.
  private let largest: Int

  /// The number of people in all draws of some groups.
  public init(_ groups: some Sequence<Group>) {
    var uncertain: [Group] = []
    var (certain, draws, largest) = (0, 0, 1)
    for group in groups where group.count > 0 && group.size > 0 && group.probability > 0 {
      draws += group.count
      largest = max(largest, group.size)
      if group.probability >= 1 {
        certain += group.count * group.size
      } else if group.probability > 0 {
        uncertain.append(group)
      }
    }
    uncertain.sort { ($0.probability, $0.size) < ($1.probability, $1.size) }
    var merged: [Group] = []
    for group in uncertain {
      if let last = merged.last, last.probability == group.probability, last.size == group.size {
        merged[merged.count - 1] = Group(
          count: last.count + group.count, probability: last.probability, size: last.size)
      } else {
        merged.append(group)
      }
    }
    self.groups = merged
    self.certain = certain
    self.draws = draws
    self.largest = largest
  }

  /// The expected number of people.
  public var mean: Double {
    groups.reduce(Double(certain)) { $0 + Double($1.count * $1.size) * $1.probability }
  }

  /// The variance of the number of people.
  public var variance: Double {
    groups.reduce(0) {
      $0 + Double($1.count * $1.size * $1.size) * $1.probability * (1 - $1.probability)
    }
  }

  /// How many people may come.
  public var greatest: Int { groups.reduce(certain) { $0 + $1.count * $1.size } }

  /// The probability of at most `limit` people, by convolution; exact but for terms that are
  /// together less than 1e-12.
  public func probability(atMost limit: Int) -> Double {
    guard limit >= certain else { return 0 }
    guard limit < greatest else { return 1 }
    let most = limit - certain
    var sum = NumberChances(first: 0, probabilities: [1])
    for group in groups {
      sum = sum.adding(NumberChances(of: group), upTo: most)
    }
    return min(1, sum.probabilities.reduce(0, +))
  }

  /// The least number of people that is not exceeded with a probability.
  ///
  /// - Parameters:
  ///   - wanted: the probability, below 1.
  ///   - tolerance: by how much a probability may fall short of it.
  /// - Returns: the number.
  public func quantile(_ wanted: Double, tolerance: Double = 0) -> Int {
    var sum = NumberChances(first: 0, probabilities: [1])
    for group in groups {
      sum = sum.adding(NumberChances(of: group), upTo: greatest)
    }
    var reached = 0.0
    for (index, probability) in sum.probabilities.enumerated() {
      reached += probability
      if reached >= wanted - tolerance { return certain + sum.first + index }
    }
    return greatest
  }

  /// An upper bound of the probability of more than `limit` people that costs no convolution:
  /// Hoeffding (1963, "Probability inequalities for sums of bounded random variables", theorem 1,
  /// doi 10.1080/01621459.1963.10500830), Pr(N >= k) <= exp(-n·D(k/n, mean/n)) for k > mean, with N a
  /// sum of n independent numbers from 0 to 1, here people divided by the most that a draw brings, and
  /// D the relative entropy of two yes/no draws.
  public func boundOfProbability(ofMoreThan limit: Int) -> Double {
    guard limit < greatest else { return 0 }
    let draws = Double(draws)
    let expected = mean / Double(largest) / draws
    let asked = Double(limit + 1) / Double(largest) / draws
    guard asked > expected, expected > 0 else { return 1 }
    var entropy = asked * log(asked / expected)
    if asked < 1 { entropy += (1 - asked) * log((1 - asked) / (1 - expected)) }
    return exp(-draws * entropy)
  }
}

/// The probabilities of consecutive numbers; those before and after are negligible.
private struct NumberChances {
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
      guard term > NumberChances.negligible else { break }
      below.append(term)
    }
    var fromMode = [1.0]
    term = 1
    for number in mode..<count {
      term *= Double(count - number) / Double(number + 1) * odds
      guard term > NumberChances.negligible else { break }
      fromMode.append(term)
    }
    let sum = below.reversed().reduce(0, +) + fromMode.reduce(0, +)
    first = (mode - below.count) * group.size
    let terms = (below.reversed() + fromMode).map { $0 / sum }
    guard group.size > 1 else {
      probabilities = terms
      return
    }
    var spread = [Double](repeating: 0, count: (terms.count - 1) * group.size + 1)
    for (number, term) in terms.enumerated() { spread[number * group.size] = term }
    probabilities = spread
  }

  /// The distribution of the sum of two independent numbers, without what exceeds `limit`.
  func adding(_ other: NumberChances, upTo limit: Int) -> NumberChances {
    let first = first + other.first
    let count = min(probabilities.count + other.probabilities.count - 1, limit - first + 1)
    guard count > 0 else { return NumberChances(first: first, probabilities: []) }
    let sum = [Double](unsafeUninitializedCapacity: count) { sum, initialized in
      sum.initialize(repeating: 0)
      probabilities.withUnsafeBufferPointer { own in
        other.probabilities.withUnsafeBufferPointer { others in
          for (shift, factor) in others.enumerated() where shift < count && factor > 0 {
            for index in 0..<min(own.count, count - shift) {
              sum[shift + index] += factor * own[index]
            }
          }
        }
      }
      initialized = count
    }
    return NumberChances(first: first, probabilities: sum).trimmed()
  }

  /// The same distribution without negligible terms at its ends.
  private func trimmed() -> NumberChances {
    guard let low = probabilities.firstIndex(where: { $0 > NumberChances.negligible }),
      let high = probabilities.lastIndex(where: { $0 > NumberChances.negligible })
    else { return NumberChances(first: first, probabilities: []) }
    return NumberChances(first: first + low, probabilities: Array(probabilities[low...high]))
  }
}
