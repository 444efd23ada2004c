package import Drives

extension CapacityModel {
  /// The hall of a drive, its rules stated on the loads.
  package init(of drive: Drive, caps: CrowdSurrogate) {
    let kinds = drive.ratesOfHall
    var slots: [Slot] = []
    var slotsOfSession: [Range<Int>] = []
    var limits: [CapacityRow] = []
    var presences: [[CapacityRow]] = []
    for (index, session) in drive.sessions.enumerated() {
      let loads = SessionLoads(
        session: session, index: index, firstSlot: slots.count, kinds: kinds)
      for (place, start) in session.slotStarts.enumerated() {
        slots.append(Slot(session: index, start: start, followsPrevious: place > 0))
      }
      slotsOfSession.append(loads.firstSlot..<slots.count)
      limits += withoutImplied(
        byOthers: arrivalsPerSlot(loads) + stageCapacity(loads)
          + crowdLimits(loads, planFor: drive.turnout.planFor, caps: caps) + bloodCeiling(loads))
      presences.append(sessionPresence(loads))
    }
    self.init(
      slots: slots, slotsOfSession: slotsOfSession, kinds: kinds, limits: limits,
      presences: presences, peakWeight: drive.weights[.peak])
  }

  /// The kind with a person's rates.
  package func kind(of rates: Rates) -> Int { kinds.firstIndex(of: rates) ?? 0 }
}

extension Drive {
  /// The distinct rates that people can have, in the order of a hall's kinds.
  var ratesOfHall: [Rates] {
    var kinds: [Rates] = []
    for kind in [nil] + turnout.kinds.indices.map(Optional.some) {
      let rates = turnout.rates(ofKind: kind)
      if !kinds.contains(rates) { kinds.append(rates) }
    }
    return kinds
  }
}
