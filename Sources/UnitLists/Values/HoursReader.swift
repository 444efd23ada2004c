import Drives
import Wording
import Workbooks

/// When someone can come or would like to, as it is written.
enum Hours: Equatable {
  /// Whenever it suits.
  case always
  /// A start.
  case start(PreferredStart)
  /// Intervals.
  case intervals([Availability])
}

/// Reads hours as people and spreadsheets write them.
struct HoursReader {
  private let sessions: [Session]
  private let ids: [String]
  private let memory = Memory()

  /// What was read before: lists say the same few things of most people.
  private final class Memory {
    var readings: [String: Reading<Hours>] = [:]
  }

  /// A reader for the sessions of a drive.
  init(sessions: [Session]) {
    self.sessions = sessions
    ids = sessions.map(\.id)
  }

  private static let always: Set<String> = [
    "ca ngay", "ca buoi", "luc nao cung duoc", "gio nao cung duoc", "bat ky", "bat ky luc nao",
    "bat cu luc nao", "tuy", "tuy y", "tuy sap xep", "linh hoat", "tu do", "theo sap xep",
    "theo su sap xep", "any", "any time", "anytime", "always", "all day", "toan thoi gian",
    "khong gioi han", "luc nao cung co the", "bat ki", "bat ki luc nao", "theo phan cong",
    "tuy btc", "theo btc", "btc sap xep", "ca sang va chieu", "ca hai buoi", "2 buoi",
  ]

  /// The hours in a cell, with what must be known of how they were read.
  func reading(of value: CellValue) -> Reading<Hours> {
    switch value {
    case .moment(let days): return reading(ofMoment: days)
    case .number(let number):
      return number > 30_000 ? reading(ofMoment: number) : reading(DecimalClock.found(in: number))
    case .text(let text):
      if let known = memory.readings[text] { return known }
      let found = reading(ofText: text)
      if memory.readings.count < 10_000 { memory.readings[text] = found }
      return found
    case .boolean, .error, .uncalculated: return HoursReader.refusal
    }
  }

  /// The hours of a heading whose column is to be marked; nil where it names none.
  func hours(ofHeading text: String) -> [Availability]? {
    switch reading(ofText: text) {
    case .value(.intervals(let hours)), .flagged(.intervals(let hours), _): return hours
    default: return nil
    }
  }

  static var refusal: Reading<Hours> {
    .refused(ValueDiagnostic(.notATime, expected: .ofList(.hours)))
  }
  private static var stamp: Reading<Hours> {
    .left(ValueDiagnostic(.timeStamp, expected: .ofList(.hours)))
  }

  // MARK: Numbers

  private func reading(_ found: DecimalClock.Found) -> Reading<Hours> {
    switch found {
    case .minute(let minute): return .value(.start(PreferredStart(start: minute)))
    case .likely(let minute):
      return .flagged(
        .start(PreferredStart(start: minute)),
        ValueDiagnostic(.readAs, hint: .ofList(.valueReadAs(ClockTime.text(minute)))))
    case .several(let minutes):
      return .refused(
        ValueDiagnostic(
          .unclearTime, expected: .ofList(.hours),
          hint: .ofList(.oneOfTimes(minutes.map(ClockTime.text)))))
    case .none: return HoursReader.refusal
    }
  }

  /// A cell for dates and times: a time of day, or a day with or without one.
  private func reading(ofMoment days: Double) -> Reading<Hours> {
    let seconds = Int(((days - days.rounded(.down)) * 86_400).rounded())
    // Some programs count the day of a mere time as 1.
    if days < 2, seconds > 0, seconds < 86_400 {
      return seconds.isMultiple(of: 60)
        ? .value(.start(PreferredStart(start: seconds / 60))) : HoursReader.stamp
    }
    guard days >= 30_000, let date = BirthReader.date(ofSerial: days)?.date else {
      return HoursReader.refusal
    }
    let named = sessions.places.filter { sessions[$0].date == date }
    guard !named.isEmpty, seconds.isMultiple(of: 60), seconds < 86_400 else {
      return HoursReader.stamp
    }
    if seconds == 0 { return .value(wholeDay(named)) }
    return start(seconds / 60, named).map { .value($0) } ?? HoursReader.refusal
  }

  /// All the hours of some sessions.
  private func wholeDay(_ named: [SessionIndex]) -> Hours {
    guard named.count < sessions.count else { return .always }
    return .intervals(
      named.map { Availability(session: $0, interval: MinuteInterval(from: 0, to: 1440)) })
  }

  /// A start in one session, or in any where all are meant; nil where some of several are.
  private func start(_ minute: Int, _ named: [SessionIndex]) -> Hours? {
    guard named.count < sessions.count else { return .start(PreferredStart(start: minute)) }
    guard named.count == 1 else { return nil }
    return .start(PreferredStart(session: named[0], start: minute))
  }

  // MARK: Text

  private func reading(ofText text: String) -> Reading<Hours> {
    let plain = WrittenText.plain(text)
    let folded = Folding.words(plain)
    if HoursReader.always.contains(folded) { return .value(.always) }
    if WrittenText.saysNothing(plain) { return .nothing }
    // `không đến được 8h-9h` says when somebody cannot come.
    if AnswerReader.declines(in: plain) == .no, !plain.contains(where: \.isNumber) {
      return .left(ValueDiagnostic(.declined))
    }
    if let number = DecimalClock.found(in: plain.tidied) { return reading(number) }
    if let serial = Double(plain), serial > 30_000 { return reading(ofMoment: serial) }
    let day = DayWords(plain)
    guard !day.isEmpty else { return hours(of: plain) }
    let named = day.sessions(among: sessions)
    var clock = ClockWords(day.rest)
    let minute = clock.onlyClock()
    if clock.hasSeconds || HoursReader.isZone(day.rest) { return HoursReader.stamp }
    guard !named.isEmpty else {
      // A full date and perhaps a time is when something happened; hours are of another day.
      let isDate = day.weekdays.isEmpty && day.dates.allSatisfy { $0.year != nil }
      let isMere = day.rest.isEmpty || minute != nil && !HoursReader.hasWords(day.rest)
      return isDate && isMere
        ? HoursReader.stamp
        : .refused(ValueDiagnostic(.otherDay, expected: .ofList(.days(sessions.map(\.date)))))
    }
    if day.rest.isEmpty { return .value(wholeDay(named)) }
    if let minute { return start(minute, named).map { .value($0) } ?? HoursReader.refusal }
    return hours(of: day.rest, named)
  }

  /// Whether a time is one of a form, which says its time zone.
  private static func isZone(_ words: TimeTokens) -> Bool {
    words.tokens.contains { [.word("gmt"), .word("utc"), .word("z")].contains($0) }
  }

  private static func hasWords(_ words: TimeTokens) -> Bool {
    words.tokens.contains { token in
      guard case .word(let word) = token else { return false }
      return !["sa", "ch", "am", "pm", "luc", "t"].contains(word)
    }
  }

  /// The hours a text names; several stand apart by `;`, `,` or `và`.
  private func hours(of text: String) -> Reading<Hours> {
    var found: [Availability] = []
    let parts = HoursReader.parts(of: text)
    for part in parts {
      let (session, rest) = split(part)
      switch SlotWords(TimeTokens(rest)).found() {
      case .interval(let from, let to):
        found.append(
          Availability(session: session, interval: MinuteInterval(from: from, to: to)))
      case .start(let start) where parts.count == 1:
        return .value(.start(PreferredStart(session: session, start: start)))
      case .clock where parts.count == 1: return HoursReader.stamp
      case .start, .clock, .nothing: return HoursReader.refusal
      }
    }
    return found.isEmpty ? HoursReader.refusal : .value(.intervals(found))
  }

  /// The hours that words name, for some sessions.
  private func hours(of words: TimeTokens, _ named: [SessionIndex]) -> Reading<Hours> {
    var found: [Availability] = []
    let sessions = named.count == self.sessions.count ? [nil] : named.map(Optional.some)
    let parts = words.tokens.split { token in
      [.sign(";"), .sign(","), .sign("&"), .word("va"), .word("hoac")].contains(token)
    }
    for part in parts {
      var words = words
      words.tokens = part
      switch SlotWords(words).found() {
      case .interval(let from, let to):
        found += sessions.map {
          Availability(session: $0, interval: MinuteInterval(from: from, to: to))
        }
      case .start(let minute) where parts.count == 1:
        return start(minute, named).map { .value($0) } ?? HoursReader.refusal
      case .start, .clock, .nothing: return HoursReader.refusal
      }
    }
    return found.isEmpty ? HoursReader.refusal : .value(.intervals(found))
  }

  private static let conjunctions: Set<Substring> = ["và", "va", "hoặc", "hoac", "and", "or"]

  /// The intervals a text names, each still as text.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    for piece in text.split(whereSeparator: { ";,&\n".contains($0) }) {
      let words = piece.split(whereSeparator: \.isWhitespace)
      for part in words.split(whereSeparator: { conjunctions.contains($0) }) {
        parts.append(part.joined(separator: " "))
      }
    }
    return parts
  }

  /// The session named before the times, and the times.
  private func split(_ part: String) -> (session: SessionIndex?, times: String) {
    guard let space = part.firstIndex(where: \.isWhitespace),
      let session = sessions.index(ofID: String(part[..<space]))
    else { return (nil, part) }
    return (session, String(part[space...]).trimmingSpaces)
  }
}
