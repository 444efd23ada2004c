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
  private let known = Mutex<[[Setting]: Result]>([:])
  private let estimates = Mutex<[[Setting]: PlacementRelaxation.Answer]>([:])

  /// What planning a changed drive came to.
  struct Result: Sendable {
    /// How many people have no slot; nil where the drive is not valid or was not planned to the end.
    let unplaced: Int?
    /// The cost; infinite without a plan.
    let cost: Double
  }

  init(_ variants: DriveVariants, planner: VariantPlanner, solver: any Solver) {
    self.variants = variants
    self.planner = planner
    self.solver = solver
  }

  /// Whether somebody asked to stop.
  var isStopped: Bool { planner.isStopped }

  /// What `plan` makes of the drive with some changes.
  func result(_ settings: [Setting]) -> Result {
    if let found = known.withLock({ $0[settings] }) { return found }
    var result = Result(unplaced: nil, cost: .infinity)
    if let drive = try? variants.drive(with: settings), let plan = try? planner.plan(drive),
      !isStopped
    {
      result = Result(unplaced: plan.unplaced.count, cost: plan.cost.total)
    }
    known.withLock { $0[settings] = result }
    return result
  }

  /// Keeps the plan of the drive as it is.
  func keep(_ plan: Plan) {
    known.withLock { $0[[]] = Result(unplaced: plan.unplaced.count, cost: plan.cost.total) }
  }

  /// Whether planning the changed drive gives everyone a slot.
  func placesEveryone(_ settings: [Setting]) -> Bool { result(settings).unplaced == 0 }

  /// What the linear program says of the changed drive; nil where that is no drive.
  func estimate(_ settings: [Setting]) -> PlacementRelaxation.Answer? {
    if let found = estimates.withLock({ $0[settings] }) { return found }
    guard !isStopped, let drive = try? variants.drive(with: settings),
      let found = PlacementRelaxation(of: drive).solved(by: solver, cancellation: Cancellation())
    else { return nil }
    estimates.withLock { $0[settings] = found }
    return found
  }

  /// Whether it is proven that someone stays without a slot, or there is no such drive.
  func surelyLeavesSomeone(_ settings: [Setting]) -> Bool {
    estimate(settings)?.leavesSomeone ?? true
  }
}
