import Drives

extension ArrangedPlan {
  /// People of a group share one slot, or all of them have none. One violation per group; the
  /// amount is the number of people who are not where most of the group is.
  func companionsViolations() -> [Audit.Violation] {
    drive.units.places.flatMap { unit -> [Audit.Violation] in
      let people = drive.members[unit].filter { !drive.registrants[$0].group.isEmpty }
      let groups = Dictionary(grouping: people) { drive.registrants[$0].group }
      return groups.compactMap { group, people in
        var places: [Set<SlotStart>: Int] = [:]
        for person in people {
          places[Set(placements.slots(of: person)), default: 0] += 1
        }
        guard places.count > 1, let together = places.values.max() else { return nil }
        return Audit.Violation(
          rule: .companions, session: nil, minute: nil,
          subject: "\(drive.units[unit].id)/\(group)", amount: Double(people.count - together))
      }
    }
  }
}
