/// Steele, Lea and Flood's SplitMix64 (2014): the same seed gives the same numbers everywhere.
package struct SplitMix64: Sendable {
  private var state: UInt64

  /// A generator that starts from a seed.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A whole number, each of 0..<count equally likely.
  package mutating func below(_ count: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// A whole number of a closed range, each equally likely.
  package mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// A real number in 0..<1.
  package mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True with a probability.
  package mutating func chance(_ probability: Double) -> Bool { fraction() < probability }

  /// One of several, each equally likely.
  package mutating func one<Element>(of choices: [Element]) -> Element {
    choices[below(choices.count)]
  }
}
