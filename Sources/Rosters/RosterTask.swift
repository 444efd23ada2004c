public import Drives

/// What a roster has to cover: who may help, the roles, and how many people each needs, half hour by
/// half hour.
public struct RosterTask: Equatable, Sendable {
  /// The volunteers.
  public let volunteers: [Volunteer]
  /// The roles.
  public let roles: [Role]
  /// What is needed, in the order of sessions and roles.
  public let needs: [Need]

  /// What one role needs in one session.
  public struct Need: Equatable, Sendable {
    /// The session, as an index in the drive.
    public let session: SessionIndex
    /// The day of the session.
    public let date: CalendarDate
    /// The role, as an index.
    public let role: Int
    /// When its first half hour begins, in minutes of the day.
    public let start: Int
    /// How many people it needs in each half hour from then on.
    public let people: [Int]

    /// A need of these parts.
    public init(session: SessionIndex, date: CalendarDate, role: Int, start: Int, people: [Int]) {
      self.session = session
      self.date = date
      self.role = role
      self.start = start
      self.people = people
    }

    /// How many people it needs in the half hour that begins at a minute.
    public func people(at minute: Int) -> Int {
      let index = (minute - start) / RosterTask.step
      return minute >= start && people.indices.contains(index) ? people[index] : 0
    }
  }

  /// The minutes of a half hour: shifts begin and end at its multiples.
  public static let step = 30

  /// A task of these parts.
  public init(volunteers: [Volunteer], roles: [Role], needs: [Need]) {
    self.volunteers = volunteers
    self.roles = roles
    self.needs = needs
  }

  /// What volunteers are called where several stand beside each other: the name, with the id behind it
  /// where somebody else has the same name.
  public var labels: [String] {
    let keys = volunteers.map { person in
      person.name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var count: [String: Int] = [:]
    for key in keys { count[key, default: 0] += 1 }
    return zip(volunteers, keys).map { person, key in
      count[key] == 1 ? person.name : "\(person.name) (\(person.id))"
    }
  }

  /// The days, in order.
  public var days: [CalendarDate] { Set(needs.map(\.date)).sorted() }
}

/// A shift of a volunteer.
public struct RosterShift: Hashable, Sendable {
  /// The volunteer, as an index.
  public let volunteer: Int
  /// The role, as an index.
  public let role: Int
  /// The session, as an index in the drive.
  public let session: SessionIndex
  /// When it begins and ends, in minutes of the day.
  public let interval: MinuteInterval

  /// A shift of these parts.
  public init(volunteer: Int, role: Int, session: SessionIndex, interval: MinuteInterval) {
    self.volunteer = volunteer
    self.role = role
    self.session = session
    self.interval = interval
  }

  /// How many half hours it has.
  public var halfHours: Int { (interval.to - interval.from) / RosterTask.step }
}

/// What a roster of a day is measured by, the first of them first: nobody is missing where somebody can
/// be there; then nobody is there without need; then the hours are shared.
public struct RosterCost: Equatable, Comparable, Sendable {
  /// How many people are missing, summed over half hours.
  public var missing: Int
  /// How many half hours all volunteers are there.
  public var halfHours: Int
  /// How unequally: the sum over volunteers of the square of their half hours, those of earlier days
  /// with them, less the square of those alone.
  public var unevenness: Int

  /// A cost of these parts.
  public init(missing: Int, halfHours: Int, unevenness: Int) {
    self.missing = missing
    self.halfHours = halfHours
    self.unevenness = unevenness
  }

  /// The first number that differs decides.
  public static func < (left: RosterCost, right: RosterCost) -> Bool {
    (left.missing, left.halfHours, left.unevenness)
      < (right.missing, right.halfHours, right.unevenness)
  }
}

/// The roster of a day.
public struct DayRoster: Equatable, Sendable {
  /// The day.
  public let date: CalendarDate
  /// The shifts, in the order of sessions, roles, times and volunteers.
  public let shifts: [RosterShift]
  /// What it is measured by.
  public let cost: RosterCost
  /// What no roster of the day is below, given the rosters of earlier days: equal to the cost where this
  /// is proven best. Numbers after the first that differs say nothing.
  public let bound: RosterCost

  /// Whether no roster of the day is better.
  public var isProven: Bool { cost == bound }
}

/// The roster of all days, one after the other.
public struct Roster: Equatable, Sendable {
  /// The days, in order.
  public let days: [DayRoster]

  /// A roster of these days.
  public init(days: [DayRoster]) { self.days = days }

  /// All shifts.
  public var shifts: [RosterShift] { days.flatMap(\.shifts) }
  /// Whether no day could be better, given the earlier ones.
  public var isProven: Bool { days.allSatisfy(\.isProven) }
}

/// Where people are missing.
public struct RosterGap: Equatable, Sendable {
  /// The session, as an index in the drive.
  public let session: SessionIndex
  /// The role, as an index.
  public let role: Int
  /// From when to when, in minutes of the day.
  public let interval: MinuteInterval
  /// How many are missing all that time.
  public let people: Int

  /// A gap of these parts.
  public init(session: SessionIndex, role: Int, interval: MinuteInterval, people: Int) {
    self.session = session
    self.role = role
    self.interval = interval
    self.people = people
  }
}

extension RosterTask {
  /// Who is missing under some shifts: half hours one after the other with the same number are one gap.
  public func gaps(under shifts: [RosterShift]) -> [RosterGap] {
    var gaps: [RosterGap] = []
    for need in needs {
      let own = shifts.filter { $0.session == need.session && $0.role == need.role }
      var open: (from: Int, people: Int)?
      for index in 0...need.people.count {
        let minute = need.start + index * Self.step
        let there = own.count { $0.interval.contains(minute) }
        let missing = index < need.people.count ? max(0, need.people[index] - there) : 0
        if let current = open, current.people != missing {
          gaps.append(
            RosterGap(
              session: need.session, role: need.role,
              interval: MinuteInterval(from: current.from, to: minute), people: current.people))
          open = nil
        }
        if missing > 0, open == nil { open = (minute, missing) }
      }
    }
    return gaps
  }
}
