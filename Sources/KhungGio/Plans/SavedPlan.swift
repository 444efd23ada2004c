public import DriveFiles
public import Drives
import Foundation
public import Plans
import Wording

/// Where a plan is saved, and how.
public struct PlanSaving: Sendable {
  /// Where; nil for the drive's own plan.
  public var path: String?
  /// Whether it is saved at all.
  public var isWanted = true
  /// Whether it takes the place of a better one, too.
  public var replacesBetter = false
  /// The language of what the file says in words; nil for the drive's own.
  public var language: Language?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Saving as the drive's own plan.
  public init() {}
}

extension OpenDrive {
  /// Saves a plan where that is wanted. The key of the drive is made where there is none yet, so that
  /// the file says who its people are.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - saving: where, and how.
  ///   - source: the published plan it was made around; nil for none.
  /// - Returns: the file's text, whether it was saved, and why not.
  /// - Throws: ``UseCaseError`` with the problems of the key's file.
  public func save(
    _ plan: Plan, by saving: PlanSaving, around source: PublishedSource? = nil
  ) throws(UseCaseError) -> SavedPlan {
    let language = saving.language ?? drive.language
    let kept = try KeptKey(in: url, making: saving.isWanted, language: language)
    if let error = kept.error {
      saving.notice(.keyNotKept(KeyNotKept(path: kept.url.relativePath, reason: error)))
    }
    let text = PlanText(
      of: plan, on: drive, wording: Words(language: language),
      changes: source.map {
        $0.plan.changes(
          to: PublishedPlan(of: plan.assignments, on: drive), order: drive.registrants.map(\.id))
      }, key: kept.key)
    return SavedPlan(
      plan, text, at: saving.isWanted ? saving.path ?? planPath : nil, on: drive,
      published: source?.plan.assignments(on: drive) ?? [],
      replacesBetter: saving.replacesBetter)
  }
}

/// A plan that is saved where that is wanted and no better one stands there already.
public struct SavedPlan: Sendable {
  /// Where it was to be saved; empty for nowhere.
  public let path: String
  /// What its file says.
  public let text: String
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
    self.text = text.text
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
