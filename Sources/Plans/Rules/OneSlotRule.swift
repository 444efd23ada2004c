import Drives

extension ArrangedPlan {
  /// Nobody has two slots. One violation per person; the amount is the number of further slots.
  func oneSlotViolations() -> [Audit.Violation] {
    placements.further.map { person, slots in
      Audit.Violation(
        rule: .oneSlot, session: nil, minute: nil, subject: drive.registrants[person].id,
        amount: Double(slots.count))
    }
  }
}
