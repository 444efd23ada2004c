import Drives

/// Rule `crowd-limit`, for `expected` and `everyone`. With a probability, the surrogate has the
/// rows of each crowd limit and minute; a minute without rows has no limit.
func crowdLimits(_ loads: SessionLoads, planFor: PlanFor, surrogate: CrowdSurrogate)
  -> [CapacityRow]
{
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
      let surrogateRows = places.compactMap { place in
        surrogate[place].map {
          row(place.minute, loads.expectedPeople(at: place.minute, in: limit.covers), $0)
        }
      }
      let first = loads.firstSlot * loads.kinds.count
      // Rows at the same position in consecutive minutes are of the same kind.
      let most = places.reduce(0) { max($0, surrogate.rows(at: $1).count) }
      let stated = (0..<most).flatMap { number in
        withoutImplied(
          places.compactMap { place in
            let rows = surrogate.rows(at: place)
            guard rows.indices.contains(number) else { return nil }
            let terms = rows[number].terms.map {
              CapacityRow.Term(load: first + $0.load, coefficient: $0.coefficient)
            }
            return row(place.minute, terms, rows[number].most)
          })
      }
      return withoutImplied(surrogateRows) + stated
    }
  }
}

extension CrowdLimit {
  /// How many people there may be besides those who are there for certain or may be.
  func limit(besides reserved: [PoissonBinomial.Group]) -> Int {
    max(0, limit - reserved.reduce(0) { $0 + $1.count })
  }
}
