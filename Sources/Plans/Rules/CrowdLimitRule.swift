import Drives

extension ArrangedPlan {
  /// At no minute are more people in a zone than its limit, read as `plan_for` says, those who come
  /// along and those for whom room is kept among them. One violation per limit and minute; the amount is in people, or the probability that is missing.
  func crowdLimitViolations() -> [Audit.Violation] {
    var violations: [Audit.Violation] = []
    for (index, invited) in zip(sessions.indices, sessions) {
      for limit in invited.session.crowdLimits {
        for (minute, amount) in excess(over: limit, of: invited) {
          violations.append(
            Audit.Violation(
              rule: .crowdLimit, session: index, minute: minute, subject: limit.zone,
              amount: amount))
        }
      }
    }
    return violations
  }

  /// The minutes at which a limit is broken, and by how much.
  private func excess(
    over limit: CrowdLimit, of invited: InvitedSession
  ) -> [(minute: Int, amount: Double)] {
    let stages = invited.session.stages.indices.filter {
      limit.covers(invited.session.stages[$0])
    }
    switch drive.turnout.planFor {
    case .expected:
      let expected = invited.expected(in: stages, counting: .parties, withReserve: true)
      return zip(invited.minutes, expected).compactMap { minute, expected in
        let excess = expected - Double(limit.limit)
        return limit.holds(at: minute) && excess > expectationTolerance ? (minute, excess) : nil
      }
    case .everyone:
      return invited.draws(in: stages, while: limit.holds).compactMap { minute, draws in
        let present = draws.reduce(0) { $0 + $1.count * $1.size }
        return present > limit.limit ? (minute, Double(present - limit.limit)) : nil
      }
    case .probability(let wanted):
      return invited.draws(in: stages, while: limit.holds).compactMap { minute, draws in
        let present = PoissonBinomial(draws)
        // Most minutes are far from their limit: there the bound settles the matter.
        guard present.boundOfProbability(ofMoreThan: limit.limit) > 1 - wanted else { return nil }
        let missing = wanted - present.probability(atMost: limit.limit)
        return missing > probabilityTolerance ? (minute, missing) : nil
      }
    }
  }
}
