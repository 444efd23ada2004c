import Drives
import Formulation
import Plans

extension Drive {
  /// People in slots that they keep, with somebody in each slot between them where their unit stays whole:
  /// alone they would be apart, though a plan can bring others of the unit in between.
  ///
  /// - Parameter kept: who keeps which slot.
  /// - Returns: the same, with whoever fills gaps where all gaps of a unit can be filled.
  func fillingGaps(of kept: [Assignment]) -> [Assignment] {
    guard hasGaps(kept) else { return kept }
    var registrants = registrants
    for assignment in kept {
      registrants[assignment.registrant] =
        registrants[assignment.registrant].pinned(to: assignment.slot)
    }
    guard let pinned = try? with(registrants: registrants) else { return kept }
    let problem = PlanningProblem(of: pinned, published: [])
    let known = Set(kept.map(\.registrant))
    let fillers = problem.assignments(of: problem.units.map(\.pinnedSchedule))
      .filter { !known.contains($0.registrant) && staysWhole(self.registrants[$0.registrant].unit) }
    return (kept + fillers).sorted { $0.registrant < $1.registrant }
  }

  /// Whether people of a unit that stays whole are in slots of one session that do not follow each other.
  private func hasGaps(_ kept: [Assignment]) -> Bool {
    guard units.places.contains(where: staysWhole) else { return false }
    var slots: [UnitIndex: Set<SlotStart>] = [:]
    for assignment in kept where staysWhole(registrants[assignment.registrant].unit) {
      slots[registrants[assignment.registrant].unit, default: []].insert(assignment.slot)
    }
    return slots.values.contains { slots in
      guard let first = slots.min(by: { $0.start < $1.start }),
        sessions.places.contains(first.session)
      else { return false }
      let last = slots.reduce(first.start) { max($0, $1.start) }
      let minutes = sessions[first.session].slotMinutes
      return slots.count < (last - first.start) / minutes + 1
    }
  }
}
