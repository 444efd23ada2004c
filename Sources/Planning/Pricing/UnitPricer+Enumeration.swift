extension UnitPricer {
  /// Looks at every set of slots that the relaxation does not rule out.
  ///
  /// - Parameters:
  ///   - nodes: how many partial sets to look at, at most.
  ///   - rootBound: the bound of the relaxation.
  /// - Returns: a bound of every schedule.
  mutating func enumerate(nodes: Int, rootBound: Double) -> Double {
    _ = relax()
    let worth = (0..<classCount).reduce(0.0) {
      $0 + Double(problem.classes[$1].count) * multipliers[$1]
    }
    let awayPart =
      Double(problem.mostAway ?? 0) * awayMultipliers.reduce(0, +)
    // A slot whose best set cannot beat the best schedule is closed (reduced-cost fixing).
    opening.gains(bids: bids, open: open, into: &gains)
    for slot in 0..<slotCount where worth - awayPart - gains[slot] >= bestValue - tolerance {
      open[slot] = false
    }
    _ = opening.solve(bids: bids, open: open, shortfall: shortfall())
    var search = Enumeration(
      nodesLeft: nodes, awayPart: awayPart, bound: bestValue,
      nearest: [Double](repeating: 0, count: (slotCount + 1) * classCount),
      chosen: [Bool](repeating: false, count: slotCount))
    for number in 0..<classCount { search.nearest[number] = problem.classes[number].unplacedCost }
    descend(slot: 0, state: SlotOpening.start, cost: 0, in: &search)
    for slot in 0..<slotCount { open[slot] = true }
    return max(rootBound, min(search.bound, bestValue))
  }

  /// The state of an enumeration of sets of slots.
  struct Enumeration {
    var nodesLeft: Int
    let awayPart: Double
    /// The least bound of what was left unlooked at.
    var bound: Double
    /// For each depth and class, the priced cost in the nearest of the chosen slots.
    var nearest: [Double]
    var chosen: [Bool]
  }

  private mutating func descend(
    slot: Int, state: Int, cost: Double, in search: inout Enumeration
  ) {
    let base = slot * classCount
    var worth = cost - search.awayPart
    for number in 0..<classCount {
      worth +=
        Double(problem.classes[number].count)
        * min(multipliers[number], search.nearest[base + number])
    }
    let bound = worth - opening.rest(from: slot, state)
    if bound >= bestValue - tolerance { return }
    search.nodesLeft -= 1
    if search.nodesLeft < 0 {
      search.bound = min(search.bound, bound)
      return
    }
    if slot == slotCount {
      leaf(relaxed: bound, cost: cost, base: base, in: &search)
      return
    }
    let next = base + classCount
    if open[slot] {
      for number in 0..<classCount {
        // The away multipliers are in the costs of the relaxation only.
        search.nearest[next + number] = min(
          search.nearest[base + number], awayCosts[number * slotCount + slot])
      }
      search.chosen[slot] = true
      descend(
        slot: slot + 1, state: opening.using(slot, from: state),
        cost: cost + opening.openingCost(slot, from: state), in: &search)
      search.chosen[slot] = false
    }
    for number in 0..<classCount {
      search.nearest[next + number] = search.nearest[base + number]
    }
    descend(slot: slot + 1, state: opening.skipping(slot, from: state), cost: cost, in: &search)
  }

  private mutating func leaf(
    relaxed: Double, cost: Double, base: Int, in search: inout Enumeration
  ) {
    trySlots(search.chosen)
    guard isCapped else { return }
    // Without the caps, each class is in its nearest chosen slot: that much is certain.
    var certain = cost - search.awayPart
    for number in 0..<classCount {
      certain += Double(problem.classes[number].count) * search.nearest[base + number]
    }
    search.bound = min(search.bound, max(certain, relaxed))
  }
}
