public import Wording

/// The frontier of people moved against cost, as people read it.
public struct PrintedTrade {
  /// One plan of it.
  public struct Row: Sendable {
    let moved: Int
    let cost: Double
    let unplaced: Int
    let lost: Int
    let bound: Double
    let isCurrent: Bool

    /// A plan.
    ///
    /// - Parameters:
    ///   - moved: how many people move.
    ///   - cost: what it costs without the term `moved`.
    ///   - unplaced: how many people have no slot.
    ///   - lost: how many of those with a published slot have none.
    ///   - bound: what no plan that moves so many costs less than.
    ///   - isCurrent: whether it is the one at the weight that the drive has.
    public init(
      moved: Int, cost: Double, unplaced: Int, lost: Int, bound: Double, isCurrent: Bool
    ) {
      self.moved = moved
      self.cost = cost
      self.unplaced = unplaced
      self.lost = lost
      self.bound = bound
      self.isCurrent = isCurrent
    }
  }

  private let rows: [Row]
  private let wording: Words

  /// A printed frontier.
  ///
  /// - Parameters:
  ///   - rows: its plans, by rising numbers of people moved.
  ///   - wording: the language to print it in.
  public init(_ rows: [Row], wording: Words) {
    self.rows = rows
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    let columns = wording.tradeColumns
    var lines = Layout.heading(wording.tradeHeading)
    lines.append(
      line([columns.moved, columns.lost, columns.unplaced, columns.cost, columns.bound]))
    for row in rows {
      lines.append(
        line([
          wording.count(row.moved), wording.count(row.lost), wording.count(row.unplaced),
          wording.number(row.cost),
          row.bound.isFinite ? wording.number(max(0, row.bound)) : "–",
        ]) + (row.isCurrent ? "  ← \(wording.currentKey)" : ""))
    }
    return lines + [""] + Layout.indented(wording.tradeNote, by: 0)
  }

  private func line(_ cells: [String]) -> String {
    "  " + cells.map { TextWidth.padded($0, to: 13, onLeft: true) }.joined()
  }
}
