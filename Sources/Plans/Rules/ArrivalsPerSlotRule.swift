import Drives

extension ArrangedPlan {
  /// No slot invites more people than `arrivals_per_slot`. One violation per slot.
  func arrivalsPerSlotViolations() -> [Audit.Violation] {
    sessions.enumerated().flatMap { index, invited in
      let session = invited.session
      return invited.slots.compactMap { slot -> Audit.Violation? in
        guard let most = session.arrivalsPerSlot, slot.invited > most else { return nil }
        return Audit.Violation(
          rule: .arrivalsPerSlot, session: index, minute: slot.start, subject: session.id,
          amount: Double(slot.invited - most))
      }
    }
  }
}
