import Drives

/// A plan's assignments in the order its audit needs them: by session and slot, by person, by unit.
struct ArrangedPlan {
  /// The drive the plan is for.
  let drive: Drive
  /// The plan as given.
  let assignments: [Assignment]
  /// The slots of each person.
  let placements: Placements
  /// Everyone invited to each session.
  let sessions: PerSession<InvitedSession>
  /// For each unit the slots it uses, by session and start.
  let slotsOfUnits: PerUnit<[UsedSlot]>

  init(_ assignments: [Assignment], on drive: Drive) {
    self.drive = drive
    self.assignments = assignments
    placements = Placements(of: assignments, on: drive)
    sessions = InvitedSession.all(of: assignments, on: drive)
    slotsOfUnits = ArrangedPlan.slotsOfUnits(placements, on: drive)
  }

  /// A slot and how many people of a unit are invited to it.
  typealias UsedSlot = (slot: SlotStart, people: Int)

  private static func slotsOfUnits(_ placements: Placements, on drive: Drive)
    -> PerUnit<[UsedSlot]>
  {
    let slots = drive.members.map { members -> [UsedSlot] in
      var people: [SlotStart: Int] = [:]
      for person in members {
        for slot in placements.slots(of: person) {
          people[slot, default: 0] += 1
        }
      }
      return people.map { (slot: $0.key, people: $0.value) }
        .sorted { ($0.slot.session, $0.slot.start) < ($1.slot.session, $1.slot.start) }
    }
    return PerUnit(slots)
  }
}
