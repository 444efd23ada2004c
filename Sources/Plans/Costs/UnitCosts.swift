import Drives

extension ArrangedPlan {
  /// Term `split`: the number of different slots each unit uses.
  func usedSlotsOfUnits() -> Int {
    slotsOfUnits.reduce(0) { $0 + $1.count }
  }

  /// Term `block`: the number of runs of consecutive slots each unit uses in each session.
  func runsOfUnits() -> Int {
    drive.units.places.reduce(0) { $0 + runs(ofUnit: $1) }
  }

  /// Term `session`: how many sessions each unit uses beyond its first.
  func furtherSessionsOfUnits() -> Int {
    slotsOfUnits.reduce(0) { $0 + max(0, Set($1.map(\.slot.session)).count - 1) }
  }

  /// The number of runs of consecutive slots that a unit uses, all sessions together. A run begins at
  /// each used slot whose predecessor is not used.
  func runs(ofUnit unit: UnitIndex) -> Int {
    let used = Set(slotsOfUnits[unit].map(\.slot))
    return used.count { slot in
      let slotMinutes = drive.sessions[slot.session].slotMinutes
      return !used.contains(SlotStart(session: slot.session, start: slot.start - slotMinutes))
    }
  }
}

extension ArrangedPlan {
  /// Term `fair`: for each unit the square of the number of its people without a slot, divided by how
  /// many people it has on the lists; a unit with nobody on the lists counts nothing.
  func squaredShares() -> Double {
    drive.units.places.reduce(0) { sum, unit in
      let people = drive.members[unit]
      guard !people.isEmpty else { return sum }
      let leftOut = Double(people.count { placements.first[$0] == nil })
      return sum + leftOut * leftOut / Double(people.count)
    }
  }
}
