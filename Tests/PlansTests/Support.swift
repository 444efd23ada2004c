import Drives
import Plans
import TestSupport

/// Invites one of the four donors (0 An, 1 Bình, 2 Chi of the ward, 3 Dũng of the school).
func invite(_ person: Int, at start: Int, session: SessionIndex = 0) -> Assignment {
  Assignment(registrant: person, slot: SlotStart(session: session, start: start))
}

/// A violation as the tests expect it.
func violation(
  _ rule: HardRule, session: SessionIndex?, at minute: Int?, _ subject: String, by amount: Double
) -> Audit.Violation {
  Audit.Violation(rule: rule, session: session, minute: minute, subject: subject, amount: amount)
}

extension Audit.Violation {
  /// Whether two violations are the same but for the last digits of their amounts.
  func isNear(_ other: Audit.Violation) -> Bool {
    rule == other.rule && session == other.session && minute == other.minute
      && subject == other.subject && abs(amount - other.amount) < 1e-9
  }
}

/// Whether two lists of violations are the same but for the last digits of their amounts.
func areNear(_ first: [Audit.Violation], _ second: [Audit.Violation]) -> Bool {
  first.count == second.count && zip(first, second).allSatisfy { $0.isNear($1) }
}

/// The four donors after a change of their drive's parts.
func fourDonors(_ change: (inout DriveParts) -> Void = { _ in }) throws -> Drive {
  var parts = FourDonors.parts()
  change(&parts)
  return try parts.drive()
}
