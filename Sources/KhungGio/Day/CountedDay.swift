import DriveStore
public import Drives
import Foundation
public import Wording

/// What was counted at the doors of one day, for the report after it.
public struct CountedDay: Equatable, Sendable {
  /// How many came.
  public let came: Int
  /// How many of them were deferred.
  public let deferred: Int

  /// The numbers of the report that follow from it: whoever came and was not deferred has given blood.
  public var counts: [Words.SummaryRow: Int] { came > 0 ? [.bloodUnitsDay: came - deferred] : [:] }

  /// What was counted on a day of a drive; nothing where nobody recorded anything.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - date: the day.
  /// - Throws: why the history cannot be read.
  public init(of drive: OpenDrive, on date: CalendarDate) throws(UseCaseError) {
    guard History.exists(in: drive.url) else {
      (came, deferred) = (0, 0)
      return
    }
    let events = try drive.records.history { history throws(HistoryError) in
      try history.arrivals()
    }
    let sessions = Set(drive.drive.sessions.filter { $0.date == date }.map(\.id))
    let zone = drive.drive.timeZone
    let onDay = events.filter { event in
      sessions.contains(event.event.session)
        && event.moment.map { DayClock($0, in: zone).date == date } ?? false
    }
    let here = DayRecord(onDay).people.values.filter(\.hasCome)
    came = here.count
    deferred = here.count { $0.isDeferred }
  }
}
