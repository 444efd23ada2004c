import Drives
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
  /// The ids of the drive's sessions.
  let sessions: [String]
  private let memory = Memory()

  /// What was read before: lists say the same few things of most people.
  private final class Memory {
    var hours: [String: Hours?] = [:]
  }

  init(sessions: [String]) { self.sessions = sessions }

  private static let always: Set<String> = [
    "ca ngay", "ca buoi", "luc nao cung duoc", "gio nao cung duoc", "bat ky", "bat ky luc nao",
    "bat cu luc nao", "tuy", "tuy y", "tuy sap xep", "linh hoat", "tu do", "theo sap xep",
    "theo su sap xep", "any", "any time", "anytime", "always", "all day", "toan thoi gian",
    "khong gioi han",
  ]
  private static let halves: [String: (from: Int, to: Int)] = [
    "sang": (0, 720), "buoi sang": (0, 720), "morning": (0, 720), "chieu": (720, 1440),
    "buoi chieu": (720, 1440), "afternoon": (720, 1440),
  ]

  /// The hours in a cell; nil where none can be read from it.
  func hours(of value: CellValue) -> Hours? {
    switch value {
    case .moment(let days), .number(let days): return HoursReader.start(ofDays: days)
    case .text(let text):
      if let known = memory.hours[text] { return known }
      let found = hours(of: text)
      if memory.hours.count < 10_000 { memory.hours[text] = .some(found) }
      return found
    case .boolean, .error, .uncalculated: return nil
    }
  }

  /// A part of a day, or a whole number that is an hour.
  private static func start(ofDays days: Double) -> Hours? {
    let part = days - days.rounded(.down)
    if part > 0, days < 400_000 {
      return .start(PreferredStart(start: Int((part * 1440).rounded()) % 1440))
    }
    guard let hour = Int(exactly: days), (5...20).contains(hour) else { return nil }
    return .start(PreferredStart(start: hour * 60))
  }

  /// The hours a text names; several stand apart by `;`, `,` or `và`.
  func hours(of text: String) -> Hours? {
    if HoursReader.always.contains(Folding.words(text)) { return .always }
    var found: [Availability] = []
    let parts = HoursReader.parts(of: text)
    for part in parts {
      let (session, rest) = split(part)
      var words = ClockWords(rest)
      if let (from, to) = HoursReader.halves[Folding.words(rest)] ?? words.interval() {
        guard from < to else { return nil }
        found.append(
          Availability(session: session, interval: MinuteInterval(from: from, to: to)))
        continue
      }
      words = ClockWords(rest)
      guard parts.count == 1, let start = words.onlyClock() else { return nil }
      return .start(PreferredStart(session: session, start: start))
    }
    return found.isEmpty ? nil : .intervals(found)
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
  private func split(_ part: String) -> (session: Int?, times: String) {
    guard let space = part.firstIndex(where: \.isWhitespace),
      let session = sessions.firstIndex(of: String(part[..<space]))
    else { return (nil, part) }
    return (session, String(part[space...]).trimmingSpaces)
  }
}
