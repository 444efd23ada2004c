package import Formulation

/// Dual values of the capacity rows and of the presence rows of excesses (such as peaks). All are
/// at least zero, and those of an excess's presence rows add up to at most its weight.
package struct DualPrices: Sendable {
  /// One price per limit.
  package var limits: [Double]
  /// One price per presence, by excess.
  package var presences: [[Double]]

  /// No prices.
  package init(none capacity: CapacityModel) {
    limits = [Double](repeating: 0, count: capacity.limits.count)
    presences = capacity.excesses.map { [Double](repeating: 0, count: $0.rows.count) }
  }

  /// One price per row of the capacity model.
  package init(_ prices: [Double], of rows: ConstraintMatrix) {
    limits = Array(prices[..<rows.limitCount])
    presences = rows.excesses.map { Array(prices[$0]) }
  }

  /// One price per row of the capacity model.
  package var ofRows: [Double] { limits + presences.joined() }

  /// The dual price of one person in each load.
  package func loadPrices(_ rows: ConstraintMatrix) -> [Double] { rows.loadPrices(ofRows) }

  /// bᵀπ: the bounds of the rows times their dual values, the constant of the Lagrangian.
  package func boundTerm(_ rows: ConstraintMatrix) -> Double { rows.boundTerm(ofRows) }

  /// Projects onto the feasible duals: negative ones to zero, presence rows scaled to the weight of
  /// their excess.
  package mutating func repair(_ capacity: CapacityModel) {
    for index in limits.indices { limits[index] = max(0, limits[index]) }
    for excess in presences.indices {
      for index in presences[excess].indices {
        presences[excess][index] = max(0, presences[excess][index])
      }
      let sum = presences[excess].reduce(0, +)
      let weight = capacity.excesses[excess].weight
      if sum > weight {
        for index in presences[excess].indices { presences[excess][index] *= weight / sum }
      }
    }
  }

  /// The mean of two, `part` of the other.
  package func mixed(with other: DualPrices, part: Double) -> DualPrices {
    var mixed = self
    for index in limits.indices {
      mixed.limits[index] += part * (other.limits[index] - limits[index])
    }
    for excess in presences.indices {
      for index in presences[excess].indices {
        mixed.presences[excess][index] +=
          part * (other.presences[excess][index] - presences[excess][index])
      }
    }
    return mixed
  }
}
