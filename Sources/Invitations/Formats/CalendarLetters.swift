public import Drives
import Foundation
import Wording

/// Invitations as calendar files (RFC 5545), one for each slot of a unit. Calendars are shared, so
/// they tell place and time and nobody's name.
public enum CalendarLetters {
  /// The calendar files.
  ///
  /// - Parameters:
  ///   - letters: the letters.
  ///   - texts: the words of the letters.
  /// - Returns: a document per unit and slot, and one for each way in which people moved.
  /// - Throws: ``LetterError/timeZone(_:)``.
  public static func documents(
    of letters: Letters, texts: LetterTexts
  ) throws(LetterError) -> [Document] {
    guard let zone = TimeZone(identifier: letters.timeZone) else {
      throw .timeZone(letters.timeZone)
    }
    var names = DocumentNames(in: "ics")
    var documents: [Document] = []
    for unit in letters.units {
      for event in events(of: unit) {
        let session = letters.sessions[event.slot.session]
        var name = "\(unit.id)-\(session.date.isoText)"
        if letters.sessions.count > 1 { name += "-\(session.id)" }
        name += "-" + figures(event.slot.start)
        if event.firstPublished != event.slot { name += "-" + figures(event.firstPublished.start) }
        let text = calendar(of: event, for: unit, letters, texts, zone)
        documents.append(Document(path: names.path(for: name, ending: ".ics"), text: text))
      }
    }
    return documents
  }

  /// The name of an event that it keeps whatever becomes of it: of the drive, the unit, and the
  /// slot first published to its people.
  ///
  /// - Parameters:
  ///   - letters: the letters of the drive.
  ///   - unit: the unit.
  ///   - firstPublished: the slot first published to its people.
  /// - Returns: the UID.
  public static func uid(
    in letters: Letters, unit: UnitLetter, firstPublished: SlotStart
  ) -> String {
    let session = letters.sessions[firstPublished.session].id
    return uid(
      [letters.drive, unit.id, session, figures(firstPublished.start)].joined(separator: "\u{0}"))
  }

  /// The name of an event, the same for the same key.
  static func uid(_ key: String) -> String {
    let digits =
      hexadecimal(key, from: 0xcbf2_9ce4_8422_2325)
      + hexadecimal(key + "\u{0}", from: 0x9e37_79b9_7f4a_7c15)
    return "\(digits)@khunggio"
  }

  /// What one calendar file is about.
  private struct Event: Hashable {
    let firstPublished: SlotStart
    /// The slot; of a cancelled event the last published one.
    let slot: SlotStart
    let isCancelled: Bool
    let isMoved: Bool
  }

  /// The events of a unit, each once, by the slots of its people.
  private static func events(of unit: UnitLetter) -> [Event] {
    var events: [Event] = []
    var seen: Set<Event> = []
    for invitee in unit.everyone {
      guard let firstPublished = invitee.firstPublished else { continue }
      let event: Event
      switch (invitee.slot, invitee.news) {
      case (let slot?, .moved):
        event = Event(firstPublished: firstPublished, slot: slot, isCancelled: false, isMoved: true)
      case (let slot?, _):
        event = Event(
          firstPublished: firstPublished, slot: slot, isCancelled: false, isMoved: false)
      case (nil, .lost(let slot)), (nil, .withdrawn(let slot?)):
        event = Event(firstPublished: firstPublished, slot: slot, isCancelled: true, isMoved: false)
      default: continue
      }
      if seen.insert(event).inserted { events.append(event) }
    }
    return events
  }

  private static func calendar(
    of event: Event, for unit: UnitLetter, _ letters: Letters, _ texts: LetterTexts,
    _ zone: TimeZone
  ) -> String {
    let session = letters.sessions[event.slot.session]
    let isNew = !event.isMoved && !event.isCancelled
    var lines = CalendarText()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//KhungGio//KhungGio//\(letters.wording.language.rawValue.uppercased())")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("METHOD", event.isCancelled ? "CANCEL" : isNew ? "PUBLISH" : "REQUEST")
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", uid(in: letters, unit: unit, firstPublished: event.firstPublished))
    lines.add("SEQUENCE", "\(letters.edition.sequence)")
    lines.add("DTSTAMP", stamp(ofRound: letters.edition.sequence))
    // Whoever is asked to be there before the slot is reminded of that.
    let arrival = letters.arrival(for: event.slot)
    lines.add("DTSTART", utc(arrival, of: session, zone))
    lines.add("DTEND", utc(event.slot.start + session.slotMinutes, of: session, zone))
    lines.add(
      "SUMMARY", text: texts.event(at: event.slot, isCancelled: event.isCancelled, of: letters))
    if arrival < event.slot.start {
      lines.add(
        "DESCRIPTION",
        text: letters.wording.beThere(
          at: arrival,
          forSlot: letters.wording.times(
            event.slot.start, event.slot.start + session.slotMinutes)))
    }
    lines.add("LOCATION", text: session.place)
    lines.add("ORGANIZER;CN=\(CalendarText.parameter(letters.organizer))", "invalid:nomail")
    lines.add("STATUS", event.isCancelled ? "CANCELLED" : "CONFIRMED")
    lines.add("TRANSP", event.isCancelled ? "TRANSPARENT" : "OPAQUE")
    lines.add("END", "VEVENT")
    lines.add("END", "VCALENDAR")
    return lines.text
  }

  /// A minute of a session's day in UTC: `20211209T003000Z`.
  private static func utc(_ minute: Int, of session: LetterSession, _ zone: TimeZone) -> String {
    utc(minute, on: session.date, zone)
  }

  /// A minute of a day in UTC.
  static func utc(_ minute: Int, on date: CalendarDate, _ zone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let (year, month, day) = (date.year, date.month, date.day)
    let components = DateComponents(
      year: year, month: month, day: day, hour: minute / 60, minute: minute % 60)
    guard let moment = calendar.date(from: components) else { return "" }
    return utc(moment)
  }

  /// When a round of invitations was made, as far as calendars care: later rounds later. The same
  /// plan gives the same bytes, whenever they are written.
  static func stamp(ofRound round: Int) -> String {
    utc(Date(timeIntervalSince1970: 946_684_800 + 60 * Double(round)))
  }

  private static func utc(_ moment: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: moment)
    func digits(_ number: Int?, _ width: Int = 2) -> String {
      let text = "\(number ?? 0)"
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return digits(parts.year, 4) + digits(parts.month) + digits(parts.day) + "T"
      + digits(parts.hour) + digits(parts.minute) + digits(parts.second) + "Z"
  }

  /// A time of day as `0730`.
  private static func figures(_ minute: Int) -> String { ClockTime.text(minute).filter(\.isNumber) }

  /// FNV-1a, which gives the same number everywhere.
  private static func hexadecimal(_ text: String, from start: UInt64) -> String {
    var hash = start
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
