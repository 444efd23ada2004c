import ArgumentParser
import DriveFiles
import Foundation
import Wording

/// How long to wait for others who change the same drive.
struct HoldOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long to wait while somebody else changes the drive.", valueName: "seconds"))
  var wait: Double = 30

  func validate() throws {
    guard wait.isFinite, (0...86_400).contains(wait) else {
      throw ValidationError("--wait is a number of seconds from 0 on, such as 30.")
    }
  }

  /// Takes hold of a drive to change it.
  ///
  /// - Parameters:
  ///   - url: the drive's folder.
  ///   - work: the command.
  ///   - wording: the language to refuse in.
  /// - Returns: the hold, until it is let go of.
  /// - Throws: the exit status, where others do not let go of it in time.
  func hold(_ url: URL, for work: String, wording: Words) throws -> DriveLock {
    try DriveHold.take(url, for: .changing, work: work, seconds: wait, wording: wording)
  }
}

/// Holding a drive's folder.
enum DriveHold {
  /// How long readers wait for somebody who changes the drive.
  static let patienceOfReaders = 30.0

  /// Takes hold of a drive.
  ///
  /// - Throws: the exit status, where others do not let go of it in time.
  static func take(
    _ url: URL, for use: DriveLock.Use, work: String, seconds: Double, wording: Words
  ) throws -> DriveLock {
    do throws(DriveLock.Fault) {
      return try DriveLock(
        url, for: use, work: work, time: Moment.now.text, pauses: Int(seconds * 100))
    } catch {
      guard case .inUse(let since, let work) = error else { throw ExitStatus.cannotCreate }
      let time = since.flatMap(Moment.init)?.onTheClock(of: .current, in: wording)
      Diagnostics.line(wording.driveInUse(since: time ?? since, work: work))
      throw ExitStatus.cannotCreate
    }
  }
}

/// A moment to the second, as the history keeps it: `2026-11-22T02:40:11Z`.
struct Moment: Equatable {
  /// As it is kept.
  let text: String
  private let date: Date

  /// The moment a text names; nil for any other text.
  init?(_ text: String) {
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    self.init(date)
  }

  private init(_ date: Date) {
    self.date = date
    text = date.formatted(.iso8601)
  }

  /// Now.
  static var now: Moment { Moment(Date()) }

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
}
