import Annealing
import Formulation
import UnitPricing

/// Dual values of a node's program: what its optimum changes by, per unit of a row's bound.
package struct Duals: Sendable {
  /// For each capacity row and presence row, at most zero.
  package var rows: [Double]
  /// For the row on what leaving people out costs, at least zero.
  package var leftOut = 0.0
  /// For each range of the node.
  package var ranges: [Double]

  /// Dual values of the rows, of the row on leaving people out, and of the ranges.
  package init(rows: [Double], leftOut: Double = 0, ranges: [Double]) {
    self.rows = rows
    self.leftOut = leftOut
    self.ranges = ranges
  }

  /// These values, mixed with a part of others.
  package func mixed(with other: Duals, part: Double) -> Duals {
    Duals(
      rows: zip(rows, other.rows).map { $0 * (1 - part) + $1 * part },
      leftOut: leftOut * (1 - part) + other.leftOut * part,
      ranges: zip(ranges, other.ranges).map { $0 * (1 - part) + $1 * part })
  }

  /// The same values for a node with more ranges.
  package func extended(toRanges count: Int) -> Duals {
    var duals = self
    while duals.ranges.count < count { duals.ranges.append(0) }
    return duals
  }

  /// What one person of each load is charged.
  package func loadPrices(_ model: TreeModel, _ restrictions: Restrictions) -> [Double] {
    var prices = model.rows.loadPrices(rows).map { -$0 }
    for (range, dual) in zip(restrictions.ranges, ranges) {
      if case .load(let load) = range.subject { prices[load] -= dual }
    }
    return prices
  }

  /// The reduced cost of a column, before its unit's own dual value.
  package func value(
    of column: TreeModel.PricedColumn, of unit: Int, _ restrictions: Restrictions
  ) -> Double {
    var value = column.column.cost - leftOut * column.column.costLeftOut
    for use in column.uses { value -= rows[Int(use.row)] * use.amount }
    for (range, dual) in zip(restrictions.ranges, ranges) where dual != 0 {
      value -= dual * Restrictions.amount(of: range.subject, in: column.column, of: unit)
    }
    return value
  }

  /// The part of the Lagrangian bound that no column has: the bounds of the rows at these values, and
  /// the cheapest excesses.
  package func constant(_ model: TreeModel, _ restrictions: Restrictions) -> Double {
    var sum = model.problem.constant
    for row in 0..<model.rows.limitCount { sum += rows[row] * max(0, model.rows.bounds[row]) }
    sum += leftOut * model.leastCostLeftOut
    for (range, dual) in zip(restrictions.ranges, ranges) where dual != 0 {
      sum += dual * (dual > 0 ? range.least : range.most)
    }
    for (number, presences) in model.rows.excesses.enumerated() {
      let slope = presences.reduce(model.rows.excessWeights[number]) { $0 + rows[$1] }
      let range = restrictions.excesses[number]
      sum += slope * (slope > 0 ? range.lowerBound : range.upperBound)
      // A peak is counted from nobody.
      for row in presences where model.rows.bounds[row] != 0 {
        sum += rows[row] * model.rows.bounds[row]
      }
    }
    return sum
  }
}
