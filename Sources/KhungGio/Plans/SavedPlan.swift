public import DriveFiles
public import Drives
import Foundation
public import Plans

/// A plan that is saved where that is wanted and no better one stands there already.
public struct SavedPlan: Sendable {
  /// Where it was to be saved; empty for nowhere.
  public let path: String
  /// What the plan costs.
  public let cost: Double
  /// What the plan costs that stays there, since the new one was stopped early and is worse.
  public let costOfBetter: Double?
  /// Why it could not be saved.
  public let failure: OutputError?
  /// Whether the plan was saved.
  public let isSaved: Bool

  /// Saves a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - text: its file.
  ///   - path: where to save it; nil for nowhere.
  ///   - drive: the drive.
  ///   - published: the published slots.
  ///   - replacesBetter: whether it takes the place of a better one, too.
  public init(
    _ plan: Plan, _ text: PlanText, at path: String?, on drive: Drive,
    published: [Assignment] = [], replacesBetter: Bool = false
  ) {
    self.path = path ?? ""
    cost = plan.cost.total
    guard let path else {
      (costOfBetter, failure, isSaved) = (nil, nil, false)
      return
    }
    costOfBetter =
      replacesBetter
      ? nil : Self.costOfBetter(at: path, than: plan, on: drive, published: published)
    guard costOfBetter == nil else {
      (failure, isSaved) = (nil, false)
      return
    }
    var failure: OutputError?
    do throws(OutputError) {
      try text.write(to: URL(fileURLWithPath: path))
    } catch {
      failure = error
    }
    (self.failure, isSaved) = (failure, failure == nil)
  }

  /// What the saved plan costs, where it is better than a new one that was stopped early: it is not
  /// replaced then, unless that was asked for.
  private static func costOfBetter(
    at path: String, than plan: Plan, on drive: Drive, published: [Assignment]
  ) -> Double? {
    guard plan.isStopped, FileManager.default.fileExists(atPath: path),
      let saved = try? PlanFile(at: URL(fileURLWithPath: path), for: drive, onlyItsOwn: true)
    else { return nil }
    return plan.cost(ofBetterSaved: saved.assignments, on: drive, published: published)
  }
}
