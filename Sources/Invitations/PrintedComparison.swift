public import Simulation
public import Wording

/// Several ways to invite, simulated on the same days, side by side as people read them.
public struct PrintedComparison {
  private let ways: [Way]
  private let wording: Words

  /// One way to invite.
  public struct Way: Sendable {
    /// What it is called.
    public let name: String
    /// What happened.
    public let total: SimulatedTotal
    /// How many people are invited when they cannot come.
    public let outsideTheirHours: Int

    /// A way by its name and what happened.
    public init(name: String, total: SimulatedTotal, outsideTheirHours: Int) {
      self.name = name
      self.total = total
      self.outsideTheirHours = outsideTheirHours
    }
  }

  /// A printed comparison.
  ///
  /// - Parameters:
  ///   - ways: the ways to invite, the plan first.
  ///   - wording: the language to print it in.
  public init(of ways: [Way], wording: Words) {
    self.ways = ways
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    let columns = wording.comparisonColumns
    var lines = Layout.heading(wording.comparisonHeading)
    lines.append(row("", columns.map(\.0)))
    lines.append(row("", columns.map(\.1)))
    for way in ways {
      let total = way.total
      lines.append(
        row(
          way.name,
          [
            wording.number(total.minutesWaiting.mean), wording.number(total.minutesWaiting.p95),
            wording.number(total.peakPresent.mean), wording.count(total.peakPresent.p95),
            wording.percent(total.runsOverAnyLimit), wording.count(way.outsideTheirHours),
            wording.number(total.bloodUnits.mean), wording.number(total.overrunMinutes.mean),
          ]))
    }
    lines += [""] + Layout.indented(wording.comparisonNote)
    guard let plan = ways.first else { return lines }
    lines.append("")
    for other in ways.dropFirst() {
      lines += Layout.indented(
        wording.gain(
          over: other.name,
          minutes: other.total.minutesWaiting.mean - plan.total.minutesWaiting.mean,
          people: other.total.peakPresent.mean - plan.total.peakPresent.mean))
    }
    return lines
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    let widths = [7, 7, 7, 6, 9, 6, 7, 6]
    let name = TextWidth.shortened(TextWidth.printable(name), to: 23)
    return "  " + TextWidth.padded(name, to: 23)
      + zip(cells, widths).map { TextWidth.padded($0, to: $1, onLeft: true) }.joined()
  }
}
