public import Diagnostics
public import DriveFiles
public import WhatIf

extension DriveVariants {
  /// Looks at keys before anything is planned.
  ///
  /// - Parameter keys: the keys as they are written.
  /// - Throws: ``UseCaseError`` with ``UnknownKeys``, all of them.
  public func check(_ keys: [String]) throws(UseCaseError) {
    let errors = keys.compactMap(error(ofKey:))
    guard errors.isEmpty else { throw UseCaseError(UnknownKeys(errors: errors)) }
  }

  /// The first of several keys that is named twice, however it is written.
  ///
  /// - Parameter keys: the keys as they are written.
  /// - Returns: the key; nil where each is named once.
  public func keyNamedTwice(in keys: [String]) -> String? {
    let keys = keys.map { written($0) ?? $0 }
    return keys.first { key in keys.count { $0 == key } > 1 }
  }
}

/// Keys that a drive does not have.
public struct UnknownKeys: KhungGioError, Equatable {
  /// What is wrong with each.
  public let errors: [SettingError]

  /// What went wrong, by a name for programs.
  public var code: String { "keys-unknown" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}

extension Axis {
  /// Whether a text is a key with values, whatever drive it is for.
  public static func canBeRead(_ text: String) -> Bool {
    SettingKey.divisions(of: text).contains { SettingValues.read($0.values) != nil }
  }

  /// The axis that a text says for a drive, whose names may hold `=`.
  ///
  /// - Parameters:
  ///   - text: the key and its values.
  ///   - variants: the drive.
  public init?(written text: String, for variants: DriveVariants) {
    guard let axis = Axis(written: text, isKnown: { variants.error(ofKey: $0) == nil }) else {
      return nil
    }
    guard SettingKey.divisions(of: axis.written).first?.key != axis.key else {
      self = axis
      return
    }
    // A key with `=` outside of quotes is read back only in quotes.
    self.init(key: variants.written(axis.key) ?? axis.key, values: axis.values)
  }
}
