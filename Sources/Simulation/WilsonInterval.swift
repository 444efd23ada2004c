/// Between which parts of a whole the true part lies that a count estimates: Wilson's interval (1927),
/// which holds for small counts, too.
public struct WilsonInterval: Equatable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// The quantile of the normal distribution beyond which 2.5 % lie: with it the interval holds the
  /// true part in 95 of 100 cases.
  public static let twoSided = 1.96
  /// The quantile beyond which 5 % lie: with it the true part is below the upper end in 95 of 100 cases.
  public static let oneSided = 1.645

  /// The interval of a part that was counted.
  ///
  /// - Parameters:
  ///   - count: how many there were.
  ///   - all: of how many; of none, anything is possible.
  ///   - quantile: the quantile of the normal distribution that says how sure it is.
  public init(_ count: Int, of all: Int, quantile: Double = twoSided) {
    guard all > 0 else {
      (low, high) = (0, 1)
      return
    }
    let (part, size) = (Double(count) / Double(all), Double(all))
    let square = quantile * quantile
    let centre = part + square / (2 * size)
    let spread =
      quantile * (part * (1 - part) / size + square / (4 * size * size)).squareRoot()
    low = max(0, (centre - spread) / (1 + square / size))
    high = min(1, (centre + spread) / (1 + square / size))
  }
}
