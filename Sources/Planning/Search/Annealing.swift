import Foundation

/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983) over an arrangement: items change
/// slots alone, in chains of two, or leave a slot of their unit together. No move breaks a limit.
struct Annealing {
  /// How everyone stands now.
  private(set) var now: Arrangement
  private var cost: Double
  private var random: SplitMix64
  private var done: [(cell: Int, isPut: Bool)] = []
  private var touched: [Int] = []

  init(_ arrangement: Arrangement, seed: UInt64) {
    now = arrangement
    cost = arrangement.cost
    random = SplitMix64(seed: seed)
  }

  /// Tries so many moves while the temperature, in units of cost, falls from `hot` to `cold`.
  mutating func run(moves: Int, hot: Double, cold: Double, watch: Watch) {
    var temperature = hot
    let steps = max(1, moves / 2_000)
    let factor = pow(cold / hot, 1 / Double(steps))
    for _ in 0..<steps where !watch.isOver {
      for _ in 0..<2_000 { tryMove(temperature) }
      temperature *= factor
    }
  }

  private mutating func tryMove(_ temperature: Double) {
    done.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
    now.exceeded = 0
    guard propose(), now.exceeded == 0 else {
      revert()
      return
    }
    settle()
    let change = now.cost - cost
    if change <= 1e-9 || random.fraction() < exp(-change / temperature) {
      cost = now.cost
    } else {
      revert()
    }
  }

  private mutating func settle() {
    for slot in touched { now.settlePeak(ofSlot: slot) }
  }

  private mutating func revert() {
    guard !done.isEmpty else { return }
    for (cell, isPut) in done.reversed() {
      if isPut { now.take(cell) } else { now.put(cell) }
    }
    settle()
  }

  private mutating func put(_ cell: Int) {
    now.put(cell)
    note(cell, isPut: true)
  }

  private mutating func take(_ cell: Int) {
    now.take(cell)
    note(cell, isPut: false)
  }

  private mutating func note(_ cell: Int, isPut: Bool) {
    done.append((cell, isPut))
    let slot = now.hallSlot(ofCell: cell)
    if !touched.contains(slot) { touched.append(slot) }
  }

  /// Makes one random move; false where it came to nothing.
  private mutating func propose() -> Bool {
    let kind = random.below(100)
    if !now.groupsWaiting.isEmpty, kind < 30 {
      let group = Int(now.groupsWaiting[random.below(now.groupsWaiting.count)])
      return moveIn(group: group, from: nil, chained: kind < 20)
    }
    guard !now.cellsInUse.isEmpty else { return false }
    let cell = Int(now.cellsInUse[random.below(now.cellsInUse.count)])
    let group = Int(now.groupOfCell[cell])
    switch kind {
    case ..<60: return moveIn(group: group, from: cell, chained: false)
    case ..<90: return moveIn(group: group, from: cell, chained: true)
    case ..<95: return shiftSlot(of: cell)
    default: return closeSlot(of: cell)
    }
  }

  /// Moves an item of a group, that waits or is in a cell, into another cell; `chained`, somebody
  /// there makes room.
  private mutating func moveIn(group: Int, from cell: Int?, chained: Bool) -> Bool {
    guard let target = targetCell(of: group, from: cell) else { return false }
    if let cell { take(cell) }
    if chained {
      let slot = now.hallSlot(ofCell: target)
      let there = now.cellsInSlot[slot]
      guard !there.isEmpty else { return false }
      let other = Int(there[random.below(there.count)])
      let otherGroup = Int(now.groupOfCell[other])
      take(other)
      if let cell, random.chance(0.5) {
        let from = now.hallSlot(ofCell: cell)
        guard let back = self.cell(of: otherGroup, inHallSlot: from) else { return false }
        put(target)
        put(back)
        return true
      }
      guard let next = targetCell(of: otherGroup, from: other) else { return false }
      put(target)
      put(next)
      return true
    }
    put(target)
    return true
  }

  /// The cell of a group in a slot of the hall, if the group may be there.
  private func cell(of group: Int, inHallSlot slot: Int) -> Int? {
    let description = now.groups[group]
    let slots = now.problem.units[description.unit].slots
    var low = 0
    var high = slots.count
    while low < high {
      let middle = (low + high) / 2
      if slots[middle] < slot { low = middle + 1 } else { high = middle }
    }
    guard low < slots.count, slots[low] == slot, now.cellCosts[description.firstCell + low].isFinite
    else { return nil }
    return description.firstCell + low
  }

  /// Another cell of a group: mostly one in a slot its unit uses, or next to where it was.
  private mutating func targetCell(of group: Int, from cell: Int?) -> Int? {
    let description = now.groups[group]
    let first = now.firstSlotOfUnit[description.unit]
    let kind = random.below(10)
    var slot = random.below(description.slotCount)
    if kind < 6 {
      // The next slot in use from a random one on.
      for step in 0..<description.slotCount {
        let candidate = (slot + step) % description.slotCount
        if now.peopleInSlot[first + candidate] > 0, description.firstCell + candidate != cell,
          now.cellCosts[description.firstCell + candidate].isFinite
        {
          slot = candidate
          break
        }
      }
    } else if kind < 8, let cell {
      slot = cell - description.firstCell + (random.chance(0.5) ? 1 : -1)
    }
    guard (0..<description.slotCount).contains(slot) else { return nil }
    let target = description.firstCell + slot
    return target != cell && now.cellCosts[target].isFinite ? target : nil
  }

  /// Moves everyone of a unit in a slot to another slot.
  private mutating func shiftSlot(of cell: Int) -> Bool {
    let group = now.groups[Int(now.groupOfCell[cell])]
    let from = cell - group.firstCell
    let to =
      random.chance(0.5)
      ? from + (random.chance(0.5) ? 1 : -1) : random.below(group.slotCount)
    guard to != from, (0..<group.slotCount).contains(to) else { return false }
    for number in now.groupsOfUnit[group.unit] {
      let first = now.groups[number].firstCell
      let count = now.items[first + from]
      if count > 0, !now.cellCosts[first + to].isFinite { return false }
      for _ in 0..<count {
        take(first + from)
        put(first + to)
        if now.exceeded > 0 { return false }
      }
    }
    return true
  }

  /// Moves everyone of a unit in a slot to the nearest of its other slots.
  private mutating func closeSlot(of cell: Int) -> Bool {
    let group = now.groups[Int(now.groupOfCell[cell])]
    let from = cell - group.firstCell
    let unitSlot = now.firstSlotOfUnit[group.unit]
    for number in now.groupsOfUnit[group.unit] {
      let first = now.groups[number].firstCell
      for _ in 0..<now.items[first + from] {
        var best = -1
        for slot in 0..<group.slotCount
        where slot != from && now.peopleInSlot[unitSlot + slot] > 0 {
          let cost = now.cellCosts[first + slot]
          if cost.isFinite, best < 0 || cost < now.cellCosts[first + best] { best = slot }
        }
        guard best >= 0 else { return false }
        take(first + from)
        put(first + best)
        if now.exceeded > 0 { return false }
      }
    }
    return true
  }
}
