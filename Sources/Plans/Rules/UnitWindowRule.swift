import Drives

extension ArrangedPlan {
  /// Each person only inside the hours and the sessions of the unit. One violation per invitation.
  func unitWindowViolations() -> [Audit.Violation] {
    assignments.compactMap { assignment in
      let unit = drive.registrants[assignment.registrant].unit
      guard !drive.isOpen(assignment.slot, to: drive.units[unit]) else { return nil }
      return Audit.Violation(
        rule: .unitWindow, session: assignment.slot.session, minute: assignment.slot.start,
        subject: drive.registrants[assignment.registrant].id, amount: 1)
    }
  }
}
