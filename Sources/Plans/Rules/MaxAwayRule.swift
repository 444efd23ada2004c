import Drives

extension ArrangedPlan {
  /// At no minute are more people of a unit away than it allows, all sessions of a day together.
  /// One violation per unit, day and minute, of no session in particular.
  func maxAwayViolations() -> [Audit.Violation] {
    drive.units.places.flatMap { unit -> [Audit.Violation] in
      guard let most = drive.maxAway(ofUnit: unit) else { return [] }
      let byDate = Dictionary(grouping: slotsOfUnits[unit]) { used in
        drive.sessions[used.slot.session].date
      }
      return byDate.sorted { $0.key < $1.key }.flatMap { _, used in
        excess(over: most, of: used).map { minute, excess in
          Audit.Violation(
            rule: .maxAway, session: nil, minute: minute, subject: drive.units[unit].id,
            amount: Double(excess))
        }
      }
    }
  }

  /// The minutes at which more than `most` people are away because of the slots used.
  private func excess(
    over most: Int, of used: [UsedSlot]
  ) -> [(minute: Int, excess: Int)] {
    var changes: [Int: Int] = [:]
    for (slot, people) in used {
      let away = drive.sessions[slot.session].away(fromSlotAt: slot.start)
      changes[away.from, default: 0] += people
      changes[away.to, default: 0] -= people
    }
    let minutes = changes.keys.sorted()
    var excess: [(minute: Int, excess: Int)] = []
    var present = 0
    for (minute, next) in zip(minutes, minutes.dropFirst()) {
      present += changes[minute] ?? 0
      guard present > most else { continue }
      excess += (minute..<next).map { ($0, present - most) }
    }
    return excess
  }
}
