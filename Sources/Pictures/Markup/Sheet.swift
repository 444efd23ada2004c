import Wording

/// The sheet a picture is drawn on: what it is in words, the white, the hatching, the drawing.
struct Sheet {
  let width: Double
  let height: Double
  /// What the picture is, in few words.
  let title: String
  /// What it shows, for those who hear it read.
  let description: String
  let language: String
  let markup: [Markup]

  /// The whole SVG document.
  var document: String {
    let size = "\(Coordinate.text(width)) \(Coordinate.text(height))"
    let root = Markup.element(
      "svg",
      [
        Markup.Attribute("xmlns", "http://www.w3.org/2000/svg"),
        Markup.Attribute("viewBox", "0 0 \(size)"), Markup.Attribute("width", width),
        Markup.Attribute("height", height), Markup.Attribute("role", "img"),
        Markup.Attribute("aria-labelledby", "title description"),
        Markup.Attribute("lang", language), Markup.Attribute("font-family", Look.font),
      ],
      [
        .element(
          "title", [Markup.Attribute("id", "title")], [.text(TextWidth.printable(title))]),
        .element(
          "desc", [Markup.Attribute("id", "description")],
          [.text(TextWidth.printable(description))]), .element("defs", [], [Sheet.hatching]),
        .rectangle(Frame(x: 0, y: 0, width: width, height: height), fill: "#ffffff"),
      ] + markup)
    return root.document
  }

  /// Slanted lines, which print on any paper.
  private static let hatching = Markup.element(
    "pattern",
    [
      Markup.Attribute("id", "hatch"), Markup.Attribute("width", 6),
      Markup.Attribute("height", 6), Markup.Attribute("patternUnits", "userSpaceOnUse"),
      Markup.Attribute("patternTransform", "rotate(45)"),
    ], [.line(from: (3, 0), to: (3, 6), Stroke(ink: Look.Ink.limit, width: 1.6))])

  /// The title and what stands below it, line by line from the upper margin.
  ///
  /// - Parameters:
  ///   - title: the title, on two lines at most.
  ///   - lines: what stands below, each on as many lines as it needs.
  ///   - width: the width of the sheet.
  /// - Returns: the drawing, and where it ends.
  static func heading(
    _ title: String, _ lines: [String], width: Double
  ) -> (markup: [Markup], bottom: Double) {
    let room = width - 2 * Look.margin
    var markup: [Markup] = []
    var y = Look.margin + Look.Size.title * 0.8
    let titles = TextMeasure.wrapped(
      TextWidth.printable(title), to: room, size: Look.Size.title, isBold: true, most: 2)
    for (place, line) in titles.enumerated() {
      if place > 0 { y += 25 }
      markup.append(
        .label(Label(text: line, x: Look.margin, y: y, size: Look.Size.title, isBold: true)))
    }
    y += 5
    for (place, text) in lines.enumerated() {
      for line in TextMeasure.wrapped(
        TextWidth.printable(text), to: room, size: Look.Size.body)
      {
        y += 18
        markup.append(
          .label(
            Label(
              text: line, x: Look.margin, y: y, size: Look.Size.body,
              ink: place == 0 ? Look.Ink.quiet : Look.Ink.text)))
      }
    }
    return (markup, y)
  }
}
