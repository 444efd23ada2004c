import Drives

extension ArrangedPlan {
  /// Each person only in an allowed slot: one of the session's slots, the whole of it in one
  /// interval of the person's availability, and no answer that keeps the person from getting one.
  /// One violation per invitation.
  ///
  /// A start that is none of the session's slots only because it ends late breaks `closing` alone.
  func availabilityViolations() -> [Audit.Violation] {
    assignments.compactMap { assignment in
      let slot = assignment.slot
      let session = drive.sessions[slot.session]
      let isLate = session.away(fromSlotAt: slot.start).to > session.closes
      let isOnGrid =
        slot.start >= session.opens && (slot.start - session.opens) % session.slotMinutes == 0
      let isAvailable = drive.isAvailable(drive.registrants[assignment.registrant], for: slot)
      guard !isAvailable || !(isOnGrid || isLate) else { return nil }
      return Audit.Violation(
        rule: .availability, session: slot.session, minute: slot.start,
        subject: drive.registrants[assignment.registrant].id, amount: 1)
    }
  }
}
