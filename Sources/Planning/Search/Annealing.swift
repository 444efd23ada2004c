import Foundation
import Randomness

/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983) over an arrangement: items change
/// slots alone, in chains of two, or leave a slot of their unit together. No move breaks a limit.
struct Annealing {
  /// How everyone stands now.
  private(set) var now: Arrangement
  private let frame: ArrangementFrame
  private var cost: Double
  private var isSoft = false
  private var temperature = 0.0
  private var random: SplitMix64
  private var done: [(cell: Int, isPut: Bool)] = []
  private var touched: [Int] = []

  init(_ arrangement: Arrangement, seed: UInt64) {
    now = arrangement
    frame = arrangement.frame
    cost = arrangement.cost
    random = SplitMix64(seed: seed)
  }

  /// Tries so many moves while the temperature, in units of cost, falls from `hot` to `cold`.
  ///
  /// - Parameters:
  ///   - moves: how many moves.
  ///   - hot: the first temperature.
  ///   - cold: the last temperature.
  ///   - targets: peaks to aim at, by session, in place of the peaks' own cost; nil for these.
  ///   - limitWeight: what the square of an excess over a limit costs next to one over a target;
  ///     0 where limits may not be broken.
  ///   - watch: when to stop.
  mutating func run(
    moves: Int, hot: Double, cold: Double, targets: [Double]? = nil,
    limitWeight: Double = 0, watch: Watch
  ) {
    isSoft = targets != nil
    now.aim(at: targets, limitWeight: limitWeight)
    now.exceeded = 0
    now.settlePeaks()
    cost = isSoft ? now.softCost : now.cost
    temperature = hot
    let steps = max(1, moves / 2_000)
    let factor = pow(cold / hot, 1 / Double(steps))
    for _ in 0..<steps where !watch.isOver {
      for _ in 0..<2_000 { tryMove() }
      temperature *= factor
    }
  }

  private mutating func tryMove() {
    done.removeAll(keepingCapacity: true)
    touched.removeAll(keepingCapacity: true)
    now.exceeded = 0
    guard propose(), now.exceeded == 0 else {
      revert()
      return
    }
    if !isSoft { settle() }
    let after = isSoft ? now.softCost : now.cost
    let change = after - cost
    if change <= 1e-9 || random.fraction() < exp(-change / temperature) {
      cost = after
    } else {
      revert()
    }
  }

  private mutating func settle() {
    for session in touched { now.settlePeak(ofSession: session) }
  }

  private mutating func revert() {
    guard !done.isEmpty else { return }
    for (cell, isPut) in done.reversed() {
      if isPut { now.take(cell) } else { now.put(cell) }
    }
    if !isSoft { settle() }
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
    let session = frame.hall.slots[Int(frame.hallSlotOfCell[cell])].session
    if !touched.contains(session) { touched.append(session) }
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
    let group = Int(frame.groupOfCell[cell])
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
    if let cell {
      if isHopeless(from: cell, to: target), random.chance(0.9) { return false }
      take(cell)
    }
    if chained {
      let slot = Int(frame.hallSlotOfCell[target])
      let there = now.cellsInSlot[slot]
      guard !there.isEmpty else { return false }
      let other = Int(there[random.below(there.count)])
      let otherGroup = Int(frame.groupOfCell[other])
      take(other)
      if let cell, random.chance(0.5) {
        let from = Int(frame.hallSlotOfCell[cell])
        guard let back = self.cell(of: otherGroup, inHallSlot: from) else { return false }
        put(target)
        put(back)
        return true
      }
      if cell == nil, random.chance(0.3), !frame.groups[otherGroup].isPinned {
        // Somebody who waited takes the place of somebody who now waits.
        put(target)
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

  /// Whether a move costs so much by itself that it is hardly ever worth looking at what the limits
  /// and peaks make of it.
  private func isHopeless(from cell: Int, to target: Int) -> Bool {
    let size = frame.groups[Int(frame.groupOfCell[cell])].size
    var change = frame.cellCosts[target] - frame.cellCosts[cell]
    if now.peopleInSlot[Int(frame.unitSlotOfCell[target])] == 0 { change += frame.splitWeight }
    if now.peopleInSlot[Int(frame.unitSlotOfCell[cell])] == size { change -= frame.splitWeight }
    return change > 2.5 + 4 * temperature
  }

  /// The cell of a group in a slot of the hall, if the group may be there.
  private func cell(of number: Int, inHallSlot slot: Int) -> Int? {
    let group = frame.groups[number]
    var low = Int(group.firstCell)
    var high = low + Int(group.slotCount)
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if Int(frame.hallSlotOfCell[middle]) < slot { low = middle + 1 } else { high = middle }
    }
    guard low < end, Int(frame.hallSlotOfCell[low]) == slot, frame.cellCosts[low].isFinite
    else { return nil }
    return low
  }

  /// Another cell of a group: mostly one in a slot its unit uses, or next to where it was.
  private mutating func targetCell(of number: Int, from cell: Int?) -> Int? {
    let group = frame.groups[number]
    let firstSlot = frame.firstSlotOfUnit[Int(group.unit)]
    let (firstCell, slotCount) = (Int(group.firstCell), Int(group.slotCount))
    let kind = random.below(10)
    var slot = random.below(slotCount)
    if kind < 6 {
      // The next slot in use from a random one on.
      for step in 0..<slotCount {
        let candidate = slot + step < slotCount ? slot + step : slot + step - slotCount
        if now.peopleInSlot[firstSlot + candidate] > 0, firstCell + candidate != cell,
          frame.cellCosts[firstCell + candidate].isFinite
        {
          slot = candidate
          break
        }
      }
    } else if kind < 8, let cell {
      slot = cell - firstCell + (random.chance(0.5) ? 1 : -1)
    }
    guard slot >= 0, slot < slotCount else { return nil }
    let target = firstCell + slot
    return target != cell && frame.cellCosts[target].isFinite ? target : nil
  }

  /// Moves everyone of a unit in a slot to another slot.
  private mutating func shiftSlot(of cell: Int) -> Bool {
    let group = frame.groups[Int(frame.groupOfCell[cell])]
    let from = cell - Int(group.firstCell)
    let to =
      random.chance(0.5)
      ? from + (random.chance(0.5) ? 1 : -1) : random.below(Int(group.slotCount))
    guard to != from, to >= 0, to < Int(group.slotCount) else { return false }
    for number in frame.groupsOfUnit[Int(group.unit)] {
      let first = Int(frame.groups[number].firstCell)
      let count = now.items[first + from]
      if count > 0, !frame.cellCosts[first + to].isFinite { return false }
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
    let group = frame.groups[Int(frame.groupOfCell[cell])]
    let from = cell - Int(group.firstCell)
    let firstSlot = frame.firstSlotOfUnit[Int(group.unit)]
    for number in frame.groupsOfUnit[Int(group.unit)] {
      let first = Int(frame.groups[number].firstCell)
      for _ in 0..<now.items[first + from] {
        var best = -1
        for slot in 0..<Int(group.slotCount)
        where slot != from && now.peopleInSlot[firstSlot + slot] > 0 {
          let cost = frame.cellCosts[first + slot]
          if cost.isFinite, best < 0 || cost < frame.cellCosts[first + best] { best = slot }
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
