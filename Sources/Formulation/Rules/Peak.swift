import Drives

/// Cost term `peak`: the expected presence in the whole session, everyone with their party, at the
/// minutes where it can be largest.
func peak(_ loads: SessionLoads, weight: Double) -> Excess {
  let rows = withoutImplied(
    loads.minutes.map { minute in
      CapacityRow(
        rule: nil, session: loads.index, minute: minute, subject: Excess.subject(ofStage: nil),
        terms: loads.expectedPeople(at: minute) { _ in true }, bound: 0)
    })
  return Excess(
    session: loads.index, stage: nil, weight: weight, most: .infinity, rows: rows)
}

/// Cost term `overload`: how many more people are expected in a stage than it has servers, for each
/// stage that allows it and where it costs something.
func stageOverloads(_ loads: SessionLoads) -> [Excess] {
  loads.session.stages.enumerated().compactMap { position, stage in
    guard let overload = stage.overload, overload.weight > 0, overload.most > 0 else { return nil }
    func row(_ minute: Int?, _ terms: [CapacityRow.Term], _ profile: Int) -> CapacityRow {
      CapacityRow(
        rule: nil, session: loads.index, minute: minute,
        subject: Excess.subject(ofStage: position), terms: terms, bound: Double(profile))
    }
    let rows = withoutImplied(
      loads.minutes.map { minute in
        row(
          minute, loads.presence(at: minute) { $0.id == stage.id },
          stage.servers.count(at: minute))
      })
    return Excess(
      session: loads.index, stage: position, weight: overload.weight, most: overload.most,
      rows: rows + [row(nil, [], 0)])
  }
}
