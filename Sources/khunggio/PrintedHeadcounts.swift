import Pictures
import Wording

/// The busiest sessions of a drive as they are drawn at the end of a command.
struct PrintedHeadcounts {
  private let headcounts: [Headcount]
  private let wording: Words
  private let isASCII: Bool
  private let command: String

  /// Headcounts to be printed.
  ///
  /// - Parameters:
  ///   - headcounts: one per session.
  ///   - wording: the language.
  ///   - isASCII: whether to draw with ASCII characters alone.
  ///   - command: what draws all sessions.
  init(_ headcounts: [Headcount], wording: Words, isASCII: Bool, command: String) {
    self.headcounts = headcounts
    self.wording = wording
    self.isASCII = isASCII
    self.command = command
  }

  private static let most = 3

  /// The lines.
  var lines: [String] {
    let heading = isASCII ? wording.headcountHeading.inASCII : wording.headcountHeading
    var lines = [
      heading, String(repeating: isASCII ? "=" : "═", count: TextWidth.columns(of: heading)),
    ]
    for index in Headcount.busiest(of: headcounts, most: Self.most) {
      lines.append("")
      lines += TerminalHeadcount(of: headcounts[index], wording: wording, isASCII: isASCII)
        .lines(isNamed: headcounts.count > 1)
    }
    guard headcounts.count > Self.most else { return lines }
    let more = wording.onlyTheBusiest(Self.most, of: headcounts.count, command: command)
    return lines + ["", isASCII ? more.inASCII : more]
  }
}
