import Drives

/// Rule `arrivals-per-slot`: a slot invites at most so many people, less those it keeps room for.
func arrivalsPerSlot(_ loads: SessionLoads) -> [CapacityRow] {
  guard let most = loads.session.arrivalsPerSlot else { return [] }
  return loads.session.slotStarts.indices.map { place in
    CapacityRow(
      rule: .arrivalsPerSlot, session: loads.index, minute: loads.session.slotStarts[place],
      subject: place,
      terms: loads.kinds.indices.map {
        CapacityRow.Term(load: (loads.firstSlot + place) * loads.kinds.count + $0, coefficient: 1)
      },
      bound: Double(max(0, most - loads.reserve)))
  }
}
