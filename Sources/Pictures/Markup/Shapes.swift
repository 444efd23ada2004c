/// The few shapes the pictures are made of.
extension Markup {
  /// Elements that belong together.
  static func group(_ children: [Markup]) -> Markup {
    .element("g", [], children)
  }

  /// A straight line.
  static func line(
    from: (x: Double, y: Double), to: (x: Double, y: Double), _ stroke: Stroke
  ) -> Markup {
    .element(
      "line",
      [
        Attribute("x1", from.x), Attribute("y1", from.y), Attribute("x2", to.x),
        Attribute("y2", to.y),
      ] + stroke.attributes, [])
  }

  /// A rectangle filled with an ink.
  static func rectangle(_ frame: Frame, fill: String, _ more: [Attribute] = []) -> Markup {
    .element(
      "rect",
      [
        Attribute("x", frame.x), Attribute("y", frame.y), Attribute("width", frame.width),
        Attribute("height", frame.height), Attribute("fill", fill),
      ] + more, [])
  }

  /// A circle.
  static func circle(
    at center: (x: Double, y: Double), radius: Double, fill: String, _ stroke: Stroke? = nil
  ) -> Markup {
    .element(
      "circle",
      [
        Attribute("cx", center.x), Attribute("cy", center.y), Attribute("r", radius),
        Attribute("fill", fill),
      ] + (stroke?.attributes ?? []), [])
  }

  /// A path without an inside.
  static func path(_ data: String, _ stroke: Stroke) -> Markup {
    .element(
      "path", [Attribute("d", data), Attribute("fill", "none")] + stroke.attributes, [])
  }

  /// A path with an inside.
  static func area(_ data: String, fill: String, _ stroke: Stroke? = nil) -> Markup {
    .element(
      "path", [Attribute("d", data), Attribute("fill", fill)] + (stroke?.attributes ?? []), [])
  }

  /// A line of text.
  static func label(_ label: Label) -> Markup { .element("text", label.attributes, label.content) }
}

/// How a line is drawn.
struct Stroke: Equatable {
  var ink: String
  var width: Double
  var dash = ""

  /// A line that guides the eye.
  static let grid = Stroke(ink: Look.Ink.grid, width: 1)
  /// An axis.
  static let axis = Stroke(ink: Look.Ink.axis, width: 1)
  /// A limit.
  static let limit = Stroke(ink: Look.Ink.limit, width: 1.6, dash: "7 4")

  fileprivate var attributes: [Markup.Attribute] {
    [Markup.Attribute("stroke", ink), Markup.Attribute("stroke-width", width)]
      + (dash.isEmpty ? [] : [Markup.Attribute("stroke-dasharray", dash)])
  }
}

/// A line of text and where it stands; real text, which can be searched and copied.
struct Label: Equatable {
  var text: String
  var x: Double
  var y: Double
  var size = Look.Size.label
  var ink = Look.Ink.text
  var anchor = Anchor.start
  var isBold = false
  /// Whether white around the letters keeps lines out of them.
  var hasHalo = false
  /// What the text says in full, where it is shortened.
  var whole: String?

  /// Which end of the text stands at `x`.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// The room the text takes.
  var frame: Frame {
    let width = TextMeasure.width(of: text, size: size, isBold: isBold)
    let left: Double
    switch anchor {
    case .start: left = x
    case .middle: left = x - width / 2
    case .end: left = x - width
    }
    return Frame(x: left, y: y - size * 0.8, width: width, height: size)
  }

  fileprivate var attributes: [Markup.Attribute] {
    var attributes = [
      Markup.Attribute("x", x), Markup.Attribute("y", y), Markup.Attribute("font-size", size),
      Markup.Attribute("fill", ink),
    ]
    if anchor != .start { attributes.append(Markup.Attribute("text-anchor", anchor.rawValue)) }
    if isBold { attributes.append(Markup.Attribute("font-weight", "bold")) }
    if hasHalo {
      attributes += [
        Markup.Attribute("stroke", "#ffffff"), Markup.Attribute("stroke-width", 3),
        Markup.Attribute("stroke-linejoin", "round"), Markup.Attribute("paint-order", "stroke"),
      ]
    }
    return attributes
  }

  fileprivate var content: [Markup] {
    guard let whole, whole != text else { return [.text(text)] }
    return [.element("title", [], [.text(whole)]), .text(text)]
  }
}
