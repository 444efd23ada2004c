import Identities

/// SHA-256: tells whether bytes are the same bytes.
public struct Checksum: Hashable, Sendable {
  /// Sixty-four hexadecimal digits.
  public let text: String

  /// The checksum of bytes.
  public init(of bytes: [UInt8]) { text = Hex.text(SHA256.digest(of: bytes)) }

  /// A checksum as it was written down.
  init(written text: String) { self.text = text }
}
