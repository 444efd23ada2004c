public import Wording

/// What plans mean for the units, side by side as people read it.
public struct PrintedUnitFigures {
  private let plans: [(name: String, figures: UnitFigures)]
  private let wording: Words

  /// Printed figures.
  ///
  /// - Parameters:
  ///   - plans: the plans by their names; what the first wins over the others is said.
  ///   - wording: the language to print it in.
  public init(of plans: [(name: String, figures: UnitFigures)], wording: Words) {
    self.plans = plans
    self.wording = wording
  }

  /// The lines: a table, and a sentence for each other plan.
  public var lines: [String] {
    let columns = wording.unitFigureColumns
    var lines = Layout.heading(wording.unitFiguresHeading)
    lines.append(row("", columns))
    for plan in plans {
      let figures = plan.figures
      lines.append(
        row(
          plan.name,
          [figures.units, figures.cutUnits, figures.runs, figures.outsideHours].map(wording.count)))
    }
    lines += [""] + Layout.indented(wording.unitFiguresNote)
    guard let first = plans.first else { return lines }
    lines.append("")
    for other in plans.dropFirst() {
      lines += Layout.indented(
        wording.unitGain(
          over: other.name, cut: other.figures.cutUnits - first.figures.cutUnits,
          runs: other.figures.runs - first.figures.runs,
          outside: other.figures.outsideHours - first.figures.outsideHours))
    }
    return lines
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    let widths = [10, 12, 10, 12]
    let name = TextWidth.shortened(TextWidth.printable(name), to: 30)
    return "  " + TextWidth.padded(name, to: 30)
      + zip(cells, widths).map { TextWidth.padded($0, to: $1, onLeft: true) }.joined()
  }
}
