public import DriveFiles

/// One key of a drive's files, and the values it is to take.
public struct Axis: Hashable, Sendable {
  /// The dotted path.
  public let key: String
  /// The values, as files write them or as changes of the current value.
  public let values: [String]

  /// A key and its values.
  public init(key: String, values: [String]) {
    self.key = key
    self.values = values
  }

  /// The axis that `KEY=V1,V2,…` says, as ``SettingKey`` and ``SettingValues`` read it; nil where
  /// that is not what is written.
  ///
  /// - Parameters:
  ///   - text: the key and its values.
  ///   - isKnown: whether a key names something. Of several `=` the first counts that has a known key
  ///     before it; without any the first.
  public init?(written text: String, isKnown: (String) -> Bool = { _ in true }) {
    let divisions = SettingKey.divisions(of: text)
    guard let (key, rest) = divisions.first(where: { isKnown($0.key) }) ?? divisions.first,
      let values = SettingValues.read(rest)
    else { return nil }
    self.init(key: key, values: values)
  }

  /// As it is written.
  public var written: String { "\(key)=\(SettingValues.written(values))" }
}

/// Every combination of some axes' values, the last axis fastest; before them the drive as it is.
public struct Scenarios: Sendable {
  /// The axes.
  public let axes: [Axis]

  /// The combinations of these axes.
  public init(_ axes: [Axis]) { self.axes = axes }

  /// No more rows are planned at a time.
  public static let most = 1_000_000

  /// How many there are, the drive as it is included, which has number 0; of more than ``most`` one
  /// more than that.
  public var count: Int {
    guard !axes.isEmpty else { return 1 }
    return 1
      + axes.reduce(1) { count, axis in
        let (product, isTooLarge) = count.multipliedReportingOverflow(by: axis.values.count)
        return isTooLarge ? Scenarios.most : min(product, Scenarios.most)
      }
  }

  /// The settings of a combination; none for number 0.
  public func settings(_ number: Int) -> [Setting] {
    guard number > 0 else { return [] }
    var rest = number - 1
    var settings: [Setting] = []
    for axis in axes.reversed() {
      settings.append(Setting(key: axis.key, value: axis.values[rest % axis.values.count]))
      rest /= axis.values.count
    }
    return settings.reversed()
  }
}
