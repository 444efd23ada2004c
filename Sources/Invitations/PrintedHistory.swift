public import Wording

/// The plans that were issued, as people read them.
public struct PrintedHistory {
  /// One of them.
  public struct Row: Sendable {
    let number: Int
    let time: String
    let invited: Int
    let moved: Int
    let came: Int
    let gone: Int
    let reason: String

    /// An issue.
    ///
    /// - Parameters:
    ///   - number: its number.
    ///   - time: when, in words.
    ///   - invited: how many people it invites.
    ///   - moved: how many of them had another slot before.
    ///   - came: how many had none.
    ///   - gone: how many have none any more.
    ///   - reason: why.
    public init(
      number: Int, time: String, invited: Int, moved: Int, came: Int, gone: Int, reason: String
    ) {
      self.number = number
      self.time = time
      self.invited = invited
      self.moved = moved
      self.came = came
      self.gone = gone
      self.reason = reason
    }
  }

  private let rows: [Row]
  private let wording: Words

  /// Printed issues.
  ///
  /// - Parameters:
  ///   - rows: the issues, the first one first.
  ///   - wording: the language to print them in.
  public init(_ rows: [Row], wording: Words) {
    self.rows = rows
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    let columns = wording.historyColumns
    let head = lead(
      columns.number, columns.time, columns.invited, columns.changes)
    return Layout.heading(wording.historyHeading) + [head + columns.reason]
      + rows.flatMap { row in
        let changes =
          row.number == 1
          ? "–" : [row.moved, row.came, row.gone].map(wording.count).joined(separator: "/")
        let lead = lead(
          wording.count(row.number), row.time, wording.count(row.invited), changes)
        let reason = row.reason.isEmpty ? "–" : TextWidth.printable(row.reason)
        return Layout.hanging(
          lead, TextWidth.wrapped(reason, to: TextWidth.page - TextWidth.columns(of: lead)))
      }
  }

  private func lead(
    _ number: String, _ time: String, _ invited: String, _ changes: String
  ) -> String {
    TextWidth.padded(number, to: 6, onLeft: true) + "  " + TextWidth.padded(time, to: 19)
      + TextWidth.padded(invited, to: 9, onLeft: true)
      + TextWidth.padded(changes, to: 16, onLeft: true) + "  "
  }
}
