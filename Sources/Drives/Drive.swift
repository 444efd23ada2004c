/// A blood-donation drive: the day or days, the people, the rules. Valid by construction.
public struct Drive: Equatable, Sendable {
  /// What it is called.
  public let name: String
  /// Who invites.
  public let organizer: String
  /// The time zone's name in the IANA database; every time in a drive is local to it.
  public let timeZone: String
  /// The language of what is printed for people.
  public let language: Language
  /// One per site and day.
  public let sessions: [Session]
  /// Who comes, who may give, how sure the plan must be.
  public let turnout: Turnout
  /// The most people away at once of a unit that says nothing itself; nil for no limit.
  public let maxAway: MaxAway?
  /// What one of each cost term costs.
  public let weights: Weights
  /// The units, in file order.
  public let units: [Unit]
  /// Everyone on the lists, in list order.
  public let registrants: [Registrant]

  /// For each unit, the indices of its registrants in list order.
  public let members: [[Int]]

  /// A drive of these parts.
  ///
  /// - Throws: ``InvalidDrive`` with every problem found, where the parts make no valid drive.
  public init(
    name: String, organizer: String = "", timeZone: String = "Asia/Ho_Chi_Minh",
    language: Language = .vietnamese, sessions: [Session], turnout: Turnout,
    maxAway: MaxAway? = nil, weights: Weights = Weights(), units: [Unit],
    registrants: [Registrant]
  ) throws(InvalidDrive) {
    self.name = name
    self.organizer = organizer
    self.timeZone = timeZone
    self.language = language
    self.sessions = sessions
    self.turnout = turnout
    self.maxAway = maxAway
    self.weights = weights
    self.units = units
    self.registrants = registrants
    var members = [[Int]](repeating: [], count: units.count)
    for (index, registrant) in registrants.enumerated()
    where units.indices.contains(registrant.unit) {
      members[registrant.unit].append(index)
    }
    self.members = members
    let problems = self.problems()
    guard problems.isEmpty else { throw InvalidDrive(problems: problems) }
  }

  /// The same drive with other sessions, as many as it has.
  ///
  /// - Parameter sessions: the sessions.
  /// - Returns: the drive.
  /// - Throws: ``InvalidDrive`` where the parts no longer fit together.
  public func with(sessions: [Session]) throws(InvalidDrive) -> Drive {
    try Drive(
      name: name, organizer: organizer, timeZone: timeZone, language: language,
      sessions: sessions, turnout: turnout, maxAway: maxAway, weights: weights, units: units,
      registrants: registrants)
  }

  /// The same drive with other people on its lists.
  ///
  /// - Parameter registrants: the people.
  /// - Returns: the drive.
  /// - Throws: ``InvalidDrive`` where the parts no longer fit together.
  public func with(registrants: [Registrant]) throws(InvalidDrive) -> Drive {
    try Drive(
      name: name, organizer: organizer, timeZone: timeZone, language: language,
      sessions: sessions, turnout: turnout, maxAway: maxAway, weights: weights, units: units,
      registrants: registrants)
  }

  /// The same drive with other units and people.
  ///
  /// - Parameters:
  ///   - units: the units.
  ///   - registrants: the people.
  /// - Returns: the drive.
  /// - Throws: ``InvalidDrive`` where the parts no longer fit together.
  public func with(units: [Unit], registrants: [Registrant]) throws(InvalidDrive) -> Drive {
    try Drive(
      name: name, organizer: organizer, timeZone: timeZone, language: language,
      sessions: sessions, turnout: turnout, maxAway: maxAway, weights: weights, units: units,
      registrants: registrants)
  }

  /// The same drive with other weights.
  ///
  /// - Parameter weights: the weights.
  /// - Returns: the drive.
  /// - Throws: ``InvalidDrive`` where a weight is none.
  public func with(weights: Weights) throws(InvalidDrive) -> Drive {
    try Drive(
      name: name, organizer: organizer, timeZone: timeZone, language: language,
      sessions: sessions, turnout: turnout, maxAway: maxAway, weights: weights, units: units,
      registrants: registrants)
  }

  /// The most people of a unit away at once; nil for no limit. A percentage is of its staff where
  /// the unit states it, else of its registrants.
  public func maxAway(ofUnit unit: Int) -> Int? {
    (units[unit].maxAway ?? maxAway)?.people(of: units[unit].staff ?? members[unit].count)
  }

  /// The rates of a registrant.
  public func rates(of registrant: Registrant) -> Rates { turnout.rates(ofKind: registrant.kind) }

  /// Whether one of the sessions has the slot.
  public func hasSlot(_ slot: SlotStart) -> Bool {
    sessions.indices.contains(slot.session)
      && sessions[slot.session].slotStarts.contains(slot.start)
  }

  /// Rule `availability`: the whole slot lies in one interval of the person's availability.
  public func isAvailable(_ registrant: Registrant, for slot: SlotStart) -> Bool {
    guard !registrant.available.isEmpty else { return true }
    let minutes = MinuteInterval(
      from: slot.start, to: slot.start + sessions[slot.session].slotMinutes)
    return registrant.available.contains {
      ($0.session ?? slot.session) == slot.session && $0.interval.contains(minutes)
    }
  }

  /// Rule `unit-window`: the whole slot lies in the unit's hours, in a session open to it.
  public func isOpen(_ slot: SlotStart, to unit: Unit) -> Bool {
    (unit.sessions.isEmpty || unit.sessions.contains(slot.session))
      && slot.start >= (unit.from ?? Int.min)
      && slot.start + sessions[slot.session].slotMinutes <= (unit.to ?? Int.max)
  }

  /// Cost term `preference`, unweighted: how many slots the slot is from the preferred start, at
  /// most 6; 6 in another session than the preferred one; 0 without a preference.
  public func preferenceDistance(from preferred: PreferredStart?, to slot: SlotStart) -> Double {
    guard let preferred else { return 0 }
    guard (preferred.session ?? slot.session) == slot.session else { return farthestPreference }
    let minutes = abs(slot.start - preferred.start)
    return min(farthestPreference, Double(minutes) / Double(sessions[slot.session].slotMinutes))
  }
}

/// The languages of what is printed for people.
public enum Language: String, CaseIterable, Sendable {
  /// Vietnamese.
  case vietnamese = "vi"
  /// English.
  case english = "en"
}
