public import DriveFiles

/// One key of a drive's files, and the values it is to take.
public struct Axis: Hashable, Sendable {
  /// The dotted path.
  public let key: String
  /// The values, as files write them or as changes of what stands there.
  public let values: [String]

  /// A key and its values.
  public init(key: String, values: [String]) {
    self.key = key
    self.values = values
  }

  /// The axis that `KEY=V1,V2,…` says; nil where that is not what is written.
  public init?(written text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    let key = String(text[..<equals])
    let values = text[text.index(after: equals)...]
      .split(separator: ",", omittingEmptySubsequences: false).map(Axis.trimmed)
    guard !key.isEmpty, !values.contains("") else { return nil }
    self.init(key: Axis.trimmed(key[...]), values: values)
  }

  /// As it is written.
  public var written: String { "\(key)=\(values.joined(separator: ","))" }

  private static func trimmed(_ text: Substring) -> String {
    let inner = text.drop { $0 == " " }
    return String(inner.prefix { $0 != " " })
  }
}

/// Every combination of some axes' values, the last axis fastest; before them the drive as it is.
public struct Scenarios: Sendable {
  /// The axes.
  public let axes: [Axis]

  /// The combinations of these axes.
  public init(_ axes: [Axis]) { self.axes = axes }

  /// How many there are, the drive as it is included, which has number 0.
  public var count: Int { 1 + (axes.isEmpty ? 0 : axes.reduce(1) { $0 * $1.values.count }) }

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
