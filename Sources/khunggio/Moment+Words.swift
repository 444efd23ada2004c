import ArgumentParser
import Foundation
import KhungGio
import Wording

/// How long to wait for others who change the same drive.
struct HoldOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long to wait while somebody else changes the drive.", valueName: "seconds"))
  var wait: Double = DriveHold.usualWait

  func validate() throws {
    guard wait.isFinite, (0...86_400).contains(wait) else {
      throw ValidationError("--wait is a number of seconds from 0 on, such as 30.")
    }
  }
}

extension Moment {
  /// As people of a place read it: `09h40:11 22/11/2026`, in English `2026-11-22 09:40:11`.
  func onTheClock(of zone: TimeZone, in wording: Words) -> String {
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
  static func onTheClock(_ text: String, of zone: String, in wording: Words) -> String {
    Moment(text)?.onTheClock(of: TimeZone(identifier: zone) ?? .current, in: wording) ?? text
  }
}
