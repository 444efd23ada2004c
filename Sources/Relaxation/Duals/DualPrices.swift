package import Formulation

/// A price for each limit of a hall and for each minute's presence of an excess: what the relaxation of
/// the hall charges for one of it. All are at least zero, and the presence prices of an excess add up to
/// at most what one expected person of it costs.
package struct DualPrices: Sendable {
  /// One price per limit.
  package var limits: [Double]
  /// One price per presence, by excess.
  package var presences: [[Double]]

  /// No prices.
  package init(none hall: CapacityModel) {
    limits = [Double](repeating: 0, count: hall.limits.count)
    presences = hall.excesses.map { [Double](repeating: 0, count: $0.rows.count) }
  }

  /// One price per row of the hall.
  package init(_ prices: [Double], of rows: ConstraintMatrix) {
    limits = Array(prices[..<rows.limitCount])
    presences = rows.excesses.map { Array(prices[$0]) }
  }

  /// One price per row of the hall.
  package var ofRows: [Double] { limits + presences.joined() }

  /// What one person in each load is charged.
  package func loadPrices(_ rows: ConstraintMatrix) -> [Double] { rows.loadPrices(ofRows) }

  /// The constant of the relaxation: what the bounds of the rows are worth.
  package func rebate(_ rows: ConstraintMatrix) -> Double { rows.rebate(ofRows) }

  /// Makes them valid: negative ones zero, presence prices within the weight of their excess.
  package mutating func repair(_ hall: CapacityModel) {
    for index in limits.indices { limits[index] = max(0, limits[index]) }
    for excess in presences.indices {
      for index in presences[excess].indices {
        presences[excess][index] = max(0, presences[excess][index])
      }
      let sum = presences[excess].reduce(0, +)
      let weight = hall.excesses[excess].weight
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
