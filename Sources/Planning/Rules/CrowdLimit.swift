import Drives

/// Rule `crowd-limit`, for `expected` and `everyone`. With a probability, `caps` gives for each
/// crowd limit and minute the expected number that stands in for it; a minute it does not name has
/// no limit.
func crowdLimits(_ loads: SessionLoads, planFor: PlanFor, caps: CrowdCaps) -> [LoadLimit] {
  loads.session.crowdLimits.enumerated().flatMap { position, limit in
    let rows = loads.minutes.filter(limit.holds).compactMap { minute -> LoadLimit? in
      let terms: [LoadLimit.Term]
      let bound: Double
      switch planFor {
      case .expected:
        terms = loads.presence(at: minute, in: limit.covers)
        bound = Double(limit.limit)
      case .everyone:
        terms = loads.possiblePresence(at: minute, in: limit.covers)
        bound = Double(limit.limit)
      case .probability:
        guard let cap = caps[session: loads.index, limit: position, minute: minute] else {
          return nil
        }
        terms = loads.presence(at: minute, in: limit.covers)
        bound = cap
      }
      return LoadLimit(
        rule: .crowdLimit, session: loads.index, minute: minute, subject: position, terms: terms,
        bound: bound)
    }
    return withoutImplied(rows)
  }
}
