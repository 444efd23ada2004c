import Drives

/// Rule `stage-capacity`: at no minute are more people expected in a stage than it has servers.
func stageCapacity(_ loads: SessionLoads) -> [CapacityRow] {
  loads.session.stages.enumerated().flatMap { position, stage in
    let rows = loads.minutes.map { minute in
      CapacityRow(
        rule: .stageCapacity, session: loads.index, minute: minute, subject: position,
        terms: loads.presence(at: minute) { $0.id == stage.id },
        bound: Double(stage.servers.count(at: minute)))
    }
    return withoutImplied(rows)
  }
}
