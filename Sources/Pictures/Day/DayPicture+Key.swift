import Wording

extension DayPicture {
  /// What the lines and areas mean: only those that are there, from left to right.
  func key(at y: Double) -> [Markup] {
    var x = Look.margin
    var markup: [Markup] = []
    func entry(_ text: String, _ sign: (Frame) -> [Markup]) {
      let frame = Frame(x: x, y: y - 11, width: 26, height: 12)
      let label = Label(text: text, x: frame.right + 7, y: y)
      markup += sign(frame) + [.label(label)]
      x = label.frame.right + 26
    }
    func middle(_ frame: Frame, _ stroke: Stroke) -> Markup {
      let y = frame.y + frame.height / 2 + 1
      return .line(from: (frame.x, y), to: (frame.right, y), stroke)
    }
    entry(wording.planKey) { [middle($0, Stroke(ink: Look.Ink.plan, width: 2.2))] }
    if let band = day.whole.band {
      entry(wording.bandKey(runs: band.runs)) {
        let stroke = Stroke(ink: Look.Ink.bandEdge, width: 0.8)
        let path =
          "M\(Coordinate.text($0.x)) \(Coordinate.text($0.y)) H\(Coordinate.text($0.right)) "
          + "V\(Coordinate.text($0.bottom)) H\(Coordinate.text($0.x)) Z"
        return [.area(path, fill: Look.Ink.band, stroke)]
      }
    }
    let panels = [day.whole] + day.zones + day.stages
    if panels.contains(where: { !$0.limits.isEmpty }) {
      entry(wording.limitsAndServersKey) { [middle($0, .limit)] }
    }
    if panels.contains(where: \.isBreached) {
      entry(wording.breachKey) { [.rectangle($0, fill: "url(#hatch)")] }
    }
    return markup
  }
}
