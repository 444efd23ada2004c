import Drives

extension ArrangedPlan {
  /// A session's expected blood units, those of the room it keeps among them, are at most its ceiling.
  /// One violation per session.
  func bloodCeilingViolations() -> [Audit.Violation] {
    zip(sessions.indices, sessions).compactMap { index, invited in
      guard let ceiling = invited.session.bloodUnits.ceiling else { return nil }
      let excess = invited.expectedBloodUnits + invited.reservedBloodUnits - ceiling
      guard excess > expectationTolerance else { return nil }
      return Audit.Violation(
        rule: .bloodCeiling, session: index, minute: nil, subject: invited.session.id,
        amount: excess)
    }
  }
}
