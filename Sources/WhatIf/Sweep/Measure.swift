import DriveFiles
import Drives
import Plans

/// Something that rows are compared by, the less the better.
public struct Measure: Hashable, Sendable {
  /// A figure's name, or a key of the sweep.
  public let name: String

  /// A measure by its name; nil where nothing is called so.
  ///
  /// - Parameters:
  ///   - name: a figure's name, or a key.
  ///   - axes: the keys of the sweep.
  public init?(named name: String, axes: [Axis]) {
    guard Measure.figures.contains(name) || axes.contains(where: { $0.key == name }) else {
      return nil
    }
    self.name = name
  }

  /// The names of measures that a text has, with commas between them; commas inside quotes are of a
  /// name.
  public static func names(in text: String) -> [String] {
    var names: [String] = []
    var (isQuoted, isEscaped, start) = (false, false, text.startIndex)
    for place in text.indices {
      switch text[place] {
      case "," where !isQuoted:
        names.append(String(text[start..<place]))
        start = text.index(after: place)
      case "\"" where !isEscaped: isQuoted.toggle()
      default: break
      }
      isEscaped = text[place] == "\\" && !isEscaped
    }
    return names + [String(text[start...])]
  }

  /// The names of the figures.
  public static let figures =
    ["cost", "unplaced", "peak_expected"]
    + CostTerm.always.map(\.rawValue).filter { $0 != CostTerm.unplaced.rawValue } + simulated

  /// The figures that only simulated days have.
  public static let simulated = [
    "mean_wait", "p95_wait", "mean_peak", "p95_peak", "mean_overrun", "p95_overrun",
  ]

  /// How much of it a row has; nil where the row has no plan, or the current value is no number.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - header: what the sweep is.
  /// - Returns: the number; of a time its minutes.
  public func value(of row: SweepRow, in header: SweepHeader) -> Double? {
    let axes = header.scenarios.axes
    if let place = axes.firstIndex(where: { $0.key == name }) {
      let current = header.current[place]
      guard row.number > 0 else { return Measure.number(current) }
      let value = row.settings[place].value
      return Setting(key: name, value: value).becomes(from: current).flatMap(Measure.number)
    }
    guard let figures = row.figures else { return nil }
    if name == "unplaced" { return Double(figures.unplaced) }
    if let term = CostTerm(rawValue: name) { return figures.cost[term] }
    switch name {
    case "cost": return figures.total
    case "peak_expected": return figures.peakExpected
    case "mean_wait": return figures.simulated?.meanWait
    case "p95_wait": return figures.simulated?.p95Wait
    case "mean_peak": return figures.simulated?.meanPeak
    case "p95_peak": return figures.simulated.map { Double($0.p95Peak) }
    case "mean_overrun": return figures.simulated?.meanOverrun
    case "p95_overrun": return figures.simulated?.p95Overrun
    default: return nil
    }
  }

  /// Whether it is a key of the sweep, which a row without a plan has as well.
  public func isKey(in header: SweepHeader) -> Bool {
    header.scenarios.axes.contains { $0.key == name }
  }

  private static func number(_ text: String) -> Double? {
    if let minute = ClockTime.minute(of: text) { return Double(minute) }
    return Double(text.hasSuffix("%") ? String(text.dropLast()) : text)
  }
}

/// The rows that no other row is at least as good as in two measures and better in one.
public enum SweepFrontier {
  /// The numbers of those rows; of equal ones the first.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - x: the one measure.
  ///   - y: the other.
  ///   - header: what the sweep is.
  /// - Returns: the numbers, by rising x.
  public static func best(
    of rows: [SweepRow], _ x: Measure, _ y: Measure, in header: SweepHeader
  ) -> [Int] {
    let points = rows.compactMap { row -> (x: Double, y: Double, number: Int)? in
      guard row.figures != nil, let x = x.value(of: row, in: header),
        let y = y.value(of: row, in: header)
      else { return nil }
      return (x, y, row.number)
    }
    var best: [Int] = []
    var least = Double.infinity
    for point in points.sorted(by: { $0 < $1 }) where point.y < least {
      best.append(point.number)
      least = point.y
    }
    return best
  }
}
