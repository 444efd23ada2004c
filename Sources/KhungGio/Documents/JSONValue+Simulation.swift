public import Drives
public import Simulation

extension JSONValue {
  /// What happened in a session, with the contract's keys.
  public static func simulated(_ simulated: SimulatedSession, on drive: Drive) -> JSONValue {
    let time = simulated.minutesInSystem
    var entries: [(key: String, value: JSONValue)] = [
      ("id", .string(drive.sessions[simulated.session].id)), ("served", .spread(simulated.served)),
      ("blood_units", .spread(simulated.bloodUnits)),
      ("turned_away", .number(simulated.turnedAway)),
      (
        "minutes_in_system",
        .object([
          ("median", .number(time.median)), ("low", .number(time.low)),
          ("high", .number(time.high)), ("mean", .number(time.mean)), ("p95", .number(time.p95)),
        ])
      ), ("minutes_waiting", .spread(simulated.minutesWaiting)),
      (
        "peak_present",
        .object([
          ("mean", .number(simulated.peakPresent.mean)),
          ("p95", .integer(simulated.peakPresent.p95)),
          ("max", .integer(simulated.peakPresent.max)),
        ])
      ), ("overrun_minutes", .spread(simulated.overrunMinutes)),
      (
        "crowd_limits",
        .array(
          simulated.crowdLimits.map { limit in
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
          simulated.stages.map { stage in
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
          simulated.minutes.enumerated().map { place, minute in
            .object([
              ("minute", .string(ClockTime.text(minute))),
              ("mean", .number(simulated.crowd.mean[place])),
              ("p05", .integer(simulated.crowd.p05[place])),
              ("p95", .integer(simulated.crowd.p95[place])),
            ])
          })
      ),
    ]
    if let shortage = simulated.shortage {
      entries.append(("after_ceiling", .shortage(shortage)))
    }
    return .object(entries)
  }

  /// Who came to donation when all bags were used: in which part of the runs somebody did, how many,
  /// and when that began.
  private static func shortage(_ shortage: BagShortage) -> JSONValue {
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

  private static func spread(_ spread: CountSpread) -> JSONValue {
    .object([
      ("mean", .number(spread.mean)), ("p05", .integer(spread.p05)),
      ("p95", .integer(spread.p95)),
    ])
  }

  private static func spread(_ spread: MinutesSpread) -> JSONValue {
    .object([("mean", .number(spread.mean)), ("p95", .number(spread.p95))])
  }
}
