public import Drives

extension Cost {
  /// The cost of assignments, however they were made.
  ///
  /// - Parameters:
  ///   - assignments: the plan, in any order.
  ///   - drive: the drive it is for.
  ///   - published: the published slots of people, for the terms `moved` and `promised`.
  public init(of assignments: [Assignment], on drive: Drive, published: [Assignment] = []) {
    let known = assignments.filter { drive.sessions.places.contains($0.slot.session) }
    self.init(of: ArrangedPlan(known, on: drive), published: published)
  }

  init(of plan: ArrangedPlan, published: [Assignment]) {
    self.init()
    for term in CostTerm.allCases where plan.drive.uses(term, isReplanned: !published.isEmpty) {
      self[term] = plan.amount(of: term, published: published) * plan.drive.weights[term]
    }
  }
}

extension ArrangedPlan {
  /// The amount of a cost term, before its weight.
  func amount(of term: CostTerm, published: [Assignment]) -> Double {
    switch term {
    case .unplaced: Double(unplacedPriorities())
    case .moved: Double(movedPeople(from: published))
    case .preference: preferenceDistances()
    case .split: Double(usedSlotsOfUnits())
    case .block: Double(runsOfUnits())
    case .peak: expectedPeaks()
    case .promised: Double(promisedPriorities(from: published))
    case .session: Double(furtherSessionsOfUnits())
    case .overload: weightedOverloads()
    case .fair: squaredShares()
    }
  }
}

extension Drive {
  /// Whether a cost term is used at all: some only where the drive has what they are of.
  fileprivate func uses(_ term: CostTerm, isReplanned: Bool) -> Bool {
    switch term {
    case .promised: isReplanned
    case .session, .fair: weights[term] > 0
    case .overload: sessions.contains { $0.stages.contains { $0.overload != nil } }
    default: true
    }
  }
}
