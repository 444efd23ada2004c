import Drives

/// Cost term `peak`: the expected presence in the whole session, at the minutes where it can be
/// largest.
func sessionPresence(_ loads: SessionLoads) -> [CapacityRow] {
  withoutImplied(
    loads.minutes.map { minute in
      CapacityRow(
        rule: nil, session: loads.index, minute: minute, subject: 0,
        terms: loads.presence(at: minute) { _ in true }, bound: 0)
    })
}
