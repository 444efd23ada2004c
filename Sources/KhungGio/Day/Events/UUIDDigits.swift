import Foundation

/// The 32 digits of a UUID in small letters, as devices name events, in 16 bytes.
package struct UUIDDigits: Hashable, Sendable {
  /// Its bytes: the first eight.
  package let high: UInt64
  /// The others.
  package let low: UInt64

  /// Bytes that are known.
  ///
  /// - Parameters:
  ///   - high: the first eight.
  ///   - low: the others.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The digits of a text; nil for any other text than ``text`` would give.
  ///
  /// - Parameter text: the text.
  package init?(_ text: String) {
    guard let uuid = UUID(uuidString: text) else { return nil }
    (high, low) = withUnsafeBytes(of: uuid.uuid) { bytes in
      (
        bytes.loadUnaligned(as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: MemoryLayout<UInt64>.size, as: UInt64.self)
      )
    }
    guard self.text == text else { return nil }
  }

  /// As devices write it.
  package var text: String {
    withUnsafeBytes(of: (high, low)) { bytes in
      UUID(uuid: bytes.loadUnaligned(as: uuid_t.self)).uuidString.lowercased()
    }
  }
}
