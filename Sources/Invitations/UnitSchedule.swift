public import Drives
public import Plans

/// The schedule of one unit: its slots in every session, and who comes when.
public struct UnitSchedule: Equatable, Sendable {
  /// The unit.
  public let unit: UnitIndex
  /// The slots it uses, session by session, in rising order.
  public let slots: [Slot]
  /// Its people without a slot, in the order of their names.
  public let unplaced: [RegistrantIndex]

  /// One slot and who of the unit comes then.
  public struct Slot: Equatable, Sendable {
    /// The session and the start.
    public let slot: SlotStart
    /// The people, in the order of their names.
    public let people: [RegistrantIndex]
  }

  /// How many of the unit are invited.
  public var invited: Int { slots.reduce(0) { $0 + $1.people.count } }

  /// In how many runs of consecutive slots its people come, all sessions together.
  ///
  /// - Parameter drive: the drive.
  /// - Returns: the number; 0 for a unit with nobody invited.
  public func runs(on drive: Drive) -> Int {
    let used = Set(slots.map(\.slot))
    return used.count { slot in
      let before = slot.start - drive.sessions[slot.session].slotMinutes
      return !used.contains(SlotStart(session: slot.session, start: before))
    }
  }

  /// The schedules of all units, in the drive's order.
  ///
  /// - Parameters:
  ///   - plan: who is invited when.
  ///   - drive: the drive it is for.
  /// - Returns: one schedule per unit.
  public static func all(of plan: Plan, on drive: Drive) -> [UnitSchedule] {
    all(of: plan.assignments, on: drive)
  }

  /// The schedules of all units, in the drive's order.
  ///
  /// - Parameters:
  ///   - assignments: who is invited when.
  ///   - drive: the drive they are for.
  /// - Returns: one schedule per unit.
  public static func all(of assignments: [Assignment], on drive: Drive) -> [UnitSchedule] {
    var slots = PerRegistrant<SlotStart?>(repeating: nil, for: drive.registrants.places)
    for assignment in assignments { slots[assignment.registrant] = assignment.slot }
    let order = NameOrder(of: drive.registrants.lazy.map(\.name))
    return drive.units.places.map { unit in
      let members = drive.members[unit]
      let names = order.sorted(members.map { drive.registrants[$0].name })
      let people = names.map { members[$0] }
      let placed = Dictionary(grouping: people.filter { slots[$0] != nil }) { slots[$0] }
      let used = placed.compactMap { slot, people in slot.map { Slot(slot: $0, people: people) } }
      return UnitSchedule(
        unit: unit,
        slots: used.sorted { first, second in
          let (one, other) = (first.slot, second.slot)
          return (drive.sessions[one.session].date, one.session, one.start)
            < (drive.sessions[other.session].date, other.session, other.start)
        },
        unplaced: people.filter { slots[$0] == nil })
    }
  }
}
