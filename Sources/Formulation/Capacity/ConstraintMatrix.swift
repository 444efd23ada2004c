import Drives

/// The limits of a capacity model and then the presences of its excesses as rows, laid out by load:
/// what one person of a load adds to each row.
package struct ConstraintMatrix: Sendable {
  /// What one person of a load adds to a row.
  package struct Entry: Sendable {
    package let row: Int32
    package let isLimit: Bool
    package let coefficient: Double
  }

  package let kindCount: Int
  /// How many of the rows are limits; the others are presences.
  package let limitCount: Int
  /// The bounds of the limits, and for each presence the profile it may exceed.
  package let bounds: [Double]
  /// The Euclidean norm of each row's coefficients.
  package let norms: [Double]
  /// The rows of each session's limits.
  package let limitsOfSession: [Range<RowIndex>]
  /// The rows of each excess, and what one person of it costs: the peaks of the sessions come first.
  package let excesses: [Range<Int>]
  package let excessWeights: [Double]
  /// The excesses of each session.
  package let excessesOfSession: [[Int]]
  /// Where the entries of each load begin in ``entries``; one more than there are loads.
  package let starts: [Int32]
  /// The entries of all loads.
  package let entries: [Entry]

  package init(_ capacity: CapacityModel) {
    var entriesOfLoad = capacity.limitsOfLoad.map { shares in
      shares.map {
        Entry(row: Int32($0.limit.rawValue), isLimit: true, coefficient: $0.coefficient)
      }
    }
    var rowCount = capacity.limits.count
    // The limits are ordered by session.
    limitsOfSession = capacity.sessions.map { session in
      let first = capacity.limits.firstIndex { $0.session >= session } ?? capacity.limits.count
      let next =
        capacity.limits[first...].firstIndex { $0.session > session } ?? capacity.limits.count
      return RowIndex(first)..<RowIndex(next)
    }
    var excesses: [Range<Int>] = []
    var excessesOfSession = [[Int]](repeating: [], count: capacity.slotsOfSession.count)
    for (number, excess) in capacity.excesses.enumerated() {
      for (place, presence) in excess.rows.enumerated() {
        for term in presence.terms {
          entriesOfLoad[term.load].append(
            Entry(
              row: Int32(rowCount + place), isLimit: false, coefficient: term.coefficient))
        }
      }
      excesses.append(rowCount..<rowCount + excess.rows.count)
      excessesOfSession[excess.session.rawValue].append(number)
      rowCount += excess.rows.count
    }
    var starts: [Int32] = [0]
    for entries in entriesOfLoad { starts.append(starts[starts.count - 1] + Int32(entries.count)) }
    self.starts = starts
    entries = Array(entriesOfLoad.joined())
    kindCount = capacity.kinds.count
    limitCount = capacity.limits.count
    bounds = capacity.limits.map(\.bound) + capacity.excesses.flatMap { $0.rows.map(\.bound) }
    norms = capacity.limits.map(\.norm) + capacity.excesses.flatMap(\.norms)
    self.excesses = excesses
    excessWeights = capacity.excesses.map(\.weight)
    self.excessesOfSession = excessesOfSession
  }

  package var count: Int { bounds.count }

  /// How many loads there are.
  package var loadCount: Int { starts.count - 1 }

  /// How many rows a load touches, in the mean.
  package var meanRowsOfLoad: Double { Double(entries.count) / Double(max(1, loadCount)) }

  /// What one person of a load adds to each row.
  @inlinable @inline(__always)
  package func entries(of load: Int) -> ArraySlice<Entry> {
    entries[Int(starts[load])..<Int(starts[load + 1])]
  }

  /// Adds people to the rows' activity.
  @inlinable @inline(__always)
  package func add(_ people: Double, of load: Int, to activity: inout [Double]) {
    for entry in entries(of: load) { activity[Int(entry.row)] += people * entry.coefficient }
  }

  /// How much of each row people in the loads use.
  package func activity(of loads: [Double]) -> [Double] {
    var activity = [Double](repeating: 0, count: count)
    for load in loads.indices where loads[load] > 0 { add(loads[load], of: load, to: &activity) }
    return activity
  }

  /// What one person of each load costs at prices of the rows.
  package func loadPrices(_ prices: [Double]) -> [Double] {
    var loadPrices = [Double](repeating: 0, count: loadCount)
    for load in loadPrices.indices {
      for entry in entries(of: load) {
        loadPrices[load] += entry.coefficient * prices[Int(entry.row)]
      }
    }
    return loadPrices
  }

  /// bᵀπ: the bounds of the rows times dual values.
  package func boundTerm(_ prices: [Double]) -> Double {
    bounds.indices.reduce(0) { $0 + bounds[$1] * prices[$1] }
  }

  /// The largest excess of a session's presence, or of a stage's people over its servers.
  @inlinable
  package func excess(_ number: Int, at activity: [Double]) -> Double {
    var most = 0.0
    for row in excesses[number] { most = max(most, activity[row] - bounds[row]) }
    return most
  }

  /// What all excesses cost: the terms `peak` and `overload`.
  package func excessCost(at activity: [Double]) -> Double {
    excessCost(excesses.indices.map { excess($0, at: activity) })
  }

  /// What excesses of these sizes cost.
  package func excessCost(_ sizes: [Double]) -> Double {
    // All peaks have the same weight.
    let sessions = limitsOfSession.count
    let peaks = sizes.prefix(sessions).reduce(0, +) * (excessWeights.first ?? 0)
    return zip(sizes, excessWeights).dropFirst(sessions).reduce(peaks) { $0 + $1.0 * $1.1 }
  }
}

extension Excess {
  /// The Euclidean norms of its rows' coefficients; a row without terms counts like the largest.
  fileprivate var norms: [Double] {
    let largest = rows.map(\.norm).max() ?? 1
    return rows.map { $0.terms.isEmpty ? largest : $0.norm }
  }
}

extension UnitProblem {
  /// Calls a function with each load of a schedule, one placement after another.
  @inlinable @inline(__always)
  package func forEachLoad(
    of schedule: Schedule, kindCount: Int, _ body: (_ load: Int, _ people: Double) -> Void
  ) {
    for placement in schedule.placements {
      let first = slots[Int(placement.slot)].rawValue * kindCount
      for (kind, count) in classes[Int(placement.itemClass)].people {
        body(first + kind, Double(count) * Double(placement.count))
      }
    }
  }
}
