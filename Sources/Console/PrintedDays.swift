package import Pictures
package import Wording

/// The busiest sessions of a drive as they are drawn at the end of a command.
package struct PrintedDays {
  private let days: [DayChart]
  private let wording: Words
  private let isASCII: Bool
  private let command: String

  /// Headcounts to be printed.
  ///
  /// - Parameters:
  ///   - days: one per session.
  ///   - wording: the language.
  ///   - isASCII: whether to draw with ASCII characters alone.
  ///   - command: what draws all sessions.
  package init(_ days: [DayChart], wording: Words, isASCII: Bool, command: String) {
    self.days = days
    self.wording = wording
    self.isASCII = isASCII
    self.command = command
  }

  private static let most = 3

  /// The lines.
  package var lines: [String] {
    let heading = isASCII ? wording.headcountHeading.inASCII : wording.headcountHeading
    var lines = [
      heading, String(repeating: isASCII ? "=" : "═", count: TextWidth.columns(of: heading)),
    ]
    for index in DayChart.busiest(of: days, most: Self.most) {
      lines.append("")
      lines += TerminalDay(of: days[index], wording: wording, isASCII: isASCII)
        .lines(isNamed: days.count > 1)
    }
    guard days.count > Self.most else { return lines }
    let more = wording.onlyTheBusiest(Self.most, of: days.count)
    // The command stands alone: however long a folder's name is, the sentence fits the terminal.
    return lines + ["", isASCII ? more.inASCII : more, "  " + command]
  }
}
