package import Formulation
package import IntegerProgramming
package import Randomness
package import Relaxation
import Synchronization
import Workers

/// Anneals plans of a problem out of the columns that its units answered to prices: several plans side
/// by side, of which the better go on, or one plan in parts where the problem is large.
package struct PlanAnnealing {
  let problem: PlanningProblem
  let rows: ConstraintMatrix
  let prices: DualPrices
  let deadline: Deadline
  let parameters: AnnealingParameters
  /// What the units may choose from; what comes of a round is added.
  package internal(set) var pool: ColumnPool
  package internal(set) var random: SplitMix64
  /// Whether the first plan is one worth going on from.
  let hasPlan: Bool
  /// Whether prices and columns come from a drive like this one.
  let isWarm: Bool

  /// - Parameters:
  ///   - problem: what is planned.
  ///   - rows: the rows of its hall.
  ///   - prices: the prices of the hall.
  ///   - pool: what the units may choose from.
  ///   - random: decides what is tried.
  ///   - hasPlan: whether the plan to begin with is one worth going on from.
  ///   - isWarm: whether prices and columns come from a drive like this one.
  ///   - parameters: how much of what is done.
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
  ///   - isDone: whether plans are good enough already.
  ///   - offer: takes a plan that breaks no limit; says whether plans are good enough then.
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
