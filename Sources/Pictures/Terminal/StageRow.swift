import Drives
import Wording

/// A stage in one line: how busy its servers are over the day.
struct StageRow {
  private let panel: DayChart.Panel
  private let day: Range<Int>
  private let wording: Words

  init(_ panel: DayChart.Panel, day: Range<Int>, wording: Words) {
    self.panel = panel
    self.day = day
    self.wording = wording
  }

  private static let name = 14
  private static let width = 40

  /// The line.
  func line(isASCII: Bool) -> String {
    let name = TextWidth.shortened(TextWidth.printable(panel.name), to: Self.name)
    let minutes = (day.count + Self.width - 1) / Self.width
    let columns = stride(from: day.lowerBound, to: day.upperBound, by: minutes).map {
      $0..<min(day.upperBound, $0 + minutes)
    }
    let bars = columns.map { bar($0, isASCII: isASCII) }.joined()
    return "  " + TextWidth.padded(name, to: Self.name) + " "
      + TextWidth.padded(bars, to: Self.width) + " " + most
  }

  /// The fullest minute of a column, in eighths of the servers there are then.
  private func bar(_ column: Range<Int>, isASCII: Bool) -> String {
    if panel.limits.contains(where: { limit in
      panel.breaches(of: limit).contains { $0.overlaps(column) }
    }) {
      return "!"
    }
    let part =
      column.map { minute in
        let servers = panel.limits.first { $0.minutes.contains(minute) }?.number ?? 0
        return servers > 0 ? panel.expected[minute] / Double(servers) : 0
      }.max() ?? 0
    guard part > 0.005 else { return " " }
    let eighth = min(8, max(1, Int((part * 8).rounded())))
    let signs: [Character] = isASCII ? Array(".,:-=+*#") : Array("▁▂▃▄▅▆▇█")
    return String(signs[eighth - 1])
  }

  /// The most people there at once against the servers there are then, and when.
  private var most: String {
    guard let peak = panel.expected.peak, peak.value > 0 else { return "" }
    let servers = panel.limits.first { $0.minutes.contains(peak.minute) }.map { "/\($0.number)" }
    return "\(wording.number(peak.value))\(servers ?? "") \(ClockTime.text(peak.minute))"
  }
}
