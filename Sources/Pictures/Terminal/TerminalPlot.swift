import Drives
import Wording

/// The day of one panel as rows of characters: the higher the column, the more people.
struct TerminalPlot {
  private let panel: DayChart.Panel
  private let day: Range<Int>
  /// How many minutes one column stands for; it shows the fullest of them.
  private let minutes: Int
  /// How many people one row stands for.
  private let people: Int
  private let rows: Int

  private static let left = 7
  private static let right = 7

  init(_ panel: DayChart.Panel, day: Range<Int>) {
    self.panel = panel
    self.day = day
    let width = TextWidth.page - Self.left - Self.right
    minutes =
      [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60].first { $0 * width >= day.count } ?? 120
    let near = panel.limits.map { Double($0.number) }.filter { $0 <= 3 * max(1, panel.highest) }
    let top = max(1, panel.highest, near.max() ?? 0)
    people = Self.rowHeights.first { Double($0 * 12) >= top } ?? Int(top / 12) + 1
    rows = Int((top / Double(people)).rounded(.up))
  }

  /// How many people a row may stand for.
  private static let rowHeights = [1, 2, 5].flatMap { first in
    [1, 10, 100, 1000, 10_000].map { first * $0 }
  }.sorted()

  private var columns: [Range<Int>] {
    stride(from: day.lowerBound, to: day.upperBound, by: minutes).map {
      $0..<min(day.upperBound, $0 + minutes)
    }
  }

  /// The lines: numbers on the left, limits on the right, times below.
  var lines: [String] {
    var lines = (0..<rows).reversed().map(row)
    let marks = columns.map { isBroken($0) ? "!" : " " }.joined()
    lines.append(TextWidth.padded("0", to: Self.left - 2, onLeft: true) + " └" + axis)
    if marks.contains("!") {
      lines.append(String(repeating: " ", count: Self.left) + Self.trimmed(marks))
    }
    lines.append(String(repeating: " ", count: Self.left - 2) + times)
    return lines
  }

  private func row(_ row: Int) -> String {
    let (bottom, top) = (row * people, (row + 1) * people)
    let limits = panel.limits.filter { bottom < $0.number && $0.number <= top }
    // Every second number is named, and those of limits.
    let isNamed = row % 2 == 1 || rows < 6
    var line = TextWidth.padded(isNamed ? String(top) : "", to: Self.left - 2, onLeft: true) + " │"
    for column in columns {
      line += cell(column, bottom: bottom, limits: limits)
    }
    let names = limits.map { String($0.number) }.joined(separator: ",")
    return Self.trimmed(line + (names.isEmpty ? "" : " " + names))
  }

  /// One character: full where the column goes through, eighths where it ends.
  private func cell(_ column: Range<Int>, bottom: Int, limits: [DayChart.Limit]) -> String {
    let value = column.map { panel.expected[$0] }.max() ?? 0
    let eighths = Int(((value - Double(bottom)) / Double(people) * 8).rounded())
    let limit = self.limit(column)
    if eighths > 0 {
      // Whoever is above the row of the limit stands over it for certain.
      if let limit, bottom >= limit { return eighths >= 4 ? "▒" : " " }
      return ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][min(8, eighths) - 1]
    }
    if let band = panel.band {
      let high = column.map { band.high[$0] }.max() ?? 0
      if high > Double(bottom), high <= Double(bottom + people) { return "•" }
    }
    return limits.contains { $0.minutes.overlaps(column) } ? "╌" : " "
  }

  /// The least limit that holds in a column.
  private func limit(_ column: Range<Int>) -> Int? {
    panel.limits.filter { $0.minutes.overlaps(column) }.map(\.number).min()
  }

  private func isBroken(_ column: Range<Int>) -> Bool {
    panel.limits.contains { limit in
      panel.breaches(of: limit).contains { $0.overlaps(column) }
    }
  }

  private var ticks: [(column: Int, time: Int)] {
    Ticks.times(day, most: max(2, columns.count / 6)).map {
      (($0 - day.lowerBound) / minutes, $0)
    }
  }

  private var axis: String {
    let marked = Set(ticks.map(\.column))
    return (0...columns.count).map { marked.contains($0) ? "┬" : "─" }.joined()
  }

  /// The times below their ticks, each centred as far as there is room.
  private var times: String {
    var line = ""
    for (column, time) in ticks {
      // This line begins two columns left of the axis, so that five digits stand centred.
      if column > line.count || line.isEmpty {
        line = TextWidth.padded(line, to: column) + ClockTime.text(time)
      }
    }
    return line
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
