package import Drives

extension CapacityModel {
  /// The capacity model of a drive, its rules stated on the loads.
  package init(of drive: Drive, surrogate: CrowdSurrogate) {
    let kinds = drive.donorClasses
    var slots: [Slot] = []
    var slotsOfSession: [Range<SlotIndex>] = []
    var limits: [CapacityRow] = []
    var (peaks, overloads): ([Excess], [Excess]) = ([], [])
    for (index, session) in zip(drive.sessions.places, drive.sessions) {
      let loads = SessionLoads(of: drive, session: index, firstSlot: slots.count)
      for (place, start) in session.slotStarts.enumerated() {
        slots.append(Slot(session: loads.index, start: start, followsPrevious: place > 0))
      }
      slotsOfSession.append(SlotIndex(loads.firstSlot)..<SlotIndex(slots.count))
      limits += withoutImplied(
        byOthers: arrivalsPerSlot(loads) + stageCapacity(loads)
          + crowdLimits(loads, planFor: drive.turnout.planFor, surrogate: surrogate)
          + bloodCeiling(loads))
      peaks.append(peak(loads, weight: drive.weights[.peak]))
      overloads += stageOverloads(loads)
    }
    self.init(
      slots: slots, slotsOfSession: PerSession(slotsOfSession), kinds: kinds, limits: limits,
      excesses: peaks + overloads,
      standsIn: drive.turnout.planFor.isProbability && !surrogate.isKeptByEveryPlan)
  }

  /// The kind with what tells a person apart.
  package func kind(of donorClass: DonorClass) -> Int { kinds.firstIndex(of: donorClass) ?? 0 }
}

extension PlanFor {
  /// Whether crowd limits are to be kept with a probability, which no row states.
  fileprivate var isProbability: Bool {
    if case .probability = self { return true }
    return false
  }
}
