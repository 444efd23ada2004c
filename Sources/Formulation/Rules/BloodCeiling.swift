import Drives

/// Rule `blood-ceiling`: the expected blood units of a session are at most its ceiling, less those of
/// the people it keeps room for.
func bloodCeiling(_ loads: SessionLoads) -> [CapacityRow] {
  guard let ceiling = loads.session.bloodUnits.ceiling else { return [] }
  let terms = loads.session.slotStarts.indices.flatMap { place in
    loads.kinds.enumerated().map { kind, donors in
      CapacityRow.Term(
        load: (loads.firstSlot + place) * loads.kinds.count + kind,
        coefficient: donors.rates.expectedBloodUnits)
    }
  }
  let reserved =
    Double(loads.session.reservedPeople) * loads.reserveRates.expectedBloodUnits
  return [
    CapacityRow(
      rule: .bloodCeiling, session: loads.index, minute: nil, subject: 0,
      terms: terms.filter { $0.coefficient > 0 }, bound: max(0, ceiling - reserved))
  ]
}
