import Drives
import Wording

/// One panel of a day drawn into a frame: grid, band, step line, limits, breaches, labels.
struct PanelDrawing {
  let panel: DayChart.Panel
  let day: Range<Int>
  /// Where the curves are; the names of the axes stand outside it.
  let frame: Frame
  let isLarge: Bool
  let wording: Words
  private let horizontal: Scale
  private let vertical: Scale
  /// The largest number the axis shows.
  private let top: Double

  init(
    _ panel: DayChart.Panel, day: Range<Int>, in frame: Frame, isLarge: Bool, wording: Words
  ) {
    self.panel = panel
    self.day = day
    self.frame = frame
    self.isLarge = isLarge
    self.wording = wording
    // A limit far above everyone present is named at the upper edge, and flattens no curve.
    let near = panel.limits.map { Double($0.number) }.filter { $0 <= 3 * max(1, panel.highest) }
    top = max(1, panel.highest, near.max() ?? 0) * (isLarge ? 1.12 : 1.2)
    horizontal = Scale(
      Double(day.lowerBound)...Double(day.upperBound), from: frame.x, to: frame.right)
    vertical = Scale(0...top, from: frame.bottom, to: frame.y)
  }

  /// The drawing, back to front.
  var markup: [Markup] { grid + band + breaches + curve + limits + axis + labels }

  private var paths: StepPaths { StepPaths(horizontal: horizontal, vertical: vertical) }

  private var grid: [Markup] {
    numbers.dropFirst().map { number in
      let y = vertical.place(number)
      return .line(from: (frame.x, y), to: (frame.right, y), .grid)
    }
  }

  private var numbers: [Double] { Ticks.round(0...top, most: isLarge ? 7 : 4) }

  private var axis: [Markup] {
    var markup: [Markup] = [
      .line(from: (frame.x, frame.bottom), to: (frame.right, frame.bottom), .axis)
    ]
    for number in numbers {
      markup.append(
        .label(
          Label(
            text: wording.count(Int(number)), x: frame.x - 6, y: vertical.place(number) + 4,
            size: Look.Size.tick, ink: Look.Ink.quiet, anchor: .end)))
    }
    for time in Ticks.times(day, most: Int(frame.width / (isLarge ? 52 : 46))) {
      let x = horizontal.place(Double(time))
      markup.append(.line(from: (x, frame.bottom), to: (x, frame.bottom + 4), .axis))
      markup.append(
        .label(
          Label(
            text: ClockTime.text(time), x: x, y: frame.bottom + 17, size: Look.Size.tick,
            ink: Look.Ink.quiet, anchor: .middle)))
    }
    return markup
  }

  private var band: [Markup] {
    guard let band = panel.band, !band.high.minutes.isEmpty else { return [] }
    return [
      .area(
        paths.area(band.high.minutes, from: { band.low[$0] }, to: { band.high[$0] }),
        fill: Look.Ink.band, Stroke(ink: Look.Ink.bandEdge, width: 0.8))
    ]
  }

  private var curve: [Markup] {
    guard !day.isEmpty else { return [] }
    return [
      .path(
        paths.line(day) { panel.expected[$0] },
        Stroke(ink: Look.Ink.plan, width: isLarge ? 2.2 : 1.8))
    ]
  }

  /// The area between a broken limit and who is present; never too low to be seen.
  private var breaches: [Markup] {
    let least = top * (isLarge ? 0.035 : 0.08)
    return panel.limits.flatMap { limit in
      panel.breaches(of: limit).map { minutes in
        .area(
          paths.area(
            minutes, from: { _ in Double(limit.number) },
            to: { max(panel.most(at: $0), Double(limit.number) + least) }),
          fill: "url(#hatch)", Stroke(ink: Look.Ink.limit, width: 1))
      }
    }
  }

  private func isShown(_ limit: DayChart.Limit) -> Bool { Double(limit.number) <= top }

  private var limits: [Markup] {
    panel.limits.filter(isShown).map { limit in
      let y = vertical.place(Double(limit.number))
      return .line(
        from: (horizontal.place(Double(limit.minutes.lowerBound)), y),
        to: (horizontal.place(Double(limit.minutes.upperBound)), y), .limit)
    }
  }

  /// The limits' numbers, and how many people there are at most.
  private var labels: [Markup] {
    var taken: [Frame] = []
    var markup: [Markup] = []
    for limit in panel.limits {
      let label = LabelPlaces.first(of: places(for: limit), outside: taken)
      taken.append(label.frame)
      markup.append(.label(label))
    }
    guard isLarge, let peak = panel.expected.peak, peak.value > 0 else { return markup }
    let point = (x: horizontal.place(Double(peak.minute) + 0.5), y: vertical.place(peak.value))
    let text = wording.peakAt(peak.value, time: peak.minute)
    var shifts: [(x: Double, y: Double)] = []
    for y in [-9.0, 19, 36, -26] {
      for x in [0.0, 80, -80, 150, -150] { shifts.append((x, y)) }
    }
    let candidates = shifts.map { shift in
      Label(
        text: text, x: point.x + shift.x, y: point.y + shift.y, ink: Look.Ink.plan, anchor: .middle,
        isBold: true, hasHalo: true)
    }
    let paper = Frame(x: frame.x, y: frame.y - 4, width: frame.width, height: frame.height - 8)
    let inside = candidates.filter { paper.contains($0.frame) }
    markup.append(.circle(at: point, radius: 3.5, fill: Look.Ink.plan))
    markup.append(
      .label(LabelPlaces.first(of: inside.isEmpty ? candidates : inside, outside: taken)))
    return markup
  }

  /// Where the number of a limit may stand: right of the frame where it holds to the end, and above
  /// its line otherwise.
  private func places(for limit: DayChart.Limit) -> [Label] {
    let number = wording.count(limit.number)
    let text = isLarge ? wording.limitLabel(limit.number) : number
    let (first, last) = (
      horizontal.place(Double(limit.minutes.lowerBound)),
      horizontal.place(Double(limit.minutes.upperBound))
    )
    func label(_ text: String, x: Double, y: Double, _ anchor: Label.Anchor) -> Label {
      Label(
        text: text, x: x, y: y, ink: Look.Ink.limit, anchor: anchor, isBold: true, hasHalo: true)
    }
    guard isShown(limit) else {
      let shifts = [0.0, 14, 28].map { frame.y + 9 + $0 }
      return shifts.map { label("↑ " + text, x: (first + last) / 2, y: $0, .middle) }
    }
    let y = vertical.place(Double(limit.number))
    if last >= frame.right - 0.5 {
      return [4.0, -8, 16, -20, 28].map { label(text, x: frame.right + 6, y: y + $0, .start) }
    }
    return [
      label(text, x: (first + last) / 2, y: y - 5, .middle),
      label(text, x: (first + last) / 2, y: y + 14, .middle),
    ]
  }
}
