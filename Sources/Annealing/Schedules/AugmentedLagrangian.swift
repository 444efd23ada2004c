package import Formulation
import Foundation
package import Relaxation

/// How much of each of the hall's rows is used, and what that costs while people are rearranged.
///
/// Each row costs the square of its *tension*, price + stiffness · (activity − bound) where that is
/// positive, over twice its stiffness: the augmented Lagrangian of Hestenes and Powell (1969). Soft,
/// limits may be broken a little and the presences of each excess are drawn to a level; firm, breaking a
/// limit is worth nearly nothing, and excesses, such as peaks, cost what they are. The activity of a
/// presence is counted from its profile.
package struct AugmentedLagrangian: Sendable {
  package let rows: ConstraintMatrix
  /// The schedules that are weighed.
  package let candidates: Candidates
  /// How large each excess is; kept up to date while firm.
  package private(set) var excesses: [Double]
  package private(set) var isFirm = false
  private var prices: [Double]
  /// How stiff limits are while firm: so that breaking one by a tenth of a person costs more than
  /// leaving anyone out.
  private let firmness: Double
  /// The most that one person uses of each row.
  private let uses: [Double]
  private let excessOfPresence: [Int32]
  private let sessionCount: Int
  private var springs: [PenaltyRow]

  /// A row: how much of it is used, and what that costs.
  private struct PenaltyRow {
    var tension = 0.0
    var stiffness = 0.0
    /// Half the inverse of the stiffness.
    var compliance = 0.0
    var activity = 0.0

    /// Uses more of the row, and tells what that costs.
    @inline(__always)
    mutating func add(_ amount: Double) -> Double {
      let before = max(0, tension)
      tension += stiffness * amount
      activity += amount
      let after = max(0, tension)
      return (after * after - before * before) * compliance
    }

    /// What using more of the row would cost.
    @inline(__always)
    func cost(ofAdding amount: Double) -> Double {
      let before = max(0, tension)
      let after = max(0, tension + stiffness * amount)
      return (after * after - before * before) * compliance
    }
  }

  /// - Parameters:
  ///   - problem: what is planned.
  ///   - rows: the rows of its hall.
  ///   - prices: the prices of the hall.
  ///   - candidates: the schedules that are weighed.
  ///   - activity: how much of each row is used; nil for nothing.
  package init(
    _ problem: PlanningProblem, rows: ConstraintMatrix, prices: DualPrices, candidates: Candidates,
    activity: [Double]? = nil
  ) {
    self.candidates = candidates
    self.rows = rows
    self.prices = prices.limits + prices.presences.joined()
    uses = problem.hall.limits.map { limit in
      max(1e-3, limit.terms.reduce(0) { max($0, $1.coefficient) })
    }
    firmness = 100 * max(1_000, problem.highestCostWithoutSlot)
    excesses = [Double](repeating: 0, count: rows.excesses.count)
    springs = [PenaltyRow](repeating: PenaltyRow(), count: rows.count)
    for (row, amount) in (activity ?? []).enumerated() { springs[row].activity = amount }
    for row in rows.limitCount..<rows.count { springs[row].activity -= rows.bounds[row] }
    var numbers = [Int32](repeating: 0, count: rows.count - rows.limitCount)
    for (number, range) in rows.excesses.enumerated() {
      for row in range { numbers[row - rows.limitCount] = Int32(number) }
    }
    excessOfPresence = numbers
    sessionCount = rows.limitsOfSession.count
  }

  /// Makes rows softly elastic. Where they are already, their prices rise or fall with their use
  /// first: so they come to be kept while they are soft, too.
  ///
  /// - Parameters:
  ///   - stiffness: how stiff; at one, a row's price doubles at twice its bound.
  ///   - sessions: whose rows.
  package mutating func soften(_ stiffness: AnnealingSchedule.Stiffness, of sessions: [Int]) {
    isFirm = false
    for session in sessions {
      learn(session, at: stiffness.presences)
      for row in rows.limitsOfSession[session] {
        set(
          row, stiffness: self.stiffness(ofLimit: row, stiffness.limits),
          tensionAtBound: prices[row], bound: rows.bounds[row])
      }
      for number in rows.excessesOfSession[session] {
        let presences = rows.excesses[number]
        let stiffnesses = presences.map { stiffness.presences * max(1, prices[$0]) / 20 }
        let level = level(of: number, stiffness: stiffnesses)
        for (row, stiffness) in zip(presences, stiffnesses) {
          set(row, stiffness: stiffness, tensionAtBound: prices[row], bound: level)
        }
      }
    }
  }

  /// Part of the tension of a session's rows becomes their prices, as in the method of multipliers.
  private mutating func learn(_ session: Int, at stiffness: Double) {
    for row in rows.limitsOfSession[session] where springs[row].stiffness > 0 {
      let over = activity(row) - rows.bounds[row]
      let rise = self.stiffness(ofLimit: row, stiffness) * over
      prices[row] = max(0, prices[row] + AugmentedLagrangian.learning * rise)
    }
    for number in rows.excessesOfSession[session] {
      for row in rows.excesses[number] where springs[row].stiffness > 0 {
        prices[row] += AugmentedLagrangian.learning * (max(0, springs[row].tension) - prices[row])
      }
    }
  }

  /// Which part of a tension becomes price in a sweep: people hop to and fro in between.
  private static let learning = 0.15

  /// As stiff for one person in any limit, however little of it a person uses.
  private func stiffness(ofLimit row: Int, _ factor: Double) -> Double {
    factor * max(1, prices[row] * uses[row]) / (20 * uses[row] * uses[row])
  }

  /// Makes limits firm, and excesses cost what they are.
  package mutating func harden(_ sessions: [Int]) {
    isFirm = true
    for session in sessions {
      for row in rows.limitsOfSession[session] {
        set(
          row, stiffness: firmness, tensionAtBound: AugmentedLagrangian.firmPrice,
          bound: rows.bounds[row] + Occupancy.tolerance)
      }
      for number in rows.excessesOfSession[session] {
        for row in rows.excesses[number] { springs[row] = PenaltyRow(activity: activity(row)) }
        settle(excess: number)
      }
    }
  }

  /// The tension of a limit that is just kept, while firm.
  private static let firmPrice = 100.0

  private mutating func set(
    _ row: Int, stiffness: Double, tensionAtBound: Double, bound: Double
  ) {
    let activity = activity(row)
    springs[row] = PenaltyRow(
      tension: tensionAtBound + stiffness * (activity - bound), stiffness: stiffness,
      compliance: 1 / (2 * stiffness), activity: activity)
  }

  /// How much of a row is used.
  private func activity(_ row: Int) -> Double { springs[row].activity }

  /// The level at which the tensions of an excess's presences add up to what it costs.
  private func level(of number: Int, stiffness: [Double]) -> Double {
    let (presences, weight) = (rows.excesses[number], rows.excessWeights[number])
    guard weight > 0 else { return presences.reduce(0) { max($0, activity($1)) } + 1e3 }
    var low = 0.0
    var high = presences.reduce(0) { max($0, activity($1)) } + 20
    for _ in 0..<30 {
      let middle = (low + high) / 2
      let sum = zip(presences, stiffness).reduce(0) {
        $0 + max(0, prices[$1.0] + $1.1 * (activity($1.0) - middle))
      }
      if sum > weight { low = middle } else { high = middle }
    }
    return high
  }

  private mutating func settle(excess number: Int) {
    var most = 0.0
    for row in rows.excesses[number] where activity(row) > most { most = activity(row) }
    excesses[number] = most
  }

  /// Uses more of the rows, and tells what that costs besides excesses.
  package mutating func add(_ people: Double, to load: Int) -> Double {
    var change = 0.0
    // Indices instead of slices, whose references are counted, which takes longer than all the rest.
    for number in Int(rows.starts[load])..<Int(rows.starts[load + 1]) {
      let entry = rows.entries[number]
      change += springs[Int(entry.row)].add(people * entry.coefficient)
    }
    return change
  }

  /// Brings the excesses of a session up to date while firm, and tells what their change costs.
  package mutating func settle(_ session: Int) -> Double {
    guard isFirm else { return 0 }
    // The first excesses are the sessions' peaks, and mostly the only ones.
    var change = changeOfSettling(session)
    guard rows.excesses.count > sessionCount else { return change }
    for number in rows.excessesOfSession[session] where number != session {
      change += changeOfSettling(number)
    }
    return change
  }

  private mutating func changeOfSettling(_ number: Int) -> Double {
    let before = excesses[number]
    settle(excess: number)
    return rows.excessWeights[number] * (excesses[number] - before)
  }

  /// Takes a candidate into the rows, or out of them.
  package mutating func add(_ number: Int, times: Double) {
    let limitEnd = Int(candidates.limitEnds[number])
    let end = Int(candidates.starts[number + 1])
    for place in Int(candidates.starts[number])..<end {
      let use = candidates.uses[place]
      _ = springs[Int(use.row)].add(times * use.amount)
    }
    guard isFirm else { return }
    var last: Int32 = -1
    for place in limitEnd..<end {
      let number = excessOfPresence[Int(candidates.uses[place].row) - rows.limitCount]
      if number != last { settle(excess: Int(number)) }
      last = number
    }
  }

  /// What a candidate would cost, its own cost included, next to what is in the rows.
  package func weigh(_ number: Int) -> Double {
    var energy = candidates.costs[number]
    let limitEnd = Int(candidates.limitEnds[number])
    let end = Int(candidates.starts[number + 1])
    let (uses, springs) = (candidates.uses.span, springs.span)
    for place in Int(candidates.starts[number])..<(isFirm ? limitEnd : end) {
      let use = uses[place]
      energy += springs[Int(use.row)].cost(ofAdding: use.amount)
    }
    return isFirm ? energy + weighExcesses(limitEnd..<end) : energy
  }

  /// What uses of presences would raise the excesses by, in cost.
  private func weighExcesses(_ places: Range<Int>) -> Double {
    var cost = 0.0
    var place = places.lowerBound
    while place < places.upperBound {
      let number = excessOfPresence[Int(candidates.uses[place].row) - rows.limitCount]
      let before = excesses[Int(number)]
      var most = before
      while place < places.upperBound {
        let use = candidates.uses[place]
        guard excessOfPresence[Int(use.row) - rows.limitCount] == number else { break }
        most = max(most, activity(Int(use.row)) + use.amount)
        place += 1
      }
      cost += rows.excessWeights[Int(number)] * (most - before)
    }
    return cost
  }

  /// Whether the limits of sessions are kept.
  package func isKept(in sessions: [Int]) -> Bool {
    sessions.allSatisfy { session in
      rows.limitsOfSession[session].allSatisfy {
        activity($0) <= rows.bounds[$0] + Occupancy.tolerance
      }
    }
  }
}
