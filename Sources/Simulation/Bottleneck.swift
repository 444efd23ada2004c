/// Where and when people wait the most.
public struct Bottleneck: Equatable, Sendable {
  /// The stage, as an index in the session.
  public let stage: Int
  /// The minutes of the day at which, around the longest queue, it was at least half as long.
  public let minutes: Range<Int>
  /// How many waited at the worst minute, on average over the runs.
  public let waiting: Double
  /// How long people waited for the stage on average.
  public let meanWait: Double

  /// Whether it is reported: at the worst minute at least one person waits, on average.
  public var isFelt: Bool { waiting >= 1 }
}

extension SimulatedSession {
  /// The stage that people waited for the most in all, and when; nil where nobody ever waited.
  public var bottleneck: Bottleneck? {
    let sums = stages.map { $0.waiting.reduce(0, +) }
    guard let longest = sums.max(), longest > 0, let stage = sums.firstIndex(of: longest),
      let most = stages[stage].waiting.max(),
      let worst = stages[stage].waiting.firstIndex(of: most)
    else { return nil }
    let waiting = stages[stage].waiting
    var (from, to) = (worst, worst + 1)
    while from > 0, waiting[from - 1] >= most / 2 { from -= 1 }
    while to < waiting.count, waiting[to] >= most / 2 { to += 1 }
    return Bottleneck(
      stage: stage, minutes: minutes.lowerBound + from..<minutes.lowerBound + to, waiting: most,
      meanWait: stages[stage].meanWait)
  }
}
