import Drives

/// Rule `blood-ceiling`: the expected blood units of a session are at most its ceiling.
func bloodCeiling(_ loads: SessionLoads) -> [CapacityRow] {
  guard let ceiling = loads.session.bloodUnits.ceiling else { return [] }
  let terms = loads.session.slotStarts.indices.flatMap { place in
    loads.kinds.enumerated().map { kind, rates in
      CapacityRow.Term(
        load: (loads.firstSlot + place) * loads.kinds.count + kind,
        coefficient: rates.expectedBloodUnits)
    }
  }
  return [
    CapacityRow(
      rule: .bloodCeiling, session: loads.index, minute: nil, subject: 0,
      terms: terms.filter { $0.coefficient > 0 }, bound: ceiling)
  ]
}
