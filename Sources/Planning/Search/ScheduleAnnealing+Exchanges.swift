import Randomness

extension ScheduleAnnealing {
  /// Has one unit do something else, and another one who is in the way choose anew.
  mutating func exchange(_ temperature: Double) {
    let first = random.below(units.count)
    let own = energy.candidates.range(of: first)
    guard own.count > 1 else { return }
    let choice = own.lowerBound + random.below(own.count)
    let schedule = energy.candidates.schedules[choice]
    guard choice != standings[first].candidate,
      let place = schedule.placements.indices.randomOne(&random)
    else { return }
    let slot = units[first].slots[Int(schedule.placements[place].slot)]
    guard let second = other(than: first, in: slot, tries: 64) else { return }
    let old = standings[first]
    let oldSecond = standings[second]
    add(first, times: -1)
    add(second, times: -1)
    var before = weighStanding(of: first)
    add(first, times: 1)
    before += weighStanding(of: second)
    add(first, times: -1)
    var after = energy.weigh(choice)
    stand(first, choice)
    add(first, times: 1)
    let choices = weigh(second)
    let answer = sample(choices, temperature)
    after += energies[answer]
    if accepts(after - before, temperature) {
      let own = energy.candidates.range(of: second)
      if answer < own.count { stand(second, own.lowerBound + answer) }
    } else {
      add(first, times: -1)
      change(first) { $0 = old }
      change(second) { $0 = oldSecond }
      add(first, times: 1)
    }
    add(second, times: 1)
  }

  /// Some other unit with people in or next to a slot of the hall.
  mutating func other(than first: Int, in slot: Int, tries: Int) -> Int? {
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
