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
  let sessions: [InvitedSession]

  init(_ assignments: [Assignment], on drive: Drive) {
    self.drive = drive
    self.assignments = assignments
    placements = Placements(of: assignments, people: drive.registrants.count)
    sessions = InvitedSession.all(of: assignments, on: drive)
  }

  /// How many people of a unit are invited to each slot it uses, by session and start.
  func slots(ofUnit unit: Int) -> [(slot: SlotStart, people: Int)] {
    var people: [SlotStart: Int] = [:]
    for person in drive.members[unit] {
      for slot in placements.slots(of: person) {
        people[slot, default: 0] += 1
      }
    }
    return people.map { (slot: $0.key, people: $0.value) }
      .sorted { ($0.slot.session, $0.slot.start) < ($1.slot.session, $1.slot.start) }
  }
}
