package import Drives
package import Formulation
import Foundation
package import Relaxation

/// The activity of each capacity row, and its cost while schedules are annealed: an augmented
/// Lagrangian.
///
/// Row i costs max(0, λᵢ + ρᵢ (aᵢ − bᵢ))² / (2 ρᵢ), with its multiplier λ, penalty ρ, activity a
/// and bound b (Hestenes, 1969, "Multiplier and Gradient Methods", doi:10.1007/BF00927673; Powell,
/// 1969). Relaxed, limits may be violated a little and the presences of each excess are drawn to a
/// level; enforced, a violation costs more than it can gain, and excesses, such as peaks, cost what
/// they are. The activity of a presence is counted from its profile.
package struct AugmentedLagrangian: Sendable {
  package let rows: ConstraintMatrix
  /// The candidate schedules.
  package let candidates: Candidates
  /// The size of each excess; up to date while limits are enforced.
  package private(set) var excesses: [Double]
  package private(set) var isEnforced = false
  private var prices: [Double]
  /// The penalty of enforced limits: a violation by a tenth of a person costs more than leaving
  /// anyone out.
  private let enforcedPenalty: Double
  /// The most that one person uses of each row.
  private let uses: [Double]
  private let excessOfPresence: [Int32]
  private let sessionCount: Int
  private var penaltyRows: [PenaltyRow]

  /// A row with its multiplier, penalty and activity.
  private struct PenaltyRow {
    var multiplier = 0.0
    var penalty = 0.0
    /// 1 / (2 ρ).
    var inversePenalty = 0.0
    var activity = 0.0

    /// Adds to the activity of the row; returns the change of its cost.
    @inline(__always)
    mutating func add(_ amount: Double) -> Double {
      let before = max(0, multiplier)
      multiplier += penalty * amount
      activity += amount
      let after = max(0, multiplier)
      return (after * after - before * before) * inversePenalty
    }

    /// The change of cost of adding to the activity.
    @inline(__always)
    func cost(ofAdding amount: Double) -> Double {
      let before = max(0, multiplier)
      let after = max(0, multiplier + penalty * amount)
      return (after * after - before * before) * inversePenalty
    }
  }

  /// - Parameters:
  ///   - problem: what is planned.
  ///   - rows: the capacity rows.
  ///   - prices: the dual values of the capacity rows.
  ///   - candidates: the candidate schedules.
  ///   - activity: the activity of each row at first; nil for zero.
  package init(
    _ problem: PlanningProblem, rows: ConstraintMatrix, prices: DualPrices, candidates: Candidates,
    activity: [Double]? = nil
  ) {
    self.candidates = candidates
    self.rows = rows
    self.prices = prices.limits + prices.presences.joined()
    uses = problem.capacity.limits.map { limit in
      max(1e-3, limit.terms.reduce(0) { max($0, $1.coefficient) })
    }
    enforcedPenalty = 100 * max(1_000, problem.highestCostWithoutSlot)
    excesses = [Double](repeating: 0, count: rows.excesses.count)
    penaltyRows = [PenaltyRow](repeating: PenaltyRow(), count: rows.count)
    for (row, amount) in (activity ?? []).enumerated() { penaltyRows[row].activity = amount }
    for row in rows.limitCount..<rows.count { penaltyRows[row].activity -= rows.bounds[row] }
    var numbers = [Int32](repeating: 0, count: rows.count - rows.limitCount)
    for (number, range) in rows.excesses.enumerated() {
      for row in range { numbers[row - rows.limitCount] = Int32(number) }
    }
    excessOfPresence = numbers
    sessionCount = rows.limitsOfSession.count
  }

  /// Relaxes the limits of sessions with given penalties. Where they are relaxed already, their
  /// multipliers are updated first, so that limits are approached in this phase, too.
  ///
  /// - Parameters:
  ///   - penalty: the penalties; at one, a row's price doubles at twice its bound.
  ///   - sessions: the sessions.
  package mutating func relax(_ penalty: AnnealingSchedule.Penalties, of sessions: [SessionIndex]) {
    isEnforced = false
    for session in sessions {
      updateMultipliers(session, at: penalty.presences)
      for row in rows.limitsOfSession[session.rawValue].places {
        set(
          row, penalty: self.penalty(ofLimit: row, penalty.limits),
          multiplierAtBound: prices[row], bound: rows.bounds[row])
      }
      for number in rows.excessesOfSession[session.rawValue] {
        let presences = rows.excesses[number]
        let penalties = presences.map { penalty.presences * max(1, prices[$0]) / 20 }
        let level = level(of: number, penalty: penalties)
        for (row, penalty) in zip(presences, penalties) {
          set(row, penalty: penalty, multiplierAtBound: prices[row], bound: level)
        }
      }
    }
  }

  /// Updates the multipliers of a session's rows, as in the method of multipliers.
  private mutating func updateMultipliers(_ session: SessionIndex, at penalty: Double) {
    for row in rows.limitsOfSession[session.rawValue].places where penaltyRows[row].penalty > 0 {
      let over = activity(row) - rows.bounds[row]
      let rise = self.penalty(ofLimit: row, penalty) * over
      prices[row] = max(0, prices[row] + AugmentedLagrangian.multiplierStep * rise)
    }
    for number in rows.excessesOfSession[session.rawValue] {
      for row in rows.excesses[number] where penaltyRows[row].penalty > 0 {
        prices[row] +=
          AugmentedLagrangian.multiplierStep * (max(0, penaltyRows[row].multiplier) - prices[row])
      }
    }
  }

  /// The step of the update in one sweep, below 1 since activities fluctuate between sweeps.
  private static let multiplierStep = 0.15

  /// The penalty of a limit, scaled by what one person uses of it.
  private func penalty(ofLimit row: Int, _ factor: Double) -> Double {
    factor * max(1, prices[row] * uses[row]) / (20 * uses[row] * uses[row])
  }

  /// Enforces the limits of sessions, and gives excesses their exact cost.
  package mutating func enforce(_ sessions: [SessionIndex]) {
    isEnforced = true
    for session in sessions {
      for row in rows.limitsOfSession[session.rawValue].places {
        set(
          row, penalty: enforcedPenalty, multiplierAtBound: AugmentedLagrangian.enforcedMultiplier,
          bound: rows.bounds[row] + Occupancy.tolerance)
      }
      for number in rows.excessesOfSession[session.rawValue] {
        for row in rows.excesses[number] { penaltyRows[row] = PenaltyRow(activity: activity(row)) }
        settle(excess: number)
      }
    }
  }

  /// The multiplier of an enforced limit at its bound.
  private static let enforcedMultiplier = 100.0

  private mutating func set(
    _ row: Int, penalty: Double, multiplierAtBound: Double, bound: Double
  ) {
    let activity = activity(row)
    penaltyRows[row] = PenaltyRow(
      multiplier: multiplierAtBound + penalty * (activity - bound), penalty: penalty,
      inversePenalty: 1 / (2 * penalty), activity: activity)
  }

  /// How much of a row is used.
  private func activity(_ row: Int) -> Double { penaltyRows[row].activity }

  /// The level at which the multipliers of an excess's presences add up to its weight.
  private func level(of number: Int, penalty: [Double]) -> Double {
    let (presences, weight) = (rows.excesses[number], rows.excessWeights[number])
    guard weight > 0 else { return presences.reduce(0) { max($0, activity($1)) } + 1e3 }
    var low = 0.0
    var high = presences.reduce(0) { max($0, activity($1)) } + 20
    for _ in 0..<30 {
      let middle = (low + high) / 2
      let sum = zip(presences, penalty).reduce(0) {
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

  /// Adds people to a load; returns the change of cost, excesses excluded.
  package mutating func add(_ people: Double, to load: Int) -> Double {
    var change = 0.0
    // Indices instead of slices: retaining a slice costs more than the loop.
    for number in Int(rows.starts[load])..<Int(rows.starts[load + 1]) {
      let entry = rows.entries[number]
      change += penaltyRows[Int(entry.row)].add(people * entry.coefficient)
    }
    return change
  }

  /// Updates the excesses of a session while limits are enforced; returns the change of cost.
  package mutating func settle(_ session: SessionIndex) -> Double {
    guard isEnforced else { return 0 }
    // The first excesses are the sessions' peaks, and mostly the only ones.
    var change = changeOfSettling(session.rawValue)
    guard rows.excesses.count > sessionCount else { return change }
    for number in rows.excessesOfSession[session.rawValue] where number != session.rawValue {
      change += changeOfSettling(number)
    }
    return change
  }

  private mutating func changeOfSettling(_ number: Int) -> Double {
    let before = excesses[number]
    settle(excess: number)
    return rows.excessWeights[number] * (excesses[number] - before)
  }

  /// Adds a candidate to the rows, or removes it.
  package mutating func add(_ number: Int, times: Double) {
    let limitEnd = Int(candidates.limitEnds[number])
    let end = Int(candidates.starts[number + 1])
    for place in Int(candidates.starts[number])..<end {
      let use = candidates.uses[place]
      _ = penaltyRows[Int(use.row)].add(times * use.amount)
    }
    guard isEnforced else { return }
    var last: Int32 = -1
    for place in limitEnd..<end {
      let number = excessOfPresence[Int(candidates.uses[place].row) - rows.limitCount]
      if number != last { settle(excess: Int(number)) }
      last = number
    }
  }

  /// Delta evaluation: what adding a candidate costs at the current activities, its own cost
  /// included.
  package func evaluate(_ number: Int) -> Double {
    var energy = candidates.costs[number]
    let limitEnd = Int(candidates.limitEnds[number])
    let end = Int(candidates.starts[number + 1])
    let (uses, penaltyRows) = (candidates.uses.span, penaltyRows.span)
    for place in Int(candidates.starts[number])..<(isEnforced ? limitEnd : end) {
      let use = uses[place]
      energy += penaltyRows[Int(use.row)].cost(ofAdding: use.amount)
    }
    return isEnforced ? energy + evaluateExcesses(limitEnd..<end) : energy
  }

  /// The rise of the excesses by a candidate's presences, in cost.
  private func evaluateExcesses(_ places: Range<Int>) -> Double {
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
  package func isKept(in sessions: [SessionIndex]) -> Bool {
    sessions.allSatisfy { session in
      rows.limitsOfSession[session.rawValue].places.allSatisfy {
        activity($0) <= rows.bounds[$0] + Occupancy.tolerance
      }
    }
  }
}
