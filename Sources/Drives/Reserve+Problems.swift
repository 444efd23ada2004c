/// The first place where the room that a session keeps breaks a rule even though nobody is invited.
public struct ReserveBreach: Hashable, Sendable {
  /// The rule.
  public let rule: HardRule
  /// The id of the stage, the zone, or the id of the session where the whole of it is meant.
  public let subject: String
  /// The start of the slot, or of the last of the slots, whose people are too many; nil where all
  /// slots together are.
  public let slot: Int?
  /// The minute of the day; nil where none is concerned.
  public let minute: Int?
  /// The largest `per_slot` that breaks no rule.
  public let mostPerSlot: Int

  /// A breach of a rule at a place.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - subject: the stage, the zone or the session.
  ///   - slot: the slot; nil where all together are meant.
  ///   - minute: the minute; nil where none is concerned.
  ///   - mostPerSlot: the largest `per_slot` that breaks no rule.
  public init(rule: HardRule, subject: String, slot: Int?, minute: Int?, mostPerSlot: Int) {
    self.rule = rule
    self.subject = subject
    self.slot = slot
    self.minute = minute
    self.mostPerSlot = mostPerSlot
  }
}

extension Drive {
  /// Every reserve that breaks a rule by itself; `closing` aside, since only slots that exist keep
  /// room.
  func addProblemsOfReserves(to found: inout ProblemList) {
    for (index, session) in sessions.enumerated() {
      guard let perSlot = session.reserve?.perSlot, perSlot > 0 else { continue }
      let check = ReserveCheck(session, turnout)
      guard let place = check.breach(perSlot: perSlot) else { continue }
      var (sound, broken) = (0, perSlot)
      while broken - sound > 1 {
        let middle = (sound + broken) / 2
        if check.breach(perSlot: middle) == nil { sound = middle } else { broken = middle }
      }
      found.add(
        .reserve(session: index), "per_slot",
        .reserveBreaks(
          ReserveBreach(
            rule: place.rule, subject: place.subject, slot: place.slot, minute: place.minute,
            mostPerSlot: sound)))
    }
  }
}

/// Counts the people for whom a session keeps room against each of its limits.
private struct ReserveCheck {
  private let session: Session
  private let turnout: Turnout
  private let rates: Rates

  typealias Breach = (rule: HardRule, subject: String, slot: Int?, minute: Int?)

  init(_ session: Session, _ turnout: Turnout) {
    self.session = session
    self.turnout = turnout
    rates = turnout.reserveRates
  }

  /// The first limit that so many people in every slot break.
  func breach(perSlot: Int) -> Breach? {
    if let most = session.arrivalsPerSlot, perSlot > most {
      return (.arrivalsPerSlot, session.id, session.slotStarts.first, nil)
    }
    let units = Double(session.slotStarts.count * perSlot) * rates.expectedBloodUnits
    if let ceiling = session.bloodUnits.ceiling, units > ceiling + Self.tolerance {
      return (.bloodCeiling, session.id, nil, nil)
    }
    for (index, stage) in session.stages.enumerated() {
      let place = firstMinute(in: [index]) { minute, chances in
        let most = Double(stage.servers.count(at: minute)) + (stage.overload?.most ?? 0)
        return Double(perSlot) * chances.reduce(0, +) > most + Self.tolerance
      }
      if let place { return (.stageCapacity, stage.id, place.slot, place.minute) }
    }
    for limit in session.crowdLimits {
      let stages = session.stages.indices.filter { limit.covers(session.stages[$0]) }
      let place = firstMinute(in: Array(stages)) { minute, chances in
        limit.holds(at: minute) && isOver(limit.limit, perSlot, chances)
      }
      if let place { return (.crowdLimit, limit.zone, place.slot, place.minute) }
    }
    return nil
  }

  /// Whether so many people with each of some chances are too many for a crowd limit.
  private func isOver(_ limit: Int, _ perSlot: Int, _ chances: [Double]) -> Bool {
    switch turnout.planFor {
    case .expected: return Double(perSlot) * chances.reduce(0, +) > Double(limit) + Self.tolerance
    case .everyone: return perSlot * chances.count > limit
    case .probability(let wanted):
      let present = PoissonBinomial(
        chances.map { PoissonBinomial.Group(count: perSlot, probability: $0) })
      return present.boundOfProbability(ofMoreThan: limit) > 1 - wanted
        && present.probability(atMost: limit) < wanted - Self.probabilityTolerance
    }
  }

  /// The first minute at which the chances of being in some stages, one for each slot with a chance
  /// above 0, are too many, and the last slot with one.
  private func firstMinute(
    in stages: [Int], isBroken: (Int, [Double]) -> Bool
  ) -> (slot: Int, minute: Int)? {
    let chances = session.offsetsInside.map {
      // Fractions of a slot may add up to a little more than one.
      min(1, session.probability(ofBeingIn: stages, offset: $0, rates: rates))
    }
    for minute in session.opens..<session.closes {
      let present = session.slotStarts.filter {
        chances.indices.contains(minute - $0) && chances[minute - $0] > 0
      }
      guard let slot = present.last, isBroken(minute, present.map { chances[minute - $0] })
      else { continue }
      return (slot, minute)
    }
    return nil
  }

  /// How far an expected number may lie beyond a limit by rounding alone.
  private static let tolerance = 1e-6
  /// How far a probability may fall short of the one asked for by rounding alone.
  private static let probabilityTolerance = 1e-9
}
