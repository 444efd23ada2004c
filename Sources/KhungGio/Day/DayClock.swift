public import DriveStore
public import Drives
import Foundation

/// What the clocks of a drive's place show at a moment.
public struct DayClock: Equatable, Sendable {
  /// The day.
  public let date: CalendarDate
  /// The minute of the day.
  public let minute: Int

  /// What clocks show.
  ///
  /// - Parameters:
  ///   - moment: the moment.
  ///   - zone: the name of the time zone.
  public init(_ moment: Moment, in zone: String) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .current
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: moment.date)
    date =
      CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
      ?? CalendarDate.latest
    minute = (parts.hour ?? 0) * DayClock.minutesPerHour + (parts.minute ?? 0)
  }

  private static let minutesPerHour = 60
}

extension Arrival {
  /// How far the clock of a device may lie behind the moment at which its event came, in seconds, and
  /// still be believed: it was cut off meanwhile.
  private static let longestWait = 86_400.0

  /// When it happened: by the clock of the device, unless that clock is wrong.
  public var moment: Moment? {
    guard let kept = Moment(keptTime) else { return nil }
    guard let device = Moment(event.deviceTime) else { return kept }
    return Arrival.isBelieved(waiting: kept.date.timeIntervalSince(device.date)) ? device : kept
  }

  /// Whether the clock of a device is believed.
  ///
  /// - Parameter wait: how many seconds later the event came, by this machine's clock.
  /// - Returns: whether it is.
  static func isBelieved(waiting wait: Double) -> Bool { (0...longestWait).contains(wait) }

  /// The minute of the day at which it happened, by the clocks of a place.
  ///
  /// - Parameter zone: the name of the time zone.
  /// - Returns: the minute; 0 where no clock says.
  public func minute(in zone: String) -> Int {
    moment.map { DayClock($0, in: zone).minute } ?? 0
  }
}
