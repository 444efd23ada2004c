import Foundation

/// The secret of a drive: without it nobody can tell people by the hashes in a plan or by the codes on
/// slips, nor make up such codes.
public struct DriveKey: Equatable, Sendable {
  /// 32 bytes.
  public let bytes: [UInt8]
  private let hashes: Hashes

  /// How many bytes a key has.
  public static let size = 32

  /// One hash for each purpose, so that what is known of one says nothing of another.
  private struct Hashes: Sendable {
    let name, person, seal, slip: KeyedHash

    init(of key: [UInt8]) {
      let main = KeyedHash(key: key)
      func hash(_ purpose: String) -> KeyedHash {
        KeyedHash(key: main.code(of: Array("khunggio 1 \(purpose)".utf8)))
      }
      (name, person) = (hash("name of the key"), hash("person"))
      (seal, slip) = (hash("seal"), hash("slip"))
    }
  }

  /// A key.
  ///
  /// - Parameter bytes: its bytes; nil is returned where they are not 32.
  public init?(bytes: [UInt8]) {
    guard bytes.count == DriveKey.size else { return nil }
    self.bytes = bytes
    hashes = Hashes(of: bytes)
  }

  /// A new key.
  ///
  /// - Parameter random: where its bytes come from.
  public init(from random: inout some RandomNumberGenerator) {
    bytes = (0..<DriveKey.size).map { _ in UInt8.random(in: 0...255, using: &random) }
    hashes = Hashes(of: bytes)
  }

  /// Whether two keys have the same bytes.
  public static func == (left: DriveKey, right: DriveKey) -> Bool { left.bytes == right.bytes }

  /// What the key is called in plan files: 8 hexadecimal digits that say which key it is, and
  /// nothing else of it.
  public var name: String { Hex.text(hashes.name.code(of: []).prefix(4)) }

  /// The hash a person is known by in plan files: 24 hexadecimal digits of the hash of the name and
  /// the year of birth, else the telephone number, else the unit.
  public func person(_ identity: Identity) -> String {
    hash(identity, identity.second)
  }

  /// Whether a hash is of this person: by the second field that counts now, or by one that counted
  /// before the other became known.
  ///
  /// - Parameters:
  ///   - hash: the hash in a plan file.
  ///   - identity: the person.
  /// - Returns: whether it is the person's.
  public func isPerson(_ hash: String, _ identity: Identity) -> Bool {
    let first = identity.second
    return hash == self.hash(identity, first)
      || Identity.Second.allCases.contains { second in
        second != first && identity.message(second) != nil
          && hash == self.hash(identity, second)
      }
  }

  /// Every hash that is of a person, the one that counts first.
  public func hashes(of identity: Identity) -> [String] {
    let first = identity.second
    return [hash(identity, first)]
      + Identity.Second.allCases.filter { $0 != first && identity.message($0) != nil }
      .map { hash(identity, $0) }
  }

  private func hash(_ identity: Identity, _ second: Identity.Second) -> String {
    Hex.text(hashes.person.code(of: identity.message(second) ?? []).prefix(DriveKey.hashSize))
  }

  /// The bytes of a person's hash.
  private static let hashSize = 12

  /// Name, year of birth and telephone number as only the owner of the key can read them: what a
  /// plan file carries so that somebody who has left the lists can still be called by name.
  ///
  /// The mode is SIV (Rogaway and Shrimpton 2006, "A provable-security treatment of the key-wrap
  /// problem", DOI 10.1007/11761679_23) with HMAC-SHA-256 for its function: a hash of the text stands
  /// before it and begins the key stream, so that the same person gives the same bytes, and whatever
  /// is changed in them is seen.
  ///
  /// - Parameter identity: the person.
  /// - Returns: text in base 64.
  public func sealed(_ identity: Identity) -> String {
    let text = Array(
      [identity.name, identity.birthYear.map(String.init) ?? "", identity.phone]
        .joined(separator: "\u{1F}").utf8)
    let start = synthetic(text, identity.unit)
    return Data(start + masked(text, start)).base64EncodedString()
  }

  /// Whom a sealed text is of.
  ///
  /// - Parameters:
  ///   - sealed: the text.
  ///   - unit: the id of the unit beside it.
  /// - Returns: the person; nil where the text was not sealed with this key for somebody of this unit.
  public func identity(sealed: String, unit: String) -> Identity? {
    guard let bytes = Data(base64Encoded: sealed).map({ [UInt8]($0) }),
      bytes.count >= DriveKey.startSize
    else { return nil }
    let start = Array(bytes.prefix(DriveKey.startSize))
    let text = masked(Array(bytes.dropFirst(DriveKey.startSize)), start)
    guard synthetic(text, unit) == start, let plain = String(validating: text, as: UTF8.self)
    else { return nil }
    let parts = plain.split(separator: "\u{1F}", omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count == 3 else { return nil }
    return Identity(name: parts[0], birthYear: Int(parts[1]), phone: parts[2], unit: unit)
  }

  /// The bytes of the hash before a sealed text.
  private static let startSize = 9

  private func synthetic(_ text: [UInt8], _ unit: String) -> [UInt8] {
    Array(hashes.seal.code(of: [0] + text + [0x1F] + unit.utf8).prefix(DriveKey.startSize))
  }

  private func masked(_ bytes: [UInt8], _ start: [UInt8]) -> [UInt8] {
    var masked = bytes
    for first in stride(from: 0, to: bytes.count, by: 32) {
      let stream = hashes.seal.code(of: [1] + start + Array("\(first)".utf8))
      for place in first..<min(bytes.count, first + 32) { masked[place] ^= stream[place - first] }
    }
    return masked
  }

  /// Bytes for the code on a slip.
  ///
  /// - Parameter text: what the code is of.
  /// - Returns: 32 bytes that nobody can make without the key.
  public func slip(_ text: String) -> [UInt8] { hashes.slip.code(of: Array(text.utf8)) }
}

/// Hexadecimal text.
public enum Hex {
  private static let digits = Array("0123456789abcdef".utf8)

  /// The digits of bytes.
  public static func text(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that digits stand for; nil for any other text.
  public static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in text.utf8 {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x61...0x66: value = digit - 0x57
      case 0x41...0x46: value = digit - 0x37
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }
}
