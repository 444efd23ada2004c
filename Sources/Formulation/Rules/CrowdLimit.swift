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
      let most = Double(limit.limit)
      return withoutImplied(
        minutes.map {
          row(
            $0, loads.expectedPeople(at: $0, in: limit.covers),
            most - loads.reserved(at: $0, most: most, in: limit.covers))
        })
    case .everyone:
      return withoutImplied(
        minutes.map {
          row(
            $0, loads.possiblePeople(at: $0, in: limit.covers),
            Double(limit.limit(besides: loads.reservedDraws(at: $0, in: limit.covers))))
        })
    case .probability:
      let places = minutes.map {
        CrowdSurrogate.Place(session: loads.index, limit: position, minute: $0)
      }
      let capped = places.compactMap { place in
        caps[place].map {
          row(place.minute, loads.expectedPeople(at: place.minute, in: limit.covers), $0)
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

extension CrowdLimit {
  /// How many people there may be besides those who are there for certain or may be.
  func limit(besides reserved: [PoissonBinomial.Group]) -> Int {
    max(0, limit - reserved.reduce(0) { $0 + $1.count })
  }
}
