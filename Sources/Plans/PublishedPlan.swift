public import Drives

/// A slot by the names that files use, so that it can be shown even if the drive no longer has it.
public struct NamedSlot: Hashable, Sendable {
  /// The id of the session.
  public let session: String
  /// The first minute of the slot.
  public let start: Int

  /// The slot of a session that starts at a minute.
  public init(session: String, start: Int) {
    self.session = session
    self.start = start
  }

  /// A slot of a drive by its names.
  public init(_ slot: SlotStart, of drive: Drive) {
    self.init(session: drive.sessions[slot.session].id, start: slot.start)
  }

  /// The slot that a text like `hall 08:15` names; nil for any other text.
  public init?(_ text: String) {
    guard let space = text.lastIndex(of: " "),
      let start = ClockTime.minute(of: text[text.index(after: space)...])
    else { return nil }
    let session = String(text[..<space])
    guard !session.isEmpty else { return nil }
    self.init(session: session, start: start)
  }

  /// As plan files write it: `hall 08:15`.
  public var text: String { "\(session) \(ClockTime.text(start))" }
}

/// Someone whose slot is another one in a later plan.
public struct SlotChange: Equatable, Sendable {
  /// The id of the registrant, who need not be on the lists any more.
  public let registrant: String
  /// The id of the unit; empty where it is not known.
  public let unit: String
  /// The previously published slot; nil for none.
  public let from: NamedSlot?
  /// The slot now; nil for none.
  public let to: NamedSlot?

  /// A change.
  ///
  /// - Parameters:
  ///   - registrant: the id of the registrant.
  ///   - unit: the id of the unit.
  ///   - from: the previously published slot; nil for none.
  ///   - to: the slot now; nil for none.
  public init(registrant: String, unit: String, from: NamedSlot?, to: NamedSlot?) {
    self.registrant = registrant
    self.unit = unit
    self.from = from
    self.to = to
  }
}

/// A published plan, by ids and names alone: it may contain people who are no longer on the lists,
/// and slots that no longer exist.
public struct PublishedPlan: Equatable, Sendable {
  /// Who is invited when.
  public struct Invitation: Equatable, Sendable {
    /// The id of the registrant.
    public let registrant: String
    /// The id of the unit; empty where the plan does not say.
    public let unit: String
    /// The slot.
    public let slot: NamedSlot

    /// An invitation.
    ///
    /// - Parameters:
    ///   - registrant: the id of the registrant.
    ///   - unit: the id of the unit.
    ///   - slot: the slot.
    public init(registrant: String, unit: String, slot: NamedSlot) {
      self.registrant = registrant
      self.unit = unit
      self.slot = slot
    }
  }

  /// What a plan file says of who somebody is.
  public struct Mark: Equatable, Sendable {
    /// The keyed hash of the person.
    public let hash: String
    /// Name and second field, as only the owner of the key can read them; empty for none.
    public let sealed: String
    /// The id of the unit; empty where the plan does not say.
    public let unit: String

    /// What a plan file says of somebody.
    ///
    /// - Parameters:
    ///   - hash: the keyed hash of the person.
    ///   - sealed: name and second field, sealed.
    ///   - unit: the id of the unit.
    public init(hash: String, sealed: String, unit: String) {
      self.hash = hash
      self.sealed = sealed
      self.unit = unit
    }
  }

  /// One per person, in the order of the plan.
  public let invitations: [Invitation]
  /// The ids of those it lists as without a slot.
  public let unplaced: [String]
  /// What it says of who its people are, by their ids.
  public let marks: [String: Mark]
  /// The name of the key of those hashes; empty where it does not say.
  public let keyName: String
  /// What the plan calls its drive; empty where it does not say.
  public let drive: String

  /// A plan of these parts; of several invitations of one person the first counts.
  ///
  /// - Parameters:
  ///   - invitations: who is invited when.
  ///   - unplaced: who is without a slot.
  ///   - marks: what it says of who its people are, by their ids.
  ///   - keyName: the name of the key of those hashes.
  ///   - drive: what the plan calls its drive.
  public init(
    invitations: [Invitation], unplaced: [String] = [], marks: [String: Mark] = [:],
    keyName: String = "", drive: String = ""
  ) {
    var seen: Set<String> = []
    self.invitations = invitations.filter { seen.insert($0.registrant).inserted }
    self.unplaced = unplaced
    self.marks = marks
    self.keyName = keyName
    self.drive = drive
  }

  /// A plan of a drive by its names.
  ///
  /// - Parameters:
  ///   - assignments: who is invited when.
  ///   - drive: the drive.
  public init(of assignments: [Assignment], on drive: Drive) {
    let placed = Set(assignments.map(\.registrant))
    self.init(
      invitations: assignments.map { assignment in
        let person = drive.registrants[assignment.registrant]
        return Invitation(
          registrant: person.id, unit: drive.units[person.unit].id,
          slot: NamedSlot(assignment.slot, of: drive))
      },
      unplaced: drive.registrants.places.filter { !placed.contains($0) }
        .map { drive.registrants[$0].id }, drive: drive.name)
  }

  /// The published slots of those on a drive's lists, in list order. A session that the drive does
  /// not have any more is the one unknown.
  public func assignments(on drive: Drive) -> [Assignment] {
    let slots = Dictionary(
      invitations.map { ($0.registrant, $0.slot) }, uniquingKeysWith: { first, _ in first })
    let sessions = Dictionary(
      zip(drive.sessions, drive.sessions.places).map { ($0.id, $1) },
      uniquingKeysWith: { first, _ in first })
    return zip(drive.registrants.places, drive.registrants).compactMap { index, person in
      slots[person.id].map { slot in
        Assignment(
          registrant: index,
          slot: SlotStart(session: sessions[slot.session] ?? .unknown, start: slot.start))
      }
    }
  }

  /// Everyone whose slot is another one in a later plan.
  ///
  /// - Parameters:
  ///   - later: the later plan.
  ///   - order: the ids of people in the order wanted; all others follow in that of the plans.
  /// - Returns: the changes.
  public func changes(to later: PublishedPlan, order: [String] = []) -> [SlotChange] {
    let before = Dictionary(
      invitations.map { ($0.registrant, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(
      later.invitations.map { ($0.registrant, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    let everyone = order + later.invitations.map(\.registrant) + invitations.map(\.registrant)
    return everyone.filter { seen.insert($0).inserted }.compactMap { id in
      let (from, to) = (before[id], after[id])
      guard from?.slot != to?.slot else { return nil }
      return SlotChange(
        registrant: id, unit: to?.unit ?? from?.unit ?? "", from: from?.slot, to: to?.slot)
    }
  }
}
