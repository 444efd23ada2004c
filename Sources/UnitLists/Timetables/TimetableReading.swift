import Drives
import Foundation
import Wording
import Workbooks

/// Reads the timetable of one sheet, row by row.
struct TimetableReading {
  private let sheet: SentSheet
  private let file: String
  private let drive: Drive
  private let units: TimetableUnits
  private let hours: HoursReader
  private var columns = TimetableColumns()
  /// The sessions of the day that was named last, and of the place; nil for none named.
  private var ofDay: [SessionIndex]?
  private var ofPlace: [SessionIndex]?
  /// The hours of the row above.
  private var lastTime: Time?
  /// What was found, its hours not yet ended where only a start is written.
  private var found: [(entry: TimetableFile.Entry, isOpen: Bool)] = []
  /// What there is to say.
  private(set) var diagnostics: [ListDiagnostic] = []

  /// The hours that a row names: some, or only a start, of sessions or of any.
  private enum Time {
    case intervals([Availability])
    case start(PreferredStart)
  }

  init(of sheet: SentSheet, in file: String, drive: Drive) {
    self.sheet = sheet
    self.file = file
    self.drive = drive
    units = TimetableUnits(of: drive)
    hours = HoursReader(sessions: drive.sessions)
    if let name = sheet.name {
      if let session = drive.sessions.index(ofID: name) { ofPlace = [session] }
      readDay(name)
    }
  }

  /// Reads every row that is shown.
  mutating func read() {
    for row in sheet.table.rows where !sheet.table.hiddenRows.contains(row.number) {
      let cells = sheet.table.cells(of: row)
      if let found = TimetableColumns(cells) {
        columns = found
        lastTime = nil
      } else {
        read(cells, row: row.number + 1)
      }
    }
  }

  /// What the sheet says. A slot or hour of which only the start is written ends where the next one
  /// begins; the last one is as long as the one before it, or as a slot.
  var entries: [TimetableFile.Entry] {
    let starts = PerSession(
      drive.sessions.places.map { session in
        Set(found.flatMap { $0.entry.windows }.filter { $0.session == session }.map(\.from))
          .sorted()
      })
    return found.map { found in
      guard found.isOpen else { return found.entry }
      var entry = found.entry
      for index in entry.windows.indices {
        let window = entry.windows[index]
        let all = starts[window.session]
        let slot = drive.sessions[window.session].slotMinutes
        if let next = all.first(where: { $0 > window.from }) {
          entry.windows[index].to = next
        } else {
          let before = all.last { $0 < window.from }
          entry.windows[index].to = window.from + max(slot, before.map { window.from - $0 } ?? 0)
        }
      }
      return entry
    }
  }

  // MARK: - Rows

  private mutating func read(_ cells: ArraySlice<SheetTable.Entry>, row: Int) {
    let texts = cells.filter { !$0.value.shown.isEmpty }
    guard let first = texts.first, !TimetableColumns.isSum(first.value.shown) else { return }
    for cell in texts {
      switch columns.roles[cell.column] {
      case .date: readDay(cell.value)
      case .place: readPlace(cell.value.shown)
      default: break
      }
    }
    if texts.count == 1, readAlone(first) { return }
    let (time, timeColumns) = time(of: texts, row: row)
    if time == nil, timeColumns.isEmpty, columns.roles.isEmpty {
      // A title, or a row that says the day or the place of those below it.
      for cell in texts {
        readDay(cell.value)
        readPlace(cell.value.shown)
      }
    }
    if let time { lastTime = time }
    let named = texts.filter { cell in
      guard !timeColumns.contains(cell.column) else { return false }
      if columns.namesUnits { return columns.roles[cell.column] == .units }
      guard columns.roles[cell.column] == nil, case .text = cell.value else { return false }
      return true
    }
    var items = named.flatMap { cell in
      units.items(of: cell.value.shownInLines).map { (item: $0, column: Int(cell.column) + 1) }
    }
    if time == nil {
      // Below merged hours; what is no unit is a remark.
      items.removeAll { $0.item.found == .none }
      guard timeColumns.isEmpty, lastTime != nil else { return }
    }
    guard let time = time ?? lastTime, !items.isEmpty else { return }
    let stated = texts.first { columns.roles[$0.column] == .people }.flatMap { cell -> Int? in
      if case .number(let number) = cell.value { return Int(exactly: number) }
      return Int(cell.value.shown.filter { !".,\u{A0} ".contains($0) })
    }
    if items.count == 1, items[0].item.people == nil { items[0].item.people = stated }
    let sum = items.map { $0.item.people ?? -1 }
    if let stated, !sum.contains(-1), sum.reduce(0, +) != stated {
      note(
        .countDiffers, row: row, value: "\(stated)", expected: .ofList(.people(sum.reduce(0, +))))
    }
    for (item, column) in items { add(item, at: time, row: row, column: column) }
  }

  /// Reads a row of one cell: a title, or what says the day, the place or the hours of the rows below it;
  /// false where the cell names units.
  private mutating func readAlone(_ cell: SheetTable.Entry) -> Bool {
    let isUnit =
      columns.roles[cell.column] == .units
      || units.items(of: cell.value.shownInLines).contains { $0.found != .none }
    guard !isUnit || lastTime == nil else { return false }
    readDay(cell.value)
    readPlace(cell.value.shown)
    if let time = hours(of: cell.value), !TimetableReading.isWholeDay(time) { lastTime = time }
    return true
  }

  private static func isWholeDay(_ time: Time) -> Bool {
    guard case .intervals(let intervals) = time else { return false }
    return intervals.allSatisfy { $0.interval == MinuteInterval(from: 0, to: 1440) }
  }

  private mutating func add(_ item: TimetableUnits.Item, at time: Time, row: Int, column: Int) {
    let unit: UnitIndex
    switch item.found {
    case .one(let index), .likely(let index): unit = UnitIndex(index)
    case .several(let several):
      report(
        .unclearUnit, row: row, column: column, value: item.name, expected: .ofList(.unit),
        hint: .known(several.prefix(6).map { drive.unitLabels[UnitIndex($0)] }))
      return
    case .none:
      report(
        .unknownUnit, row: row, column: column, value: item.name, expected: .ofList(.unit),
        hint: units.hint(for: item.name).map { .didYouMean(drive.units[$0].name) })
      return
    }
    var windows: [TimetableFile.Window] = []
    var isOpen = false
    switch time {
    case .start(let start):
      isOpen = true
      guard
        let session = session(
          of: unit, named: start.session.map { [$0] }, from: start.start, to: start.start + 1,
          row: row, text: ClockTime.text(start.start))
      else { return }
      windows = [TimetableFile.Window(session: session, from: start.start, to: start.start + 1)]
    case .intervals(let intervals):
      let named = Set(intervals.compactMap(\.session))
      var seen: Set<Int> = []
      for interval in intervals {
        let minutes = interval.interval
        // Hours of a day with several sessions are read once for each of them.
        guard interval.session == nil || seen.insert(minutes.from * 1441 + minutes.to).inserted
        else { continue }
        guard
          let session = session(
            of: unit, named: named.isEmpty ? nil : named.sorted(), from: minutes.from,
            to: minutes.to, row: row,
            text: "\(ClockTime.text(minutes.from))–\(ClockTime.text(minutes.to))")
        else { return }
        windows.append(
          TimetableFile.Window(session: session, from: minutes.from, to: minutes.to))
      }
    }
    found.append(
      (TimetableFile.Entry(unit: unit, windows: windows, people: item.people), isOpen))
  }

  /// The one session that hours of a unit are of; nil where there is none, or several, which is
  /// reported.
  private mutating func session(
    of unit: UnitIndex, named: [SessionIndex]?, from: Int, to: Int, row: Int, text: String
  ) -> SessionIndex? {
    var open = drive.sessions.places.filter { index in
      (named?.contains(index) ?? true) && (named != nil || ofDay?.contains(index) ?? true)
        && (ofPlace?.contains(index) ?? true)
    }
    open = open.filter { index in
      let session = drive.sessions[index]
      return session.slotStarts.contains { $0 < to && from < $0 + session.slotMinutes }
    }
    guard open.count > 1 else {
      if open.isEmpty {
        report(.timeOutsideDay, row: row, value: text, expected: .ofList(.openHours(openHours)))
      }
      return open.first
    }
    let own = open.filter { drive.units[unit].sessions.contains($0) }
    if own.count == 1 { return own[0] }
    report(
      .unknownSession, row: row, value: text,
      expected: .ofList(.days(Array(Set(open.map { drive.sessions[$0].date })).sorted())))
    return nil
  }

  private var openHours: [String] {
    drive.sessions.prefix(6).map {
      "\($0.id) \(ClockTime.text($0.opens))–\(ClockTime.text($0.closes))"
    }
  }

  // MARK: - Hours, days and places

  /// The hours of a row, and the columns that hold them; a column of hours that cannot be read is
  /// reported.
  private mutating func time(
    of cells: [SheetTable.Entry], row: Int
  ) -> (time: Time?, columns: Set<Int32>) {
    let from = cells.first { columns.roles[$0.column] == .from }
    if let from {
      let to = cells.first { columns.roles[$0.column] == .to }
      let used = Set([from.column] + (to.map { [$0.column] } ?? []))
      guard case .start(let start)? = hours(of: from.value) else {
        report(
          .notATime, row: row, column: Int(from.column) + 1, value: from.value.shown,
          expected: .ofList(.hours))
        return (nil, used)
      }
      guard let to, case .start(let end)? = hours(of: to.value), start.start < end.start else {
        return (.start(start), used)
      }
      return (
        .intervals([
          Availability(
            session: start.session, interval: MinuteInterval(from: start.start, to: end.start))
        ]), used
      )
    }
    if let cell = cells.first(where: { columns.roles[$0.column] == .time }) {
      guard let time = hours(of: cell.value) else {
        report(
          .notATime, row: row, column: Int(cell.column) + 1, value: cell.value.shown,
          expected: .ofList(.hours))
        return (nil, [cell.column])
      }
      return (time, [cell.column])
    }
    guard columns.roles.isEmpty else { return (nil, []) }
    // Without headings a number may be anything.
    for cell in cells {
      if case .number = cell.value { continue }
      guard let time = hours(of: cell.value), !TimetableReading.isWholeDay(time) else { continue }
      return (time, [cell.column])
    }
    return (nil, [])
  }

  private func hours(of value: CellValue) -> Time? {
    switch hours.reading(of: value) {
    case .value(.start(let start)), .flagged(.start(let start), _): return .start(start)
    case .value(.intervals(let intervals)), .flagged(.intervals(let intervals), _):
      // `7h30 trở đi`: only a start is said.
      if intervals.count == 1, let only = intervals.first, only.interval.to == 1440,
        only.interval.from > 0
      {
        return .start(PreferredStart(session: only.session, start: only.interval.from))
      }
      return .intervals(intervals)
    case .value(.always), .flagged(.always, _):
      return .intervals([Availability(interval: MinuteInterval(from: 0, to: 1440))])
    default: return nil
    }
  }

  private mutating func readDay(_ value: CellValue) {
    if case .moment(let days) = value {
      guard let date = BirthReader.date(ofSerial: days)?.date else { return }
      let sessions = drive.sessions.places.filter { drive.sessions[$0].date == date }
      if !sessions.isEmpty { ofDay = sessions }
    } else {
      readDay(value.shown)
    }
  }

  private mutating func readDay(_ text: String) {
    let day = DayWords(text)
    guard !day.isEmpty else { return }
    let sessions = day.sessions(among: drive.sessions)
    if !sessions.isEmpty { ofDay = sessions }
  }

  private mutating func readPlace(_ text: String) {
    let folded = " \(Folding.words(text)) "
    if let session = drive.sessions.index(ofID: text.tidied) {
      ofPlace = [session]
      return
    }
    var sessions = drive.sessions.places.filter { index in
      let site = Folding.words(drive.sessions[index].site)
      return !site.isEmpty && folded.contains(" \(site) ")
    }
    let named = sessions.filter { text.contains("(\(drive.sessions[$0].id))") }
    if !named.isEmpty { sessions = named }
    if !sessions.isEmpty { ofPlace = sessions }
  }

  // MARK: - What there is to say

  private mutating func report(
    _ code: ProblemCode, row: Int, column: Int? = nil, value: String, expected: Expectation? = nil,
    hint: Hint? = nil
  ) {
    diagnostics.append(
      ListDiagnostic(
        code, file: file, sheet: sheet.name, row: row, column: column, value: value,
        expected: expected, hint: hint))
  }

  private mutating func note(
    _ code: ProblemCode, row: Int, value: String, expected: Expectation? = nil
  ) {
    diagnostics.append(
      ListDiagnostic(
        code, refuses: false, file: file, sheet: sheet.name, row: row, value: value,
        expected: expected))
  }
}

extension CellValue {
  /// The value as people read it, the lines of a text kept apart.
  fileprivate var shownInLines: String {
    if case .text(let text) = self { return text }
    return shown
  }
}
