public import Diagnostics
import Drives
import Plans

/// A stage has more or fewer servers from a minute of the day on: a bed broke, a screener left.
public struct StageChange: Equatable, Sendable {
  /// The id of the session.
  public let session: String
  /// The id of the stage.
  public let stage: String
  /// How many more servers; negative for fewer.
  public let by: Int
  /// The minute of the day from which on.
  public let from: Int

  /// A stage with more or fewer servers.
  ///
  /// - Parameters:
  ///   - stage: the id of the stage.
  ///   - session: the id of the session.
  ///   - by: how many more servers; negative for fewer.
  ///   - from: the minute of the day from which on.
  public init(_ stage: String, of session: String, by: Int, from: Int) {
    self.session = session
    self.stage = stage
    self.by = by
    self.from = from
  }
}

/// There is no such stage.
public struct StageChangeError: KhungGioError, Equatable {
  /// The id of the session.
  public let session: String
  /// The id of the stage.
  public let stage: String

  /// What went wrong, by a name for programs.
  public var code: String { "no-such-stage" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}

extension Drive {
  /// The drive with other numbers of servers.
  ///
  /// - Parameters:
  ///   - changes: the changes.
  ///   - kept: where people are who cannot be sent elsewhere: no stage gets fewer servers than they
  ///     need; nil for no such people.
  /// - Returns: the drive.
  /// - Throws: ``StageChangeError``.
  func changed(
    by changes: [StageChange], keeping kept: PerSession<Presence>? = nil
  ) throws(UseCaseError) -> Drive {
    guard !changes.isEmpty else { return self }
    var sessions = sessions
    for change in changes {
      guard let place = sessions.firstIndex(where: { $0.id == change.session }),
        let stage = sessions[place].stages.firstIndex(where: { $0.id == change.stage })
      else { throw UseCaseError(StageChangeError(session: change.session, stage: change.stage)) }
      let session = sessions[place]
      var stages = session.stages
      let old = stages[stage]
      stages[stage] = Stage(
        id: old.id, minutes: old.minutes, zone: old.zone, defers: old.defers,
        servers: old.servers.changed(
          by: change.by, from: change.from, day: session.opens..<session.closes
        ) { minute in
          guard let presence = kept?[SessionIndex(place)], presence.minutes.contains(minute)
          else { return 0 }
          let load = presence.stages[stage][minute - presence.minutes.lowerBound]
          return Int((load - Staffing.rounding).rounded(.up))
        }, overload: old.overload, service: old.service)
      sessions[place] = session.changed(stages: stages)
    }
    do throws(InvalidDrive) {
      return try with(sessions: sessions)
    } catch {
      throw UseCaseError(InternalError("\(error.problems)"))
    }
  }
}

extension Staffing {
  /// How far above a whole number an expected load may lie by rounding.
  fileprivate static let rounding = 1e-6

  /// The servers with more or fewer from a minute on, at no minute fewer than are needed.
  fileprivate func changed(
    by number: Int, from: Int, day: Range<Int>, needed: (_ minute: Int) -> Int
  ) -> Staffing {
    var shifts: [Shift] = []
    for minute in day {
      let before = count(at: minute)
      let count =
        minute < from ? before : max(0, before + number, min(before, needed(minute)))
      if let last = shifts.last, last.count == count {
        shifts[shifts.count - 1] = Shift(
          interval: MinuteInterval(from: last.interval.from, to: minute + 1), count: count)
      } else {
        shifts.append(
          Shift(interval: MinuteInterval(from: minute, to: minute + 1), count: count))
      }
    }
    return .shifts(shifts)
  }
}
