public import Drives
import Foundation
import Pages
public import Rosters
public import Wording

/// A roster by person and by post, as text, as a workbook, on paper, and as calendars.
public struct RosterDocuments {
  private let task: RosterTask
  private let roster: Roster
  private let drive: Drive
  private let basis: String
  private let wording: Words
  /// What each volunteer is called.
  private let labels: [String]

  /// Documents of a roster.
  ///
  /// - Parameters:
  ///   - roster: the roster.
  ///   - task: what it covers.
  ///   - drive: the drive.
  ///   - basis: which load the needs were reckoned from, in words.
  ///   - wording: the language.
  public init(
    of roster: Roster, for task: RosterTask, on drive: Drive, basis: String, wording: Words
  ) {
    self.roster = roster
    self.task = task
    self.drive = drive
    self.basis = basis
    self.wording = wording
    labels = task.labels.map(TextWidth.printable)
  }

  /// The tables in 80 columns.
  public var lines: [String] { tables.text(wording) }

  /// The text as a file.
  public var text: Document {
    Document(path: path(".txt"), text: lines.joined(separator: "\n") + "\n")
  }

  /// The workbook, a sheet for each table.
  ///
  /// - Returns: the document.
  /// - Throws: why it cannot be made.
  public func workbook() throws(LetterError) -> Document {
    try Document(
      path: path(".xlsx"),
      of: TableSheet.workbook(
        of: tables, drive: drive.name, organizer: drive.organizer, wording: wording))
  }

  /// The tables on paper, a page or more for each.
  ///
  /// - Returns: the document.
  /// - Throws: why it cannot be made.
  public func paper() throws(LetterError) -> Document {
    let organizer = TextWidth.printable(drive.organizer)
    var document = PagedDocument(
      title: "\(wording.rosterTitle(.byPost)) – \(TextWidth.printable(drive.name))",
      author: organizer, language: wording.language.rawValue, margins: .report)
    document.running.numbering = .letter
    for (index, table) in tables.enumerated() {
      if index > 0 { document.blocks.append(.pageBreak) }
      document.blocks += TablePaper.blocks(of: table, wording, size: 11)
    }
    return try Document(path: path(".pdf"), of: document)
  }

  /// A calendar for each volunteer who has a shift.
  ///
  /// - Returns: the documents.
  /// - Throws: ``LetterError/timeZone(_:)``.
  public func calendars() throws(LetterError) -> [Document] {
    guard let zone = TimeZone(identifier: drive.timeZone) else { throw .timeZone(drive.timeZone) }
    var names = DocumentNames(in: "ics")
    return task.volunteers.enumerated().compactMap { index, person in
      let shifts = roster.shifts.filter { $0.volunteer == index }
      guard !shifts.isEmpty else { return nil }
      var lines = CalendarText()
      lines.add("BEGIN", "VCALENDAR")
      lines.add("VERSION", "2.0")
      lines.add("PRODID", "-//KhungGio//KhungGio//\(wording.language.rawValue.uppercased())")
      lines.add("CALSCALE", "GREGORIAN")
      lines.add("METHOD", "PUBLISH")
      for shift in shifts { add(shift, of: person, zone, to: &lines) }
      lines.add("END", "VCALENDAR")
      return Document(path: names.path(for: person.id, ending: ".ics"), text: lines.text)
    }
  }

  private func add(
    _ shift: RosterShift, of person: Volunteer, _ zone: TimeZone, to lines: inout CalendarText
  ) {
    let session = drive.sessions[shift.session]
    let role = TextWidth.printable(task.roles[shift.role].name)
    let key = [drive.name, person.id, session.id, "\(shift.interval.from)", "\(shift.role)"]
      .joined(separator: "\u{0}")
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", CalendarLetters.uid(key))
    lines.add("DTSTAMP", CalendarLetters.stamp(ofRound: 0))
    lines.add("DTSTART", CalendarLetters.utc(shift.interval.from, on: session.date, zone))
    lines.add("DTEND", CalendarLetters.utc(shift.interval.to, on: session.date, zone))
    lines.add("SUMMARY", text: wording.rosterEvent(role, drive: TextWidth.printable(drive.name)))
    lines.add(
      "LOCATION",
      text: [session.site, session.address].filter { !$0.isEmpty }.map(TextWidth.printable)
        .joined(separator: ", "))
    lines.add("END", "VEVENT")
  }

  private func path(_ ending: StaticString) -> DocumentPath {
    var names = DocumentNames()
    return names.path(for: wording.rosterFile, ending: ending)
  }
}

extension RosterDocuments {
  private var isLong: Bool { task.days.count > 1 || drive.sessions.count > 1 }

  private var tables: [ReportTable] {
    let gaps = task.gaps(under: roster.shifts)
    return (gaps.isEmpty ? [] : [missing(gaps)]) + [byPost, byPerson]
  }

  private func column(_ column: Words.RosterColumn) -> ReportTable.Column {
    let texts: [Words.RosterColumn] = [.name, .role, .people, .date]
    return ReportTable.Column(
      heading: wording.rosterHeading(column),
      isText: texts.contains { $0 == column } || column == .time)
  }

  private func table(
    _ kind: Words.RosterTable, _ columns: [Words.RosterColumn], rows: [[ReportTable.Entry]],
    notes: [String] = []
  ) -> ReportTable {
    ReportTable(
      title: wording.rosterTitle(kind), lines: [TextWidth.printable(drive.name)] + days,
      columns: columns.map(column), rows: rows, notes: notes, tab: wording.rosterTitle(kind))
  }

  private var days: [String] {
    isLong ? [] : task.days.map { wording.dateAtStart($0) }
  }

  /// A session by its day and place.
  private func place(_ session: SessionIndex) -> String {
    let session = drive.sessions[session]
    let site = session.site.isEmpty ? session.id : session.site
    return "\(wording.shortDate(session.date)), \(TextWidth.printable(site))"
  }

  private func time(_ interval: MinuteInterval) -> String {
    wording.clock(interval.from, interval.to)
  }

  private func missing(_ gaps: [RosterGap]) -> ReportTable {
    table(
      .missing, (isLong ? [.date] : []) + [.role, .time, .missing],
      rows: gaps.map { gap in
        (isLong ? [.text(place(gap.session))] : []) + [
          .text(TextWidth.printable(task.roles[gap.role].name)), .text(time(gap.interval)),
          .count(gap.people),
        ]
      })
  }

  private var byPost: ReportTable {
    var posts: [(shift: RosterShift, people: [Int])] = []
    for shift in roster.shifts {
      if let last = posts.last, last.shift.session == shift.session,
        last.shift.role == shift.role, last.shift.interval == shift.interval
      {
        posts[posts.count - 1].people.append(shift.volunteer)
      } else {
        posts.append((shift, [shift.volunteer]))
      }
    }
    return table(
      .byPost, (isLong ? [.date] : []) + [.role, .time, .people],
      rows: posts.map { post in
        (isLong ? [.text(place(post.shift.session))] : []) + [
          .text(TextWidth.printable(task.roles[post.shift.role].name)),
          .text(time(post.shift.interval)),
          .text(post.people.map { labels[$0] }.joined(separator: ", ")),
        ]
      }, notes: [basis] + sums)
  }

  private var byPerson: ReportTable {
    var rows: [[ReportTable.Entry]] = []
    var idle = 0
    for index in task.volunteers.indices {
      let shifts = roster.shifts.filter { $0.volunteer == index }
      if shifts.isEmpty { idle += 1 }
      let halves = shifts.reduce(0) { $0 + $1.halfHours }
      let roles = shifts.map { task.roles[$0.role].name }.reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      let times = shifts.map { shift in
        isLong
          ? "\(wording.shortDate(drive.sessions[shift.session].date)) \(time(shift.interval))"
          : time(shift.interval)
      }
      rows.append([
        .count(index + 1), .text(labels[index]),
        .text(roles.map(TextWidth.printable).joined(separator: ", ")),
        .text(times.joined(separator: "; ")),
        .number(Double(halves) / 2, decimals: 1),
      ])
    }
    return table(
      .byPerson, [.number, .name, .role, .time, .hours], rows: rows,
      notes: idle > 0 ? [wording.rosterWithoutShift(idle)] : [])
  }

  /// How good each day's roster is.
  private var sums: [String] {
    roster.days.flatMap { day -> [String] in
      var halves = [Int](repeating: 0, count: task.volunteers.count)
      for shift in day.shifts { halves[shift.volunteer] += shift.halfHours }
      let busy = halves.filter { $0 > 0 }
      let isLeast = day.bound.missing == day.cost.missing
      let lines = wording.rosterSum(
        missing: (day.cost.missing, least: day.bound.missing),
        halfHours: (day.cost.halfHours, least: isLeast ? day.bound.halfHours : nil),
        longest: busy.max() ?? 0, shortest: busy.min() ?? 0, isEven: day.isProven)
      return task.days.count > 1 ? ["\(wording.dateAtStart(day.date)):"] + lines : lines
    }
  }
}
