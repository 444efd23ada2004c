public import Diagnostics
public import DriveFiles
public import WhatIf

extension DriveVariants {
  /// Looks at keys before anything is planned.
  ///
  /// - Parameters:
  ///   - keys: the keys as they are written.
  ///   - option: the option that names them.
  /// - Throws: ``UseCaseError`` with ``UnknownKeys``, all of them, or a ``WrittenOptionError`` with the
  ///   first that is named twice, however it is written.
  public func check(_ keys: [String], of option: String) throws(UseCaseError) {
    let errors = keys.compactMap(error(ofKey:))
    guard errors.isEmpty else { throw UseCaseError(UnknownKeys(errors: errors)) }
    do throws(WrittenOptionError) {
      try Axis.refuseTwice(keys.map { written($0) ?? $0 }, of: option)
    } catch {
      throw UseCaseError(error)
    }
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
  /// The keys and values that texts say, whatever drive they are for.
  ///
  /// - Parameters:
  ///   - texts: a key and its values each.
  ///   - option: the option that names them.
  /// - Returns: the keys and values.
  /// - Throws: ``WrittenOptionError`` where one is none, a key is named twice, or there are too many
  ///   combinations.
  public static func all(
    written texts: [String], of option: String
  ) throws(WrittenOptionError) -> [Axis] {
    for text in texts {
      let divisions = SettingKey.divisions(of: text)
      guard divisions.contains(where: { SettingValues.read($0.values) != nil }) else {
        throw .noSetting(text)
      }
    }
    let axes = texts.compactMap { Axis(written: $0) }
    try refuseTwice(axes.map(\.key), of: option)
    guard Scenarios(axes).count <= Scenarios.most else { throw .tooManyRows(most: Scenarios.most) }
    return axes
  }

  fileprivate static func refuseTwice(
    _ keys: [String], of option: String
  ) throws(WrittenOptionError) {
    guard let twice = keys.first(where: { key in keys.count { $0 == key } > 1 }) else { return }
    throw .namedTwice(option: option, key: twice)
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

/// Two measures of rows, of which the frontier is.
public struct FrontierMeasures: Equatable, Sendable {
  /// To the right.
  public let x: Measure
  /// Upwards.
  public let y: Measure

  /// The measures that a text names, `X,Y`; nil where the keys of the sweep are known later.
  ///
  /// - Parameters:
  ///   - text: the measures as people write them.
  ///   - axes: the keys of the sweep; nil where they are known later.
  ///   - isSimulated: whether days are simulated.
  /// - Throws: ``WrittenOptionError`` where it names none.
  public init?(
    written text: String, of axes: [Axis]?, isSimulated: Bool
  ) throws(WrittenOptionError) {
    let names = Measure.names(in: text)
    guard names.count == 2 else { throw .noFrontier(text) }
    guard let axes else { return nil }
    guard let x = Measure(named: names[0], axes: axes), let y = Measure(named: names[1], axes: axes)
    else { throw .unknownMeasure(text) }
    guard isSimulated || !names.contains(where: Measure.simulated.contains) else {
      throw .frontierNeedsDays(text)
    }
    (self.x, self.y) = (x, y)
  }
}
