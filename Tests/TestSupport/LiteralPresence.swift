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
    let rates = kind.map { drive.turnout.kinds[$0].rates } ?? drive.turnout.rates
    return probability(ofSomeoneWith: rates, at: assignment.slot, inStage: stage, at: minute)
  }

  private mutating func probability(
    ofSomeoneWith rates: Rates, at slot: SlotStart, inStage stage: Int, at minute: Int
  ) -> Double {
    let key = PresenceKey(rates: rates, slot: slot, stage: stage)
    if let known = presences[key]?[minute] { return known }
    let session = drive.sessions[slot.session]
    var offset = 0
    var reaching = 1.0
    for earlier in session.stages.prefix(stage) {
      offset += earlier.minutes
      if earlier.defers { reaching = 1 - rates.deferral }
    }
    var arrivals = 0
    for arrival in slot.start..<slot.start + session.slotMinutes
    where arrival + offset <= minute && minute < arrival + offset + session.stages[stage].minutes {
      arrivals += 1
    }
    let probability = rates.show * reaching * Double(arrivals) / Double(session.slotMinutes)
    presences[key, default: [:]][minute] = probability
    return probability
  }

  /// The minutes of the day at which anybody of a session can be there.
  private func minutes(_ plan: [Assignment], inSession index: SessionIndex) -> Range<Int> {
    let session = drive.sessions[index]
    let starts = plan.filter { $0.slot.session == index }.map(\.slot.start)
    return (starts.min() ?? 0)..<(starts.max() ?? 0) + session.slotMinutes + stay(of: session) + 1
  }

  /// How many come when this person comes, the person included.
  func party(of assignment: Assignment) -> Int {
    let person = drive.registrants[assignment.registrant]
    if let own = person.party { return own }
    if let kind = person.kind, let usual = drive.turnout.kinds[kind].party { return usual }
    return 1
  }

  /// A draw of whether somebody is there, who comes with so many in all.
  typealias Draw = (chance: Double, party: Int)

  /// For each person invited to a session the probability of being in one of the stages.
  private mutating func invited(
    _ plan: [Assignment], inSession index: SessionIndex, stages: [Int], at minute: Int
  ) -> [Draw] {
    var draws: [Draw] = []
    for assignment in plan where assignment.slot.session == index {
      var sum = 0.0
      for stage in stages {
        sum += probability(of: assignment, inStage: stage, at: minute)
      }
      draws.append((sum, party(of: assignment)))
    }
    return draws
  }

  /// In every slot so many more people with show rate 1 and the default deferral rate, each alone.
  private mutating func reserved(
    inSession index: SessionIndex, stages: [Int], at minute: Int
  ) -> [Draw] {
    let session = drive.sessions[index]
    guard let perSlot = session.reserve?.perSlot else { return [] }
    let rates = Rates(show: 1, deferral: drive.turnout.rates.deferral)
    var draws: [Draw] = []
    for start in slotStarts(of: session) {
      var sum = 0.0
      for stage in stages {
        sum += probability(
          ofSomeoneWith: rates, at: SlotStart(session: index, start: start), inStage: stage,
          at: minute)
      }
      draws += [Draw](repeating: (sum, 1), count: perSlot)
    }
    return draws
  }

  /// Slots start at opens, opens + δ, …; a slot that ends after closing is no slot.
  func slotStarts(of session: Session) -> [Int] {
    var starts: [Int] = []
    var start = session.opens
    while start + session.slotMinutes - 1 + stay(of: session) <= session.closes {
      starts.append(start)
      start += session.slotMinutes
    }
    return starts
  }

  /// Servers at a minute; a minute in no row has 0.
  private func servers(of stage: Stage, at minute: Int) -> Int {
    switch stage.servers {
    case .constant(let count): count
    case .shifts(let rows):
      rows.filter { $0.interval.from <= minute && minute < $0.interval.to }.map(\.count)
        .reduce(0, +)
    }
  }

  /// Σ over stages with `overload` and sessions: weight × max over minutes of (Σ P − servers(τ)), not
  /// below 0; the reserve does not count.
  mutating func overload(_ plan: [Assignment]) -> Double {
    var cost = 0.0
    for (index, session) in zip(drive.sessions.places, drive.sessions) {
      for (place, stage) in session.stages.enumerated() {
        guard let overload = stage.overload else { continue }
        var worst = 0.0
        for minute in minutes(plan, inSession: index) {
          let expected = invited(plan, inSession: index, stages: [place], at: minute)
            .reduce(0) { $0 + $1.chance }
          worst = max(worst, expected - Double(servers(of: stage, at: minute)))
        }
        cost += overload.weight * worst
      }
    }
    return cost
  }

  /// Σ_i P(i in j at τ) <= servers_j(τ), or servers_j(τ) + most where the stage has an overload.
  mutating func stageCapacity(_ plan: [Assignment]) -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, session) in zip(drive.sessions.places, drive.sessions) {
      for (place, stage) in session.stages.enumerated() {
        for minute in minutes(plan, inSession: index) {
          let most = Double(servers(of: stage, at: minute)) + (stage.overload?.most ?? 0)
          let there =
            invited(plan, inSession: index, stages: [place], at: minute)
            + reserved(inSession: index, stages: [place], at: minute)
          let expected = there.reduce(0) { $0 + $1.chance }
          if expected > most + 1e-6 {
            violations.append(
              Audit.Violation(
                rule: .stageCapacity, session: index, minute: minute, subject: stage.id,
                amount: expected - most))
          }
        }
      }
    }
    return violations
  }

  mutating func crowdLimit(_ plan: [Assignment]) -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, session) in zip(drive.sessions.places, drive.sessions) {
      for limit in session.crowdLimits {
        let stages = session.stages.indices.filter {
          limit.zone == "*" || session.stages[$0].zone == limit.zone
        }
        for minute in minutes(plan, inSession: index) {
          if let from = limit.from, minute < from { continue }
          if let to = limit.to, minute >= to { continue }
          let present =
            invited(plan, inSession: index, stages: stages, at: minute)
            + reserved(inSession: index, stages: stages, at: minute)
          let amount: Double
          let isBroken: Bool
          switch drive.turnout.planFor {
          case .expected:
            amount =
              present.map { $0.chance * Double($0.party) }.reduce(0, +) - Double(limit.limit)
            isBroken = amount > 1e-6
          case .everyone:
            let everyone = present.filter { $0.chance > 0 }.reduce(0) { $0 + $1.party }
            amount = Double(everyone - limit.limit)
            isBroken = amount > 0
          case .probability(let wanted):
            amount =
              wanted - LiteralRules.probability(ofAtMostPeople: limit.limit, among: present)
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
    zip(drive.sessions.places, drive.sessions).compactMap { index, session in
      guard let ceiling = session.bloodUnits.ceiling else { return nil }
      var units = 0.0
      for assignment in plan where assignment.slot.session == index {
        let kind = drive.registrants[assignment.registrant].kind
        let rates = kind.map { drive.turnout.kinds[$0].rates } ?? drive.turnout.rates
        units += rates.show * (1 - rates.deferral)
      }
      let reserved = slotStarts(of: session).count * (session.reserve?.perSlot ?? 0)
      units += Double(reserved) * (1 - drive.turnout.rates.deferral)
      return units <= ceiling + 1e-6
        ? nil
        : Audit.Violation(
          rule: .bloodCeiling, session: index, minute: nil, subject: session.id,
          amount: units - ceiling)
    }
  }

  /// max over minutes of E[number present in the whole session], everyone with their party.
  mutating func peak(_ plan: [Assignment], inSession index: SessionIndex) -> Double {
    var peak = 0.0
    let all = Array(drive.sessions[index].stages.indices)
    for minute in minutes(plan, inSession: index) {
      let present = invited(plan, inSession: index, stages: all, at: minute)
      peak = max(peak, present.map { $0.chance * Double($0.party) }.reduce(0, +))
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

  /// Pr(the draws that succeed bring at most `limit` people), draw by draw: what each
  /// number of people so far has become more likely by.
  public static func probability(
    ofAtMostPeople limit: Int, among draws: [(chance: Double, party: Int)]
  ) -> Double {
    var sums = [0: 1.0]
    for (chance, party) in draws where chance > 0 {
      var next: [Int: Double] = [:]
      for (people, probability) in sums {
        next[people, default: 0] += probability * (1 - chance)
        next[people + party, default: 0] += probability * chance
      }
      sums = next
    }
    return sums.filter { $0.key <= limit }.map(\.value).sorted().reduce(0, +)
  }
}
