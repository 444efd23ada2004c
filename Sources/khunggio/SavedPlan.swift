import DriveFiles
import Drives
import Foundation
import Plans
import Wording

/// A plan that is saved where that is wanted and no better one stands there already.
struct SavedPlan {
  private let path: String
  private let cost: Double
  /// What the plan costs that stays there, since the new one was stopped early and is worse.
  private let costOfBetter: Double?
  private let fault: OutputFault?
  /// Whether the plan was saved.
  let isSaved: Bool

  /// Saves a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - text: its file.
  ///   - path: where to save it; nil for nowhere.
  ///   - drive: the drive.
  ///   - told: what people were told.
  ///   - replacesBetter: whether it takes the place of a better one, too.
  init(
    _ plan: Plan, _ text: PlanText, at path: String?, on drive: Drive, told: [Assignment] = [],
    replacesBetter: Bool
  ) {
    self.path = path ?? ""
    cost = plan.cost.total
    guard let path else {
      (costOfBetter, fault, isSaved) = (nil, nil, false)
      return
    }
    costOfBetter =
      replacesBetter ? nil : SavedPlan.costOfBetter(at: path, than: plan, on: drive, told: told)
    guard costOfBetter == nil else {
      (fault, isSaved) = (nil, false)
      return
    }
    var fault: OutputFault?
    do throws(OutputFault) {
      try text.write(to: URL(fileURLWithPath: path))
    } catch {
      fault = error
    }
    (self.fault, isSaved) = (fault, fault == nil)
  }

  /// Tells that a better plan stays where this one was to be saved.
  func tellOfBetter(wording: Words) {
    guard let costOfBetter else { return }
    Diagnostics.line(wording.betterPlanKept(path, saved: costOfBetter, new: cost))
  }

  /// Tells where the plan could not be saved.
  ///
  /// - Parameter wording: the language to say so in.
  /// - Throws: the exit status.
  func check(wording: Words) throws {
    guard let fault else { return }
    Diagnostics.line(wording.notSaved(path, reason: fault.reason(in: wording)))
    throw fault.status
  }

  /// What the saved plan costs, where it is better than a new one that was stopped early: it is not
  /// replaced then, unless that was asked for.
  private static func costOfBetter(
    at path: String, than plan: Plan, on drive: Drive, told: [Assignment]
  ) -> Double? {
    guard plan.isStopped, FileManager.default.fileExists(atPath: path),
      let saved = try? PlanFile(at: URL(fileURLWithPath: path), for: drive, onlyItsOwn: true)
    else { return nil }
    return plan.cost(ofBetterSaved: saved.assignments, on: drive, told: told)
  }
}
