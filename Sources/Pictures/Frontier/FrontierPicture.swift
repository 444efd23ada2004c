import Drives
public import Wording

/// A frontier as a picture: every variant a point, those that nothing beats joined by a line.
public struct FrontierPicture {
  let frontier: Frontier
  let wording: Words

  /// A picture of a frontier.
  ///
  /// - Parameters:
  ///   - frontier: what it shows.
  ///   - wording: the language of its key.
  public init(of frontier: Frontier, wording: Words) {
    self.frontier = frontier
    self.wording = wording
  }

  /// The SVG document.
  public var svg: String {
    let sum = wording.frontierSum(points: frontier.points.count, best: frontier.best.count)
    let lines = (frontier.subtitle.isEmpty ? [] : [frontier.subtitle]) + [sum]
    let heading = Sheet.heading(frontier.title, lines, width: Look.width)
    let plot = FrontierPlot(
      frontier,
      in: Frame(
        x: Look.margin + 52, y: heading.bottom + 76, width: Look.width - 2 * Look.margin - 72,
        height: 360), wording: wording)
    let names = frontier.best.map { index in
      let point = frontier.points[index]
      return "\(point.label): \(wording.short(point.x)), \(wording.short(point.y ?? 0))"
    }
    return Sheet(
      width: Look.width, height: plot.frame.bottom + 46 + Look.margin, title: frontier.title,
      description: [
        sum, frontier.horizontal + " × " + frontier.vertical + ":", names.joined(separator: "; "),
      ].joined(separator: " "), language: wording.language.rawValue,
      markup: heading.markup + key(at: heading.bottom + 30) + plot.markup
    ).document
  }

  private func key(at y: Double) -> [Markup] {
    let best = Set(frontier.best)
    var x = Look.margin
    var markup: [Markup] = []
    for mark in FrontierMark.allCases
    where frontier.points.indices.contains(where: {
      FrontierMark.marks(of: frontier.points[$0], isBest: best.contains($0)).contains(mark)
    }) {
      let label = Label(text: mark.name(in: wording), x: x + 23, y: y)
      markup += mark.drawing(at: (x + 9, y - 4)) + [.label(label)]
      x = label.frame.right + 26
    }
    return markup
  }
}

/// How a point is drawn; shapes differ, not only inks.
enum FrontierMark: CaseIterable {
  case best
  case dominated
  case current
  case infeasible

  /// The marks of a point, one over the other.
  static func marks(of point: Frontier.Point, isBest: Bool) -> [FrontierMark] {
    let ring: [FrontierMark] = point.isCurrent ? [.current] : []
    guard point.y != nil else { return ring + [.infeasible] }
    return ring + [isBest ? .best : .dominated]
  }

  /// What it means.
  func name(in wording: Words) -> String {
    switch self {
    case .best: wording.frontierKey
    case .dominated: wording.dominatedKey
    case .current: wording.currentKey
    case .infeasible: wording.infeasibleKey
    }
  }

  /// The mark around a place.
  func drawing(at place: (x: Double, y: Double)) -> [Markup] {
    switch self {
    case .best: return [.circle(at: place, radius: 5, fill: Look.Ink.plan)]
    case .dominated:
      return [
        .circle(
          at: place, radius: 4, fill: "#ffffff", Stroke(ink: Look.Ink.axis, width: 1.5))
      ]
    case .current:
      return [
        .circle(at: place, radius: 9, fill: "none", Stroke(ink: Look.Ink.text, width: 1.6))
      ]
    case .infeasible:
      let stroke = Stroke(ink: Look.Ink.limit, width: 2)
      return [-1.0, 1.0].map { side in
        .line(
          from: (place.x - 5, place.y - 5 * side), to: (place.x + 5, place.y + 5 * side), stroke)
      }
    }
  }
}
