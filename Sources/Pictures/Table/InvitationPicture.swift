import Drives
public import Wording

/// A table of units and slots as a picture: a number in every cell, darker where it is larger, and
/// sums on both margins.
public struct InvitationPicture {
  private let table: InvitationTable
  private let wording: Words
  private let names: Double
  private let cell: Double
  private let width: Double

  /// A picture of a table.
  ///
  /// - Parameters:
  ///   - table: what it shows.
  ///   - wording: the language of its labels.
  public init(of table: InvitationTable, wording: Words) {
    self.table = table
    self.wording = wording
    let widest = table.rows.map { TextMeasure.width(of: $0.unit, size: Look.Size.label) }.max() ?? 0
    names = min(270, max(90, widest + 16))
    let room = Look.width - 2 * Look.margin - names - Self.sums
    cell = min(52, max(36, room / Double(max(1, table.slots.count))))
    let needed = 2 * Look.margin + names + Double(table.slots.count) * cell + Self.sums
    width = max(560, needed)
  }

  private static let sums = 60.0
  private static let row = 21.0

  /// The SVG document.
  public var svg: String {
    let units = table.rows.count
    let people = table.totals.reduce(0, +)
    let sum = wording.invitationsSum(people: people, units: units, others: table.others)
    let limit = table.mostPerSlot.map { [wording.mostPerSlot($0)] } ?? []
    let heading = Sheet.heading(
      table.title, [table.place, ([sum] + limit).joined(separator: " ")], width: width)
    let top = heading.bottom + 22
    let body = Frame(
      x: Look.margin + names, y: top + 24, width: Double(table.slots.count) * cell,
      height: Double(units) * Self.row)
    let fullest = zip(table.slots, table.totals).max { $0.1 < $1.1 }
    return Sheet(
      width: width, height: body.bottom + 2 * Self.row + 14 + Look.margin, title: table.title,
      description: [
        table.place + ".", sum, fullest.map { wording.fullestSlot($0.0, people: $0.1) } ?? "",
      ].joined(separator: " "),
      language: wording.language.rawValue,
      markup: heading.markup + heads(of: body) + rows(of: body) + totals(of: body)
    ).document
  }

  /// The slots above and below, and the words at the corners.
  private func heads(of body: Frame) -> [Markup] {
    var markup: [Markup] = []
    for (place, y) in [(0, body.y - 9), (1, body.bottom + 2 * Self.row + 4)] {
      for (slot, start) in table.slots.enumerated() {
        markup.append(
          head(ClockTime.text(start), x: body.x + (Double(slot) + 0.5) * cell, y: y, .middle))
      }
      if place == 0 {
        markup.append(head(wording.unitColumn, x: Look.margin, y: y, .start))
        markup.append(head(wording.totalColumn, x: body.right + Self.sums - 10, y: y, .end))
      }
    }
    for y in [body.y, body.bottom] {
      markup.append(.line(from: (Look.margin, y), to: (body.right + Self.sums, y), .axis))
    }
    return [.group(markup)]
  }

  private func head(_ text: String, x: Double, y: Double, _ anchor: Label.Anchor) -> Markup {
    .label(
      Label(text: text, x: x, y: y, size: Look.Size.tick, ink: Look.Ink.quiet, anchor: anchor))
  }

  private func rows(of body: Frame) -> [Markup] {
    let most = table.rows.flatMap(\.invited).max() ?? 0
    return table.rows.enumerated().map { place, row in
      let y = body.y + Double(place) * Self.row
      var markup: [Markup] = []
      // A hair line every five units guides the eye along the row.
      if place > 0, place % 5 == 0 {
        markup.append(.line(from: (Look.margin, y), to: (body.right + Self.sums, y), .grid))
      }
      let name = TextWidth.printable(row.unit)
      markup.append(
        .label(
          Label(
            text: TextMeasure.shortened(name, to: names - 12, size: Look.Size.label),
            x: Look.margin, y: y + 15, whole: name)))
      for (slot, number) in row.invited.enumerated() {
        let frame = Frame(
          x: body.x + Double(slot) * cell + 1, y: y + 1, width: cell - 2, height: Self.row - 2)
        markup += self.cell(number, of: most, in: frame)
      }
      markup.append(sum(row.total, x: body.right + Self.sums - 10, y: y + 15, .end))
      return .group(markup)
    }
  }

  private func cell(_ number: Int, of most: Int, in frame: Frame) -> [Markup] {
    let label = Label(
      text: wording.count(number), x: frame.x + frame.width / 2, y: frame.y + 14,
      size: number == 0 ? Look.Size.tick : Look.Size.label,
      ink: number == 0 ? "#949494" : Look.Ink.text, anchor: .middle)
    guard number > 0 else { return [.label(label)] }
    return [.rectangle(frame, fill: Self.ink(Double(number) / Double(most))), .label(label)]
  }

  /// From nearly white to a blue on which black is still read well (6:1).
  private static func ink(_ part: Double) -> String {
    let (light, dark) = ([0xE6, 0xEE, 0xF6], [0x7B, 0xA4, 0xCC])
    let mixed = zip(light, dark).map { Int((Double($0) + (Double($1 - $0)) * part).rounded()) }
    return "#"
      + mixed.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func totals(of body: Frame) -> [Markup] {
    let y = body.bottom + 16
    var markup: [Markup] = [
      .label(
        Label(text: wording.totalColumn, x: Look.margin, y: y, isBold: true))
    ]
    for (slot, total) in table.totals.enumerated() {
      let x = body.x + (Double(slot) + 0.5) * cell
      let isOver = table.mostPerSlot.map { total > $0 } ?? false
      if isOver {
        let frame = Frame(
          x: x - cell / 2 + 1, y: body.bottom + 1, width: cell - 2, height: Self.row - 2)
        markup.append(.rectangle(frame, fill: "url(#hatch)"))
      }
      markup.append(
        sum(total, x: x, y: y, .middle, mark: isOver ? "!" : "", hasHalo: isOver))
    }
    markup.append(
      sum(table.totals.reduce(0, +), x: body.right + Self.sums - 10, y: y, .end))
    return [.group(markup)]
  }

  private func sum(
    _ number: Int, x: Double, y: Double, _ anchor: Label.Anchor, mark: String = "",
    hasHalo: Bool = false
  ) -> Markup {
    .label(
      Label(
        text: wording.count(number) + mark, x: x, y: y, anchor: anchor, isBold: true,
        hasHalo: hasHalo))
  }
}
