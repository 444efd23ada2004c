/// A task that volunteers or staff have on the day: welcoming people, caring for them after donation.
public struct Role: Equatable, Sendable {
  /// The name that problems and `skills` use, unique.
  public let id: String
  /// What it is called where people read it.
  public let name: String
  /// How many people have to have it.
  public let need: RoleNeed
  /// The sessions that have it; empty for all.
  public let sessions: [SessionIndex]
  /// When it begins, in minutes of the day; nil for the session's opening.
  public let from: Int?
  /// When it ends, in minutes of the day; nil for the session's closing.
  public let to: Int?
  /// What somebody must be able to do to have it: every one of these.
  public let skills: [String]
  /// The minutes of its shortest shift.
  public let shortest: Int
  /// The minutes of its longest shift.
  public let longest: Int
  /// The minutes that somebody rests, at least, between two shifts.
  public let rest: Int

  /// The minutes of a shift where nothing is said: the shortest, the longest, and the rest after it.
  public static let usual = (shortest: 60, longest: 120, rest: 30)

  /// A role of these parts.
  public init(
    id: String, name: String = "", need: RoleNeed, sessions: [SessionIndex] = [], from: Int? = nil,
    to: Int? = nil, skills: [String] = [], shortest: Int = usual.shortest,
    longest: Int = usual.longest, rest: Int = usual.rest
  ) {
    self.id = id
    self.name = name.isEmpty ? id : name
    self.need = need
    self.sessions = sessions
    self.from = from
    self.to = to
    self.skills = skills
    self.shortest = shortest
    self.longest = longest
    self.rest = rest
  }
}

/// How many people a role needs.
public enum RoleNeed: Equatable, Sendable {
  /// Always so many.
  case fixed(Int)
  /// One for each so many people at a place, and at least so many.
  case onePer(Double, at: RolePlace, least: Int)
}

/// Where people are counted whom a role is for.
public enum RolePlace: Equatable, Sendable {
  /// The whole session.
  case everywhere
  /// A zone.
  case zone(String)
  /// A stage, by its id.
  case stage(String)
}

/// Somebody who helps on the day.
public struct Volunteer: Equatable, Sendable {
  /// Unique among the volunteers.
  public let id: String
  /// The name.
  public let name: String
  /// The telephone number, as submitted.
  public let phone: String
  /// What the person is able to do.
  public let skills: Set<String>
  /// When the person can come; empty for always.
  public let available: [Availability]
  /// The minutes of the person's longest shift; nil as the role says.
  public let longest: Int?
  /// The most minutes of the person on one day; nil for any number.
  public let most: Int?

  /// A volunteer of these parts.
  public init(
    id: String, name: String = "", phone: String = "", skills: Set<String> = [],
    available: [Availability] = [], longest: Int? = nil, most: Int? = nil
  ) {
    self.id = id
    self.name = name.isEmpty ? id : name
    self.phone = phone
    self.skills = skills
    self.available = available
    self.longest = longest
    self.most = most
  }

  /// Whether the person can be there all the time from one minute to another: it lies within one
  /// interval in which the person can come, or within several that meet.
  public func canCome(to session: SessionIndex, in interval: MinuteInterval) -> Bool {
    guard !available.isEmpty else { return true }
    var minute = interval.from
    let open = available.filter { $0.session == nil || $0.session == session }.map(\.interval)
      .sorted { $0.from < $1.from }
    for part in open where part.from <= minute { minute = max(minute, part.to) }
    return minute >= interval.to
  }
}
