/// An organisational unit that was asked for donors: an office, a ward, a school.
public struct Unit: Equatable, Sendable {
  /// The name the lists use, unique.
  public let id: String
  /// What it is called in letters.
  public let name: String
  /// How many registrants it was asked for (reported, not a rule).
  public let quota: Int?
  /// How many people work there (reported; a percentage in `max_away` is of them).
  public let staff: Int?
  /// The part of its staff that was asked for, in percent (reported, not a rule).
  public let askedPercent: Double?
  /// Only slots from this minute on; nil for any.
  public let from: Int?
  /// Only slots that end by this minute; nil for any.
  public let to: Int?
  /// The most of its people away at once; nil for the drive's default.
  public let maxAway: MaxAway?
  /// The sessions open to it; empty for all.
  public let sessions: [SessionIndex]
  /// The start that its people would like who state none.
  public let preferred: PreferredStart?
  /// Whether its placed people come in one session and one run of slots; nil as the drive's rule
  /// says.
  public let whole: Bool?

  /// A unit of these parts; `Drive` checks them.
  public init(
    id: String, name: String = "", quota: Int? = nil, staff: Int? = nil,
    askedPercent: Double? = nil, from: Int? = nil, to: Int? = nil, maxAway: MaxAway? = nil,
    sessions: [SessionIndex] = [], preferred: PreferredStart? = nil, whole: Bool? = nil
  ) {
    self.id = id
    self.name = name.isEmpty ? id : name
    self.quota = quota
    self.staff = staff
    self.askedPercent = askedPercent
    self.from = from
    self.to = to
    self.maxAway = maxAway
    self.sessions = sessions
    self.preferred = preferred
    self.whole = whole
  }
}

/// The most people of a unit away from work at the same minute.
public enum MaxAway: Hashable, Sendable {
  /// A number of people.
  case people(Int)
  /// A part of the unit's staff in percent, or of its registrants where it states no staff; rounded
  /// down, at least one person.
  case percent(Double)

  /// The number of people, for a unit of so many.
  public func people(of all: Int) -> Int {
    switch self {
    case .people(let count): return count
    case .percent(let percent):
      // The small term keeps 30 % of 10 at 3 where 0.3 · 10 falls just short of it.
      return max(1, Int((Double(all) * percent / 100 + 1e-9).rounded(.down)))
    }
  }
}

/// Someone on a list who wants to give blood.
public struct Registrant: Equatable, Sendable {
  /// Unique in the drive.
  public let id: String
  /// The name, as submitted, in Unicode normal form C.
  public let name: String
  /// The unit.
  public let unit: UnitIndex
  /// The year of birth.
  public let birthYear: Int?
  /// The telephone number, as submitted.
  public let phone: String
  /// The donor kind, as an index in the drive's turnout; nil for none.
  public let kind: Int?
  /// When the person can come; empty for always.
  public let available: [Availability]
  /// The start the person would like.
  public let preferred: PreferredStart?
  /// People of a unit with the same value come in the same slot; empty for none.
  public let group: String
  /// How much it counts to place the person, at least 1; larger is placed first.
  public let priority: Int
  /// The slot that may not change.
  public let pinned: SlotStart?
  /// How many come when the person comes, the person included; nil as the kind says.
  public let party: Int?
  /// The answers to the drive's declarations, in their order; nil where there is none.
  public let answers: [Bool?]

  /// A registrant of these parts; `Drive` checks them.
  public init(
    id: String, name: String = "", unit: UnitIndex, birthYear: Int? = nil, phone: String = "",
    kind: Int? = nil, available: [Availability] = [], preferred: PreferredStart? = nil,
    group: String = "", priority: Int = 1, pinned: SlotStart? = nil, party: Int? = nil,
    answers: [Bool?] = []
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.birthYear = birthYear
    self.phone = phone
    self.kind = kind
    self.available = available
    self.preferred = preferred
    self.group = group
    self.priority = priority
    self.pinned = pinned
    self.party = party
    self.answers = answers
  }

  /// The people who come together with this person; nil for somebody who comes alone.
  public var companions: Companions? {
    group.isEmpty ? nil : Companions(unit: unit, group: group)
  }

  /// The same person, who may not leave a slot.
  public func pinned(to slot: SlotStart) -> Registrant {
    changed(id: id, priority: priority, pinned: slot)
  }

  /// The same person, who counts so much.
  public func counting(_ priority: Int) -> Registrant {
    changed(id: id, priority: priority, pinned: pinned)
  }

  /// The same person by another id.
  public func called(_ id: String) -> Registrant {
    changed(id: id, priority: priority, pinned: pinned)
  }

  private func changed(id: String, priority: Int, pinned: SlotStart?) -> Registrant {
    Registrant(
      id: id, name: name, unit: unit, birthYear: birthYear, phone: phone, kind: kind,
      available: available, preferred: preferred, group: group, priority: priority,
      pinned: pinned, party: party, answers: answers)
  }
}

/// People of one unit who come in the same slot. A group's value belongs to its unit: two units may
/// both have a group `1`.
public struct Companions: Hashable, Sendable {
  /// The unit.
  public let unit: UnitIndex
  /// What the lists of the unit call the group.
  public let group: String

  /// The group of a unit.
  public init(unit: UnitIndex, group: String) {
    self.unit = unit
    self.group = group
  }
}

/// An interval in which someone can come.
public struct Availability: Hashable, Sendable {
  /// The session it is for; nil for every session.
  public let session: SessionIndex?
  /// The minutes.
  public let interval: MinuteInterval

  /// Availability during `interval`.
  public init(session: SessionIndex? = nil, interval: MinuteInterval) {
    self.session = session
    self.interval = interval
  }
}

/// A start someone would like.
public struct PreferredStart: Hashable, Sendable {
  /// The session it is for; nil for any.
  public let session: SessionIndex?
  /// The minute of the day.
  public let start: Int

  /// The start `start` of a session or of any.
  public init(session: SessionIndex? = nil, start: Int) {
    self.session = session
    self.start = start
  }
}

/// A slot by its session and its first minute.
public struct SlotStart: Hashable, Sendable {
  /// The session.
  public let session: SessionIndex
  /// The first minute of the slot.
  public let start: Int

  /// The slot of a session that starts at a minute.
  public init(session: SessionIndex, start: Int) {
    self.session = session
    self.start = start
  }
}
