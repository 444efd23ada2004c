import Drives
import Plans
public import Simulation

/// Forecasts the rest of the day: simulates it from now on, with everything that has happened as it is.
public struct ForecastDay: UseCase {
  /// The drive on its day.
  public var day: OpenDay
  /// What has happened.
  public var record: DayRecord
  /// When it is; nil for now.
  public var moment: Moment?
  /// How often the rest of the day is simulated.
  public var runs = ForecastDay.usualRuns
  /// The random seed.
  public var seed: UInt64 = 1
  /// What has changed at stages, from a minute on.
  public var changes: [StageChange] = []

  /// How often the rest of the day is simulated, by default.
  public static let usualRuns = 500
  /// How late people come where the drive does not say, in minutes: without it nobody who is late would
  /// ever come.
  private static let usualLateness = Distribution.exponential(mean: 5)

  /// Forecasts the rest of a day.
  ///
  /// - Parameters:
  ///   - day: the drive on its day.
  ///   - record: what has happened.
  public init(_ day: OpenDay, _ record: DayRecord) {
    self.day = day
    self.record = record
  }

  /// Simulates it on the calling thread.
  ///
  /// - Parameter context: how to stop it.
  /// - Returns: the forecast.
  /// - Throws: a ``StoppedError`` where it was stopped, or what is wrong with a change.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> DayForecast {
    let state = DayState(day, record, at: moment ?? .now)
    let changed = try day.drive.drive.changed(by: changes)
    let drive: Drive
    do throws(InvalidDrive) {
      drive = try changed.with(
        sessions: changed.sessions.map { session in
          session.lateness == nil ? session.changed(lateness: Self.usualLateness) : session
        })
    } catch {
      throw UseCaseError(InternalError("\(error.problems)"))
    }
    let simulated = Simulator(runs: runs, seed: seed).simulate(
      state.assignments, on: drive, since: state.progress,
      isStopped: { context.cancellation.isCancelled })
    guard simulated.runs == runs else { throw UseCaseError(StoppedError()) }
    return DayForecast(
      clock: state.clock, runs: runs,
      sessions: state.sessions.map { index in
        SessionForecast(
          simulated.sessions[index.rawValue], of: drive.sessions[index],
          now: state.minute(in: index))
      })
  }
}

/// How the rest of the day is likely to go.
public struct DayForecast: JSONDocument, Equatable {
  /// What the clocks show.
  public let clock: DayClock
  /// How often it was simulated.
  public let runs: Int
  /// Every session of the day.
  public let sessions: [SessionForecast]

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("time", .string(ClockTime.text(clock.minute))), ("runs", .integer(runs)),
      ("sessions", .array(sessions.map(\.json))),
    ])
  }
}

/// How the rest of a session is likely to go.
public struct SessionForecast: JSONDocument, Equatable {
  /// How many people are expected at a time.
  public struct Row: Equatable, Sendable {
    /// The minute of the day.
    public let minute: Int
    /// The mean.
    public let mean: Double
    /// What 95 % of the simulated days do not exceed.
    public let p95: Int
  }

  /// The id of the session.
  public let id: String
  /// How many blood units are given in all.
  public let bloodUnits: CountSpread
  /// How many are served in all.
  public let served: CountSpread
  /// How long after closing the last leaves.
  public let overrun: MinutesSpread
  /// The part of the simulated days in which a limit is exceeded from now on.
  public let over: Double
  /// How many are expected, slot by slot from the next on.
  public let rows: [Row]

  init(_ simulated: SimulatedSession, of session: Session, now: Int) {
    id = session.id
    bloodUnits = simulated.bloodUnits
    served = simulated.served
    overrun = simulated.overrunMinutes
    over = simulated.crowdLimits.map(\.runsOver).max() ?? 0
    let starts = stride(from: session.opens, to: session.closes, by: session.slotMinutes)
    rows = starts.filter { $0 >= now }.compactMap { minute in
      let place = minute - simulated.minutes.lowerBound
      guard simulated.crowd.mean.indices.contains(place) else { return nil }
      return Row(
        minute: minute, mean: simulated.crowd.mean[place], p95: simulated.crowd.p95[place])
    }
  }

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("id", .string(id)),
      (
        "blood_units",
        .object([
          ("mean", .number(bloodUnits.mean)), ("p05", .integer(bloodUnits.p05)),
          ("p95", .integer(bloodUnits.p95)),
        ])
      ),
      ("served", .number(served.mean)), ("overrun_p95", .number(overrun.p95)),
      ("over", .number(over)),
      (
        "crowd",
        .array(
          rows.map {
            .object([
              ("time", .string(ClockTime.text($0.minute))), ("mean", .number($0.mean)),
              ("p95", .integer($0.p95)),
            ])
          })
      ),
    ])
  }
}
