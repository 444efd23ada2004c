public import Drives
public import Plans

/// Whom a change by hand moves.
public enum MoveSubject: Hashable, Sendable {
  /// One person.
  case person(RegistrantIndex)
  /// Everyone of a unit who has a slot: their slots are moved together, as far as the first of them.
  case unit(UnitIndex)
  /// Those of a unit who have one slot.
  case cell(unit: UnitIndex, slot: SlotStart)

  /// Whether the drive has such people at all.
  ///
  /// - Parameter drive: the drive.
  /// - Returns: whether it has.
  public func exists(on drive: Drive) -> Bool {
    switch self {
    case .person(let person): drive.registrants.places.contains(person)
    case .unit(let unit): drive.units.places.contains(unit)
    case .cell(let unit, let slot):
      drive.units.places.contains(unit) && drive.sessions.places.contains(slot.session)
    }
  }

  /// The people it is about.
  ///
  /// - Parameters:
  ///   - assignments: the plan.
  ///   - drive: the drive.
  /// - Returns: the people, in list order.
  public func people(in assignments: [Assignment], on drive: Drive) -> [RegistrantIndex] {
    switch self {
    case .person(let person): [person]
    case .unit(let unit):
      assignments.map(\.registrant).filter { drive.registrants[$0].unit == unit }.sorted()
    case .cell(let unit, let slot):
      assignments.filter { $0.slot == slot && drive.registrants[$0.registrant].unit == unit }
        .map(\.registrant).sorted()
    }
  }

  /// The plan with these people moved.
  ///
  /// - Parameters:
  ///   - target: the slot, of a unit its first one; nil to take their slots from them.
  ///   - assignments: the plan.
  ///   - drive: the drive.
  /// - Returns: the plan, in list order; nil where one of them would come to no slot of the drive, or
  ///   nobody is moved.
  public func moved(
    to target: SlotStart?, in assignments: [Assignment], on drive: Drive
  ) -> [Assignment]? {
    let people = Set(self.people(in: assignments, on: drive))
    guard !people.isEmpty else { return nil }
    var rest = assignments.filter { !people.contains($0.registrant) }
    guard let target else {
      return rest.count == assignments.count ? nil : rest.sorted(by: inListOrder)
    }
    guard drive.hasSlot(target) else { return nil }
    switch self {
    case .person, .cell:
      rest += people.map { Assignment(registrant: $0, slot: target) }
    case .unit:
      let own = assignments.filter { people.contains($0.registrant) }
      let first = Dictionary(grouping: own, by: \.slot.session).mapValues {
        $0.map(\.slot.start).min() ?? 0
      }
      for assignment in own {
        let later = assignment.slot.start - (first[assignment.slot.session] ?? 0)
        let slot = SlotStart(session: target.session, start: target.start + later)
        guard drive.hasSlot(slot) else { return nil }
        rest.append(Assignment(registrant: assignment.registrant, slot: slot))
      }
    }
    let moved = rest.sorted(by: inListOrder)
    return moved == assignments.sorted(by: inListOrder) ? nil : moved
  }

  private func inListOrder(_ first: Assignment, _ second: Assignment) -> Bool {
    first.registrant < second.registrant
  }
}
