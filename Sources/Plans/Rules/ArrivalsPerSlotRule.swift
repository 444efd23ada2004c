import Drives

extension ArrangedPlan {
  /// No slot invites more people than `arrivals_per_slot` and the room it keeps allow. One violation
  /// per slot.
  func arrivalsPerSlotViolations() -> [Audit.Violation] {
    zip(sessions.indices, sessions).flatMap { index, invited in
      let session = invited.session
      return invited.slots.compactMap { slot -> Audit.Violation? in
        // A start that is no slot keeps no room.
        let reserved = session.slotStarts.contains(slot.start) ? invited.session.reservedPerSlot : 0
        let people = slot.invited + reserved
        guard let most = session.arrivalsPerSlot, people > most else { return nil }
        return Audit.Violation(
          rule: .arrivalsPerSlot, session: index, minute: slot.start, subject: session.id,
          amount: Double(people - most))
      }
    }
  }
}
