/// Where and when people wait the most.
public struct Jam: Equatable, Sendable {
  /// The stage, as an index in the session.
  public let stage: Int
  /// The minutes of the day at which, around the longest queue, it was at least half as long.
  public let minutes: Range<Int>
  /// How many waited at the worst minute, on average over the runs.
  public let waiting: Double
  /// How long people waited for the stage on average.
  public let meanWait: Double

  /// Whether it is worth a word: at its worst a person waits, on average.
  public var isFelt: Bool { waiting >= 1 }
}

extension PlayedSession {
  /// The stage that people waited for the most in all, and when; nil where nobody ever waited.
  public var jam: Jam? {
    let sums = stages.map { $0.waiting.reduce(0, +) }
    guard let longest = sums.max(), longest > 0, let stage = sums.firstIndex(of: longest),
      let most = stages[stage].waiting.max(),
      let worst = stages[stage].waiting.firstIndex(of: most)
    else { return nil }
    let waiting = stages[stage].waiting
    var (from, to) = (worst, worst + 1)
    while from > 0, waiting[from - 1] >= most / 2 { from -= 1 }
    while to < waiting.count, waiting[to] >= most / 2 { to += 1 }
    return Jam(
      stage: stage, minutes: minutes.lowerBound + from..<minutes.lowerBound + to, waiting: most,
      meanWait: stages[stage].meanWait)
  }
}
