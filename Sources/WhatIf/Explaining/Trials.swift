import DriveFiles
import Drives
import IntegerProgramming
import Planning
import Plans
import Synchronization

/// Plans of changed drives, each made once; many may be asked for at the same time.
final class Trials: Sendable {
  private let variants: DriveVariants
  private let planner: VariantPlanner
  private let solver: any Solver
  /// Seconds since some moment, and the moment from which on nothing more is planned.
  private let clock: @Sendable () -> Double
  private let deadline: Double
  private let known = Mutex<[[Setting]: Result]>([:])
  private let estimates = Mutex<[[Setting]: PlacementRelaxation.Answer]>([:])

  /// What planning a changed drive came to.
  struct Result: Sendable {
    /// How many people have no slot; nil where the drive is not valid or was not planned to the end.
    let unplaced: Int?
    /// The cost; infinite without a plan.
    let cost: Double
  }

  /// - Parameters:
  ///   - variants: the drive and its variants.
  ///   - planner: what plans them.
  ///   - solver: what solves linear programs.
  ///   - clock: seconds since some moment.
  ///   - deadline: the moment from which on nothing more is planned.
  init(
    _ variants: DriveVariants, planner: VariantPlanner, solver: any Solver,
    clock: @escaping @Sendable () -> Double = { 0 }, deadline: Double = .infinity
  ) {
    self.variants = variants
    self.planner = planner
    self.solver = solver
    self.clock = clock
    self.deadline = deadline
  }

  /// Whether somebody asked to stop, or the time is over.
  var isStopped: Bool { planner.isStopped || clock() >= deadline }

  /// What `plan` makes of the drive with some changes.
  func result(_ settings: [Setting]) -> Result {
    if let found = known.withLock({ $0[settings] }) { return found }
    guard !isStopped else { return Result(unplaced: nil, cost: .infinity) }
    var result = Result(unplaced: nil, cost: .infinity)
    if let drive = try? variants.drive(with: settings), let plan = try? planner.plan(drive) {
      // What was stopped came to less than it would have.
      guard !planner.isStopped else { return result }
      result = Result(unplaced: plan.unplaced.count, cost: plan.cost.total)
    }
    known.withLock { $0[settings] = result }
    return result
  }

  /// Keeps the plan of the drive as it is.
  func keep(_ plan: Plan) {
    known.withLock { $0[[]] = Result(unplaced: plan.unplaced.count, cost: plan.cost.total) }
  }

  /// Whether planning the changed drive leaves so many people without a slot, or fewer.
  func leaves(atMost goal: Int, _ settings: [Setting]) -> Bool {
    result(settings).unplaced.map { $0 <= goal } ?? false
  }

  /// What the linear program says of the changed drive; nil where that is no drive.
  func estimate(_ settings: [Setting]) -> PlacementRelaxation.Answer? {
    if let found = estimates.withLock({ $0[settings] }) { return found }
    guard !isStopped, let drive = try? variants.drive(with: settings),
      let found = PlacementRelaxation(of: drive).solved(by: solver, cancellation: Cancellation())
    else { return nil }
    estimates.withLock { $0[settings] = found }
    return found
  }

  /// Whether it is proven that more people stay without a slot, or there is no such drive.
  func surelyLeaves(moreThan goal: Int, _ settings: [Setting]) -> Bool {
    estimate(settings).map { $0.leastUnplaced > Double(goal) + 1e-5 } ?? true
  }
}
