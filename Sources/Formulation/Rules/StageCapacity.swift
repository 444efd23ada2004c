import Drives

/// Rule `stage-capacity`: at no minute are more people expected in a stage than it has servers, or than
/// its overload allows; those for whom room is kept count, too.
func stageCapacity(_ loads: SessionLoads) -> [CapacityRow] {
  loads.session.stages.enumerated().flatMap { position, stage in
    let rows = loads.minutes.map { minute in
      let most = Double(stage.servers.count(at: minute)) + (stage.overload?.most ?? 0)
      return CapacityRow(
        rule: .stageCapacity, session: loads.index, minute: minute, subject: position,
        terms: loads.presence(at: minute) { $0.id == stage.id },
        bound: most - loads.reserved(at: minute, most: most) { $0.id == stage.id })
    }
    return withoutImplied(rows)
  }
}
