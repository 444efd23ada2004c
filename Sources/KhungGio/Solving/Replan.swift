public import Diagnostics
public import Drives
import IntegerProgramming
import Planning
public import Plans
public import Simulation
public import Wording

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
  /// Whether plans are made and simulated in turn where the drive promises its limits for the whole day.
  /// No published slot is lost for it, and the budget holds; on the day itself there is no time for it.
  public var calibratesDay = true
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
    let work = Around(
      replan: self, pinned: pinned, waitlist: waitlist, watch: watch, context: context)
    guard calibratesDay, let wanted = drive.dayPromise else {
      return replanned(try work.plan(pinned), waitlist)
    }
    let calibration = try Calibrator.usual(threads: options.threads).calibrate(
      pinned, published: published.assignments, allowed: 1 - wanted, gap: options.gap,
      isStopped: { options.isOver(after: watch, context) },
      progress: { context.report(WorkProgress(calibratedPlans: $0, seconds: watch.seconds)) }
    ) { drive throws(UseCaseError) in try work.planForDay(drive) }
    return replanned(
      calibration.plan, waitlist, calibration: calibration,
      obstacle: calibration.isReached ? nil : work.obstacle)
  }

  private func replanned(
    _ plan: Plan, _ waitlist: Waitlist?, calibration: Calibration? = nil,
    obstacle: Words.DayObstacle? = nil
  ) -> Replanned {
    Replanned(
      plan: plan, drive: drive, moved: plan.peopleMoved(from: published.assignments),
      waiting: waitlist?.people.count, calibration: calibration, dayObstacle: obstacle)
  }
}

/// Planning around published slots, once or again and again with lower limits.
private final class Around {
  private let replan: Replan
  private let pinned: Drive
  private let waitlist: Waitlist?
  private let watch: Stopwatch
  private let context: WorkContext
  /// The priorities of those who lose a published slot in the plan for the drive's own limits; nil before it
  /// was made.
  private var mostLost: Int?
  /// What kept plans for lower limits from being made.
  private(set) var obstacle: Words.DayObstacle?

  init(
    replan: Replan, pinned: Drive, waitlist: Waitlist?, watch: Stopwatch, context: WorkContext
  ) {
    self.replan = replan
    self.pinned = pinned
    self.waitlist = waitlist
    self.watch = watch
    self.context = context
  }

  /// A plan of a drive around the published slots.
  func plan(_ drive: Drive) throws(UseCaseError) -> Plan {
    let planner = try replan.options.planner(context.cancellation, after: watch.seconds)
    let outcome: ReplanOutcome
    do throws(PlanningError) {
      outcome = try planner.replan(
        drive, published: replan.published.assignments, waitlist: waitlist,
        mostMoved: replan.policy.budget, keepsPromises: replan.policy.keepsPromises
      ) { [context] in context.report(WorkProgress($0)) }
    } catch {
      throw UseCaseError(error)
    }
    let budget = replan.policy.budget ?? 0
    switch outcome {
    case .planned(let plan): return plan
    case .impossible(let atLeast):
      throw UseCaseError(BudgetError.tooSmall(budget, atLeast: atLeast))
    case .notFound(let fewest, let atLeast):
      throw UseCaseError(BudgetError.notReached(budget, found: fewest, atLeast: atLeast))
    }
  }

  /// The same, where lower limits may cost nobody a published slot that the drive's own leave.
  func planForDay(_ drive: Drive) throws(UseCaseError) -> Plan {
    guard let most = mostLost else {
      let first = try plan(drive)
      mostLost = lost(first)
      return first
    }
    do throws(UseCaseError) {
      let next = try plan(drive)
      guard !replan.policy.keepsPromises || lost(next) <= most else {
        obstacle = .published
        throw UseCaseError(StoppedError())
      }
      return next
    } catch {
      if error.cause is BudgetError { obstacle = .budget }
      if case .pinsBreakRules = error.cause as? PlanningError { obstacle = .pinned }
      throw error
    }
  }

  private func lost(_ plan: Plan) -> Int {
    let placed = Set(plan.assignments.map(\.registrant))
    return replan.published.assignments.reduce(0) { sum, assignment in
      placed.contains(assignment.registrant)
        ? sum : sum + pinned.registrants[assignment.registrant].priority
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
  /// What calibrating for the whole day changed; nil where it was not asked for.
  public let calibration: Calibration?
  /// What kept the plan from keeping its limits all day long; nil where nothing is known to have.
  public let dayObstacle: Words.DayObstacle?

  /// How many of those who waited have a slot; nil where places go to nobody first.
  public var filled: Int? { waiting == nil ? nil : plan.restriction?.filled ?? 0 }

  /// Whether simulated days were seen to keep the limits all day long, where that is promised.
  public var keepsDay: Bool { calibration?.isReached == true }

  /// The plan with the keys of plan.json, how many people move, and whether what is promised of the whole
  /// day is kept.
  public var json: JSONValue {
    .object(
      [("plan", .plan(plan, on: drive)), ("moved", .integer(moved))]
        + (calibration.map { [("keeps_day", .bool($0.isReached))] } ?? []))
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
