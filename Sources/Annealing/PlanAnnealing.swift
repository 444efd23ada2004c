package import Formulation
package import IntegerProgramming
package import Randomness
package import Relaxation
import Synchronization
import Workers

/// Anneals plans from the column pool: several plans in parallel, of which the better continue, or
/// one plan in parts where the problem is large.
package struct PlanAnnealing {
  let problem: PlanningProblem
  let rows: ConstraintMatrix
  let prices: DualPrices
  let deadline: Deadline
  let parameters: AnnealingParameters
  /// The columns to choose from; each round adds its schedules.
  package internal(set) var pool: ColumnPool
  package internal(set) var random: SplitMix64
  /// Whether there is a first plan to continue from.
  let hasPlan: Bool
  /// Whether this is a warm start from a similar drive.
  let isWarm: Bool

  /// - Parameters:
  ///   - problem: what is planned.
  ///   - rows: the capacity rows.
  ///   - prices: the dual values of the capacity rows.
  ///   - pool: what the units may choose from.
  ///   - random: the source of random numbers.
  ///   - hasPlan: whether there is a first plan to continue from.
  ///   - isWarm: whether this is a warm start from a similar drive.
  ///   - parameters: the annealing parameters.
  ///   - deadline: when to stop.
  package init(
    _ problem: PlanningProblem, rows: ConstraintMatrix, prices: DualPrices, pool: ColumnPool,
    random: SplitMix64, hasPlan: Bool, isWarm: Bool,
    parameters: AnnealingParameters, deadline: Deadline
  ) {
    self.problem = problem
    self.rows = rows
    self.prices = prices
    self.pool = pool
    self.random = random
    self.hasPlan = hasPlan
    self.isWarm = isWarm
    self.parameters = parameters
    self.deadline = deadline
  }

  /// Anneals.
  ///
  /// - Parameters:
  ///   - best: the best plan so far.
  ///   - effort: how much work, 1 being usual.
  ///   - isDone: whether the gap is reached already.
  ///   - offer: receives each feasible plan; returns whether the gap is reached.
  package mutating func run(
    from best: [Schedule], effort: Double, isDone: Bool, offer: (Occupancy) -> Bool
  ) {
    if SessionParts(problem, parameters).count > 1 {
      annealInParts(best, effort: effort, offer: offer)
    } else {
      annealSideBySide(best, effort: effort, isDone: isDone, offer: offer)
    }
  }
}
