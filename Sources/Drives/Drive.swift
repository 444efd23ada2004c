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
  /// Which units stay whole that say nothing themselves.
  public let whole: WholeRule
  /// What one of each cost term costs.
  public let weights: Weights
  /// Until when and where to units send their lists.
  public let lists: ListCollection
  /// What everybody who wants to give blood is asked.
  public let declarations: [Declaration]
  /// The units, in file order.
  public let units: [Unit]
  /// Everyone on the lists, in list order.
  public let registrants: [Registrant]

  /// For each unit its registrants, in list order.
  public let members: PerUnit<[RegistrantIndex]>
  /// The classes of donors: that of people without a kind who come alone, those of the kinds in their
  /// order, then those that only single registrants have, in list order; each once.
  public let donorClasses: [DonorClass]

  /// A drive of these parts.
  ///
  /// - Throws: ``InvalidDrive`` with every problem found, where the parts make no valid drive.
  public init(
    name: String, organizer: String = "", timeZone: String = "Asia/Ho_Chi_Minh",
    language: Language = .vietnamese, sessions: [Session], turnout: Turnout,
    maxAway: MaxAway? = nil, whole: WholeRule = .none, weights: Weights = Weights(),
    lists: ListCollection = ListCollection(), declarations: [Declaration] = [], units: [Unit],
    registrants: [Registrant]
  ) throws(InvalidDrive) {
    self.name = name
    self.organizer = organizer
    self.timeZone = timeZone
    self.language = language
    self.sessions = sessions
    self.turnout = turnout
    self.maxAway = maxAway
    self.whole = whole
    self.weights = weights
    self.lists = lists
    self.declarations = declarations
    self.units = units
    self.registrants = registrants
    var members = PerUnit<[RegistrantIndex]>(repeating: [], for: units.places)
    for (index, registrant) in zip(registrants.places, registrants)
    where units.places.contains(registrant.unit) {
      members[registrant.unit].append(index)
    }
    self.members = members
    self.donorClasses = Drive.donorClasses(of: registrants, turnout)
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
      sessions: sessions, turnout: turnout, maxAway: maxAway, whole: whole, weights: weights,
      lists: lists, declarations: declarations, units: units, registrants: registrants)
  }

  /// The same drive with other people on its lists.
  ///
  /// - Parameter registrants: the people.
  /// - Returns: the drive.
  /// - Throws: ``InvalidDrive`` where the parts no longer fit together.
  public func with(registrants: [Registrant]) throws(InvalidDrive) -> Drive {
    try Drive(
      name: name, organizer: organizer, timeZone: timeZone, language: language,
      sessions: sessions, turnout: turnout, maxAway: maxAway, whole: whole, weights: weights,
      lists: lists, declarations: declarations, units: units, registrants: registrants)
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
      sessions: sessions, turnout: turnout, maxAway: maxAway, whole: whole, weights: weights,
      lists: lists, declarations: declarations, units: units, registrants: registrants)
  }

  /// The same drive with other weights.
  ///
  /// - Parameter weights: the weights.
  /// - Returns: the drive.
  /// - Throws: ``InvalidDrive`` where a weight is none.
  public func with(weights: Weights) throws(InvalidDrive) -> Drive {
    try Drive(
      name: name, organizer: organizer, timeZone: timeZone, language: language,
      sessions: sessions, turnout: turnout, maxAway: maxAway, whole: whole, weights: weights,
      lists: lists, declarations: declarations, units: units, registrants: registrants)
  }

  /// The most people of a unit away at once; nil for no limit. A percentage is of its staff where
  /// the unit states it, else of its registrants.
  public func maxAway(ofUnit unit: UnitIndex) -> Int? {
    (units[unit].maxAway ?? maxAway)?.people(of: units[unit].staff ?? members[unit].count)
  }

  /// Rule `whole`: whether the placed people of a unit come in one session and one run of slots.
  ///
  /// - Parameter unit: the unit.
  /// - Returns: what the unit says, else the drive's rule for so many registrants.
  public func staysWhole(_ unit: UnitIndex) -> Bool {
    units[unit].whole ?? whole.holds(forUnitOf: members[unit].count)
  }

  /// The rates of a registrant.
  public func rates(of registrant: Registrant) -> Rates { turnout.rates(ofKind: registrant.kind) }

  /// How many come when a registrant comes, the registrant included.
  ///
  /// - Parameter registrant: the person.
  /// - Returns: what the person's row says, else the person's kind, else 1.
  public func party(of registrant: RegistrantIndex) -> Int {
    turnout.party(of: registrants[registrant])
  }

  /// What tells a registrant apart where people are counted; one of `donorClasses`.
  ///
  /// - Parameter registrant: the person.
  /// - Returns: the rates and the party.
  public func donorClass(of registrant: RegistrantIndex) -> DonorClass {
    turnout.donorClass(of: registrants[registrant])
  }

  /// The start that a registrant would like.
  ///
  /// - Parameter registrant: the person.
  /// - Returns: what the person's row says, else the unit; nil for no wish.
  public func preferredStart(of registrant: RegistrantIndex) -> PreferredStart? {
    registrants[registrant].preferred ?? units[registrants[registrant].unit].preferred
  }

  /// Whether one of the sessions has the slot.
  public func hasSlot(_ slot: SlotStart) -> Bool {
    sessions.places.contains(slot.session)
      && sessions[slot.session].slotStarts.contains(slot.start)
  }

  /// Rule `availability`: the whole slot lies in one interval of the person's availability; none does
  /// where an answer keeps the person from getting a slot.
  public func isAvailable(_ registrant: Registrant, for slot: SlotStart) -> Bool {
    guard !isHeldBack(registrant) else { return false }
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

extension Drive {
  /// The donor classes in the order of `donorClasses`.
  private static func donorClasses(of registrants: [Registrant], _ turnout: Turnout)
    -> [DonorClass]
  {
    var classes = [DonorClass(rates: turnout.rates)]
    for kind in turnout.kinds {
      let kind = DonorClass(rates: kind.rates, party: kind.party ?? 1)
      if !classes.contains(kind) { classes.append(kind) }
    }
    // Only a party of one's own makes a class that no kind has.
    var known = Set(classes)
    for registrant in registrants
    where registrant.party != nil && turnout.hasKind(of: registrant) {
      let own = turnout.donorClass(of: registrant)
      if known.insert(own).inserted { classes.append(own) }
    }
    return classes
  }
}

extension Turnout {
  /// Whether the kind of a registrant is one of `kinds`, or none.
  fileprivate func hasKind(of registrant: Registrant) -> Bool {
    registrant.kind.map { kinds.indices.contains($0) } ?? true
  }

  fileprivate func party(of registrant: Registrant) -> Int {
    registrant.party ?? registrant.kind.flatMap { kinds[$0].party } ?? 1
  }

  fileprivate func donorClass(of registrant: Registrant) -> DonorClass {
    DonorClass(rates: rates(ofKind: registrant.kind), party: party(of: registrant))
  }
}

/// The languages of what is printed for people.
public enum Language: String, CaseIterable, Sendable {
  /// Vietnamese.
  case vietnamese = "vi"
  /// English.
  case english = "en"
}
