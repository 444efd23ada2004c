public import Drives

/// How many people are where in a session, minute by minute.
public struct RosterLoad: Equatable, Sendable {
  /// The minutes covered.
  public let minutes: Range<Int>
  /// For each stage, how many are there at each of the minutes.
  public let stages: [[Double]]
  /// For each zone, `*` for all, how many are there at each of the minutes.
  public let zones: [String: [Double]]

  /// A load of these parts.
  public init(minutes: Range<Int>, stages: [[Double]], zones: [String: [Double]]) {
    self.minutes = minutes
    self.stages = stages
    self.zones = zones
  }
}

extension RosterTask {
  /// A need of fewer people than this above a whole number is that number.
  private static let tolerance = 1e-6

  /// The task of covering a load.
  ///
  /// - Parameters:
  ///   - loads: how many people are where, one per session of the drive.
  ///   - drive: the drive.
  ///   - roles: the roles.
  ///   - volunteers: who may help.
  public init(
    covering loads: [RosterLoad], of drive: Drive, roles: [Role], volunteers: [Volunteer]
  ) {
    var needs: [Need] = []
    for (index, session) in zip(drive.sessions.places, drive.sessions) {
      for (number, role) in roles.enumerated()
      where role.sessions.isEmpty || role.sessions.contains(index) {
        let from = Self.down(role.from ?? session.opens)
        let to = Self.up(role.to ?? session.closes)
        guard from < to else { continue }
        let people = stride(from: from, to: to, by: Self.step).map { minute in
          Self.people(for: role.need, from: minute, in: loads[index.rawValue], session)
        }
        guard people.contains(where: { $0 > 0 }) else { continue }
        needs.append(
          Need(session: index, date: session.date, role: number, start: from, people: people))
      }
    }
    self.init(volunteers: volunteers, roles: roles, needs: needs)
  }

  private static func down(_ minute: Int) -> Int { minute / step * step }
  private static func up(_ minute: Int) -> Int { (minute + step - 1) / step * step }

  /// As many as the fullest minute of the half hour needs.
  private static func people(
    for need: RoleNeed, from minute: Int, in load: RosterLoad, _ session: Session
  ) -> Int {
    switch need {
    case .fixed(let people): return people
    case .onePer(let per, let place, let least):
      let counts: [Double]
      switch place {
      case .everywhere: counts = load.zones[CrowdLimit.everywhere] ?? []
      case .zone(let zone): counts = load.zones[zone] ?? []
      case .stage(let id):
        let stage = session.stages.firstIndex { $0.id == id }
        counts = stage.map { load.stages[$0] } ?? []
      }
      let most = (minute..<minute + step).compactMap { minute in
        load.minutes.contains(minute) ? counts[minute - load.minutes.lowerBound] : nil
      }.max()
      return max(least, Int(((most ?? 0) / per - tolerance).rounded(.up)))
    }
  }
}
