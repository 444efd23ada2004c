import Drives

extension Hall {
  /// The hall of a drive, its rules stated on the loads.
  init(of drive: Drive, caps: CrowdCaps) {
    var kinds: [Rates] = []
    for kind in [nil] + drive.turnout.kinds.indices.map(Optional.some) {
      let rates = drive.turnout.rates(ofKind: kind)
      if !kinds.contains(rates) { kinds.append(rates) }
    }
    var slots: [Slot] = []
    var slotsOfSession: [Range<Int>] = []
    var limits: [LoadLimit] = []
    var presences: [[LoadLimit]] = []
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
    self.slots = slots
    self.slotsOfSession = slotsOfSession
    self.kinds = kinds
    self.limits = limits
    self.presences = presences
    self.peakWeight = drive.weights[.peak]
    var shares = [[LoadLimit.Share]](repeating: [], count: slots.count * kinds.count)
    for (index, limit) in limits.enumerated() {
      for term in limit.terms {
        shares[term.load].append(LoadLimit.Share(limit: index, coefficient: term.coefficient))
      }
    }
    self.limitsOfLoad = shares
  }

  /// The kind with a person's rates.
  func kind(of rates: Rates) -> Int { kinds.firstIndex(of: rates) ?? 0 }
}
