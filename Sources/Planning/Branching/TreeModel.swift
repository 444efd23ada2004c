package import Annealing
package import Formulation
import Relaxation
package import UnitPricing

/// What all nodes of a tree share: the master program's rows, and for each unit the columns known so far.
///
/// Master program: choose one column per unit, Σ_u Σ_c x[u,c] cost(c) + Σ_e weight[e] · P[e] as small as
/// possible, such that Σ_c x[u,c] = 1, every capacity row holds, and P[e] is at least what every presence row
/// of the excess e, a session's peak or a stage's overload, is beyond its profile.
package struct TreeModel: Sendable {
  /// The problem, its capacity rows rounded to what whole people can use.
  package let problem: PlanningProblem
  /// Its capacity rows, then its presence rows.
  package let rows: ConstraintMatrix
  package let kindCount: Int
  /// A lower bound of what leaving people out costs in any plan.
  package var leastCostLeftOut = 0.0
  /// For each unit its items and its columns.
  package let items: [UnitItems]
  package private(set) var columns: [[PricedColumn]]
  private var known: [[[Int32]: Int]]

  /// A column and how much it uses of each row.
  package struct PricedColumn: Sendable {
    package let column: Column
    package let uses: [Candidates.Use]
  }

  package init(_ problem: PlanningProblem) {
    let capacity = problem.capacity.integerRounded
    self.problem = problem.with(capacity)
    rows = ConstraintMatrix(capacity)
    kindCount = capacity.kinds.count
    items = problem.units.map { UnitItems($0) }
    columns = [[PricedColumn]](repeating: [], count: problem.units.count)
    known = [[[Int32]: Int]](repeating: [:], count: problem.units.count)
  }

  /// Adds a column of a unit; of two that bring the same people to the same slots, and leave out
  /// people of the same cost, the
  /// cheaper is known from then on.
  ///
  /// - Returns: its place among the unit's columns, and whether that is new or cheaper than before.
  @discardableResult
  package mutating func add(_ column: Column, of unit: Int) -> (place: Int, isNew: Bool) {
    let key =
      column.loads.flatMap { [$0.load, $0.people] }
      + [Int32(clamping: Int(min(column.costLeftOut, 1e9).rounded()))]
    if let place = known[unit][key],
      column.cost >= columns[unit][place].column.cost - 1e-9
    {
      return (place, false)
    }
    known[unit][key] = columns[unit].count
    columns[unit].append(PricedColumn(column: column, uses: uses(of: column)))
    return (columns[unit].count - 1, true)
  }

  /// How much a column uses of each row.
  package func uses(of column: Column) -> [Candidates.Use] {
    var amounts = [Double](repeating: 0, count: rows.count)
    for (load, people) in column.loads {
      for entry in rows.entries(of: Int(load)) {
        amounts[Int(entry.row)] += Double(people) * entry.coefficient
      }
    }
    return amounts.indices.compactMap {
      amounts[$0] == 0 ? nil : Candidates.Use(row: Int32($0), amount: amounts[$0])
    }
  }

  /// The excess that a presence row belongs to.
  package func excess(ofPresence row: Int) -> Int {
    rows.excesses.firstIndex { $0.contains(row) } ?? 0
  }
}
