extension UnitPricer {
  /// Takes the multipliers of the last pricing, or fresh ones where these give a better bound.
  mutating func chooseMultipliers() {
    let last = multipliers
    let lastAway = awayMultipliers
    let lastBound = last.isEmpty ? -Double.infinity : relax()
    startMultipliers()
    for set in awayMultipliers.indices { awayMultipliers[set] = 0 }
    if !last.isEmpty, relax() < lastBound {
      multipliers = last
      awayMultipliers = lastAway
    }
  }

  /// First multipliers: what each class pays in the best single slot, its share of opening included.
  mutating func startMultipliers() {
    multipliers = (0..<classCount).map { number in
      let itemClass = problem.classes[number]
      let row = costs[number * slotCount..<(number + 1) * slotCount]
      let cheapest = row.min() ?? .infinity
      let share =
        (problem.splitWeight + problem.blockWeight) * Double(itemClass.size) / Double(max(1, size))
      return min(itemClass.unplacedCost, cheapest + share)
    }
  }

  /// Moves the multipliers towards the best bound, trying each relaxed set of slots as a schedule.
  ///
  /// - Parameter steps: how many steps at most.
  /// - Returns: the best bound.
  mutating func improveMultipliers(steps: Int) -> Double {
    var best = -Double.infinity
    var bestMultipliers = multipliers
    var bestAway = awayMultipliers
    var scale = 1.0
    var failures = 0
    let patience = isCapped ? 10 : 4
    for step in 0..<max(1, steps) {
      let bound = relax()
      trySlots(used)
      if bound > best + 1e-12 {
        if bound > best + 1e-4 * (bestValue - best) { failures = 0 } else { failures += 1 }
        best = bound
        bestMultipliers = multipliers
        bestAway = awayMultipliers
      } else {
        failures += 1
      }
      if bestValue - best <= tolerance { break }
      if failures >= patience {
        scale /= 2
        failures = 0
        multipliers = bestMultipliers
        awayMultipliers = bestAway
        if scale < 0.01 { break }
        continue
      }
      if step + 1 < steps { self.step(towards: bestValue, from: bound, scale: scale) }
    }
    multipliers = bestMultipliers
    awayMultipliers = bestAway
    return best
  }

  /// The bound of the present multipliers; leaves the relaxed set of slots in `used` and how many
  /// items of each class it serves in `served`.
  mutating func relax() -> Double {
    prepareBids()
    let gain = opening.solve(bids: bids, open: open, shortfall: shortfall())
    opening.bestSlots(bids: bids, open: open, into: &used)
    var bound = -gain
    for number in 0..<classCount {
      served[number] = 0
      bound += Double(problem.classes[number].count) * multipliers[number]
    }
    if let mostAway = problem.mostAway {
      for multiplier in awayMultipliers { bound -= multiplier * Double(mostAway) }
    }
    for slot in 0..<slotCount where used[slot] {
      _ = fill(slot) { served[$0] += $1 }
    }
    return bound
  }

  mutating func prepareBids() {
    for index in costs.indices { awayCosts[index] = costs[index] }
    for slot in 0..<slotCount where !awaySetsOfSlot[slot].isEmpty {
      var price = 0.0
      for set in awaySetsOfSlot[slot] { price += awayMultipliers[set] }
      if price > 0 {
        for number in 0..<classCount {
          awayCosts[number * slotCount + slot] += price * Double(problem.classes[number].size)
        }
      }
    }
    for slot in 0..<slotCount { bids[slot] = fill(slot) { _, _ in } }
  }

  /// What a slot gains by serving the classes that bid for it, within its cap, and how many items
  /// of each it serves, told to `serve`.
  func fill(_ slot: Int, serve: (Int, Double) -> Void) -> Double {
    var gain = 0.0
    var people = 0
    for number in 0..<classCount {
      let bid = multipliers[number] - awayCosts[number * slotCount + slot]
      if bid > 0 {
        gain += Double(problem.classes[number].count) * bid
        people += problem.classes[number].count * problem.classes[number].size
      }
    }
    guard people > slotCaps[slot] else {
      for number in 0..<classCount
      where multipliers[number] - awayCosts[number * slotCount + slot] > 0 {
        serve(number, Double(problem.classes[number].count))
      }
      return gain
    }
    // The fractional knapsack: the best bids per person first.
    let order = (0..<classCount).compactMap { number -> (bid: Double, number: Int)? in
      let bid = multipliers[number] - awayCosts[number * slotCount + slot]
      return bid > 0 ? (bid / Double(problem.classes[number].size), number) : nil
    }.sorted { $0.bid > $1.bid || ($0.bid == $1.bid && $0.number < $1.number) }
    var room = Double(slotCaps[slot])
    gain = 0
    for (bid, number) in order where room > 0 {
      let itemClass = problem.classes[number]
      let people = min(room, Double(itemClass.count * itemClass.size))
      gain += bid * people
      room -= people
      serve(number, people / Double(itemClass.size))
    }
    return gain
  }

  /// For each number of disjoint absences, what leaving the rest of the people out costs at least.
  func shortfall() -> [Double] {
    guard opening.needed > 0 else { return [0] }
    var cheapest = 1e7
    for number in 0..<classCount where problem.classes[number].unplacedCost.isFinite {
      let itemClass = problem.classes[number]
      cheapest = min(
        cheapest, (itemClass.unplacedCost - multipliers[number]) / Double(itemClass.size))
    }
    return (0...opening.needed).map { count in
      Double(max(0, size - mostPerAbsence * count)) * max(0, cheapest)
    }
  }

  /// One step of the multipliers along the subgradient of the last `relax` (Polyak, 1969).
  private mutating func step(towards target: Double, from bound: Double, scale: Double) {
    var norm = 0.0
    for number in 0..<classCount {
      let missing = Double(problem.classes[number].count) - served[number]
      let atCap = multipliers[number] >= problem.classes[number].unplacedCost && missing > 0
      if !atCap { norm += missing * missing }
    }
    var absences = [Double](repeating: 0, count: awayMultipliers.count)
    if let mostAway = problem.mostAway {
      for slot in 0..<slotCount where used[slot] {
        var people = 0.0
        _ = fill(slot) { people += $1 * Double(problem.classes[$0].size) }
        for set in awaySetsOfSlot[slot] { absences[set] += people }
      }
      for set in absences.indices {
        absences[set] -= Double(mostAway)
        if absences[set] > 0 || awayMultipliers[set] > 0 { norm += absences[set] * absences[set] }
      }
    }
    guard norm > 0, target.isFinite else { return }
    // A first schedule may be far off; such a step would throw the multipliers out of reach.
    let reach = 4 * (problem.splitWeight + problem.blockWeight) + 0.05 * abs(bound)
    let length = scale * min(max(target - bound, 1e-6), reach) / norm
    for number in 0..<classCount {
      let missing = Double(problem.classes[number].count) - served[number]
      multipliers[number] = min(
        problem.classes[number].unplacedCost, multipliers[number] + length * missing)
    }
    for set in absences.indices {
      awayMultipliers[set] = max(0, awayMultipliers[set] + length * absences[set])
    }
  }
}
