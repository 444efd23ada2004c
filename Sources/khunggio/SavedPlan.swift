import DriveFiles
import Drives
import Foundation
import Plans

/// A plan that is saved already where a new one is to be saved.
enum SavedPlan {
  /// What the saved plan costs, where it is better than a new one that was stopped early: it is not
  /// replaced then, unless that was asked for.
  ///
  /// - Parameters:
  ///   - path: where it is saved.
  ///   - plan: the new plan.
  ///   - drive: the drive.
  ///   - told: what people were told.
  /// - Returns: its cost; nil where the new plan is to be saved.
  static func costOfBetter(
    at path: String, than plan: Plan, on drive: Drive, told: [Assignment] = []
  ) -> Double? {
    guard plan.isStopped, FileManager.default.fileExists(atPath: path),
      let saved = try? PlanFile(at: URL(fileURLWithPath: path), for: drive, onlyItsOwn: true)
    else { return nil }
    return plan.cost(ofBetterSaved: saved.assignments, on: drive, told: told)
  }
}
