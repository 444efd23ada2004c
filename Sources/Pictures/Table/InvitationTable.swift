public import Drives
public import Plans
public import Wording

/// How many people of each unit are invited to each slot of one session.
public struct InvitationTable: Equatable, Sendable {
  /// The session's name, `[A-Za-z0-9_-]+`.
  public let session: String
  /// What the picture is of.
  public let title: String
  /// When and where.
  public let place: String
  /// The starts of the slots, in rising order.
  public let slots: [Int]
  /// The units that have somebody invited, in the drive's order.
  public let rows: [Row]
  /// How many units have nobody invited to this session.
  public let others: Int
  /// The most people invited to a slot; nil for no such limit.
  public let mostPerSlot: Int?

  /// One unit.
  public struct Row: Equatable, Sendable {
    /// What the unit is called.
    public let unit: String
    /// How many are invited to each slot.
    public let invited: [Int]
    /// How many are invited.
    public var total: Int { invited.reduce(0, +) }

    /// A unit and its numbers.
    public init(unit: String, invited: [Int]) {
      self.unit = unit
      self.invited = invited
    }
  }

  /// A table of these parts.
  ///
  /// - Parameters:
  ///   - session: the session's name.
  ///   - title: what the picture is of.
  ///   - place: when and where.
  ///   - slots: the starts of the slots.
  ///   - rows: the units, with one number per slot.
  ///   - others: how many units have nobody there.
  ///   - mostPerSlot: the most people invited to a slot.
  public init(
    session: String, title: String, place: String, slots: [Int], rows: [Row], others: Int = 0,
    mostPerSlot: Int? = nil
  ) {
    self.session = session
    self.title = title
    self.place = place
    self.slots = slots
    self.rows = rows
    self.others = others
    self.mostPerSlot = mostPerSlot
  }

  /// How many are invited to each slot.
  public var totals: [Int] {
    slots.indices.map { slot in rows.reduce(0) { $0 + $1.invited[slot] } }
  }

  /// The tables of all sessions of a drive.
  ///
  /// - Parameters:
  ///   - assignments: who is invited when.
  ///   - drive: the drive.
  ///   - wording: the language of the title.
  /// - Returns: one per session, in the drive's order.
  public static func all(
    of assignments: [Assignment], on drive: Drive, wording: Words
  ) -> [InvitationTable] {
    var invited = PerSession<[UnitIndex: [Int: Int]]>(repeating: [:], for: drive.sessions.places)
    var starts = PerSession(drive.sessions.lazy.map { Set($0.slotStarts) })
    for assignment in assignments {
      let (session, start) = (assignment.slot.session, assignment.slot.start)
      let unit = drive.registrants[assignment.registrant].unit
      invited[session][unit, default: [:]][start, default: 0] += 1
      starts[session].insert(start)
    }
    return zip(drive.sessions.places, drive.sessions).map { index, session in
      let slots = starts[index].sorted()
      return InvitationTable(
        session: session.id, title: wording.invitationsTitle(drive.name),
        place: wording.whenAndWhere(session), slots: slots,
        rows: invited[index].sorted { $0.key < $1.key }.map { unit, numbers in
          Row(unit: drive.units[unit].name, invited: slots.map { numbers[$0] ?? 0 })
        }, others: drive.units.count - invited[index].count, mostPerSlot: session.arrivalsPerSlot)
    }
  }
}
