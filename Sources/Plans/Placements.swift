import Drives

/// Which slot each person has; in a plan made elsewhere, perhaps several.
struct Placements {
  /// For each person the first slot the plan names; nil for none.
  private(set) var first: PerRegistrant<SlotStart?>
  /// The further slots of people who are named more than once.
  private(set) var further: [RegistrantIndex: [SlotStart]] = [:]

  init(of assignments: [Assignment], on drive: Drive) {
    first = PerRegistrant<SlotStart?>(repeating: nil, for: drive.registrants.places)
    for assignment in assignments {
      if first[assignment.registrant] == nil {
        first[assignment.registrant] = assignment.slot
      } else {
        further[assignment.registrant, default: []].append(assignment.slot)
      }
    }
  }

  /// Every slot of a person, as often as the plan names it.
  func slots(of person: RegistrantIndex) -> [SlotStart] {
    guard let slot = first[person] else { return [] }
    return further.isEmpty ? [slot] : [slot] + (further[person] ?? [])
  }

  /// Whether two plans place a person differently.
  func differ(from other: Placements, for person: RegistrantIndex) -> Bool {
    if further.isEmpty && other.further.isEmpty { return first[person] != other.first[person] }
    return Set(slots(of: person)) != Set(other.slots(of: person))
  }
}
