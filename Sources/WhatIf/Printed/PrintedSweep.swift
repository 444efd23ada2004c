import DriveFiles
public import Wording

/// A sweep as people read it: a line for each row, against the drive as it is.
public struct PrintedSweep {
  private let header: SweepHeader
  private let wording: Words
  private let axes: [Axis]
  private let marksFrontier: Bool

  /// A sweep to be printed.
  ///
  /// - Parameters:
  ///   - header: what it is.
  ///   - marksFrontier: whether there is a column for what no other row beats.
  ///   - wording: the language.
  public init(_ header: SweepHeader, marksFrontier: Bool = false, wording: Words) {
    self.header = header
    self.wording = wording
    self.marksFrontier = marksFrontier
    axes = header.scenarios.axes
  }

  /// The lines before the rows.
  public var head: [String] {
    let heading = TextWidth.shortened(
      TextWidth.printable(wording.sweepHeading(header.name)), to: TextWidth.page)
    var lines = [heading, String(repeating: "═", count: TextWidth.columns(of: heading))]
    lines.append(wording.sweepCount(header.scenarios.count - 1))
    for (place, axis) in axes.enumerated() {
      lines += TextWidth.wrapped(
        "\(letter(place))  \(axis.key) \(wording.standsNow(header.current[place]))",
        to: TextWidth.page)
    }
    lines.append("")
    let columns =
      wording.sweepColumns + (header.simulate == nil ? [] : wording.sweepSimulatedColumns)
    for line in [columns.map(\.0), columns.map(\.1)] {
      let isLast = line == columns.map(\.1)
      let values = axes.indices.map { isLast ? letter($0) : "" }
      lines.append(
        trimmed(number(isLast ? "#" : "") + (isWide ? "" : cells(of: values)) + figures(line)))
    }
    return lines
  }

  /// The lines of a row.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - base: the drive as it is; nil while it is not known.
  ///   - isBest: whether no other row beats it.
  /// - Returns: one line; more where values or an error are long.
  public func lines(of row: SweepRow, base: SweepRow?, isBest: Bool = false) -> [String] {
    let values = row.number == 0 ? axes.map { _ in "–" } : row.settings.map(\.value)
    var lead = number("\(row.number)")
    var lines: [String] = []
    if isWide {
      let text = zip(axes.indices, values).map { "\(letter($0))=\($1)" }.joined(separator: "  ")
      if row.number > 0 {
        lines = [lead + "  " + TextWidth.printable(text)]
        lead = number("")
      }
    } else {
      lead += cells(of: values)
    }
    switch row.outcome {
    case .invalid(let problem):
      let room = TextWidth.page - TextWidth.columns(of: lead) - 2
      let stated = TextWidth.wrapped(
        TextWidth.printable("\(wording.invalidVariant): \(problem.text(in: wording))"),
        to: max(30, room))
      let blanks = String(repeating: " ", count: TextWidth.columns(of: lead))
      lines += stated.enumerated().map { ($0 == 0 ? lead : blanks) + "  " + $1 }
    case .planned(let found):
      var columns = [
        wording.count(found.unplaced), wording.number(found.total), verdict(of: row, base: base),
        wording.number(found.peakExpected), wording.number(found.expectedBloodUnits),
        wording.percent(max(0, found.gap)),
      ]
      if let simulated = found.simulated {
        columns += [
          wording.number(simulated.meanWait), wording.count(simulated.p95Peak),
          wording.number(simulated.meanOverrun),
        ]
      }
      lines.append(trimmed(lead + figures(columns) + (marksFrontier && isBest ? " ◆" : "")))
    }
    return lines
  }

  /// The lines after the rows.
  public func tail(_ rows: [SweepRow]) -> [String] {
    var lines = [""] + TextWidth.wrapped(wording.sweepNote, to: TextWidth.page)
    if let runs = header.simulate {
      lines += TextWidth.wrapped(wording.sweepSimulatedNote(runs: runs), to: TextWidth.page)
    }
    lines += promise(rows).flatMap { TextWidth.wrapped($0, to: TextWidth.page) }
    let planned = rows.compactMap { row in row.figures.map { (row.number, $0.unplaced, $0.total) } }
    if let best = planned.min(by: { ($0.1, $0.2, $0.0) < ($1.1, $1.2, $1.0) }) {
      lines.append(wording.bestVariant(best.0))
    }
    return lines
  }

  /// What rows keep of the whole day, and which do not.
  ///
  /// - Parameter rows: the rows.
  /// - Returns: the sentences; none where nothing is promised of the day.
  public func promise(_ rows: [SweepRow]) -> [String] {
    guard let wanted = header.promisedDay else { return [] }
    let broken = rows.filter { $0.figures?.keepsDay == false }.map(\.number)
    return (broken.count < rows.count ? [wording.promiseOfDay(wanted)] : [])
      + (broken.isEmpty ? [] : [wording.dayPromiseBroken(inRows: broken)])
  }

  private func verdict(of row: SweepRow, base: SweepRow?) -> String {
    PrintedSweep.verdict(of: row, base: base, wording: wording)
  }

  /// Better, worse or neither, and by how much.
  ///
  /// - Parameters:
  ///   - row: a variant.
  ///   - base: the drive as it is.
  ///   - wording: the language.
  /// - Returns: the words; empty where there is nothing to compare.
  public static func verdict(of row: SweepRow, base: SweepRow?, wording: Words) -> String {
    guard row.number > 0, let found = row.figures, let now = base?.figures else { return "" }
    let change = found.total - now.total
    let shown = wording.number(change)
    let amount = change > 0 ? "+" + shown : shown
    if found.unplaced != now.unplaced {
      return (found.unplaced < now.unplaced ? wording.better : wording.worse) + " " + amount
    }
    if found.total < now.bound { return "\(wording.better) \(amount)" }
    if found.bound > now.total { return "\(wording.worse) \(amount)" }
    return "\(wording.aboutTheSame) \(amount)"
  }

  private var figureWidths: [Int] { [6, 11, 18, 7, 7, 8] }
  private static let simulatedWidths = [7, 6, 6]

  private func figures(_ cells: [String]) -> String {
    zip(cells, figureWidths + Self.simulatedWidths).map {
      TextWidth.padded($0, to: $1, onLeft: true)
    }.joined()
  }

  private func number(_ text: String) -> String { TextWidth.padded(text, to: 4, onLeft: true) }

  private func cells(of values: [String]) -> String {
    zip(axes, values).map { axis, value in
      TextWidth.padded(TextWidth.printable(value), to: width(of: axis), onLeft: true)
    }.joined()
  }

  private func width(of axis: Axis) -> Int {
    2 + (axis.values.map { TextWidth.columns(of: $0) }.max() ?? 1)
  }

  /// Whether the values need a line of their own.
  private var isWide: Bool {
    let figures =
      figureWidths.reduce(4, +)
      + (header.simulate == nil ? 0 : Self.simulatedWidths.reduce(0, +)) + (marksFrontier ? 2 : 0)
    return axes.reduce(figures) { $0 + width(of: $1) } > TextWidth.page
  }

  private func letter(_ place: Int) -> String {
    place < 26 ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place))) : "\(place + 1)"
  }

  private func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.hasSuffix(" ") { line = line.dropLast() }
    return String(line)
  }
}
