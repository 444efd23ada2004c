import Drives
import Wording
import Workbooks

/// When the person of a row can come.
extension RowReading {
  mutating func readHours() {
    readMarkedHours()
    let reader = context.hours
    switch readHours(of: .time, reader.reading) {
    case .always: person.available = []
    case .start(let start): person.preferred = start
    case .intervals(let hours): person.available = hours
    case nil: break
    }
    let available = readHours(of: .available) { value in
      let reading = reader.reading(of: value)
      // A start says nothing of how long somebody can come.
      if case .value(.start) = reading { return HoursReader.refusal }
      if case .flagged(.start, _) = reading { return HoursReader.refusal }
      return reading
    }
    switch available {
    case .always: person.available = []
    case .intervals(let hours): person.available = hours
    case .start, nil: break
    }
    let sessions = context.sessions
    let preferred = readHours(of: .preferred) { value in
      if Folding.words(value.written) == "khong" { return .nothing }
      let reading = reader.reading(of: value)
      if case .value(.intervals(let hours)) = reading {
        return RowReading.wish(within: hours, sessions)
      }
      if case .refused(let diagnostic) = reading, diagnostic.code == .notATime {
        return .refused(ValueDiagnostic(.notATime, expected: .ofList(.start)))
      }
      return reading
    }
    switch preferred {
    case .start(let start): person.preferred = start
    case .intervals, .always, nil: break
    }
    readPin()
    lookOutsideTheDay()
  }

  /// The start that somebody wishes who names hours instead: `8h15-8h30` is a slot, and `sau 9h`
  /// from nine on; the morning of a drive that is only then is no wish.
  private static func wish(
    within hours: [Availability], _ sessions: [Session]
  ) -> Reading<Hours> {
    guard hours.count == 1, let interval = hours.first?.interval else {
      return .refused(ValueDiagnostic(.notATime, expected: .ofList(.start)))
    }
    let session = hours[0].session
    let meant = session.map { [sessions[$0]] } ?? sessions
    if meant.allSatisfy({ interval.from <= $0.opens && interval.to >= $0.closes }) {
      return .nothing
    }
    let start = Hours.start(PreferredStart(session: session, start: interval.from))
    if interval.from == 0 {
      return .left(
        ValueDiagnostic(.unclearTime, expected: .ofList(.start), hint: .ofList(.writeHours)))
    }
    guard interval.to == 1440 else { return .value(start) }
    return .flagged(
      start, ValueDiagnostic(.readAs, hint: .ofList(.valueReadAs(ClockTime.text(interval.from)))))
  }

  /// The hours of a field; a refusal to come leaves out the whole row.
  private mutating func readHours(
    of field: ListField, _ read: (CellValue) -> Reading<Hours>
  ) -> Hours? {
    guard let (value, column) = value(field), isWhole(value, column) else { return nil }
    let reading = read(value)
    if case .left(let diagnostic) = reading, diagnostic.code == .declined {
      if !context.takesDeclined { decline(column, value.shown) }
      return nil
    }
    return take(reading, value.shown, column)
  }

  /// The columns that are marked where the person can come at the hours of their headings.
  private mutating func readMarkedHours() {
    var found: [Availability] = []
    var (hasMarks, hasAnswers) = (false, false)
    for column in map.hours.keys.sorted() {
      guard let value = values[column], !value.isBlank, isWhole(value, column) else { continue }
      hasAnswers = true
      let heading = map.hours[column] ?? ""
      switch MarkReader.isMarked(value, under: heading) {
      case true?:
        hasMarks = true
        found += context.hours.hours(ofHeading: heading) ?? []
      case false?: break
      case nil:
        add(.unclearMark, column, value: value.shown, expected: .ofList(.mark))
      }
    }
    if hasMarks {
      person.available = (person.available ?? []) + found
    } else if hasAnswers, !person.isRefused {
      // Every box is there, and none is ticked.
      add(.noHoursMarked, refuses: false, map.hours.keys.min(), isNamed: true)
    }
  }

  private mutating func readPin() {
    let context = context
    person.pinned = read(.pinned, .pinNoSlot, .sessionAndStart) { value -> SlotStart? in
      let reading = context.hours.reading(of: value)
      guard case .value(.start(let start)) = reading else { return nil }
      guard let session = start.session ?? (context.sessions.count == 1 ? SessionIndex(0) : nil),
        context.sessions[session].slotStarts.contains(start.start)
      else { return nil }
      return SlotStart(session: session, start: start.start)
    }
  }

  /// Tells by name who would like to come, or can come, when no session is open.
  private mutating func lookOutsideTheDay() {
    let sessions = context.sessions
    if let preferred = person.preferred {
      let isOpen = sessions.places.contains {
        (preferred.session ?? $0) == $0 && sessions[$0].isOpen(at: preferred.start)
      }
      if !isOpen { addOutside(value(.preferred) ?? value(.time)) }
    }
    let outside = (person.available ?? []).contains { available in
      !sessions.places.contains {
        (available.session ?? $0) == $0 && sessions[$0].isOpen(during: available.interval)
      }
    }
    if outside {
      let marked = map.hours.keys.sorted().first { values[$0] != nil }
        .flatMap { column in values[column].map { (value: $0, column: column) } }
      addOutside(value(.available) ?? value(.time) ?? marked)
    }
  }

  private mutating func addOutside(_ cell: (value: CellValue, column: Int)?) {
    let hours = Set(context.sessions.map { MinuteInterval(from: $0.opens, to: $0.closes) })
      .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
      .map { "\(ClockTime.text($0.from))–\(ClockTime.text($0.to))" }
    add(
      .timeOutsideDay, refuses: false, cell?.column, value: cell?.value.shown ?? "",
      expected: .ofList(.openHours(hours)), isNamed: true)
  }

  /// Tells cells that are not read and speak of times: `đến sau 9h` among the notes.
  mutating func lookForSpokenTimes() {
    for field in [ListField.note, .title] {
      for column in map.columns[field] ?? [] {
        guard case .text(let text) = values[column] else { continue }
        if LostLetters.areInside(text) {
          add(
            .lettersLost, refuses: false, column, value: text.tidied,
            hint: .ofList(.saveWithLetters))
        }
        guard SpokenTimes.areIn(text) else { continue }
        add(
          .speaksOfTime, refuses: false, column, value: text.tidied,
          hint: .ofList(.writeHours), isNamed: true)
      }
    }
  }
}
