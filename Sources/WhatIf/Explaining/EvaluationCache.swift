import DriveFiles
import Drives
import IntegerProgramming
import Planning
import Plans
import Simulation
import Synchronization

/// A cache of evaluations: plans of changed drives, each made once, also under concurrent requests.
final class EvaluationCache: Sendable {
  private let variants: DriveVariants
  private let planner: VariantPlanner
  private let solver: any Solver
  /// Seconds since some moment, and the moment from which on nothing more is planned.
  private let clock: @Sendable () -> Double
  private let deadline: Double
  /// Whether plans are to keep what a drive promises of the whole day.
  private let calibratesDay: Bool
  /// The moment the trials began.
  private let start: Double
  private let known = Mutex<[[Setting]: Result]>([:])
  private let cuts = Mutex(false)
  private let estimates = Mutex<[[Setting]: PlacementRelaxation.Answer]>([:])
  /// How few people surely stay without a slot, nobody being divided, and a plan that leaves so few.
  private let placements = Mutex<[[Setting]: Placement]>([:])

  /// What planning a changed drive came to.
  struct Result: Sendable {
    /// How many people have no slot; nil where the drive is not valid or was not planned to the end.
    let unplaced: Int?
    /// The cost; infinite without a plan.
    let cost: Double
    /// The plan; empty without one, and of so many people that keeping plans would take much memory.
    var assignments: [Assignment] = []
    /// Whether it keeps what the drive promises of the whole day, where that was looked at.
    var keepsDay = true
  }

  /// The most people of whom plans are kept: of 5,000, a plan takes 120 kB, and some hundred may be made.
  private static let mostPeopleOfKept = 5_000

  /// - Parameters:
  ///   - variants: the drive and its variants.
  ///   - planner: what plans them.
  ///   - solver: what solves linear programs.
  ///   - clock: seconds since some moment.
  ///   - deadline: the moment from which on nothing more is planned.
  ///   - calibratesDay: whether plans are to keep what a drive promises of the whole day.
  init(
    _ variants: DriveVariants, planner: VariantPlanner, solver: any Solver,
    clock: @escaping @Sendable () -> Double = { 0 }, deadline: Double = .infinity,
    calibratesDay: Bool = false
  ) {
    self.variants = variants
    self.calibratesDay = calibratesDay
    // Nor does a plan that is under way go on.
    self.planner = planner.ending { clock() >= deadline }
    self.solver = solver
    self.clock = clock
    self.deadline = deadline
    start = clock()
  }

  /// Whether somebody asked to stop, or the time is over.
  var isStopped: Bool { planner.isStopped || clock() >= deadline }

  /// Whether a plan that was not found may exist all the same: only what is proven is certain then.
  var isShort: Bool { planner.isShort(variants.base) || wasCut }

  /// Whether planning some change was given up, since it took too long.
  var wasCut: Bool { cuts.withLock { $0 } }

  /// Whether so much of the time is over, or somebody asked to stop.
  ///
  /// - Parameter part: the part of the time that there was at first, from 0 to 1.
  /// - Returns: whether it is.
  func isOver(_ part: Double) -> Bool {
    isStopped || clock() >= start + part * (deadline - start)
  }

  /// How many people planning the drive with some changes leaves without a slot: what `plan` does, as
  /// far as that decides it.
  func result(_ settings: [Setting]) -> Result { result(settings, isCostAsked: false) }

  /// What `plan` makes of the drive with some changes, at what cost.
  func completeResult(_ settings: [Setting]) -> Result { result(settings, isCostAsked: true) }

  private func result(_ settings: [Setting], isCostAsked: Bool) -> Result {
    if let found = known.withLock({ $0[settings] }) { return found }
    guard !isStopped else { return Result(unplaced: nil, cost: .infinity) }
    var result = Result(unplaced: nil, cost: .infinity)
    if keepsDay(settings) {
      result = resultOfDay(settings)
      guard !planner.isStopped else { return Result(unplaced: nil, cost: .infinity) }
    } else if !isCostAsked, let settled = placement(settings).settled {
      result = settled
    } else if let drive = try? variants.drive(with: settings),
      let plan = try? isCostAsked
        ? planner.plan(drive)
        : planner.placingPlan(
          drive, leavingAtLeast: surelyUnplaced(settings), whenCut: { cuts.withLock { $0 = true } })
    {
      // A stopped result is not remembered, since a full run would do better.
      guard !planner.isStopped else { return result }
      result = Result(
        unplaced: plan.unplaced.count, cost: plan.cost.total,
        assignments: drive.registrants.count > Self.mostPeopleOfKept ? [] : plan.assignments)
    }
    known.withLock { $0[settings] = result }
    return result
  }

  /// Whether the plan of the changed drive has to keep what that promises of the whole day, of which plans
  /// of other drives, and plans that are not the one of `plan`, show nothing.
  func keepsDay(_ settings: [Setting]) -> Bool {
    calibratesDay && (try? variants.drive(with: settings))?.dayPromise != nil
  }

  private func resultOfDay(_ settings: [Setting]) -> Result {
    guard let drive = try? variants.drive(with: settings),
      let found = try? planner.promised(
        drive, by: { drive throws(PlanningError) in try planner.plan(drive) })
    else { return Result(unplaced: nil, cost: .infinity) }
    return Result(
      unplaced: found.plan.unplaced.count, cost: found.plan.cost.total,
      keepsDay: found.keepsDay != false)
  }

  /// Keeps the plan of the drive as it is.
  func keep(_ plan: Plan) {
    known.withLock { $0[[]] = Result(unplaced: plan.unplaced.count, cost: plan.cost.total) }
  }

  /// Whether planning the changed drive leaves so many people without a slot, or fewer.
  func leaves(atMost goal: Int, _ settings: [Setting]) -> Bool {
    let result = result(settings)
    return result.keepsDay && result.unplaced.map { $0 <= goal } ?? false
  }

  /// The changed drive, where plans of it are kept; nil where it is not valid.
  func drive(_ settings: [Setting]) -> Drive? {
    guard variants.base.registrants.count <= Self.mostPeopleOfKept else { return nil }
    return try? variants.drive(with: settings)
  }

  /// What the linear program says of the changed drive; nil where that is no drive.
  func estimate(_ settings: [Setting]) -> PlacementRelaxation.Answer? {
    if let found = estimates.withLock({ $0[settings] }) { return found }
    guard !isStopped, let drive = try? variants.drive(with: settings),
      let found = PlacementRelaxation(of: drive).solved(
        by: solver, cancellation: planner.cancellation)
    else { return nil }
    estimates.withLock { $0[settings] = found }
    return found
  }

  /// Whether it is proven that more people stay without a slot, or there is no such drive.
  func surelyLeaves(moreThan goal: Int, _ settings: [Setting]) -> Bool {
    guard let answer = estimate(settings) else { return true }
    return answer.leastUnplaced > Double(goal) + Self.partOfPerson
      || surelyUnplaced(settings) > goal
  }

  /// How many people surely stay without a slot.
  private func surelyUnplaced(_ settings: [Setting]) -> Int { placement(settings).least }

  /// What placing people alone says of a changed drive.
  private struct Placement {
    /// How many people surely stay without a slot.
    var least = 0
    /// An audited plan that leaves no more of them, where it shows what the best plan leaves.
    var settled: Result?
  }

  /// So small a part of a person is a tolerance of the linear program.
  private static let partOfPerson = 1e-4

  private func placement(_ settings: [Setting]) -> Placement {
    if let found = placements.withLock({ $0[settings] }) { return found }
    guard let answer = estimate(settings), let drive = try? variants.drive(with: settings) else {
      return Placement()
    }
    let whole = PlacementRelaxation(of: drive).integerPlacement(
      by: solver, cancellation: planner.cancellation)
    let least = max(answer.leastUnplaced, whole?.leastUnplaced ?? 0)
    var found = Placement(
      least: max(answer.withoutOpenSlot, Int((least - Self.partOfPerson).rounded(.up))))
    if let assignments = whole?.assignments {
      let audit = Audit(of: assignments, on: drive)
      let unplaced = drive.registrants.count - assignments.count
      let isSettled = LeavingCost(drive).settles(
        unplaced, cost: audit.cost.total, bound: 0, least: found.least)
      if audit.violations.isEmpty, isSettled {
        found.settled = Result(
          unplaced: unplaced, cost: audit.cost.total, assignments: assignments)
      }
    }
    if !isStopped { placements.withLock { $0[settings] = found } }
    return found
  }
}
