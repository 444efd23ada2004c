/// How many minutes something takes when the day is simulated: a distribution by its parameters,
/// all of them in minutes.
public enum Distribution: Equatable, Sendable {
  /// Always the same.
  case fixed(Double)
  /// Between two numbers, each equally likely.
  case uniform(low: Double, high: Double)
  /// The normal distribution; as a duration, what falls below 0 counts as 0.
  case normal(mean: Double, deviation: Double)
  /// The exponential distribution.
  case exponential(mean: Double)
  /// A minimum, and an exponentially distributed rest.
  case shiftedExponential(minimum: Double, meanOfRest: Double)
  /// The distribution whose logarithm is normal, by its own mean and standard deviation.
  case lognormal(mean: Double, deviation: Double)
  /// Rising from the lowest to the likeliest number, falling to the highest.
  case triangular(low: Double, mode: Double, high: Double)
  /// One of several distributions, each for a part of the people; no mixture in a mixture.
  case mixture([Part])

  /// One of the distributions of a mixture.
  public struct Part: Equatable, Sendable {
    /// The part of the people, 0…1.
    public let part: Double
    /// Their distribution.
    public let distribution: Distribution

    /// A distribution for a part of the people.
    public init(part: Double, distribution: Distribution) {
      self.part = part
      self.distribution = distribution
    }
  }

  /// What a distribution is used for, which says whether it may be negative.
  public enum Use: Sendable {
    /// A duration, never below 0.
    case duration
    /// Minutes early or late.
    case lateness
  }

  /// The name drive files give it.
  public var name: String {
    switch self {
    case .fixed: return "fixed"
    case .uniform: return "uniform"
    case .normal: return "normal"
    case .exponential: return "exponential"
    case .shiftedExponential: return "shifted_exponential"
    case .lognormal: return "lognormal"
    case .triangular: return "triangular"
    case .mixture: return "mixture"
    }
  }

  /// The numbers drive files give with the name, in their order; a mixture has none.
  public var numbers: [Double] {
    switch self {
    case .fixed(let minutes): return [minutes]
    case .uniform(let low, let high): return [low, high]
    case .normal(let mean, let deviation), .lognormal(let mean, let deviation):
      return [mean, deviation]
    case .exponential(let mean): return [mean]
    case .shiftedExponential(let minimum, let meanOfRest): return [minimum, meanOfRest]
    case .triangular(let low, let mode, let high): return [low, mode, high]
    case .mixture: return []
    }
  }

  /// How many numbers each name takes; a mixture is a list instead.
  public static let numberCounts = [
    "fixed": 1, "uniform": 2, "normal": 2, "exponential": 1, "shifted_exponential": 2,
    "lognormal": 2, "triangular": 3,
  ]

  /// The distribution of a name and its numbers, or nil where there is none such.
  public init?(name: String, numbers: [Double]) {
    guard Distribution.numberCounts[name] == numbers.count else { return nil }
    switch name {
    case "fixed": self = .fixed(numbers[0])
    case "uniform": self = .uniform(low: numbers[0], high: numbers[1])
    case "normal": self = .normal(mean: numbers[0], deviation: numbers[1])
    case "exponential": self = .exponential(mean: numbers[0])
    case "shifted_exponential":
      self = .shiftedExponential(minimum: numbers[0], meanOfRest: numbers[1])
    case "lognormal": self = .lognormal(mean: numbers[0], deviation: numbers[1])
    case "triangular": self = .triangular(low: numbers[0], mode: numbers[1], high: numbers[2])
    default: return nil
    }
  }
}

/// When within a slot the people invited to it come, before any lateness.
public enum ArrivalPattern: String, CaseIterable, Sendable {
  /// Uniformly within the slot.
  case spread
  /// At its first minute.
  case start
}

/// People who come without an invitation, at random times.
public struct WalkIns: Equatable, Sendable {
  /// How many come in an hour, on average.
  public let perHour: Double
  /// The first minute they come; nil for the opening.
  public let from: Int?
  /// The first minute they no longer come; nil for the closing.
  public let to: Int?

  /// Walk-ins of these numbers; `Drive` checks them.
  public init(perHour: Double, from: Int? = nil, to: Int? = nil) {
    self.perHour = perHour
    self.from = from
    self.to = to
  }
}
