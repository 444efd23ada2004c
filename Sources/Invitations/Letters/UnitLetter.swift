public import Drives

/// The letter to one unit.
public struct UnitLetter: Equatable, Sendable {
  /// The unit's id, which names its files.
  public let id: String
  /// What it is called.
  public let name: String
  /// What it is called where it stands beside other units, none of which is called the same.
  public let label: String
  /// How many registrants it was asked for.
  public let quota: Int?
  /// The slots it uses, session by session, in rising order.
  public let slots: [LetterSlot]
  /// Its people on the lists without a slot, in the order of their names.
  public let unplaced: [Invitee]
  /// What part of its people that is, beside that of all, and why, as a sentence; empty where all have one.
  public let whyLeftOut: String
  /// Its people who have withdrawn after they had a slot, in the order of their names.
  public let withdrawn: [Invitee]

  /// The letter of a unit; nil where nobody has to be informed.
  init?(
    of schedule: UnitSchedule, on drive: Drive, label: String, people: LetterPeople,
    whyLeftOut: String
  ) {
    let unit = drive.units[schedule.unit]
    id = unit.id
    let name = PersonalData.line(unit.name)
    self.name = name.isEmpty ? unit.id : name
    self.label = name.isEmpty ? unit.id : PersonalData.line(label)
    quota = unit.quota
    slots = schedule.slots.compactMap { slot in
      let invitees = slot.people.compactMap { people.invitee($0, at: slot.slot) }
      guard !invitees.isEmpty else { return nil }
      return LetterSlot(
        slot: slot.slot, end: slot.slot.start + drive.sessions[slot.slot.session].slotMinutes,
        people: invitees)
    }
    let others = schedule.unplaced.compactMap { people.invitee($0, at: nil) }
    unplaced = others.filter { !$0.hasLeft }
    withdrawn = others.filter(\.hasLeft)
    self.whyLeftOut = unplaced.isEmpty ? "" : whyLeftOut
    if slots.isEmpty, others.isEmpty { return nil }
  }

  /// How many of it are invited.
  public var invited: Int { slots.reduce(0) { $0 + $1.people.count } }

  /// Everyone to inform: by slot, then those without one, then those who have withdrawn.
  public var everyone: [Invitee] { slots.flatMap(\.people) + unplaced + withdrawn }
}

/// One slot of a unit and who comes then.
public struct LetterSlot: Equatable, Sendable {
  /// The session and the first minute.
  public let slot: SlotStart
  /// The minute after the last.
  public let end: Int
  /// The people, in the order of their names.
  public let people: [Invitee]
}

/// Somebody to inform, with no more personal data than a letter may have.
public struct Invitee: Equatable, Sendable {
  /// The person.
  public let registrant: RegistrantIndex
  /// The place of the name among all names of the drive.
  public let rank: Int
  /// The name on one line.
  public let name: String
  /// The year of birth.
  public let birthYear: Int?
  /// The telephone number: digits from 0 on where it is one of Vietnam; empty for none.
  public let phone: String
  /// Whether that is a telephone number to which a message can go.
  public let hasNumber: Bool
  /// The slot; nil for none.
  public let slot: SlotStart?
  /// Why there is none, as a phrase; empty where there is one or nothing is known.
  public let reason: String
  /// What is new for this person.
  public let news: News
  /// The slot that names the event in the person's calendar: the one first published to them.
  public let firstPublished: SlotStart?
  /// Whether the person is on the lists no more.
  public let hasLeft: Bool

  /// What is new for a person.
  public enum News: Equatable, Sendable {
    /// Everything: nothing was published before.
    case invited
    /// The slot; before it was this one.
    case moved(from: SlotStart)
    /// There is none any more; before it was this one. The person is on the lists still.
    case lost(SlotStart)
    /// The person is on the lists no more; the slot was this one, nil where its session is no more.
    case withdrawn(SlotStart?)
    /// Nothing: there is no slot, as before.
    case waiting
  }
}
