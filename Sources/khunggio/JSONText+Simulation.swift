import Drives
import Simulation

extension JSONText {
  /// What happened in a session, with the contract's keys.
  static func played(_ played: PlayedSession, on drive: Drive) -> JSONText {
    let time = played.minutesInSystem
    var entries: [(key: String, value: JSONText)] = [
      ("id", .string(drive.sessions[played.session].id)), ("served", .spread(played.served)),
      ("blood_units", .spread(played.bloodUnits)), ("turned_away", .number(played.turnedAway)),
      (
        "minutes_in_system",
        .object([
          ("median", .number(time.median)), ("low", .number(time.low)),
          ("high", .number(time.high)), ("mean", .number(time.mean)), ("p95", .number(time.p95)),
        ])
      ), ("minutes_waiting", .spread(played.minutesWaiting)),
      (
        "peak_present",
        .object([
          ("mean", .number(played.peakPresent.mean)), ("p95", .integer(played.peakPresent.p95)),
          ("max", .integer(played.peakPresent.max)),
        ])
      ), ("overrun_minutes", .spread(played.overrunMinutes)),
      (
        "crowd_limits",
        .array(
          played.crowdLimits.map { limit in
            .object([
              ("zone", .string(limit.zone)), ("limit", .integer(limit.limit)),
              ("runs_over", .number(limit.runsOver)),
              ("worst_minute_over", .number(limit.worstMinuteOver)),
            ])
          })
      ),
      (
        "stages",
        .array(
          played.stages.map { stage in
            .object([
              ("id", .string(stage.id)), ("utilisation", .number(stage.utilisation)),
              ("mean_queue", .number(stage.meanQueue)), ("mean_wait", .number(stage.meanWait)),
              ("p95_wait", .number(stage.p95Wait)),
            ])
          })
      ),
      (
        "crowd",
        .array(
          played.minutes.enumerated().map { place, minute in
            .object([
              ("minute", .string(ClockTime.text(minute))),
              ("mean", .number(played.crowd.mean[place])),
              ("p05", .integer(played.crowd.p05[place])),
              ("p95", .integer(played.crowd.p95[place])),
            ])
          })
      ),
    ]
    if let shortage = played.shortage {
      entries.append(("after_ceiling", .shortage(shortage)))
    }
    return .object(entries)
  }

  /// Who came to donation when all bags were used: in which part of the runs somebody did, how many,
  /// and when that began.
  private static func shortage(_ shortage: BagShortage) -> JSONText {
    .object([
      ("runs", .number(shortage.runs)), ("turned_away", .number(shortage.turnedAway)),
      (
        "begins",
        shortage.begins.map { begins in
          .object([
            ("p05", .string(ClockTime.text(Int(begins.early)))),
            ("median", .string(ClockTime.text(Int(begins.median)))),
          ])
        } ?? .null
      ),
    ])
  }

  private static func spread(_ spread: CountSpread) -> JSONText {
    .object([
      ("mean", .number(spread.mean)), ("p05", .integer(spread.p05)),
      ("p95", .integer(spread.p95)),
    ])
  }

  private static func spread(_ spread: MinutesSpread) -> JSONText {
    .object([("mean", .number(spread.mean)), ("p95", .number(spread.p95))])
  }
}
