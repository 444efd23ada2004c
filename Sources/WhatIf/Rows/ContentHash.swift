/// A hash of bytes that names rows; not a cryptographic one.
///
/// Two 64-bit FNV-1a hashes (Fowler, Noll and Vo), the second with another factor, one after the
/// other.
public struct ContentHash: Sendable {
  private var first: UInt64 = 0xCBF2_9CE4_8422_2325
  private var second: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Of nothing.
  public init() {}

  /// Adds bytes; two parts never look like one, since each part's length goes before it.
  public mutating func add(_ bytes: some Collection<UInt8>) {
    for place in 0..<8 { add(UInt8(truncatingIfNeeded: bytes.count >> (8 * place))) }
    for byte in bytes { add(byte) }
  }

  /// Adds text.
  public mutating func add(_ text: String) { add(Array(text.utf8)) }

  private mutating func add(_ byte: UInt8) {
    first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
    second = (second ^ UInt64(byte)) &* 0xD134_2543_DE82_EF95
  }

  /// The name, in 32 hexadecimal digits.
  public var name: String {
    [first, second].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
