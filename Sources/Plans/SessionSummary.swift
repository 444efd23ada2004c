public import Drives

/// What a plan makes of one session, at a glance.
public struct SessionSummary: Equatable, Sendable {
  /// The session.
  public let session: SessionIndex
  /// The blood units expected of everyone invited.
  public let expectedBloodUnits: Double
  /// The largest number of people expected in the whole session at one minute.
  public let peakExpected: Double
  /// Every slot of the session, and every other start the plan invites to, in rising order.
  public let slots: [Slot]

  /// How many people are invited.
  public var invited: Int { slots.reduce(0) { $0 + $1.invited } }

  /// One slot at a glance.
  public struct Slot: Equatable, Sendable {
    /// The first minute of the slot.
    public let start: Int
    /// How many are invited to it.
    public let invited: Int
    /// The largest number of people expected in the whole session at one of the slot's minutes.
    public let expectedPresent: Double
    /// The least crowd limit of the whole session that holds at one of the slot's minutes; nil for
    /// none.
    public let limit: Int?
    /// Of all crowd limits that hold at one of the slot's minutes, the one nearest to being
    /// reached by the number expected; nil for none.
    public let tightest: Crowding?
  }

  /// A crowd limit and the number expected under it.
  public struct Crowding: Equatable, Sendable {
    /// The zone of the limit, `*` for the whole session.
    public let zone: String
    /// The most people present.
    public let limit: Int
    /// The largest number expected in the zone at one of the minutes asked for.
    public let expectedPresent: Double
  }

  init(_ invited: InvitedSession, index: SessionIndex) {
    let session = invited.session
    let presence = Presence(invited)
    let whole = presence.expected(inZone: CrowdLimit.everywhere)
    let limited = session.crowdLimits.map {
      (limit: $0, expected: presence.expected(inZone: $0.zone))
    }
    let invitedAt = Dictionary(
      uniqueKeysWithValues: invited.slots.map { ($0.start, $0.invited) })
    self.session = index
    expectedBloodUnits = invited.expectedBloodUnits
    peakExpected = whole.max() ?? 0
    slots = Set(session.slotStarts).union(invitedAt.keys).sorted().map { start in
      let minutes = start..<start + session.slotMinutes
      var tightest: Crowding?
      for (limit, expected) in limited {
        let held = minutes.filter(limit.holds).map { expected[$0 - presence.minutes.lowerBound] }
        guard let most = held.max() else { continue }
        let crowding = Crowding(zone: limit.zone, limit: limit.limit, expectedPresent: most)
        if tightest.map({ crowding.room < $0.room }) ?? true { tightest = crowding }
      }
      return Slot(
        start: start, invited: invitedAt[start] ?? 0,
        expectedPresent: minutes.map { whole[$0 - presence.minutes.lowerBound] }.max() ?? 0,
        limit: session.crowdLimits.filter { limit in
          limit.zone == CrowdLimit.everywhere && minutes.contains(where: limit.holds)
        }.map(\.limit).min(),
        tightest: tightest)
    }
  }
}

extension SessionSummary.Crowding {
  /// The part of the limit that is free; negative where more are expected than it allows.
  fileprivate var room: Double { 1 - expectedPresent / Double(max(1, limit)) }
}

extension Plan {
  /// Every session of the drive at a glance, in the drive's order.
  public func summaries(on drive: Drive) -> [SessionSummary] {
    Plan.summaries(of: assignments, on: drive)
  }

  /// Every session of the drive at a glance, in the drive's order, for any assignments.
  public static func summaries(of assignments: [Assignment], on drive: Drive) -> [SessionSummary] {
    zip(drive.sessions.places, InvitedSession.all(of: assignments, on: drive)).map {
      SessionSummary($1, index: $0)
    }
  }
}
