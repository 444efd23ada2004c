import Drives

extension ArrangedPlan {
  /// The placed people of a unit that stays whole come in one run of consecutive slots, over all
  /// sessions together. One violation per unit; the amount is the number of further runs.
  func wholeViolations() -> [Audit.Violation] {
    drive.units.places.compactMap { unit in
      guard drive.staysWhole(unit) else { return nil }
      let runs = runs(ofUnit: unit)
      guard runs > 1 else { return nil }
      return Audit.Violation(
        rule: .whole, session: nil, minute: nil, subject: drive.units[unit].id,
        amount: Double(runs - 1))
    }
  }
}
