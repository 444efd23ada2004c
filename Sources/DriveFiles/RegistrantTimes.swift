import Drives
import Wording

/// Reads the times people write: when they can come, would like to, and are to come.
struct RegistrantTimes {
  /// The sessions of the drive; nil where drive.yaml could not be read.
  let sessions: SessionNames?

  /// Why text is no time.
  enum TimeError: Error {
    /// This part of it is no time or interval.
    case notATime(String)
    /// The session is not in the drive, which has these.
    case unknownSession(String, known: [String])
    /// The session is missing.
    case missingSession
    /// The drive's sessions are not known, so that nothing can be said.
    case unknowable
  }

  /// `07:30-09:00; hall 10:00-11:30`.
  func availability(_ text: String) throws(TimeError) -> [Availability] {
    var found: [Availability] = []
    for part in text.split(separator: ";") {
      let part = part.trimmed
      guard !part.isEmpty else { continue }
      let (session, times) = split(part)
      let ends = times.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
      guard ends.count == 2, let from = WrittenTime.minute(of: ends[0].trimmed),
        let to = WrittenTime.minute(of: ends[1].trimmed)
      else { throw .notATime(part) }
      let index: SessionIndex?
      if let session { index = try self.index(of: session) } else { index = nil }
      found.append(Availability(session: index, interval: MinuteInterval(from: from, to: to)))
    }
    return found
  }

  /// `08:15` or `hall 08:15`.
  func preferredStart(_ text: String) throws(TimeError) -> PreferredStart {
    let (session, time) = split(text)
    guard let start = WrittenTime.minute(of: time) else { throw .notATime(text) }
    guard let session else { return PreferredStart(start: start) }
    return PreferredStart(session: try index(of: session), start: start)
  }

  /// `hall 08:15`; the session may be left out where the drive has only one.
  func pinnedSlot(_ text: String) throws(TimeError) -> SlotStart {
    let (session, time) = split(text)
    guard let start = WrittenTime.minute(of: time) else { throw .notATime(text) }
    guard let session else {
      guard let sessions else { throw .unknowable }
      guard sessions.ids.count == 1 else { throw .missingSession }
      return SlotStart(session: SessionIndex(0), start: start)
    }
    return SlotStart(session: try index(of: session), start: start)
  }

  /// A session id before the first space, if what stands there is no time, and the rest.
  private func split(_ text: String) -> (session: String?, times: String) {
    guard let space = text.firstIndex(where: { $0 == " " || $0 == "\t" }) else {
      return (nil, text)
    }
    let word = text[..<space]
    if let first = word.unicodeScalars.first, word.contains(":"), ("0"..."9").contains(first) {
      return (nil, text)
    }
    return (String(word), text[space...].trimmed)
  }

  private func index(of session: String) throws(TimeError) -> SessionIndex {
    guard let sessions else { throw .unknowable }
    guard let index = sessions.index(of: session) else {
      throw .unknownSession(session, known: sessions.ids)
    }
    return index
  }
}
