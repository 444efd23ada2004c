public import Wording

/// A day in 80 columns of a terminal, made of eighths of blocks, or of ASCII characters alone.
/// It has no colours: what is over a limit is marked by other characters.
public struct TerminalDay {
  let day: DayChart
  let wording: Words
  let isASCII: Bool

  /// A day to be printed.
  ///
  /// - Parameters:
  ///   - day: what it shows.
  ///   - wording: the language of its labels.
  ///   - isASCII: whether it shall have no other characters than ASCII's.
  public init(of day: DayChart, wording: Words, isASCII: Bool = false) {
    self.day = day
    self.wording = wording
    self.isASCII = isASCII
  }

  /// The lines; those that say which session it is of only where `isNamed`.
  public func lines(isNamed: Bool = true) -> [String] {
    var lines: [String] = []
    if isNamed {
      lines += TextWidth.wrapped(TextWidth.printable(day.place), to: TextWidth.page)
    }
    lines += TerminalPlot(day.whole, day: day.minutes).lines
    lines.append(key)
    for sentence in wording.sentences(on: day) {
      lines += wrapped(sentence)
    }
    if !day.stages.isEmpty {
      lines.append("")
      lines += day.stages.map {
        StageRow($0, day: day.minutes, wording: wording).line(isASCII: isASCII)
      }
      lines += wrapped(wording.stageRowsNote)
    }
    return isASCII ? lines.map(\.inASCII) : lines
  }

  private func wrapped(_ text: String) -> [String] {
    TextWidth.wrapped(TextWidth.printable(text), to: TextWidth.page - 2).map { "  " + $0 }
  }

  /// What the characters mean: only those that are there.
  private var key: String {
    var entries = ["█ " + wording.planKey]
    if day.whole.band != nil { entries.append("• " + wording.runsKey) }
    if !day.whole.limits.isEmpty { entries.append("╌ " + wording.limitKey) }
    if day.whole.isBreached { entries.append("▒ ! " + wording.breachKey) }
    return "  " + entries.joined(separator: "   ")
  }
}
