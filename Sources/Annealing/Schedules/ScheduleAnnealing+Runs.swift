import Formulation
import Randomness

extension ScheduleAnnealing {
  /// Moves everyone of a unit that stays whole earlier or later together.
  mutating func moveRun(of unit: Int, _ temperature: Double) {
    let step = (1 + random.below(moves.longestStepOfRun)) * (random.chance(0.5) ? 1 : -1)
    guard let schedule = shifted(unit, by: step) else { return }
    let old = states[unit]
    let before = remove(unit)
    states[unit].placements = schedule.placements
    states[unit].cost = units[unit].cost(of: schedule)
    states[unit].candidate = nil
    insert(unit)
    let after = remove(unit)
    if !accepts(after - before, temperature) { states[unit] = old }
    insert(unit)
  }

  /// What a unit does, so many slots later; nil where somebody may not be there, or the slots are no run.
  private func shifted(_ unit: Int, by step: Int) -> Schedule? {
    let description = units[unit]
    var schedule = Schedule(placements: [])
    for placement in states[unit].placements {
      let slot = Int(placement.slot) + step
      guard description.slots.indices.contains(slot),
        description.classes[Int(placement.itemClass)].costs[slot].isFinite
      else { return nil }
      schedule.placements.append(
        Schedule.Placement(
          itemClass: placement.itemClass, slot: Int32(slot), count: placement.count))
    }
    guard !schedule.placements.isEmpty, description.allows(schedule) else { return nil }
    return schedule
  }
}
