/// A container of parts, written byte by byte as PKWARE's APPNOTE describes it.
public struct ZipBytes {
  private struct Entry {
    let name: [UInt8]
    let content: Content
    let offset: Int
    let isEncrypted: Bool
  }

  /// What a part holds.
  public enum Content {
    /// These bytes, as they are.
    case stored([UInt8])
    /// A text, then one byte so many times: deflated to nearly nothing.
    case bomb(start: String, repeating: UInt8, count: Int)
    /// These bytes, which say that they are so many.
    case lying([UInt8], size: Int)
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  /// A container without parts.
  public init() {}

  /// Adds a part.
  public mutating func add(_ name: String, _ text: String) { add(name, .stored(Array(text.utf8))) }

  /// Adds a part.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - content: what it holds.
  ///   - isEncrypted: whether it says that it is encrypted.
  public mutating func add(_ name: String, _ content: Content, isEncrypted: Bool = false) {
    let entry = Entry(
      name: Array(name.utf8), content: content, offset: bytes.count, isEncrypted: isEncrypted)
    bytes += [0x50, 0x4B, 0x03, 0x04] + header(of: entry) + number(entry.name.count, 2)
    bytes += number(0, 2) + entry.name + data(of: entry)
    entries.append(entry)
  }

  /// The whole container.
  public func finished() -> [UInt8] {
    var all = bytes
    let start = all.count
    for entry in entries {
      all += [0x50, 0x4B, 0x01, 0x02] + number(20, 2) + header(of: entry)
      all += number(entry.name.count, 2) + number(0, 12) + number(entry.offset, 4) + entry.name
    }
    let size = all.count - start
    all += [0x50, 0x4B, 0x05, 0x06] + number(0, 4) + number(entries.count, 2)
    return all + number(entries.count, 2) + number(size, 4) + number(start, 4) + number(0, 2)
  }

  /// From the version needed to the sizes.
  private func header(of entry: Entry) -> [UInt8] {
    let (method, size): (Int, Int)
    switch entry.content {
    case .stored(let bytes): (method, size) = (0, bytes.count)
    case .bomb(let start, _, let count): (method, size) = (8, start.utf8.count + count)
    case .lying(_, let claimed): (method, size) = (8, claimed)
    }
    let data = data(of: entry)
    var check: UInt32 = 0
    if case .stored(let bytes) = entry.content { check = ZipBytes.check(of: bytes) }
    return number(20, 2) + number(entry.isEncrypted ? 1 : 0, 2) + number(method, 2) + number(0, 2)
      + number(0x21, 2) + number(Int(check), 4) + number(data.count, 4) + number(size, 4)
  }

  private func data(of entry: Entry) -> [UInt8] {
    switch entry.content {
    case .stored(let bytes): return bytes
    case .bomb(let start, let byte, let count):
      return ZipBytes.deflated(Array(start.utf8), repeating: byte, count: count)
    case .lying(let bytes, _): return bytes
    }
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  /// The CRC-32 of bytes.
  private static func check(of bytes: [UInt8]) -> UInt32 {
    var check = ~UInt32(0)
    for byte in bytes {
      check ^= UInt32(byte)
      for _ in 0..<8 { check = check & 1 == 1 ? check >> 1 ^ 0xEDB8_8320 : check >> 1 }
    }
    return ~check
  }

  /// One deflate block with the fixed codes of RFC 1951: letters, then copies of the last one.
  public static func deflated(_ start: [UInt8], repeating byte: UInt8, count: Int) -> [UInt8] {
    var bits = Bits()
    bits.add(0b011, 3)  // the last block, fixed codes
    for letter in start + [byte] { bits.addLetter(letter) }
    // Code 285 copies 258 bytes; the distance 1 is code 0 of five bits.
    for _ in 0..<((count - 1) / 258) {
      bits.addReversed(0b1100_0101, 8)
      bits.addReversed(0, 5)
    }
    for _ in 0..<((count - 1) % 258) { bits.addLetter(byte) }
    bits.addReversed(0, 7)  // the end
    return bits.bytes
  }

  private struct Bits {
    var bytes: [UInt8] = []
    private var free = 0

    mutating func add(_ value: Int, _ count: Int) {
      for bit in 0..<count { append(value >> bit & 1) }
    }

    mutating func addReversed(_ value: Int, _ count: Int) {
      for bit in (0..<count).reversed() { append(value >> bit & 1) }
    }

    mutating func addLetter(_ letter: UInt8) {
      letter < 144
        ? addReversed(0x30 + Int(letter), 8) : addReversed(0x190 + Int(letter) - 144, 9)
    }

    private mutating func append(_ bit: Int) {
      if free == 0 {
        bytes.append(0)
        free = 8
      }
      bytes[bytes.count - 1] |= UInt8(bit << (8 - free))
      free -= 1
    }
  }
}
