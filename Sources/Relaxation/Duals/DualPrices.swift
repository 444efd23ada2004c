package import Formulation

/// A price for each limit of a hall and for each minute's presence: what the relaxation of the hall
/// charges for one of it. All are at least zero, and a session's presence prices add up to at most
/// what one expected person of its peak costs.
package struct DualPrices: Sendable {
  /// One price per limit.
  package var limits: [Double]
  /// One price per presence, by session.
  package var presences: [[Double]]

  /// No prices.
  package init(none hall: CapacityModel) {
    limits = [Double](repeating: 0, count: hall.limits.count)
    presences = hall.presences.map { [Double](repeating: 0, count: $0.count) }
  }

  /// One price per row of the hall.
  package init(_ prices: [Double], of rows: ConstraintMatrix) {
    limits = Array(prices[..<rows.limitCount])
    presences = rows.presences.map { Array(prices[$0]) }
  }

  /// One price per row of the hall.
  package var ofRows: [Double] { limits + presences.joined() }

  /// What one person in each load is charged.
  package func loadPrices(_ rows: ConstraintMatrix) -> [Double] { rows.loadPrices(ofRows) }

  /// The constant of the relaxation: what the limits themselves take back.
  package func rebate(_ rows: ConstraintMatrix) -> Double { rows.rebate(ofRows) }

  /// Makes them valid: negative ones zero, presence prices within the weight of the peak.
  package mutating func repair(_ hall: CapacityModel) {
    for index in limits.indices { limits[index] = max(0, limits[index]) }
    for session in presences.indices {
      for index in presences[session].indices {
        presences[session][index] = max(0, presences[session][index])
      }
      let sum = presences[session].reduce(0, +)
      if sum > hall.peakWeight {
        for index in presences[session].indices {
          presences[session][index] *= hall.peakWeight / sum
        }
      }
    }
  }

  /// The mean of two, `part` of the other.
  package func mixed(with other: DualPrices, part: Double) -> DualPrices {
    var mixed = self
    for index in limits.indices {
      mixed.limits[index] += part * (other.limits[index] - limits[index])
    }
    for session in presences.indices {
      for index in presences[session].indices {
        mixed.presences[session][index] +=
          part * (other.presences[session][index] - presences[session][index])
      }
    }
    return mixed
  }
}
