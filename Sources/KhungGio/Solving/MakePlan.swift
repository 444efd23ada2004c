import DriveFiles
import Drives
import Foundation
public import Plans
import Wording

/// Plans a drive from its folder and saves the plan there, as the command `plan` does.
public struct MakePlan: UseCase {
  /// The path of the drive's folder.
  public var drive: String
  /// How it is planned.
  public var options: PlanningOptions
  /// Whether it takes the place of a better one where it was stopped early.
  public var replacesBetter = false
  /// How long to wait, in seconds, for others who change the drive.
  public var wait = DriveLocking.usualWait

  /// Plans a drive.
  ///
  /// - Parameters:
  ///   - drive: the path of its folder.
  ///   - options: how it is planned.
  public init(of drive: String, options: PlanningOptions = PlanningOptions()) {
    self.drive = drive
    self.options = options
  }

  /// Plans and saves. Nobody is kept from changing the drive while it is planned; where somebody did,
  /// the plan is not saved.
  ///
  /// - Parameter context: how to stop it, and whom to tell how far it has come.
  /// - Returns: the plan.
  /// - Throws: every problem of the drive's files, a `PlanningError`, ``StaleError`` where settings or
  ///   lists changed meanwhile, or why it cannot be saved.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> MadePlan {
    let url = URL(fileURLWithPath: drive, isDirectory: true)
    let base = FolderState(of: url)
    let opened = try OpenDrive(reading: drive, waiting: wait)
    let plan = try PlanDrive(opened.drive, options: options).perform(context).plan
    let lock = try DriveLocking(url, for: .changing, work: "plan", waiting: wait)
    defer { lock.keepUntilHere() }
    guard FolderState(of: url).inputs == base.inputs else { throw UseCaseError(StaleError()) }
    let language = opened.drive.language
    let text = PlanText(
      of: plan, on: opened.drive, wording: Words(language: language),
      key: try KeptKey(in: url, making: true, language: language).key)
    let saved = SavedPlan(
      plan, text, at: opened.planPath, on: opened.drive, replacesBetter: replacesBetter)
    if let failure = saved.failure { throw UseCaseError(failure) }
    return MadePlan(plan: plan, costOfBetter: saved.costOfBetter, drive: opened.drive)
  }
}

/// A plan that was just made.
public struct MadePlan: JSONDocument {
  /// The plan.
  public let plan: Plan
  /// What the plan costs that stays there, since the new one was stopped early and is worse; nil where
  /// the new one was saved.
  public let costOfBetter: Double?
  private let drive: Drive

  init(plan: Plan, costOfBetter: Double?, drive: Drive) {
    self.plan = plan
    self.costOfBetter = costOfBetter
    self.drive = drive
  }

  /// One JSON document, with the keys of plan.json.
  public var json: JSONValue { .plan(plan, on: drive) }
}
