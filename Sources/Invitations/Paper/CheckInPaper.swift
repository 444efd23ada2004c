import Drives
import Pages
import Wording

/// The check-in list of a session for the table at the door: each slot on pages of its own, people in
/// the order of their names, a box to tick beside each.
struct CheckInPaper {
  private let letters: Letters
  private let session: SessionIndex
  private let slots: [SlotCheckIn]
  private var wording: Words { letters.wording }

  /// The lists of all sessions that somebody is invited to.
  static func all(of letters: Letters) -> [(session: SessionIndex, document: PagedDocument)] {
    let slots = Dictionary(grouping: letters.checkIns, by: \.slot.session)
    return slots.keys.sorted().map { session in
      let paper = CheckInPaper(letters: letters, session: session, slots: slots[session] ?? [])
      return (session, paper.document)
    }
  }

  private var document: PagedDocument {
    let place = letters.sessions[session]
    var document = PagedDocument(
      title: "\(wording.checkInTitle) – \(place.site)", author: letters.organizer,
      language: wording.language.rawValue, margins: .list)
    document.running.numbering = .foot
    document.running.foot = TextWidth.shortened(
      "\(letters.drive) · \(wording.shortDate(place.date)) · \(place.site)", to: 90)
    if !letters.edition.isFinal { document.running.mark = wording.draft }
    for slot in slots { document.blocks += [.pageBreak] + page(of: slot) }
    return document
  }

  private func page(of slot: SlotCheckIn) -> [Block] {
    let place = letters.sessions[session]
    let times = wording.times(slot.slot.start, slot.end)
    return [
      .text(wording.checkInTitle, .bold(14), .centered()),
      .text("\(wording.dateAtStart(place.date)) · \(place.site)", .plain(12), .centered(above: 1)),
      .space(6),
      .table(
        table(of: slot, heading: wording.checkInHeading(times, people: slot.guests.count))),
    ]
  }

  private static let size = 11.5
  private static let rowHeight = 19.5
  /// How many free rows stand below the people, where the page has room for them.
  private static let freeRows = 3

  private func table(of slot: SlotCheckIn, heading: String) -> Table {
    let years = slot.guests.contains { $0.invitee.birthYear != nil }
    let phones = slot.guests.contains { !$0.invitee.phone.isEmpty }
    var columns: [TableColumn] = [.fixed(30), .fixed(38), .flexible(1.5), .flexible(1.5)]
    var headings = [
      wording.heading(.number), wording.arrived, wording.heading(.name), wording.heading(.unit),
    ]
    if years {
      (columns, headings) = (columns + [.fixed(42)], headings + [wording.heading(.birthYear)])
    }
    if phones { (columns, headings) = (columns + [.fixed(44)], headings + [wording.lastDigits]) }
    columns.append(.fixed(72))
    headings.append(wording.heading(.remarks))
    let rows = slot.guests.enumerated().map { index, guest in
      var cells = [
        TableCell("\(index + 1)", .plain(CheckInPaper.size), .middle), .tickBox,
        TableCell(guest.invitee.name, .bold(12)),
        TableCell(letters.units[guest.unit].name, .plain(10.5)),
      ]
      if years {
        cells.append(
          TableCell(guest.invitee.birthYear.map { "\($0)" } ?? "", .plain(11), .middle))
      }
      if phones {
        cells.append(TableCell(lastDigits(of: guest.invitee), .plain(11), .middle))
      }
      cells.append(TableCell("", .plain(11)))
      return TableRow(cells, height: CheckInPaper.rowHeight)
    }
    let free = TableRow(
      (0..<columns.count).map { $0 == 1 ? .tickBox : TableCell("", .plain(11)) },
      height: CheckInPaper.rowHeight, isSpare: true)
    let label = TableRow(
      [TableCell(wording.notOnTheList, .italic(10.5), span: columns.count, fill: 0.96)],
      staysWithNext: true, isSpare: true)
    return Table(
      columns: columns,
      header: [
        TableRow(
          [TableCell(heading, .bold(15), .middle, span: columns.count, fill: 0.92)], height: 26),
        TableRow(headings.map { TableCell($0, .bold(10.5), .middle) }),
      ],
      rows: rows + [label] + [TableRow](repeating: free, count: CheckInPaper.freeRows))
  }

  /// The last three digits of a telephone number, which are enough to be sure of a person.
  private func lastDigits(of invitee: Invitee) -> String {
    let digits = invitee.phone.filter(\.isNumber)
    return digits.isEmpty ? "" : "…" + digits.suffix(3)
  }
}
