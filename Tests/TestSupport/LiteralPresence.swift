import Drives
import Plans

// MARK: Rules of who is where

extension LiteralRules {
  /// The sum of all stages' minutes.
  func stay(of session: Session) -> Int { session.stages.reduce(0) { $0 + $1.minutes } }

  /// P(i is in stage j at minute τ) = s_i · c_ij · |{a in b…b+δ−1 : a+o_j <= τ < a+o_j+m_j}| / δ.
  mutating func probability(
    of assignment: Assignment, inStage stage: Int, at minute: Int
  ) -> Double {
    let kind = drive.registrants[assignment.registrant].kind
    let key = PresenceKey(kind: kind, slot: assignment.slot, stage: stage)
    if let known = presences[key]?[minute] { return known }
    let session = drive.sessions[assignment.slot.session]
    let rates = kind.map { drive.turnout.kinds[$0].rates } ?? drive.turnout.rates
    var offset = 0
    var reaching = 1.0
    for earlier in session.stages.prefix(stage) {
      offset += earlier.minutes
      if earlier.defers { reaching = 1 - rates.deferral }
    }
    var arrivals = 0
    for arrival in assignment.slot.start..<assignment.slot.start + session.slotMinutes
    where arrival + offset <= minute && minute < arrival + offset + session.stages[stage].minutes {
      arrivals += 1
    }
    let probability = rates.show * reaching * Double(arrivals) / Double(session.slotMinutes)
    presences[key, default: [:]][minute] = probability
    return probability
  }

  /// The minutes of the day at which anybody of a session can be there.
  private func minutes(_ plan: [Assignment], inSession index: Int) -> Range<Int> {
    let session = drive.sessions[index]
    let starts = plan.filter { $0.slot.session == index }.map(\.slot.start)
    return (starts.min() ?? 0)..<(starts.max() ?? 0) + session.slotMinutes + stay(of: session) + 1
  }

  /// For each person invited to a session the probability of being in one of the stages.
  private mutating func probabilities(
    _ plan: [Assignment], inSession index: Int, stages: [Int], at minute: Int
  ) -> [Double] {
    var probabilities: [Double] = []
    for assignment in plan where assignment.slot.session == index {
      var sum = 0.0
      for stage in stages {
        sum += probability(of: assignment, inStage: stage, at: minute)
      }
      probabilities.append(sum)
    }
    return probabilities
  }

  /// Σ_i P(i in j at τ) <= servers_j(τ); a minute in no row has 0.
  mutating func stageCapacity(_ plan: [Assignment]) -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, session) in drive.sessions.enumerated() {
      for (place, stage) in session.stages.enumerated() {
        for minute in minutes(plan, inSession: index) {
          let servers: Int
          switch stage.servers {
          case .constant(let count): servers = count
          case .shifts(let rows):
            servers =
              rows.filter { $0.interval.from <= minute && minute < $0.interval.to }.map(\.count)
              .reduce(0, +)
          }
          let expected = probabilities(plan, inSession: index, stages: [place], at: minute)
            .reduce(0, +)
          if expected > Double(servers) + 1e-6 {
            violations.append(
              Audit.Violation(
                rule: .stageCapacity, session: index, minute: minute, subject: stage.id,
                amount: expected - Double(servers)))
          }
        }
      }
    }
    return violations
  }

  mutating func crowdLimit(_ plan: [Assignment]) -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, session) in drive.sessions.enumerated() {
      for limit in session.crowdLimits {
        let stages = session.stages.indices.filter {
          limit.zone == "*" || session.stages[$0].zone == limit.zone
        }
        for minute in minutes(plan, inSession: index) {
          if let from = limit.from, minute < from { continue }
          if let to = limit.to, minute >= to { continue }
          let present = probabilities(plan, inSession: index, stages: stages, at: minute)
          let amount: Double
          let isBroken: Bool
          switch drive.turnout.planFor {
          case .expected:
            amount = present.reduce(0, +) - Double(limit.limit)
            isBroken = amount > 1e-6
          case .everyone:
            amount = Double(present.count { $0 > 0 } - limit.limit)
            isBroken = amount > 0
          case .probability(let wanted):
            amount = wanted - LiteralRules.probability(ofAtMost: limit.limit, among: present)
            isBroken = amount > 1e-9
          }
          if isBroken {
            violations.append(
              Audit.Violation(
                rule: .crowdLimit, session: index, minute: minute, subject: limit.zone,
                amount: amount))
          }
        }
      }
    }
    return violations
  }

  /// Σ_i s_i (1 − d_i) <= ceiling.
  func bloodCeiling(_ plan: [Assignment]) -> [Audit.Violation] {
    drive.sessions.enumerated().compactMap { index, session in
      guard let ceiling = session.bloodUnits.ceiling else { return nil }
      var units = 0.0
      for assignment in plan where assignment.slot.session == index {
        let kind = drive.registrants[assignment.registrant].kind
        let rates = kind.map { drive.turnout.kinds[$0].rates } ?? drive.turnout.rates
        units += rates.show * (1 - rates.deferral)
      }
      return units <= ceiling + 1e-6
        ? nil
        : Audit.Violation(
          rule: .bloodCeiling, session: index, minute: nil, subject: session.id,
          amount: units - ceiling)
    }
  }

  /// max over minutes of E[number present in the whole session].
  mutating func peak(_ plan: [Assignment], inSession index: Int) -> Double {
    var peak = 0.0
    let all = Array(drive.sessions[index].stages.indices)
    for minute in minutes(plan, inSession: index) {
      let present = probabilities(plan, inSession: index, stages: all, at: minute)
      peak = max(peak, present.reduce(0, +))
    }
    return peak
  }

  /// Pr(at most `limit` of the draws succeed), by going through every outcome of all of them.
  public static func probability(ofAtMost limit: Int, among draws: [Double]) -> Double {
    let uncertain = draws.filter { $0 > 0 }
    var sum = 0.0
    for outcome in 0..<(1 << uncertain.count) where outcome.nonzeroBitCount <= limit {
      var probability = 1.0
      for (index, chance) in uncertain.enumerated() {
        probability *= outcome & (1 << index) != 0 ? chance : 1 - chance
      }
      sum += probability
    }
    return sum
  }
}
