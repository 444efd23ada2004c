import Drives

extension ArrangedPlan {
  /// Whoever arrives in a slot's last minute leaves by closing: b + δ − 1 + stay <= closes.
  /// One violation per slot; the amount is in minutes.
  func closingViolations() -> [Audit.Violation] {
    zip(sessions.indices, sessions).flatMap { index, invited in
      let session = invited.session
      return invited.slots.compactMap { slot -> Audit.Violation? in
        let late = session.away(fromSlotAt: slot.start).to - session.closes
        guard late > 0 else { return nil }
        return Audit.Violation(
          rule: .closing, session: index, minute: slot.start, subject: session.id,
          amount: Double(late))
      }
    }
  }
}
