import Drives
import Invitations
import Plans
import Wording

/// Letters to be looked at.
enum LetterFixture {
  /// The letters of the small drive and its plan.
  static func letters(
    _ language: Language = .vietnamese, edition: LetterEdition = LetterEdition(),
    changes: [LetterChange]? = nil
  ) throws -> Letters {
    let plan = smallPlan()
    return Letters(
      of: try smallDrive(language: language), assignments: plan.assignments,
      unplaced: plan.unplaced, edition: edition, wording: Words(language: language),
      changes: changes)
  }
}
