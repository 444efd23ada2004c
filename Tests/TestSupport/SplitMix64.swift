/// A small random number generator with a seed (Steele, Lea and Flood, 2014): the same seed gives
/// the same numbers everywhere.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of an interval.
  public mutating func number(_ interval: ClosedRange<Int>) -> Int {
    Int.random(in: interval, using: &self)
  }

  /// True with a probability.
  public mutating func happens(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }

  /// One of some values, each equally likely.
  public mutating func one<Value>(of values: [Value]) -> Value {
    values[number(0...values.count - 1)]
  }
}
