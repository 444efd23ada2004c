public import Drives
public import Plans

/// A plan calibrated by simulation.
public struct Calibration: Equatable, Sendable {
  /// The plan: it keeps the drive's own limits, and its bound is the drive's own.
  public let plan: Plan
  /// The plan that was made for the drive's own limits alone.
  public let first: Plan
  /// What was changed for every crowd limit, by session and limit.
  public let limits: [Limit]
  /// Whether every limit's chance of being broken is as small as it was to be.
  public let isReached: Bool
  /// How many plans were made.
  public let plans: Int

  /// A crowd limit, what was planned for instead, and how often it is broken. These figures are from
  /// days that calibrating did not see.
  public struct Limit: Equatable, Sendable {
    /// The session.
    public let session: SessionIndex
    /// The limit as the drive has it.
    public let limit: CrowdLimit
    /// The number that was planned for.
    public let planned: Int
    /// The part of the runs in which the first plan ever broke it.
    public let before: Double
    /// The part of the runs in which the calibrated plan ever breaks it.
    public let after: Double
  }

  /// A plan for some limits, and how the day went with it.
  struct Trial {
    let limits: PlannedLimits
    let plan: Plan
    let simulated: SimulatedPlan
    let isReached: Bool

    /// The highest frequency of violation among the limits.
    var worst: Double {
      simulated.sessions.flatMap(\.crowdLimits).map(\.runsOver).max() ?? 0
    }

    /// Whether it is to be preferred to another: safe, then cheap; or else as safe as can be.
    func isBetter(than other: Trial) -> Bool {
      if isReached != other.isReached { return isReached }
      return isReached ? plan.cost.total < other.plan.cost.total : worst < other.worst
    }
  }

  init(
    of drive: Drive, published: [Assignment], first: Plan, trials: [Trial], gap: Double,
    checkedBy simulator: Simulator, isStopped: () -> Bool
  ) {
    var best = trials[0]
    for trial in trials.dropFirst() where trial.isBetter(than: best) { best = trial }
    let cost = Audit(of: best.plan.assignments, on: drive, published: published).cost
    // Lower limits are harder: a bound for the drive itself is that of the first plan.
    let bound = min(first.bound, cost.total)
    plan = Plan(
      assignments: best.plan.assignments, unplaced: best.plan.unplaced, cost: cost, bound: bound,
      status: Plan.gap(cost: cost.total, bound: bound) <= gap ? .optimal : .feasible,
      seconds: trials.reduce(0) { $0 + $1.plan.seconds },
      restriction: first.restriction.map {
        // So is its bound where less than every plan was asked for.
        Plan.Restriction(
          mostMoved: $0.mostMoved, filled: best.plan.restriction?.filled ?? $0.filled,
          mostLost: $0.mostLost, bound: min($0.bound, cost.total))
      })
    self.first = first
    isReached = best.isReached
    plans = trials.count
    let before = simulator.simulate(first.assignments, on: drive, isStopped: isStopped)
    let after = simulator.simulate(best.plan.assignments, on: drive, isStopped: isStopped)
    limits = drive.sessions.indices.flatMap { session in
      drive.sessions[session].crowdLimits.enumerated().map { index, limit in
        Limit(
          session: SessionIndex(session), limit: limit,
          planned: best.limits.numbers[session][index],
          before: before.sessions[session].crowdLimits[index].runsOver,
          after: after.sessions[session].crowdLimits[index].runsOver)
      }
    }
  }
}
