import Formulation

extension CapacitatedSearch {
  /// Moves everything in a slot to the best slot that is not used, for each slot in use.
  package mutating func shiftSlots(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    var changed = false
    for place in chosen.indices {
      let from = chosen[place]
      let here = contentCost(of: place, inSlot: from, priced)
      use.used[from] = false
      let opening = use.openingCost(adding: from)
      var best = (delta: -1e-7, slot: -1)
      for slot in 0..<matrix.slotCount where !use.used[slot] && slot != from {
        let delta = use.openingCost(adding: slot) - opening - here
        guard delta < best.delta else { continue }
        let there = contentCost(of: place, inSlot: slot, priced)
        if delta + there < best.delta,
          room(inSlot: slot, people: 0, from: place) >= people[place]
        {
          best = (delta + there, slot)
        }
      }
      guard best.slot >= 0 else {
        use.used[from] = true
        continue
      }
      let moved = people[place]
      change(place, by: -moved)
      chosen[place] = best.slot
      use.used[best.slot] = true
      change(place, by: moved)
      changed = true
    }
    return changed
  }

  /// Moves the slots in use from one of them on, or up to it, earlier or later together.
  package mutating func shiftTogether(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    guard chosen.count > 1 else { return false }
    let order = chosen.indices.sorted { chosen[$0] < chosen[$1] }
    let before = cost(priced)
    // Slots in use form at least one run, wherever they are.
    let savedAtMost =
      use.openingCost(of: chosen) - Double(chosen.count) * use.slotCost - use.runStartCost
    for step in [-1, 1, -2, 2, -4, 4] {
      let changes = order.map { change(of: $0, by: step, priced) }
      for split in 0..<order.count {
        for part in [split..<order.count, 0..<split + 1] where part.count > 1 {
          guard changes[part].reduce(0, +) < savedAtMost else { continue }
          let places = order[part]
          let targets = places.map { chosen[$0] + step }
          guard targets.allSatisfy({ $0 >= 0 && $0 < matrix.slotCount }) else { continue }
          var other = self
          for place in places { other.change(place, by: -people[place]) }
          for place in places { other.use.used[chosen[place]] = false }
          guard !targets.contains(where: { other.use.used[$0] }) else { continue }
          for (place, target) in zip(places, targets) {
            other.chosen[place] = target
            other.use.used[target] = true
          }
          for place in places { other.change(place, by: people[place]) }
          if other.cost(priced) < before - 1e-7, other.isWithinCapacities {
            self = other
            return true
          }
        }
      }
    }
    return false
  }

  /// What the items in a place would cost more so many slots on.
  private func change(
    of place: Int, by step: Int, _ priced: UnsafeBufferPointer<Lane>
  ) -> Double {
    let to = chosen[place] + step
    guard to >= 0, to < matrix.slotCount else { return .infinity }
    return contentCost(of: place, inSlot: to, priced)
      - contentCost(of: place, inSlot: chosen[place], priced)
  }

  package var isWithinCapacities: Bool {
    away.allSatisfy { $0 <= problem.absenceLimit ?? Int.max }
      && chosen.indices.allSatisfy { people[$0] <= slotCapacities[chosen[$0]] }
  }
}
