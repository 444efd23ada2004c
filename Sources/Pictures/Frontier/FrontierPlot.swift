import Wording

/// The points of a frontier within their axes.
struct FrontierPlot {
  let frame: Frame
  private let frontier: Frontier
  private let wording: Words
  private let horizontal: Scale
  private let vertical: Scale
  private let ranges: (x: ClosedRange<Double>, y: ClosedRange<Double>)

  init(_ frontier: Frontier, in frame: Frame, wording: Words) {
    self.frontier = frontier
    self.frame = frame
    self.wording = wording
    ranges = (
      FrontierPlot.range(of: frontier.points.map(\.x)),
      FrontierPlot.range(of: frontier.points.compactMap(\.y))
    )
    // Room within the axes, so that no mark or label stands on them.
    horizontal = Scale(ranges.x, from: frame.x + 40, to: frame.right - 60)
    vertical = Scale(ranges.y, from: frame.bottom - 40, to: frame.y + 30)
  }

  /// The drawing, back to front.
  var markup: [Markup] { axes + line + marks + labels }

  /// From the least to the largest number; a little around a single one.
  private static func range(of numbers: [Double]) -> ClosedRange<Double> {
    guard let least = numbers.min(), let largest = numbers.max() else { return 0...1 }
    return least < largest ? least...largest : least - 1...largest + 1
  }

  private var axes: [Markup] {
    var markup: [Markup] = []
    for number in Ticks.round(ranges.y, most: 7, isWhole: false) {
      let y = vertical.place(number)
      markup.append(.line(from: (frame.x, y), to: (frame.right, y), .grid))
      markup.append(tick(wording.exact(number), x: frame.x - 8, y: y + 4, .end))
    }
    for number in Ticks.round(ranges.x, most: 9, isWhole: false) {
      let x = horizontal.place(number)
      markup.append(.line(from: (x, frame.bottom), to: (x, frame.bottom + 4), .axis))
      markup.append(tick(wording.exact(number), x: x, y: frame.bottom + 17, .middle))
    }
    markup.append(.line(from: (frame.x, frame.bottom), to: (frame.right, frame.bottom), .axis))
    markup.append(
      name(frontier.horizontal, x: frame.right, y: frame.bottom + 38, .end))
    markup.append(name(frontier.vertical, x: Look.margin, y: frame.y - 12, .start))
    return markup
  }

  private func tick(_ text: String, x: Double, y: Double, _ anchor: Label.Anchor) -> Markup {
    .label(
      Label(text: text, x: x, y: y, size: Look.Size.tick, ink: Look.Ink.quiet, anchor: anchor))
  }

  private func name(_ text: String, x: Double, y: Double, _ anchor: Label.Anchor) -> Markup {
    let name = TextWidth.printable(text)
    return .label(
      Label(
        text: TextMeasure.shortened(name, to: frame.width, size: Look.Size.body, isBold: true),
        x: x, y: y, size: Look.Size.body, anchor: anchor, isBold: true, whole: name))
  }

  private var line: [Markup] {
    let places = frontier.best.map { place(of: frontier.points[$0]) }
    guard places.count > 1 else { return [] }
    let path = places.map { "\(Coordinate.text($0.x)) \(Coordinate.text($0.y))" }
    return [
      .path("M" + path.joined(separator: " L"), Stroke(ink: Look.Ink.plan, width: 1.8))
    ]
  }

  /// Where a point is; one without a plan stands at the upper edge.
  private func place(of point: Frontier.Point) -> (x: Double, y: Double) {
    (horizontal.place(point.x), point.y.map(vertical.place) ?? frame.y + 6)
  }

  private var marks: [Markup] {
    let best = Set(frontier.best)
    return frontier.points.indices.sorted { !best.contains($0) && best.contains($1) }.flatMap {
      let point = frontier.points[$0]
      return FrontierMark.marks(of: point, isBest: best.contains($0)).flatMap {
        $0.drawing(at: place(of: point))
      }
    }
  }

  /// Every point's name where there is room for it: first of those that matter most.
  private var labels: [Markup] {
    let best = Set(frontier.best)
    var taken = frontier.points.map { point in
      let place = place(of: point)
      return Frame(x: place.x - 6, y: place.y - 6, width: 12, height: 12)
    }
    func rank(_ index: Int) -> Int {
      let point = frontier.points[index]
      return point.isCurrent ? 0 : best.contains(index) ? 1 : point.y == nil ? 2 : 3
    }
    let paper = Frame(
      x: frame.x, y: frame.y - 6, width: frame.width + 20, height: frame.height + 4)
    var markup: [Markup] = []
    for index in frontier.points.indices.sorted(by: { (rank($0), $0) < (rank($1), $1) }) {
      let label = candidates(for: index, isBest: best.contains(index)).first { label in
        paper.contains(label.frame) && !taken.contains { $0.overlaps(label.frame) }
      }
      guard let label else { continue }
      // A little apart, so that two names do not read as one.
      var frame = label.frame
      frame.x -= 5
      frame.width += 10
      taken.append(frame)
      markup.append(.label(label))
    }
    return markup
  }

  private func candidates(for index: Int, isBest: Bool) -> [Label] {
    let point = frontier.points[index]
    let place = place(of: point)
    let near = point.isCurrent ? 13.0 : 9.0
    let places: [(x: Double, y: Double, anchor: Label.Anchor)] = [
      (near, -near, .start), (near, 4, .start), (near, near + 8, .start), (-near, near + 8, .end),
      (-near, 4, .end), (-near, -near, .end), (0, -near - 6, .middle), (0, near + 14, .middle),
    ]
    let text = TextMeasure.shortened(
      TextWidth.printable(point.label), to: 220, size: Look.Size.label, isBold: isBest)
    return places.map {
      Label(
        text: text, x: place.x + $0.x, y: place.y + $0.y,
        ink: isBest || point.isCurrent ? Look.Ink.text : Look.Ink.quiet, anchor: $0.anchor,
        isBold: isBest, hasHalo: true, whole: point.label)
    }
  }
}
