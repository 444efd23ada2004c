public import Diagnostics
public import Drives
import IntegerProgramming
import Planning
public import Plans

/// Plans a drive again around the published slots.
public struct Replan: UseCase {
  /// The drive as it is.
  public let drive: Drive
  /// What people were informed of.
  public let published: PublishedSlots
  /// What must and what should stay.
  public let policy: ReplanPolicy
  /// How it is planned.
  public let options: PlanningOptions
  /// The published plan that the slots are of; nil where it is not at hand.
  public private(set) var source: PublishedSource?

  /// Replanning a drive.
  ///
  /// - Parameters:
  ///   - drive: the drive as it is.
  ///   - published: the published slots.
  ///   - policy: what must and what should stay.
  ///   - options: how it is planned; its time limit holds for all of it.
  public init(
    _ drive: Drive, published: PublishedSlots, policy: ReplanPolicy = ReplanPolicy(),
    options: PlanningOptions = PlanningOptions()
  ) {
    self.drive = drive
    self.published = published
    self.policy = policy
    self.options = options
  }

  /// Replanning a drive from its folder.
  ///
  /// - Parameters:
  ///   - opened: the drive.
  ///   - name: the published plan, a file or a revision number; nil for the last revision.
  ///   - policy: what must and what should stay.
  ///   - options: how it is planned; its time limit holds for all of it.
  ///   - notice: receives what is worth knowing.
  /// - Throws: ``UseCaseError`` with ``PublishedSourceError``, or what is wrong with the file or the
  ///   history.
  public init(
    _ opened: OpenDrive, from name: String?, policy: ReplanPolicy = ReplanPolicy(),
    options: PlanningOptions = PlanningOptions(), notice: DriveNotices = { _ in }
  ) throws(UseCaseError) {
    let source = try opened.readPublished(name, notice: notice)
    opened.reportDifferences(of: source, notice: notice)
    let published = try PublishedSlots(of: source, on: opened.drive)
    if published.allHaveWithdrawn { notice(.allHaveWithdrawn(source.origin)) }
    self.init(opened.drive, published: published, policy: policy, options: options)
    self.source = source
  }

  /// Replans on the calling thread.
  ///
  /// - Parameter context: how to stop it, and whom to tell how far it has come.
  /// - Returns: the plan, which has passed its audit; where it was stopped, the best one so far.
  /// - Throws: ``UseCaseError`` with a ``SelectionError``, a `FreezeConflict`, a ``BudgetError`` or
  ///   a `PlanningError`.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> Replanned {
    let watch = Stopwatch()
    let pinned = try policy.pinning(
      published.assignments, on: drive, by: try options.planner(context.cancellation))
    let waitlist =
      policy.fillsFirst
      ? Waitlist(of: published.waiting, on: pinned, promised: published.placedEarlier) : nil
    let planner = try options.planner(context.cancellation, after: watch.seconds)
    let outcome: ReplanOutcome
    do throws(PlanningError) {
      outcome = try planner.replan(
        pinned, published: published.assignments, waitlist: waitlist, mostMoved: policy.budget,
        keepsPromises: policy.keepsPromises
      ) { context.report(WorkProgress($0)) }
    } catch {
      throw UseCaseError(error)
    }
    switch outcome {
    case .planned(let plan):
      return Replanned(
        plan: plan, drive: drive, moved: plan.peopleMoved(from: published.assignments),
        waiting: waitlist?.people.count)
    case .impossible(let atLeast):
      throw UseCaseError(BudgetError.tooSmall(policy.budget ?? 0, atLeast: atLeast))
    case .notFound(let fewest, let atLeast):
      throw UseCaseError(
        BudgetError.notReached(policy.budget ?? 0, found: fewest, atLeast: atLeast))
    }
  }
}

/// A plan made around the published slots.
public struct Replanned: JSONDocument {
  /// The plan.
  public let plan: Plan
  /// The drive.
  public let drive: Drive
  /// How many people with a published slot have another one, or none.
  public let moved: Int
  /// How many people waited for free places; nil where places go to nobody first.
  public let waiting: Int?

  /// How many of those who waited have a slot; nil where places go to nobody first.
  public var filled: Int? { waiting == nil ? nil : plan.restriction?.filled ?? 0 }

  /// The plan with the keys of plan.json, and how many people move.
  public var json: JSONValue {
    .object([("plan", .plan(plan, on: drive)), ("moved", .integer(moved))])
  }
}

/// Why there is no plan with at most so many people moved.
public enum BudgetError: KhungGioError, Equatable {
  /// The limits force more people to move than the budget: at least so many, which is proven.
  case tooSmall(Int, atLeast: Int)
  /// No such plan was found, and none proven not to be: the fewest people a plan found moves, and the
  /// fewest any may.
  case notReached(Int, found: Int, atLeast: Int)

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .tooSmall: "budget-too-small"
    case .notReached: "budget-not-reached"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .tooSmall: .badData
    case .notReached: .stopped
    }
  }
}
