import Drives
import Plans

/// One session made ready to be simulated: who is invited when, and everything that is drawn.
struct SessionScript: Sendable {
  let session: Session
  /// Which of the drive it is.
  let index: SessionIndex
  /// Everyone invited, by slot and then in list order.
  let invited: [Invited]
  /// How far the session has come; nil before it begins.
  let progress: SessionProgress?
  /// The rates of those who come without an invitation.
  let walkInRates: Rates
  /// How long slots are, where people come spread over them; 0 where they come at the beginning.
  let spread: Double
  /// The stage in which blood is drawn.
  let donation: Int
  /// How many bags there are; nil for any number.
  let bags: Int?
  let lateness: Sampler?
  let walk: Sampler?
  /// How long each stage takes.
  let services: [Sampler]
  let capacities: [ServingCapacity]
  /// The whole session first, then every other zone with a limit of its own.
  let zones: [Zone]
  /// For each crowd limit its zone in `zones`.
  let zoneOfLimit: [Int]

  /// Someone invited.
  struct Invited: Sendable {
    let registrant: RegistrantIndex
    /// The minute at which the first of the slot are asked to be there.
    let start: Double
    let rates: Rates
    /// How many come when the person comes, the person included.
    let party: Int
  }

  /// A part of the site where heads are counted.
  struct Zone: Sendable {
    /// For each stage, whether who waits for it or is served there is in the zone.
    let covers: [Bool]
  }

  /// The sessions of a drive with the people a plan invites to them.
  static func all(
    of assignments: [Assignment], on drive: Drive, since progress: [SessionProgress?] = []
  ) -> [SessionScript] {
    var invited = PerSession<[Invited]>(repeating: [], for: drive.sessions.places)
    var known: Set<RegistrantIndex> = []
    for (index, begun) in zip(invited.indices, progress) {
      // Whoever has come somewhere counts there, wherever the plan invites them.
      for (registrant, arrival) in begun?.registrants ?? [:]
      where drive.registrants.places.contains(registrant) && known.insert(registrant).inserted {
        let donor = drive.donorClass(of: registrant)
        invited[index].append(
          Invited(
            registrant: registrant, start: arrival.minute, rates: donor.rates, party: donor.party))
      }
    }
    for assignment in assignments where !known.contains(assignment.registrant) {
      let donor = drive.donorClass(of: assignment.registrant)
      let session = drive.sessions[assignment.slot.session]
      invited[assignment.slot.session].append(
        Invited(
          registrant: assignment.registrant,
          start: Double(assignment.slot.start - session.arriveBefore), rates: donor.rates,
          party: donor.party))
    }
    return drive.sessions.places.map { index in
      SessionScript(
        drive.sessions[index], index: index,
        invited: invited[index].sorted {
          ($0.start, $0.registrant) < ($1.start, $1.registrant)
        }, since: progress.dropFirst(index.rawValue).first ?? nil,
        walkInRates: drive.turnout.rates)
    }
  }

  /// How far below a whole number a ceiling may lie by rounding.
  private static let rounding = 1e-6

  private init(
    _ session: Session, index: SessionIndex, invited: [Invited], since progress: SessionProgress?,
    walkInRates: Rates
  ) {
    self.session = session
    self.index = index
    self.invited = invited
    self.progress = progress
    self.walkInRates = walkInRates
    spread = session.arrive == .spread ? Double(session.slotMinutes) : 0
    donation = session.donationStage ?? 0
    bags = session.bloodUnits.ceiling.map { Int(($0 + SessionScript.rounding).rounded(.down)) }
    lateness = session.lateness.map { Sampler($0, use: .lateness) }
    walk = session.walk.map { Sampler($0) }
    services = session.stages.map { Sampler($0.service ?? .fixed(Double($0.minutes))) }
    capacities = session.stages.map {
      ServingCapacity(of: $0.servers, closes: session.closes)
    }
    var names = [CrowdLimit.everywhere]
    zoneOfLimit = session.crowdLimits.map { limit in
      if let zone = names.firstIndex(of: limit.zone) { return zone }
      names.append(limit.zone)
      return names.count - 1
    }
    zones = names.map { name in
      Zone(covers: session.stages.map { name == CrowdLimit.everywhere || $0.zone == name })
    }
  }
}
