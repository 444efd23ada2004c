public import Wording

/// A headcount in 80 columns of a terminal, made of eighths of blocks, or of ASCII characters alone.
/// It has no colours: what is over a limit is marked by other characters.
public struct TerminalHeadcount {
  let headcount: Headcount
  let wording: Words
  let isASCII: Bool

  /// A headcount to be printed.
  ///
  /// - Parameters:
  ///   - headcount: what it shows.
  ///   - wording: the language of its labels.
  ///   - isASCII: whether it shall have no other characters than ASCII's.
  public init(of headcount: Headcount, wording: Words, isASCII: Bool = false) {
    self.headcount = headcount
    self.wording = wording
    self.isASCII = isASCII
  }

  /// The lines; those that say which session it is of only where `isNamed`.
  public func lines(isNamed: Bool = true) -> [String] {
    var lines: [String] = []
    if isNamed {
      lines += TextWidth.wrapped(TextWidth.printable(headcount.place), to: TextWidth.page)
    }
    lines += TerminalPlot(headcount.whole, day: headcount.day).lines
    lines.append(key)
    for sentence in wording.sentences(on: headcount) {
      lines += wrapped(sentence)
    }
    if !headcount.stages.isEmpty {
      lines.append("")
      lines += headcount.stages.map {
        StageRow($0, day: headcount.day, wording: wording).line(isASCII: isASCII)
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
    if headcount.whole.band != nil { entries.append("• " + wording.runsKey) }
    if !headcount.whole.caps.isEmpty { entries.append("╌ " + wording.limitKey) }
    if headcount.whole.isBreached { entries.append("▒ ! " + wording.breachKey) }
    return "  " + entries.joined(separator: "   ")
  }
}
