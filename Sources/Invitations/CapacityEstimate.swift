public import Drives

/// About how many people a session has room for, and what limits that first: a look at each limit
/// alone, which no plan exceeds, and few reach.
public struct CapacityEstimate: Equatable, Sendable {
  /// The people.
  public let people: Int
  /// The rule that limits them.
  public let rule: HardRule
  /// The stage or zone that limits them; empty for the session as a whole.
  public let subject: String

  /// The room of every session of a drive; nil for one that nothing limits.
  public static func all(on drive: Drive) -> [CapacityEstimate?] {
    let (rates, party) = mean(of: drive)
    let reserved = drive.turnout.reserveRates
    return drive.sessions.map {
      CapacityEstimate(of: $0, rates: rates, party: party, reserved: reserved)
    }
  }

  private init?(of session: Session, rates: Rates, party: Double, reserved: Rates) {
    func reaching(_ stage: Int, _ rates: Rates) -> Double {
      rates.reaching(stage: stage, deferringStage: session.deferringStage)
    }
    let perSlot = session.reservedPerSlot
    let kept = Double(session.reservedPeople)
    var rooms: [(Double, HardRule, String)] = []
    if let most = session.arrivalsPerSlot {
      rooms.append((Double((most - perSlot) * session.slotStarts.count), .arrivalsPerSlot, ""))
    }
    if let ceiling = session.bloodUnits.ceiling, rates.expectedBloodUnits > 0 {
      let left = ceiling - kept * reserved.expectedBloodUnits
      rooms.append((left / rates.expectedBloodUnits, .bloodCeiling, ""))
    }
    if let first = session.slotStarts.first, let last = session.slotStarts.last {
      let arrivals = first..<last + session.slotMinutes
      for (place, stage) in session.stages.enumerated() {
        // Every minute a person spends in the stage is a minute of one server.
        let begin = session.stageOffsets[place]
        let minutes = arrivals.lowerBound + begin..<arrivals.upperBound + begin + stage.minutes - 1
        let waiting = stage.overload?.most ?? 0
        let served = minutes.reduce(0.0) { $0 + Double(stage.servers.count(at: $1)) + waiting }
        let left = served - kept * Double(stage.minutes) * reaching(place, reserved)
        let used = Double(stage.minutes) * reaching(place, rates)
        if used > 0 { rooms.append((left / used, .stageCapacity, stage.id)) }
      }
      for limit in session.crowdLimits where !limited(limit, session) {
        let inside = session.stages.indices.filter { limit.covers(session.stages[$0]) }
        func used(_ rates: Rates) -> Double {
          inside.reduce(0.0) { $0 + Double(session.stages[$1].minutes) * reaching($1, rates) }
        }
        let minutes = arrivals.count + session.stay
        let left = Double(limit.limit * minutes) - kept * used(reserved)
        if used(rates) > 0 {
          rooms.append((left / (party * used(rates)), .crowdLimit, limit.zone))
        }
      }
    }
    guard let least = rooms.min(by: { $0.0 < $1.0 }) else { return nil }
    people = Int(min(max(0, least.0) + 1e-6, 1e12))
    rule = least.1
    subject = least.2
  }

  /// The rates of everyone on the lists, on average, and how many come when one of them does.
  private static func mean(of drive: Drive) -> (rates: Rates, party: Double) {
    guard !drive.registrants.isEmpty else { return (drive.turnout.rates, 1) }
    var (show, blood, heads) = (0.0, 0.0, 0.0)
    for registrant in drive.registrants.places {
      let donor = drive.donorClass(of: registrant)
      show += donor.rates.show
      blood += donor.rates.expectedBloodUnits
      heads += donor.rates.show * Double(donor.party)
    }
    let count = Double(drive.registrants.count)
    return (
      Rates(show: show / count, deferral: show > 0 ? 1 - blood / show : 0),
      show > 0 ? heads / show : 1
    )
  }
}

/// Whether a limit holds for a part of the day only, and so limits no total.
private func limited(_ limit: CrowdLimit, _ session: Session) -> Bool {
  (limit.from ?? session.opens) > session.opens || (limit.to ?? session.closes) < session.closes
}
