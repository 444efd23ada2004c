import Drives

extension ArrangedPlan {
  /// A pinned person has that slot. One violation per person, reported at the pinned slot.
  func pinnedViolations() -> [Audit.Violation] {
    drive.registrants.places.compactMap { person in
      guard let pinned = drive.registrants[person].pinned,
        !placements.slots(of: person).contains(pinned)
      else { return nil }
      return Audit.Violation(
        rule: .pinned, session: pinned.session, minute: pinned.start,
        subject: drive.registrants[person].id, amount: 1)
    }
  }
}
