import Formulation
import Randomness

extension ScheduleAnnealing {
  /// Has one unit do something else, and another one who is in the way choose anew.
  package mutating func exchange(_ temperature: Double) {
    let first = random.below(units.count)
    let own = energy.candidates.range(of: first)
    guard own.count > 1 else { return }
    let choice = random.below(own.count)
    let schedule = energy.candidates.schedules[own.lowerBound + choice]
    guard own.lowerBound + choice != standings[first].candidate,
      let place = schedule.placements.indices.randomOne(&random)
    else { return }
    let slot = units[first].slots[Int(schedule.placements[place].slot)]
    guard let second = other(than: first, in: slot, tries: moves.looks.exchange) else { return }
    let (old, oldSecond) = (standings[first], standings[second])
    let before = takeOut(second) + takeOut(first)
    var after = energy.weigh(own.lowerBound + choice)
    stand(first, choice)
    putIn(first)
    // What the second does now may cost something else next to what the first does.
    putIn(second)
    let standing = takeOut(second)
    let answer = sample(weigh(second, standing: standing), temperature)
    after += energies[answer]
    if accepts(after - before, temperature) {
      stand(second, answer)
    } else {
      _ = takeOut(first)
      standings[first] = old
      standings[second] = oldSecond
      putIn(first)
    }
    putIn(second)
  }

  /// Some other unit with people in or next to a slot of the hall.
  package mutating func other(than first: Int, in slot: Int, tries: Int) -> Int? {
    for _ in 0..<tries {
      let unit = random.below(units.count)
      guard unit != first else { continue }
      for placement in standings[unit].placements
      where abs(units[unit].slots[Int(placement.slot)] - slot) <= 1 {
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
