import Drives
public import Wording

/// The day of a session as a picture: the whole day large, the limited zones and the stages
/// small.
public struct DayPicture {
  let day: DayChart
  let wording: Words

  /// A picture of a day.
  ///
  /// - Parameters:
  ///   - day: what it shows.
  ///   - wording: the language of its labels.
  public init(of day: DayChart, wording: Words) {
    self.day = day
    self.wording = wording
  }

  /// The SVG document.
  public var svg: String {
    var drawing = Sheet.heading(
      day.title, [day.place] + wording.sentences(on: day), width: Look.width)
    drawing.markup += key(at: drawing.bottom + 30)
    var bottom = drawing.bottom + 30
    let large = Frame(
      x: Look.margin + 30, y: bottom + 36, width: Look.width - 2 * Look.margin - 30 - 84,
      height: 250)
    drawing.markup.append(
      .label(
        Label(
          text: wording.peopleAxis, x: Look.margin, y: large.y - 8, size: Look.Size.tick,
          ink: Look.Ink.quiet)))
    drawing.markup.append(
      .group(
        PanelDrawing(
          day.whole, day: day.minutes, in: large, isLarge: true, wording: wording
        ).markup))
    bottom = large.bottom + 24
    for (heading, panels) in [
      (wording.zonesHeading, day.zones),
      (wording.stagesHeading(withQueues: day.whole.band != nil), day.stages),
    ] where !panels.isEmpty {
      drawing.markup.append(
        .label(
          Label(
            text: heading, x: Look.margin, y: bottom + 38, size: Look.Size.heading, isBold: true)))
      let small = smallPanels(panels, from: bottom + 52)
      drawing.markup += small.markup
      bottom = small.bottom
    }
    return Sheet(
      width: Look.width, height: bottom + Look.margin, title: day.title,
      description: wording.description(of: day), language: wording.language.rawValue,
      markup: drawing.markup
    ).document
  }

  private static let columns = 3
  private static let gap = 24.0

  private func smallPanels(
    _ panels: [DayChart.Panel], from top: Double
  ) -> (markup: [Markup], bottom: Double) {
    let columns = Double(Self.columns)
    let width = (Look.width - 2 * Look.margin - (columns - 1) * Self.gap) / columns
    let (heading, height, below) = (26.0, 84.0, 30.0)
    var markup: [Markup] = []
    for (place, panel) in panels.enumerated() {
      let x = Look.margin + Double(place % Self.columns) * (width + Self.gap)
      let y = top + Double(place / Self.columns) * (heading + height + below)
      let frame = Frame(x: x + 30, y: y + heading, width: width - 30 - 30, height: height)
      markup.append(
        .group(
          title(of: panel, x: x, y: y + 14, width: width)
            + PanelDrawing(
              panel, day: day.minutes, in: frame, isLarge: false, wording: wording
            ).markup))
    }
    let rows = Double((panels.count + Self.columns - 1) / Self.columns)
    return (markup, top + rows * (heading + height + below) - 10)
  }

  /// The name of a small panel on its left, the most people in it on its right.
  private func title(
    of panel: DayChart.Panel, x: Double, y: Double, width: Double
  ) -> [Markup] {
    var markup: [Markup] = []
    var room = width
    if let peak = panel.expected.peak, peak.value > 0 {
      let label = Label(
        text: wording.mostAt(peak.value, time: peak.minute), x: x + width, y: y,
        size: Look.Size.tick, ink: Look.Ink.quiet, anchor: .end)
      room -= label.frame.width + 10
      markup.append(.label(label))
    }
    let name = TextWidth.printable(panel.title)
    markup.append(
      .label(
        Label(
          text: TextMeasure.shortened(name, to: room, size: Look.Size.label, isBold: true), x: x,
          y: y, isBold: true, whole: name)))
    return markup
  }
}
