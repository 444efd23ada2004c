extension UnitPricer {
  /// Serves everyone as well as the set of slots allows, and keeps the schedule if it is good.
  mutating func trySlots(_ used: [Bool]) {
    let opening = problem.openingCost(of: used)
    // Without caps everything is cheaper: what is not good even so need not be looked at closer.
    if isCapped, opening + serveWithoutCaps(used, placements: nil) >= bestValue + margin { return }
    let value = opening + serve(used, placements: nil)
    if value < bestValue - tolerance {
      bestValue = value
      bestUsed = used
      keep(used, value)
    } else if found.count < 8, value < bestValue + margin {
      keep(used, value)
    }
  }

  /// How much worse than the best a schedule may be to be kept, while there are few.
  private var margin: Double { found.count < 8 ? 2 : -tolerance }

  private mutating func keep(_ used: [Bool], _ value: Double) {
    var placements: [Schedule.Placement] = []
    _ = serve(used) { placements.append($0) }
    let schedule = Schedule(placements: placements)
    if !found.contains(where: { $0.schedule == schedule }) { found.append((value, schedule)) }
  }

  /// The priced cost of serving the classes in a set of slots; each placement is told.
  func serve(_ used: [Bool], placements: ((Schedule.Placement) -> Void)?) -> Double {
    guard isCapped else { return serveWithoutCaps(used, placements: placements) }
    var placed: [Schedule.Placement] = []
    let total = serveWithinCaps(used, settled: &placed)
    if let placements { placed.forEach(placements) }
    return total
  }

  private func serveWithoutCaps(
    _ used: [Bool], placements: ((Schedule.Placement) -> Void)?
  ) -> Double {
    var total = 0.0
    for number in 0..<classCount {
      let itemClass = problem.classes[number]
      var best = itemClass.unplacedCost
      var bestSlot = -1
      for slot in 0..<slotCount where used[slot] {
        let cost = costs[number * slotCount + slot]
        if cost < best {
          best = cost
          bestSlot = slot
        }
      }
      total += best * Double(itemClass.count)
      if bestSlot >= 0 {
        placements?(
          Schedule.Placement(
            itemClass: Int32(number), slot: Int32(bestSlot), count: Int32(itemClass.count)))
      }
    }
    return total
  }

  /// The same within the caps, next to placements that are settled: the class that would lose most
  /// by not having its best slot goes first (Vogel's rule, 1958).
  func serveWithinCaps(_ used: [Bool], settled: inout [Schedule.Placement]) -> Double {
    let slots = (0..<slotCount).filter { used[$0] }
    var caps = slotCaps
    var awayRoom = [Int](repeating: problem.mostAway ?? 0, count: problem.awaySets.count)
    var waiting = problem.classes.map(\.count)
    var total = 0.0
    for placement in settled {
      let (number, slot) = (Int(placement.itemClass), Int(placement.slot))
      let people = Int(placement.count) * problem.classes[number].size
      waiting[number] -= Int(placement.count)
      caps[slot] -= people
      for set in awaySetsOfSlot[slot] { awayRoom[set] -= people }
      total += Double(placement.count) * costs[number * slotCount + slot]
    }
    while true {
      var choice: (regret: Double, number: Int, slot: Int, items: Int)?
      for number in 0..<classCount where waiting[number] > 0 {
        let itemClass = problem.classes[number]
        var best = itemClass.unplacedCost
        var second = itemClass.unplacedCost
        var bestSlot = -1
        var bestItems = 0
        for slot in slots {
          let cost = costs[number * slotCount + slot]
          guard cost < second else { continue }
          var people = caps[slot]
          for set in awaySetsOfSlot[slot] { people = min(people, awayRoom[set]) }
          guard people >= itemClass.size else { continue }
          let items = min(waiting[number], people / itemClass.size)
          if cost < best {
            second = best
            (best, bestSlot, bestItems) = (cost, slot, items)
          } else {
            second = cost
          }
        }
        guard bestSlot >= 0 else { continue }
        let regret = (second - best) / Double(itemClass.size)
        if choice.map({ regret > $0.regret }) ?? true {
          choice = (regret, number, bestSlot, bestItems)
        }
      }
      guard let choice else { break }
      let itemClass = problem.classes[choice.number]
      waiting[choice.number] -= choice.items
      caps[choice.slot] -= choice.items * itemClass.size
      for set in awaySetsOfSlot[choice.slot] { awayRoom[set] -= choice.items * itemClass.size }
      total += Double(choice.items) * costs[choice.number * slotCount + choice.slot]
      settled.add(choice.items, ofClass: choice.number, inSlot: choice.slot)
    }
    for number in 0..<classCount where waiting[number] > 0 {
      total += Double(waiting[number]) * problem.classes[number].unplacedCost
    }
    return total
  }

  /// Improves the best set of slots by adding, dropping and exchanging single slots; slots that the
  /// relaxation rules out are not tried.
  mutating func improveByExchange() {
    let promising = promisingSlots()
    var improved = true
    while improved {
      improved = false
      let before = bestValue
      for slot in 0..<slotCount where promising[slot] || bestUsed[slot] {
        var candidate = bestUsed
        candidate[slot].toggle()
        trySlots(candidate)
      }
      for slot in 0..<slotCount where bestUsed[slot] {
        for other in 0..<slotCount where promising[other] && !bestUsed[other] && bestUsed[slot] {
          var candidate = bestUsed
          candidate[slot] = false
          candidate[other] = true
          trySlots(candidate)
        }
      }
      improved = bestValue < before - tolerance
    }
  }

  /// Whether a schedule with each slot can be better than the best, by the present multipliers.
  private mutating func promisingSlots() -> [Bool] {
    let bound = relax()
    let gain = opening.rest(from: 0, SlotOpening.start)
    opening.gains(bids: bids, open: open, into: &gains)
    return gains.map { bound + gain - $0 < bestValue - tolerance }
  }
}

extension [Schedule.Placement] {
  /// Adds items to the placement of their class and slot, or as a new one.
  fileprivate mutating func add(_ items: Int, ofClass number: Int, inSlot slot: Int) {
    if let known = firstIndex(where: { Int($0.itemClass) == number && Int($0.slot) == slot }) {
      self[known].count += Int32(items)
    } else {
      append(
        Schedule.Placement(itemClass: Int32(number), slot: Int32(slot), count: Int32(items)))
    }
  }
}
