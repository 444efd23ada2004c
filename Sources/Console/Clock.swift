package import Drives
package import Foundation
package import KhungGio
package import Wording

extension Moment {
  /// As people of a place read it: `09h40:11 22/11/2026`, in English `2026-11-22 09:40:11`.
  package func onTheClock(of zone: TimeZone, in wording: Words) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: date)
    func two(_ number: Int?) -> String {
      let number = number ?? 0
      return number < 10 ? "0\(number)" : "\(number)"
    }
    return wording.moment(
      year: "\(parts.year ?? 0)", month: two(parts.month), day: two(parts.day),
      hour: two(parts.hour), minute: two(parts.minute), second: two(parts.second))
  }

  /// A moment as the history keeps it, as people of a place read it.
  ///
  /// - Parameters:
  ///   - text: the moment; a text that is none is given back.
  ///   - zone: the time zone, by its name.
  ///   - wording: the language.
  /// - Returns: the moment.
  package static func onTheClock(_ text: String, of zone: String, in wording: Words) -> String {
    Moment(text)?.onTheClock(of: TimeZone(identifier: zone) ?? .current, in: wording) ?? text
  }

  /// The day of a moment as the history keeps it, as people of a place read it.
  ///
  /// - Parameters:
  ///   - text: the moment.
  ///   - zone: the time zone, by its name.
  ///   - wording: the language.
  /// - Returns: the day.
  package static func day(_ text: String, of zone: String, in wording: Words) -> String {
    let clock = onTheClock(text, of: zone, in: wording)
    // The day stands on one side of the blank, the time of day on the other.
    return clock.split(separator: " ").map(String.init).first { !$0.contains(":") } ?? clock
  }
}

extension PublishedSource.Origin {
  /// What it is called.
  ///
  /// - Parameters:
  ///   - zone: the time zone in which to say when it was published.
  ///   - wording: the language.
  /// - Returns: the path, or the number and when it was published.
  package func name(in zone: TimeZone, wording: Words) -> String {
    switch self {
    case .file(let path): path
    case .revision(let number, let time):
      wording.issueName(number, at: Moment(time)?.onTheClock(of: zone, in: wording) ?? time)
    }
  }
}

extension Drive {
  /// Its time zone; this computer's where nobody knows it.
  package var zone: TimeZone { TimeZone(identifier: timeZone) ?? .current }
}
