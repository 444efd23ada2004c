public import Drives
public import IntegerProgramming
public import Planning
public import Plans

/// Plans variants of one drive. What comes of a variant depends on it and on the drive as it is,
/// never on which other variants were planned before or beside it.
public struct VariantPlanner: Sendable {
  private let solver: any Solver
  let gap: Double
  let parameters: PlanningParameters
  private(set) var cancellation: Cancellation
  /// How long one trial may take, by which clock; nil for as long as it takes.
  private var trial: (seconds: Double, clock: @Sendable () -> Double)?
  /// The warm start of the drive as it is; nil before it was planned.
  private var start: WarmStart?
  /// The outcomes of variants, planned from that warm start and from scratch.
  private var variants = PlanningMemory()
  private let drives = PlanningMemory()
  /// What plans came to that only tell how many people have no slot.
  private let placings = PlanningMemory()

  /// A planner for variants.
  ///
  /// - Parameters:
  ///   - solver: what solves its programs.
  ///   - gap: the relative gap at which a plan counts as optimal.
  ///   - parameters: the seed, and the number of threads of one plan.
  ///   - cancellation: set from anywhere to stop.
  public init(
    solver: any Solver, gap: Double = 1e-4, parameters: PlanningParameters = PlanningParameters(),
    cancellation: Cancellation = Cancellation()
  ) {
    self.solver = solver
    self.gap = gap
    self.parameters = parameters
    self.cancellation = cancellation
  }

  /// The same planner, which is stopped as well once something is over.
  func ending(when isOver: @escaping @Sendable () -> Bool) -> VariantPlanner {
    var planner = self
    planner.cancellation = Cancellation { [cancellation] in
      cancellation.isCancelled || isOver()
    }
    return planner
  }

  /// The same planner, whose trials take no longer each; what is not known by then stays so.
  ///
  /// - Parameters:
  ///   - seconds: how long.
  ///   - clock: seconds since some moment, never going back.
  /// - Returns: the planner.
  func trying(for seconds: Double, clock: @escaping @Sendable () -> Double) -> VariantPlanner {
    var planner = self
    planner.trial = (seconds, clock)
    return planner
  }

  /// Whether somebody asked to stop: what is planned then is not what it would have been.
  public var isStopped: Bool { cancellation.isCancelled }

  /// The plan of a drive as the command `plan` makes it.
  ///
  /// - Parameter drive: the drive.
  /// - Returns: an audited plan.
  /// - Throws: ``PlanningError`` where there is none.
  public func plan(_ drive: Drive) throws(PlanningError) -> Plan {
    try planner(effort: 1).outcome(of: drive, remembering: drives).plan
  }

  /// Of so many people a plan takes seconds, nearly all for the proof of its cost: of 30 people of
  /// whom four are left out five seconds of processor time (`generate --registrants 30 --units 4
  /// --tightness overfull`; 30 November 2026). Where only the number of people without a slot is asked
  /// for, less is done of it all, and less still of the proof.
  private static let (small, shareOfProof) = (13...100, 0.05)
  /// The share of the proof for the plan that is explained: with all of it, that plan alone takes the nine
  /// seconds there are, and nobody else is placed by the rest of it (30 people as above).
  private static let shareOfProofOfBase = 0.2

  /// Whether ``placingPlan(_:leavingAtLeast:)`` may leave out more people of a drive than ``plan(_:)``.
  func isShort(_ drive: Drive) -> Bool { Self.small.contains(drive.registrants.count) }

  /// The plan that is explained: the one of the command `plan`, but for a shorter proof of small drives.
  ///
  /// - Parameters:
  ///   - drive: the drive as it is.
  ///   - isEnough: whether the time for it is over; then it is the best plan so far.
  /// - Returns: an audited plan.
  /// - Throws: ``PlanningError`` where there is none.
  func basePlan(
    _ drive: Drive, isEnough: @escaping @Sendable () -> Bool = { false }
  ) throws(PlanningError) -> Plan {
    guard isShort(drive) else {
      // However short the time, there is a plan to explain.
      if let found = try? ending(when: isEnough).plan(drive) { return found }
      return try plan(drive)
    }
    let planner = Planner(
      solver: solver, limits: Planner.Limits(gap: gap, cancellation: cancellation),
      parameters: parameters.proving(withShare: Self.shareOfProofOfBase))
    return try planner.outcome(of: drive, remembering: PlanningMemory()).plan
  }

  /// A plan of a drive that tells how many people the best one leaves without a slot; planning ends once
  /// that is known. Of small drives it may leave more than the one that the command `plan` makes, where
  /// that takes long to find.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - least: how many people every plan leaves without a slot at least.
  ///   - whenCut: called where it takes too long: nothing is known then.
  /// - Returns: an audited plan.
  /// - Throws: ``PlanningError`` where there is none, or it took too long.
  func placingPlan(
    _ drive: Drive, leavingAtLeast least: Int, whenCut: () -> Void = {}
  ) throws(PlanningError) -> Plan {
    let costs = LeavingCost(drive)
    func isSettled(_ plan: Plan) -> Bool {
      costs.settles(
        plan.unplaced.count, cost: plan.cost.total, bound: plan.bound, least: least)
    }
    let isSmall = isShort(drive)
    let end = trial.map { $0.clock() + $0.seconds } ?? .infinity
    let isCut: @Sendable () -> Bool = { [trial] in trial.map { $0.clock() >= end } ?? false }
    let enough = Cancellation { [cancellation] in cancellation.isCancelled || isCut() }
    let short = Planner(
      solver: solver,
      limits: Planner.Limits(
        gap: gap, effort: isSmall ? Self.effort : 1, cancellation: enough),
      parameters: isSmall ? parameters.proving(withShare: Self.shareOfProof) : parameters)
    let found = try? short.outcome(of: drive, remembering: placings) { progress in
      guard let unplaced = progress.unplaced, let cost = progress.cost else { return }
      if costs.settles(unplaced, cost: cost, bound: progress.bound, least: least) {
        enough.cancel()
      }
    }.plan
    if let found, isStopped || !found.isStopped || isSettled(found) || isSmall && !isCut() {
      return found
    }
    guard !isCut() else {
      whenCut()
      throw .stoppedBeforeAnyPlan
    }
    // The bound was of the surrogate and does not hold for the exact rules.
    return try plan(drive)
  }

  /// Plans the drive as it is, and keeps its warm start.
  ///
  /// - Parameter base: the drive as it is.
  /// - Returns: the plan that ``plan(_:)`` makes, too.
  /// - Throws: ``PlanningError`` where there is none.
  public mutating func warmStart(from base: Drive) throws(PlanningError) -> Plan {
    let outcome = try planner(effort: 1).outcome(of: base, remembering: drives)
    start = outcome.start
    variants = PlanningMemory()
    return outcome.plan
  }

  /// How much work a variant is, of what planning it from nothing is.
  private static let effort = 0.15

  /// A gap that is wide for a variant in which everyone has a slot.
  private static let wideGap = 0.003

  /// An audited plan of a variant, with a bound of its own, from the warm start of the drive as it
  /// is, with less work than ``plan(_:)``; where people are left out or the gap stays wide, planned
  /// in full.
  ///
  /// - Parameter drive: the variant.
  /// - Returns: the plan.
  /// - Throws: ``PlanningError`` where there is none.
  public func variantPlan(_ drive: Drive) throws(PlanningError) -> Plan {
    guard let start, !leavesSomeone(drive) else { return try plan(drive) }
    let found = try planner(effort: Self.effort).outcome(
      of: drive, from: start, remembering: variants
    ).plan
    // Somebody may be without a slot, or the gap be wide, only because the search was short: then the
    // whole work is done.
    guard !found.unplaced.isEmpty || found.gap > Self.wideGap, !isStopped else { return found }
    let thorough = try plan(drive)
    return thorough.cost.total < found.cost.total ? thorough : found
  }

  /// Whether every plan leaves somebody without a slot, as the linear program says.
  private func leavesSomeone(_ drive: Drive) -> Bool {
    PlacementRelaxation(of: drive).solved(by: solver, cancellation: cancellation)?.leavesSomeone
      ?? false
  }

  private func planner(effort: Double) -> Planner {
    Planner(
      solver: solver,
      limits: Planner.Limits(gap: gap, effort: effort, cancellation: cancellation),
      parameters: parameters)
  }
}
