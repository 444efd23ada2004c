public import Drives

/// About how many people a session has room for, and what limits that first: a look at each limit
/// alone, which no plan exceeds, and few reach.
public struct Room: Equatable, Sendable {
  /// The people.
  public let people: Int
  /// The rule that limits them.
  public let rule: HardRule
  /// The stage or zone that limits them; empty for the session as a whole.
  public let subject: String

  /// The room of every session of a drive; nil for one that nothing limits.
  public static func all(on drive: Drive) -> [Room?] {
    let rates = mean(of: drive)
    return drive.sessions.map { Room(of: $0, rates: rates) }
  }

  private init?(of session: Session, rates: Rates) {
    func reaching(_ stage: Int) -> Double {
      rates.show * (session.deferringStage.map { stage > $0 } ?? false ? 1 - rates.deferral : 1)
    }
    var rooms: [(Double, HardRule, String)] = []
    if let most = session.arrivalsPerSlot {
      rooms.append((Double(most * session.slotStarts.count), .arrivalsPerSlot, ""))
    }
    if let ceiling = session.bloodUnits.ceiling, rates.expectedBloodUnits > 0 {
      rooms.append((ceiling / rates.expectedBloodUnits, .bloodCeiling, ""))
    }
    if let first = session.slotStarts.first, let last = session.slotStarts.last {
      let arrivals = first..<last + session.slotMinutes
      for (place, stage) in session.stages.enumerated() {
        // Every minute a person spends in the stage is a minute of one server.
        let begin = session.stageOffsets[place]
        let minutes = arrivals.lowerBound + begin..<arrivals.upperBound + begin + stage.minutes - 1
        let served = minutes.reduce(0) { $0 + stage.servers.count(at: $1) }
        let used = Double(stage.minutes) * reaching(place)
        if used > 0 { rooms.append((Double(served) / used, .stageCapacity, stage.id)) }
      }
      for limit in session.crowdLimits where !limited(limit, session) {
        let inside = session.stages.indices.filter { limit.covers(session.stages[$0]) }
        let used = inside.reduce(0.0) { $0 + Double(session.stages[$1].minutes) * reaching($1) }
        let minutes = arrivals.count + session.stay
        if used > 0 {
          rooms.append((Double(limit.limit * minutes) / used, .crowdLimit, limit.zone))
        }
      }
    }
    guard let least = rooms.min(by: { $0.0 < $1.0 }) else { return nil }
    people = Int(min(least.0 + 1e-6, 1e12))
    rule = least.1
    subject = least.2
  }

  /// The rates of everyone on the lists, on average.
  private static func mean(of drive: Drive) -> Rates {
    guard !drive.registrants.isEmpty else { return drive.turnout.rates }
    var (show, blood) = (0.0, 0.0)
    for registrant in drive.registrants {
      let rates = drive.rates(of: registrant)
      show += rates.show
      blood += rates.expectedBloodUnits
    }
    let count = Double(drive.registrants.count)
    return Rates(show: show / count, deferral: show > 0 ? 1 - blood / show : 0)
  }
}

/// Whether a limit holds for a part of the day only, and so limits no total.
private func limited(_ limit: CrowdLimit, _ session: Session) -> Bool {
  (limit.from ?? session.opens) > session.opens || (limit.to ?? session.closes) < session.closes
}
