import Annealing
import Formulation
import IntegerProgramming
import Relaxation

extension PlanSearch {
  /// Anneals plans from the column pool.
  ///
  /// - Parameter effort: how much work, 1 being usual.
  package mutating func anneal(effort: Double) {
    guard let prices, !isDone else { return }
    // Annealing stopped halfway has no plan: where that may happen, a quick plan is made first.
    if !hasPlan, deadline.isLimited || !isSmall || suitsTree {
      anneal(at: prices, effort: effort / parameters.search.effort.quickDivisor)
    }
    if suitsTree {
      branchFirst(effort: effort)
      guard !isDone else { return }
    }
    anneal(at: prices, effort: effort)
  }

  private mutating func anneal(at prices: DualPrices, effort: Double) {
    var annealing = PlanAnnealing(
      problem, rows: rows, prices: prices, pool: pool, random: random, hasPlan: hasPlan,
      isWarm: isWarm, parameters: parameters.annealing, deadline: deadline)
    annealing.run(from: best, effort: effort, isDone: isDone) {
      recordIncumbent($0)
      return isDone
    }
    pool = annealing.pool
    random = annealing.random
  }
}
