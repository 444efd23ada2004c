import Drives

/// Rule `crowd-limit`, for `expected` and `everyone`. With a probability, `caps` gives for each
/// crowd limit and minute the rows that stand in for it; a minute it does not name has no limit.
func crowdLimits(_ loads: SessionLoads, planFor: PlanFor, caps: CrowdSurrogate) -> [CapacityRow] {
  loads.session.crowdLimits.enumerated().flatMap { position, limit in
    func row(_ minute: Int, _ terms: [CapacityRow.Term], _ bound: Double) -> CapacityRow {
      CapacityRow(
        rule: .crowdLimit, session: loads.index, minute: minute, subject: position, terms: terms,
        bound: bound)
    }
    let minutes = loads.minutes.filter(limit.holds)
    switch planFor {
    case .expected:
      return withoutImplied(
        minutes.map { row($0, loads.presence(at: $0, in: limit.covers), Double(limit.limit)) })
    case .everyone:
      return withoutImplied(
        minutes.map {
          row($0, loads.possiblePresence(at: $0, in: limit.covers), Double(limit.limit))
        })
    case .probability:
      let places = minutes.map {
        CrowdSurrogate.Place(session: loads.index, limit: position, minute: $0)
      }
      let capped = places.compactMap { place in
        caps[place].map {
          row(place.minute, loads.presence(at: place.minute, in: limit.covers), $0)
        }
      }
      let first = loads.firstSlot * loads.kinds.count
      // Rows of the same number in consecutive minutes state the same thing of each.
      let most = places.reduce(0) { max($0, caps.rows(at: $1).count) }
      let stated = (0..<most).flatMap { number in
        withoutImplied(
          places.compactMap { place in
            let rows = caps.rows(at: place)
            guard rows.indices.contains(number) else { return nil }
            let terms = rows[number].terms.map {
              CapacityRow.Term(load: first + $0.load, coefficient: $0.coefficient)
            }
            return row(place.minute, terms, rows[number].most)
          })
      }
      return withoutImplied(capped) + stated
    }
  }
}
