import Foundation

/// How much of each of the hall's rows is used, and what that costs while people are rearranged.
///
/// Each row costs the square of its *tension*, price + stiffness · (activity − bound) where that is
/// positive, over twice its stiffness: the augmented Lagrangian of Hestenes and Powell (1969). Soft,
/// limits may be broken a little and each session's presences are drawn to a level peak; firm,
/// breaking a limit is worth nearly nothing, and peaks cost what they are.
struct HallEnergy: Sendable {
  let rows: HallRows
  let peakWeight: Double
  /// How much of each row is used.
  private(set) var activity: [Double]
  /// For each session the highest presence; kept up to date while firm.
  private(set) var peaks: [Double]
  private(set) var isFirm = false
  private let prices: [Double]
  /// How stiff limits are while firm: so that breaking one by a tenth of a person costs more than
  /// leaving anyone out.
  private let firmness: Double
  /// The most that one person uses of each row.
  private let uses: [Double]
  private let sessionOfPresence: [Int32]
  /// For each row its tension, its stiffness, and half the inverse of that.
  private var springs: [SIMD4<Double>]

  /// - Parameters:
  ///   - problem: what is planned.
  ///   - rows: the rows of its hall.
  ///   - prices: the prices of the hall.
  ///   - activity: how much of each row is used; nil for nothing.
  init(
    _ problem: PlanningProblem, rows: HallRows, prices: HallPrices, activity: [Double]? = nil
  ) {
    self.rows = rows
    peakWeight = problem.hall.peakWeight
    self.prices = prices.limits + prices.presences.joined()
    self.activity = activity ?? [Double](repeating: 0, count: rows.count)
    uses = problem.hall.limits.map { limit in
      max(1e-3, limit.terms.reduce(0) { max($0, $1.coefficient) })
    }
    firmness = 100 * max(1_000, problem.highestCostWithoutSlot)
    peaks = [Double](repeating: 0, count: rows.presences.count)
    springs = [SIMD4<Double>](repeating: .zero, count: rows.count)
    var sessions = [Int32](repeating: 0, count: rows.count - rows.limitCount)
    for (session, range) in rows.presences.enumerated() {
      for row in range { sessions[row - rows.limitCount] = Int32(session) }
    }
    sessionOfPresence = sessions
  }

  /// Makes rows softly elastic.
  ///
  /// - Parameters:
  ///   - factor: how stiff; at one, a row's price doubles at twice its bound.
  ///   - sessions: whose rows.
  mutating func soften(_ factor: Double, of sessions: [Int]) {
    isFirm = false
    for session in sessions {
      for row in rows.limitsOfSession[session] {
        // As stiff for one person in any row, however little of it a person uses.
        let use = uses[row]
        let stiffness = factor * max(1, prices[row] * use) / (20 * use * use)
        set(row, stiffness: stiffness, tensionAtBound: prices[row], bound: rows.bounds[row])
      }
      let presences = rows.presences[session]
      let stiffness = presences.map { factor * max(1, prices[$0]) / 20 }
      let level = level(of: presences, stiffness: stiffness)
      for (row, stiffness) in zip(presences, stiffness) {
        set(row, stiffness: stiffness, tensionAtBound: prices[row], bound: level)
      }
    }
  }

  /// Makes limits firm, and peaks cost what they are.
  mutating func harden(_ sessions: [Int]) {
    isFirm = true
    for session in sessions {
      for row in rows.limitsOfSession[session] {
        set(
          row, stiffness: firmness, tensionAtBound: HallEnergy.firmPrice,
          bound: rows.bounds[row] + Occupancy.tolerance)
      }
      for row in rows.presences[session] { springs[row] = .zero }
      settlePeak(of: session)
    }
  }

  /// The tension of a limit that is just kept, while firm.
  private static let firmPrice = 100.0

  private mutating func set(
    _ row: Int, stiffness: Double, tensionAtBound: Double, bound: Double
  ) {
    let tension = tensionAtBound + stiffness * (activity[row] - bound)
    springs[row] = SIMD4(tension, stiffness, 1 / (2 * stiffness), 0)
  }

  /// The level at which the tensions of presences add up to what the peak costs.
  private func level(of presences: Range<Int>, stiffness: [Double]) -> Double {
    guard peakWeight > 0 else { return presences.reduce(0) { max($0, activity[$1]) } + 1e3 }
    var low = 0.0
    var high = presences.reduce(0) { max($0, activity[$1]) } + 20
    for _ in 0..<30 {
      let middle = (low + high) / 2
      let sum = zip(presences, stiffness).reduce(0) {
        $0 + max(0, prices[$1.0] + $1.1 * (activity[$1.0] - middle))
      }
      if sum > peakWeight { low = middle } else { high = middle }
    }
    return high
  }

  private mutating func settlePeak(of session: Int) {
    var peak = 0.0
    for row in rows.presences[session] where activity[row] > peak { peak = activity[row] }
    peaks[session] = peak
  }

  /// Uses more of the rows, and tells what that costs besides peaks.
  mutating func add(_ people: Double, to load: Int) -> Double {
    var change = 0.0
    for entry in rows.entries(of: load) {
      let row = Int(entry.row)
      let amount = people * entry.coefficient
      let spring = springs[row]
      let before = max(0, spring.x)
      let next = spring.x + spring.y * amount
      let after = max(0, next)
      change += (after * after - before * before) * spring.z
      activity[row] += amount
      springs[row].x = next
    }
    return change
  }

  /// Brings the peak of a session up to date while firm, and tells what its change costs.
  mutating func settle(_ session: Int) -> Double {
    guard isFirm else { return 0 }
    let before = peaks[session]
    settlePeak(of: session)
    return peakWeight * (peaks[session] - before)
  }

  /// Takes a candidate into the rows, or out of them.
  mutating func add(_ number: Int, of candidates: Candidates, times: Double) {
    let range = Int(candidates.starts[number])..<Int(candidates.starts[number + 1])
    candidates.rows.withUnsafeBufferPointer { rows in
      candidates.amounts.withUnsafeBufferPointer { amounts in
        activity.withUnsafeMutableBufferPointer { activity in
          springs.withUnsafeMutableBufferPointer { springs in
            for entry in range {
              let row = Int(rows[entry])
              let amount = times * amounts[entry]
              activity[row] += amount
              springs[row].x += springs[row].y * amount
            }
          }
        }
      }
    }
    guard isFirm else { return }
    var last: Int32 = -1
    for entry in Int(candidates.limitEnds[number])..<range.upperBound {
      let session = sessionOfPresence[Int(candidates.rows[entry]) - rows.limitCount]
      if session != last { settlePeak(of: Int(session)) }
      last = session
    }
  }

  /// What each candidate would cost, its own cost included, next to what is in the rows.
  func weigh(_ candidates: Candidates, into energies: inout [Double]) {
    for number in 0..<candidates.count { energies[number] = weigh(number, of: candidates) }
  }

  /// What a candidate would cost, its own cost included, next to what is in the rows.
  @inline(__always)
  func weigh(_ number: Int, of candidates: Candidates) -> Double {
    var energy = candidates.costs[number]
    let limitEnd = Int(candidates.limitEnds[number])
    let end = Int(candidates.starts[number + 1])
    candidates.rows.withUnsafeBufferPointer { rows in
      candidates.amounts.withUnsafeBufferPointer { amounts in
        springs.withUnsafeBufferPointer { springs in
          for entry in Int(candidates.starts[number])..<(isFirm ? limitEnd : end) {
            let spring = springs[Int(rows[entry])]
            let before = max(0, spring.x)
            let after = max(0, spring.x + spring.y * amounts[entry])
            energy += (after * after - before * before) * spring.z
          }
        }
      }
    }
    return isFirm ? energy + weighPeaks(limitEnd..<end, of: candidates) : energy
  }

  /// What entries of presences would raise the peaks by, in cost.
  private func weighPeaks(_ entries: Range<Int>, of candidates: Candidates) -> Double {
    var rise = 0.0
    var entry = entries.lowerBound
    while entry < entries.upperBound {
      let session = sessionOfPresence[Int(candidates.rows[entry]) - rows.limitCount]
      let before = peaks[Int(session)]
      var peak = before
      while entry < entries.upperBound {
        let row = Int(candidates.rows[entry])
        guard sessionOfPresence[row - rows.limitCount] == session else { break }
        peak = max(peak, activity[row] + candidates.amounts[entry])
        entry += 1
      }
      rise += peak - before
    }
    return peakWeight * rise
  }

  /// Whether the limits of sessions are kept.
  func isKept(in sessions: [Int]) -> Bool {
    sessions.allSatisfy { session in
      rows.limitsOfSession[session].allSatisfy {
        activity[$0] <= rows.bounds[$0] + Occupancy.tolerance
      }
    }
  }
}
