public import Drives
public import Plans
public import Wording

/// Everything that is sent and printed for a plan, before it takes a form: who is informed of what,
/// in which words. What may not be shared does not get in here, and so stands in no format.
public struct Letters: Equatable, Sendable {
  /// What the drive is called.
  public let drive: String
  /// Who invites; never empty.
  public let organizer: String
  /// The time zone's name in the IANA database.
  public let timeZone: String
  /// The sessions, as in the drive.
  public let sessions: PerSession<LetterSession>
  /// The units that get a letter, in the drive's order.
  public private(set) var units: [UnitLetter]
  /// Whom to ask, with telephone and e-mail address, on one line; empty where the drive does not say.
  public let contact: String
  /// What everybody is asked, as letters name it; empty where nothing is.
  public let questions: String
  /// Whether the letters are about changes only.
  public let tellsChanges: Bool
  /// Draft or final, for whom, in which round.
  public let edition: LetterEdition
  /// The language.
  public let wording: Words

  /// The letters of a plan.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - assignments: who is invited when.
  ///   - unplaced: who is not, and why; whoever has neither slot nor reason is listed without one.
  ///   - edition: draft or final, for whom, in which round.
  ///   - wording: the language.
  ///   - changes: the people to inform of a changed slot, and nobody else; nil for everyone.
  ///   - firstPublished: for registrants the slot their calendars know the appointment by, where
  ///     that is another one than the plan's.
  public init(
    of drive: Drive, assignments: [Assignment], unplaced: [Unplaced], edition: LetterEdition,
    wording: Words, changes: [LetterChange]? = nil,
    firstPublished: [RegistrantIndex: SlotStart] = [:]
  ) {
    self.drive = PersonalData.line(drive.name)
    let organizer = PersonalData.line(drive.organizer)
    self.organizer = organizer.isEmpty ? wording.theOrganizers : organizer
    contact = PersonalData.line(wording.contact(drive.lists))
    questions = wording.questionsInLetters(
      drive.declarations.map { PersonalData.line($0.question(in: wording.language)) })
    timeZone = drive.timeZone
    sessions = PerSession(drive.sessions.lazy.map(LetterSession.init))
    tellsChanges = changes != nil
    self.edition = edition
    self.wording = wording
    let people = LetterPeople(
      of: drive, edition: edition, wording: wording, unplaced: unplaced, changes: changes,
      firstPublished: firstPublished)
    let labels = drive.unitLabels
    // Letters about changes tell of some of a unit's people only.
    let leftOut = changes == nil ? UnitLeftOut.all(of: unplaced, on: drive) : []
    let share = Double(unplaced.count) / Double(max(1, drive.registrants.count))
    let why = Dictionary(
      leftOut.map { ($0.unit, wording.whyLeftOut($0, share: share)) },
      uniquingKeysWith: { first, _ in first })
    units = UnitSchedule.all(of: assignments, on: drive).compactMap { schedule in
      UnitLetter(
        of: schedule, on: drive, label: labels[schedule.unit], people: people,
        whyLeftOut: why[schedule.unit] ?? "")
    }
  }

  /// The letters of one unit and of no other.
  ///
  /// - Parameter unit: the id of the unit.
  /// - Returns: the letters; without any where the unit gets none.
  public func only(_ unit: String) -> Letters {
    var letters = self
    letters.units = units.filter { $0.id == unit }
    return letters
  }

  /// When whoever is invited to a slot is asked to be there: some time before it, or at its start.
  public func arrival(for slot: SlotStart) -> Int {
    max(0, slot.start - sessions[slot.session].arriveBefore)
  }

  /// Whether people of a unit are asked to be there before their slots.
  func comesEarly(_ unit: UnitLetter) -> Bool {
    unit.slots.contains { sessions[$0.slot.session].arriveBefore > 0 }
  }

  /// How many people are invited.
  public var invited: Int { units.reduce(0) { $0 + $1.invited } }

  /// How many people on the lists have no slot.
  public var withoutSlot: Int { units.reduce(0) { $0 + $1.unplaced.count } }

  /// How many people get a confirmation of their withdrawal.
  public var withdrawn: Int { units.reduce(0) { $0 + $1.withdrawn.count } }

  /// Whether what a unit gets is a notice, and no invitation: it tells changes, or invites nobody.
  func isNotice(_ unit: UnitLetter) -> Bool { tellsChanges || unit.invited == 0 }

  /// The title of what a unit gets.
  func title(for unit: UnitLetter) -> String {
    tellsChanges
      ? wording.changeTitle : unit.invited == 0 ? wording.noticeTitle : wording.letterTitle
  }

  /// Who comes in which slot, of all units together, for the table at the door.
  public var checkIns: [SlotCheckIn] {
    var guests: [SlotStart: [SlotCheckIn.Guest]] = [:]
    for (index, unit) in units.enumerated() {
      for slot in unit.slots {
        guests[slot.slot, default: []] += slot.people.map {
          SlotCheckIn.Guest(unit: index, invitee: $0)
        }
      }
    }
    let starts = guests.keys.sorted { first, second in
      (sessions[first.session].date, first.session, first.start)
        < (sessions[second.session].date, second.session, second.start)
    }
    return starts.map { start in
      SlotCheckIn(
        slot: start, end: start.start + sessions[start.session].slotMinutes,
        guests: guests[start, default: []].sorted { $0.invitee.rank < $1.invitee.rank })
    }
  }
}

/// One site on one day, as letters tell it.
public struct LetterSession: Equatable, Sendable {
  /// The id within the drive.
  public let id: String
  /// Where it is, as people call it; the address where that has no name.
  public let site: String
  /// The postal address; empty for none.
  public let address: String
  /// The day.
  public let date: CalendarDate
  /// The minute the doors open.
  public let opens: Int
  /// The minute by which everyone has left.
  public let closes: Int
  /// The length of a slot in minutes.
  public let slotMinutes: Int
  /// The minutes from arrival to leaving.
  public let stay: Int
  /// How many minutes before their slot people are asked to be there.
  public let arriveBefore: Int

  init(_ session: Session) {
    id = session.id
    let site = PersonalData.line(session.site)
    let address = PersonalData.line(session.address)
    self.site = !site.isEmpty ? site : address.isEmpty ? session.id : address
    self.address = site.isEmpty ? "" : address
    date = session.date
    opens = session.opens
    closes = session.closes
    slotMinutes = session.slotMinutes
    stay = session.stay
    arriveBefore = session.arriveBefore
  }

  /// The site and its address on one line.
  public var place: String { address.isEmpty ? site : "\(site), \(address)" }
}

/// Who comes in one slot, of all units together.
public struct SlotCheckIn: Equatable, Sendable {
  /// The session and the first minute.
  public let slot: SlotStart
  /// The minute after the last.
  public let end: Int
  /// The people, in the order of their names.
  public let guests: [Guest]

  /// Someone at the door.
  public struct Guest: Equatable, Sendable {
    /// The unit, as an index in the letters' units.
    public let unit: Int
    /// Who it is.
    public let invitee: Invitee
  }
}
