import Drives

/// How far a sum of floating-point numbers may lie beyond a whole limit and still keep it.
let expectationTolerance = 1e-6

/// How far a probability may fall short of the one asked for by rounding alone.
let probabilityTolerance = 1e-9

extension ArrangedPlan {
  /// Every violation of a rule, by session, minute and subject.
  func violations(of rule: HardRule) -> [Audit.Violation] {
    let violations =
      switch rule {
      case .closing: closingViolations()
      case .arrivalsPerSlot: arrivalsPerSlotViolations()
      case .stageCapacity: stageCapacityViolations()
      case .crowdLimit: crowdLimitViolations()
      case .bloodCeiling: bloodCeilingViolations()
      case .availability: availabilityViolations()
      case .unitWindow: unitWindowViolations()
      case .maxAway: maxAwayViolations()
      case .companions: companionsViolations()
      case .whole: wholeViolations()
      case .pinned: pinnedViolations()
      case .oneSlot: oneSlotViolations()
      }
    return violations.sorted { first, second in
      // What concerns no session or no minute comes first.
      let (session, otherSession) = (first.session ?? .unknown, second.session ?? .unknown)
      if session != otherSession { return session < otherSession }
      let (minute, otherMinute) = (first.minute ?? Int.min, second.minute ?? Int.min)
      if minute != otherMinute { return minute < otherMinute }
      if first.subject != second.subject { return first.subject < second.subject }
      return first.amount < second.amount
    }
  }
}
