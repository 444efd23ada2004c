/// SHA-256 (FIPS 180-4, DOI 10.6028/NIST.FIPS.180-4).
public struct SHA256: Sendable {
  /// The eight words of the chaining value.
  private var words: SIMD8<UInt32>
  /// How many bytes have gone into it, a multiple of 64.
  private var count: Int

  /// The state before the first block.
  init() {
    words = SHA256.initial
    count = 0
  }

  /// The 32 bytes of the digest of a message.
  public static func digest(of message: [UInt8]) -> [UInt8] {
    message.withUnsafeBufferPointer { SHA256().digest(ofRest: $0) }
  }

  /// Takes in one block of 64 bytes.
  mutating func take(block: [UInt8]) {
    block.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, bytes.count == SHA256.blockSize else { return }
      SHA256.compress(&words, base)
      count += SHA256.blockSize
    }
  }

  /// The digest of the blocks taken in so far and the rest of the message.
  func digest(ofRest rest: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var words = words
    var start = 0
    while let base = rest.baseAddress, rest.count - start >= SHA256.blockSize {
      SHA256.compress(&words, base + start)
      start += SHA256.blockSize
    }
    let bits = UInt64(count + rest.count) &* 8
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * SHA256.blockSize) { end in
      let left = rest.count - start
      let size = left < 56 ? SHA256.blockSize : 2 * SHA256.blockSize
      for place in 0..<size {
        end[place] = place < left ? rest[start + place] : place == left ? 0x80 : 0
      }
      for place in 0..<8 {
        end[size - 8 + place] = UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64(place)))
      }
      guard let base = end.baseAddress.map({ UnsafePointer($0) }) else { return }
      SHA256.compress(&words, base)
      if size > SHA256.blockSize { SHA256.compress(&words, base + SHA256.blockSize) }
    }
    var digest: [UInt8] = []
    digest.reserveCapacity(32)
    for word in 0..<8 {
      for shift in [24, 16, 8, 0] as [UInt32] {
        digest.append(UInt8(truncatingIfNeeded: words[word] >> shift))
      }
    }
    return digest
  }

  /// Bytes in a block.
  static let blockSize = 64

  private static let initial = SIMD8<UInt32>(
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19)

  private static func compress(_ words: inout SIMD8<UInt32>, _ block: UnsafePointer<UInt8>) {
    @inline(__always) func turned(_ word: UInt32, _ places: UInt32) -> UInt32 {
      word >> places | word << (32 - places)
    }
    words = constants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        for place in 0..<16 {
          let byte = block + 4 * place
          schedule[place] =
            UInt32(byte[0]) << 24 | UInt32(byte[1]) << 16 | UInt32(byte[2]) << 8 | UInt32(byte[3])
        }
        for place in 16..<64 {
          let (early, late) = (schedule[place - 15], schedule[place - 2])
          let first = turned(early, 7) ^ turned(early, 18) ^ early >> 3
          let second = turned(late, 17) ^ turned(late, 19) ^ late >> 10
          schedule[place] = schedule[place - 16] &+ first &+ schedule[place - 7] &+ second
        }
        var (a, b, c, d) = (words[0], words[1], words[2], words[3])
        var (e, f, g, h) = (words[4], words[5], words[6], words[7])
        for place in 0..<64 {
          let choice = e & f ^ ~e & g
          let first =
            h &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ choice &+ constants[place]
            &+ schedule[place]
          let majority = a & b ^ a & c ^ b & c
          let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
          (h, g, f, e) = (g, f, e, d &+ first)
          (d, c, b, a) = (c, b, a, first &+ second)
        }
        return words &+ SIMD8(a, b, c, d, e, f, g, h)
      }
    }
  }

  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1): a hash that only the owner of a key can compute.
public struct KeyedHash: Sendable {
  private var inner = SHA256()
  private var outer = SHA256()

  /// The hash of a key.
  ///
  /// - Parameter key: the key, of any length; 32 random bytes are enough.
  public init(key: [UInt8]) {
    var block = key.count > SHA256.blockSize ? SHA256.digest(of: key) : key
    block += [UInt8](repeating: 0, count: SHA256.blockSize - block.count)
    inner.take(block: block.map { $0 ^ 0x36 })
    outer.take(block: block.map { $0 ^ 0x5C })
  }

  /// The 32 bytes of the hash of a message.
  public func code(of message: [UInt8]) -> [UInt8] {
    let first = message.withUnsafeBufferPointer { inner.digest(ofRest: $0) }
    return first.withUnsafeBufferPointer { outer.digest(ofRest: $0) }
  }
}
