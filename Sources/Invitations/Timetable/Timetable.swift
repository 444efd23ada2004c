public import Drives
import Wording

/// The timetable as organisers publish it: for each slot the units that come then, with how many people
/// of each. It names nobody.
public struct Timetable: Equatable, Sendable {
  /// A slot.
  public struct Row: Equatable, Sendable {
    /// The slot.
    public let slot: SlotStart
    /// The units that come then, as indices in the letters, and how many people of each.
    public let units: [(unit: Int, people: Int)]

    /// How many people come then.
    public var people: Int { units.reduce(0) { $0 + $1.people } }

    /// Whether two rows say the same.
    public static func == (left: Row, right: Row) -> Bool {
      left.slot == right.slot && left.units.elementsEqual(right.units, by: ==)
    }
  }

  /// The slots that somebody is invited to, day by day.
  public let rows: [Row]
  private let letters: Letters
  private var wording: Words { letters.wording }

  /// The timetable of letters.
  ///
  /// - Parameter letters: letters to everybody.
  public init(of letters: Letters) {
    self.letters = letters
    var people: [SlotStart: [(unit: Int, people: Int)]] = [:]
    for (index, unit) in letters.units.enumerated() {
      for slot in unit.slots { people[slot.slot, default: []].append((index, slot.people.count)) }
    }
    let sessions = letters.sessions
    rows = people.map { Row(slot: $0.key, units: $0.value) }.sorted { first, second in
      let (one, other) = (first.slot, second.slot)
      return (sessions[one.session].date, sessions[one.session].opens, one.session, one.start)
        < (sessions[other.session].date, sessions[other.session].opens, other.session, other.start)
    }
  }

  /// How many people are invited.
  public var people: Int { rows.reduce(0) { $0 + $1.people } }

  /// The units of a slot with how many people of each: `Văn phòng (3), Trường mầm non (1)`.
  func units(of row: Row) -> String {
    row.units.map { "\(letters.units[$0.unit].label) (\($0.people))" }.joined(separator: ", ")
  }

  // MARK: - The table, before it takes a form

  /// The one description of the table that every form is made from.
  var table: ReportTable {
    let used = Set(rows.map(\.slot.session)).sorted().map { letters.sessions[$0] }
    let hasDays = Set(used.map(\.date)).count > 1
    let hasPlaces = Set(used.map(\.place)).count > 1
    var columns: [ReportTable.Column] = []
    if hasDays { columns.append(ReportTable.Column(heading: wording.heading(.date))) }
    if hasPlaces {
      columns.append(ReportTable.Column(heading: wording.heading(.place), isText: true))
    }
    columns += [
      ReportTable.Column(heading: wording.timetableTime),
      ReportTable.Column(heading: wording.timetableUnits, isText: true),
      ReportTable.Column(heading: wording.total),
    ]
    var session: SessionIndex?
    let entries = rows.map { row -> [ReportTable.Entry] in
      // A day and a place stand where they begin.
      let isFirst = row.slot.session != session
      session = row.slot.session
      let place = letters.sessions[row.slot.session]
      var entries: [ReportTable.Entry] = []
      if hasDays { entries.append(isFirst ? .text(wording.shortDate(place.date)) : .empty) }
      if hasPlaces { entries.append(isFirst ? .text(name(of: row.slot.session)) : .empty) }
      return entries + [
        .text(wording.times(row.slot.start, row.slot.start + place.slotMinutes)),
        .text(units(of: row)), .count(row.people),
      ]
    }
    let sum =
      [ReportTable.Entry.text(wording.total)]
      + [ReportTable.Entry](repeating: .empty, count: columns.count - 2) + [.count(people)]
    var lines = [letters.drive]
    if !letters.edition.isFinal { lines.append(wording.draft) }
    if !hasDays, let first = used.first {
      lines.append(
        hasPlaces
          ? wording.dateAtStart(first.date)
          : "\(wording.dateAtStart(first.date)) · \(first.place)")
    } else if !hasPlaces, let first = used.first {
      lines.append(first.place)
    }
    var table = ReportTable(
      title: wording.timetableTitle, lines: lines, columns: columns, rows: entries,
      totals: rows.isEmpty ? [] : [sum], notes: notes(used), tab: wording.timetableTab)
    table.hasLongTexts = true
    return table
  }

  /// The place of a session; with its id where another one is there at the same time.
  private func name(of session: SessionIndex) -> String {
    let one = letters.sessions[session]
    let hasOther = letters.sessions.indices.contains { other in
      let another = letters.sessions[other]
      return other != session && another.date == one.date && another.place == one.place
        && another.opens < one.closes && one.opens < another.closes
    }
    return hasOther ? "\(one.place) (\(one.id))" : one.place
  }

  private func notes(_ used: [LetterSession]) -> [String] {
    var notes = [wording.timetableNote]
    let early = Set(used.map(\.arriveBefore).filter { $0 > 0 }).sorted()
    if let least = early.first, let most = early.last {
      notes.append(
        wording.timetableEarly(least == most ? "\(least)" : "\(least)–\(most)"))
    }
    if let stay = used.map(\.stay).max() { notes.append(wording.timetableStay(stay)) }
    return notes
  }

  /// The letters it is of.
  var source: Letters { letters }
}
