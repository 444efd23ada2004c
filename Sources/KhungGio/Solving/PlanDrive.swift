public import Diagnostics
public import Drives
import GLPK
import IntegerProgramming
import Planning
public import Plans
public import Simulation

/// Makes a plan of a drive, with a proven bound of its cost.
public struct PlanDrive: UseCase {
  /// The drive.
  public let drive: Drive
  /// How it is planned.
  public let options: PlanningOptions
  /// Whether plans are made and simulated in turn until the crowd limits hold as `plan_for` says.
  public let calibrates: Bool

  /// Planning a drive.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - options: how it is planned.
  ///   - calibrates: whether plans are made and simulated in turn; they are, too, where the drive promises
  ///     its limits for the whole day.
  public init(
    _ drive: Drive, options: PlanningOptions = PlanningOptions(), calibrates: Bool = false
  ) {
    self.drive = drive
    self.options = options
    self.calibrates = calibrates || drive.dayPromise != nil
  }

  /// Plans on the calling thread.
  ///
  /// - Parameter context: how to stop it, and whom to tell how far it has come.
  /// - Returns: a plan that has passed its audit; where it was stopped, the best one so far.
  /// - Throws: ``UseCaseError`` with a `PlanningError` or a ``CalibrationError``.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> PlannedDrive {
    guard calibrates else {
      let planner = try options.planner(context.cancellation)
      do throws(PlanningError) {
        let plan = try planner.plan(drive) { context.report(WorkProgress($0)) }
        return PlannedDrive(plan: plan, calibration: nil, drive: drive)
      } catch {
        throw UseCaseError(error)
      }
    }
    let calibration = try calibrate(context)
    return PlannedDrive(plan: calibration.plan, calibration: calibration, drive: drive)
  }

  private func calibrate(_ context: WorkContext) throws(UseCaseError) -> Calibration {
    guard let allowed = drive.allowedChance else {
      throw UseCaseError(CalibrationError.withoutProbability)
    }
    guard drive.sessions.contains(where: { !$0.crowdLimits.isEmpty }) else {
      throw UseCaseError(CalibrationError.withoutLimits)
    }
    let watch = Stopwatch()
    return try Calibrator.usual(threads: options.threads).calibrate(
      drive, allowed: allowed, gap: options.gap,
      isStopped: { options.isOver(after: watch, context) },
      progress: { context.report(WorkProgress(calibratedPlans: $0, seconds: watch.seconds)) }
    ) { drive throws(UseCaseError) in
      let planner = try options.planner(context.cancellation, after: watch.seconds)
      do throws(PlanningError) {
        return try planner.plan(drive)
      } catch {
        throw UseCaseError(error)
      }
    }
  }
}

/// Why a drive cannot be calibrated.
public enum CalibrationError: KhungGioError, Equatable {
  /// `plan_for` says nothing of how often a crowd limit may be broken.
  case withoutProbability
  /// There is no crowd limit.
  case withoutLimits

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .withoutProbability: "calibration-without-probability"
    case .withoutLimits: "calibration-without-limits"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}

/// A plan of a drive, and what calibrating it changed.
public struct PlannedDrive: JSONDocument {
  /// The plan.
  public let plan: Plan
  /// What calibrating changed; nil where it was not asked for.
  public let calibration: Calibration?
  /// The drive.
  public let drive: Drive

  /// The plan with the keys of plan.json; why somebody has no slot stands there as a code.
  public var json: JSONValue { .plan(plan, on: drive) }
}
