import Drives

extension ArrangedPlan {
  /// Term `split`: the number of different slots each unit uses.
  func usedSlotsOfUnits() -> Int {
    slotsOfUnits.reduce(0) { $0 + $1.count }
  }

  /// Term `block`: the number of runs of consecutive slots each unit uses in each session. A run
  /// begins at each used slot whose predecessor is not used.
  func runsOfUnits() -> Int {
    slotsOfUnits.reduce(0) { sum, slots in
      let used = Set(slots.map(\.slot))
      return sum
        + used.count { slot in
          let slotMinutes = drive.sessions[slot.session].slotMinutes
          return !used.contains(
            SlotStart(session: slot.session, start: slot.start - slotMinutes))
        }
    }
  }
}
