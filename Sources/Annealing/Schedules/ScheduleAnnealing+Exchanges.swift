import Drives
package import Formulation
import Randomness

extension ScheduleAnnealing {
  /// Gives one unit another schedule, and samples a new one for a unit that is in its way.
  package mutating func exchange(_ temperature: Double) {
    let first = random.below(units.count)
    let own = energy.candidates.range(of: first)
    guard own.count > 1 else { return }
    let choice = random.below(own.count)
    let schedule = energy.candidates.schedules[own.lowerBound + choice]
    guard own.lowerBound + choice != states[first].candidate,
      let place = schedule.placements.indices.randomOne(&random)
    else { return }
    let slot = units[first].slots[Int(schedule.placements[place].slot)]
    guard let second = other(than: first, in: slot, tries: moves.looks.exchange) else { return }
    let (old, oldSecond) = (states[first], states[second])
    let before = remove(second) + remove(first)
    var after = energy.evaluate(own.lowerBound + choice)
    apply(first, choice)
    insert(first)
    // The cost of the second unit's schedule depends on the first unit's new one.
    insert(second)
    let currentEnergy = remove(second)
    let answer = sample(evaluateChoices(second, currentEnergy: currentEnergy), temperature)
    after += energies[answer]
    if accepts(after - before, temperature) {
      apply(second, answer)
    } else {
      _ = remove(first)
      states[first] = old
      states[second] = oldSecond
      insert(first)
    }
    insert(second)
  }

  /// A random other unit with people in or next to a slot.
  package mutating func other(than first: Int, in slot: SlotIndex, tries: Int) -> Int? {
    for _ in 0..<tries {
      let unit = random.below(units.count)
      guard unit != first else { continue }
      for placement in states[unit].placements
      where abs(units[unit].slots[Int(placement.slot)].distance(to: slot)) <= 1 {
        return unit
      }
    }
    return nil
  }
}

extension Range<Int> {
  /// One of its numbers, each equally likely; nil where there is none.
  fileprivate func randomOne(_ random: inout SplitMix64) -> Int? {
    isEmpty ? nil : lowerBound + random.below(count)
  }
}
