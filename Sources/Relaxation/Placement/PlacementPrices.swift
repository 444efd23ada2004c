package import Formulation
package import IntegerProgramming

/// For a drive with more people than places: the duals of ``MaximumPlacement``, at which one more
/// place in any full slot has the value 1.
package struct PlacementPrices {
  /// The price of each limit.
  private let limits: [Double]
  private let bounds: [Double]
  /// The highest cost of leaving one person out.
  package let highest: Double

  /// - Returns: nil where there is room for nearly everyone, or the time was over.
  package init?(
    _ problem: PlanningProblem, rows: ConstraintMatrix, solver: any Solver,
    parameters: RelaxationParameters, deadline: Deadline
  ) {
    let enough = parameters.nearlyEveryone * Double(problem.people)
    guard
      let most = MaximumPlacement.most(
        of: problem.capacity, rows: rows, for: problem, enough: enough, solver: solver,
        parameters: parameters, deadline: deadline),
      most.people < enough
    else { return nil }
    limits = most.prices
    bounds = problem.capacity.limits.map(\.bound)
    highest =
      problem.units.reduce(0) { highest, unit in
        unit.classes.reduce(highest) {
          guard $1.unplacedCost.isFinite else { return $0 }
          let share = unit.fair.cost(ofFurther: $1.size, after: unit.size - $1.size)
          return max($0, ($1.unplacedCost + share) / Double($1.size))
        }
      }
  }

  /// Duals plus a multiple of these.
  package func added(_ amount: Double, to prices: DualPrices) -> DualPrices {
    var sum = prices
    for index in limits.indices { sum.limits[index] += amount * limits[index] }
    return sum
  }

  /// The violation of the bounds, weighted by these duals.
  package func excess(of activity: [Double]) -> Double {
    limits.indices.reduce(0) { $0 + limits[$1] * (activity[$1] - bounds[$1]) }
  }
}
