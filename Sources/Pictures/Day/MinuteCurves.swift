/// A number at every minute of some stretch of a day, and none outside it.
public struct MinuteCurve: Equatable, Sendable {
  /// The minutes covered.
  public let minutes: Range<Int>
  /// One number per minute.
  public let values: [Double]

  /// The numbers of the minutes from `start` on.
  public init(from start: Int, values: [Double]) {
    minutes = start..<start + values.count
    self.values = values
  }

  /// The number at a minute.
  public subscript(minute: Int) -> Double {
    minutes.contains(minute) ? values[minute - minutes.lowerBound] : 0
  }

  /// The first of the minutes with the largest number, and that number; nil for no minutes.
  public var peak: (minute: Int, value: Double)? {
    var peak: (minute: Int, value: Double)?
    for (minute, value) in zip(minutes, values)
    where peak.map({ value > $0.value + 1e-9 }) ?? true {
      peak = (minute, value)
    }
    return peak
  }
}

/// Where the numbers present in one session lay in most runs of a simulation.
public struct DayRuns: Equatable, Sendable {
  /// In the whole session.
  public let whole: RunBand
  /// In zones, by their names.
  public let zones: [String: RunBand]
  /// In stages, those who wait for them included, by their names.
  public let stages: [String: RunBand]

  /// The runs of a day.
  ///
  /// - Parameters:
  ///   - whole: in the whole session.
  ///   - zones: in zones.
  ///   - stages: in stages.
  public init(whole: RunBand, zones: [String: RunBand] = [:], stages: [String: RunBand] = [:]) {
    self.whole = whole
    self.zones = zones
    self.stages = stages
  }
}

/// Where the number present lay in most runs of a simulation.
public struct RunBand: Equatable, Sendable {
  /// How many runs there were.
  public let runs: Int
  /// At each minute the number that one run in twenty fell below.
  public let low: MinuteCurve
  /// At each minute the number that one run in twenty exceeded.
  public let high: MinuteCurve

  /// A band of so many runs.
  ///
  /// - Parameters:
  ///   - runs: how many runs.
  ///   - low: the 5 % points.
  ///   - high: the 95 % points.
  public init(runs: Int, low: MinuteCurve, high: MinuteCurve) {
    self.runs = runs
    self.low = low
    self.high = high
  }
}
