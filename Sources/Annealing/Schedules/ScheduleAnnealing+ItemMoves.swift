import Formulation
import Randomness

extension ScheduleAnnealing {
  /// Moves items of a class to another slot, by the Metropolis rule; sometimes with somebody there
  /// moving away.
  package mutating func moveItems(of unit: Int, _ temperature: Double) {
    if units[unit].isWhole, random.chance(moves.partOfRuns) {
      return moveRun(of: unit, temperature)
    }
    guard let move = proposeMove(of: unit) else { return }
    let own = change(of: move, unit)
    // Only a move of unplaced items may cost much by itself.
    guard
      own < moves.mostCost.cost + moves.mostCost.temperatures * temperature || move.to < 0
        || move.from < 0
    else { return }
    let change = own + add(move, of: unit, times: 1)
    if accepts(change, temperature) {
      take(move, of: unit, cost: own)
    } else if random.chance(moves.partMakingRoom),
      makeRoom(for: move, of: unit, cost: own, change, temperature)
    {
      return
    } else {
      _ = add(move, of: unit, times: -1)
    }
  }

  /// Moves items of another unit out of the target slot of a move that the rows already contain.
  private mutating func makeRoom(
    for move: Move, of unit: Int, cost: Double, _ change: Double, _ temperature: Double
  ) -> Bool {
    guard move.to >= 0 else { return false }
    let slot = units[unit].slots[move.to]
    guard let other = other(than: unit, in: slot, tries: moves.looks.room) else { return false }
    let there = states[other].placements.filter {
      units[other].slots[Int($0.slot)] == slot
    }
    guard !there.isEmpty else { return false }
    let placement = there[random.below(there.count)]
    // The unplaced item may replace one that is left out instead.
    let isLeftOut =
      move.from < 0 && random.chance(moves.partLeftOut)
      && units[other].classes[Int(placement.itemClass)].unplacedCost.isFinite
    // Where every slot is full, only people who change places keep the limits.
    let isTrade = move.from >= 0 && random.chance(moves.partTrading)
    let target =
      isLeftOut
      ? -1 : isTrade ? units[other].position(of: units[unit].slots[move.from]) : nil
    guard
      let next = proposeMove(
        of: other, Int(placement.itemClass), from: Int(placement.slot),
        most: min(Int(placement.count), move.items), to: target)
    else { return false }
    let own = self.change(of: next, other)
    let total = change + own + add(next, of: other, times: 1)
    guard accepts(total, temperature) else {
      _ = add(next, of: other, times: -1)
      return false
    }
    take(move, of: unit, cost: cost)
    take(next, of: other, cost: own)
    return true
  }

  /// Items of a class that change slots; -1 stands for none.
  private struct Move {
    let itemClass: Int
    let from: Int
    let to: Int
    let items: Int
  }

  /// Adds a move to the rows; returns the change of their cost.
  private mutating func add(_ move: Move, of unit: Int, times: Double) -> Double {
    let kindCount = energy.rows.kindCount
    var change = 0.0
    for entry in rangeOfPeople(ofItem: move.itemClass, unit) {
      let (kind, count) = people[entry]
      let people = times * Double(count * move.items)
      if move.from >= 0 {
        change += energy.add(-people, to: units[unit].slots[move.from].rawValue * kindCount + kind)
      }
      if move.to >= 0 {
        change += energy.add(people, to: units[unit].slots[move.to].rawValue * kindCount + kind)
      }
    }
    if move.from >= 0 { change += energy.settle(units[unit].sessions[move.from]) }
    if move.to >= 0 { change += energy.settle(units[unit].sessions[move.to]) }
    return change
  }

  private mutating func proposeMove(of unit: Int) -> Move? {
    let placed = states[unit].placements.count
    let number: Int
    let from: Int
    let most: Int
    if states[unit].waiting > 0, placed == 0 || random.chance(moves.partWaiting) {
      number = random.below(units[unit].classes.count)
      from = -1
      most = itemsWaiting(of: number, unit)
      guard most > 0 else { return nil }
    } else {
      guard placed > 0 else { return nil }
      let placement = states[unit].placements[random.below(placed)]
      number = Int(placement.itemClass)
      from = Int(placement.slot)
      most = Int(placement.count)
    }
    return proposeMove(of: unit, number, from: from, most: most, to: nil)
  }

  /// A random move of some items of a class from a slot: to a slot that the unit uses, to a
  /// neighbouring one, to any, or to the given one.
  private mutating func proposeMove(
    of unit: Int, _ number: Int, from: Int, most: Int, to target: Int?
  ) -> Move? {
    let slotCount = units[unit].slots.count
    let placed = states[unit].placements.count
    let kind = random.below(moves.kinds.all)
    let to: Int
    if let target {
      to = target
    } else if kind < moves.kinds.toOwnSlots, placed > 0 {
      to = Int(states[unit].placements[random.below(placed)].slot)
    } else if kind < moves.kinds.toNeighbours, from >= 0 {
      to = from + (random.chance(0.5) ? 1 : -1)
    } else if kind < moves.kinds.toAnySlot || from < 0
      || units[unit].classes[number].unplacedCost.isInfinite
    {
      to = random.below(slotCount)
    } else {
      to = -1
    }
    guard to != from, to >= -1, to < slotCount,
      to < 0 || units[unit].classes[number].costs[to].isFinite
    else { return nil }
    let items = most == 1 || random.chance(moves.partAlone) ? 1 : 1 + random.below(most)
    let move = Move(itemClass: number, from: from, to: to, items: items)
    guard !units[unit].isWhole || keepsWhole(move, unit) else { return nil }
    return units[unit].absenceLimit == nil || keepsMaxAway(move, unit) ? move : nil
  }

  /// Rule `whole`: whether the slots in use are one run after a move.
  private func keepsWhole(_ move: Move, _ unit: Int) -> Bool {
    units[unit].isOneRun(usedSlots(after: move, unit))
  }

  private func usedSlots(after move: Move?, _ unit: Int) -> [Bool] {
    var used = [Bool](repeating: false, count: units[unit].slots.count)
    for placement in states[unit].placements {
      let leaves =
        move.map { Int(placement.slot) == $0.from && Int(placement.itemClass) == $0.itemClass }
        ?? false
      if !leaves || Int(placement.count) > move?.items ?? 0 { used[Int(placement.slot)] = true }
    }
    if let move, move.to >= 0 { used[move.to] = true }
    return used
  }

  private func itemsWaiting(of number: Int, _ unit: Int) -> Int {
    var waiting = units[unit].classes[number].count
    for placement in states[unit].placements where Int(placement.itemClass) == number {
      waiting -= Int(placement.count)
    }
    return waiting
  }

  private func keepsMaxAway(_ move: Move, _ unit: Int) -> Bool {
    guard let absenceLimit = units[unit].absenceLimit, move.to >= 0 else { return true }
    let moved = move.items * units[unit].classes[move.itemClass].size
    for set in absenceCliques[unit][move.to] where move.from < 0 || !set.contains(move.from) {
      var away = moved
      for placement in states[unit].placements where set.contains(Int(placement.slot)) {
        away += Int(placement.count) * units[unit].classes[Int(placement.itemClass)].size
      }
      if away > absenceLimit { return false }
    }
    return true
  }

  /// What a move changes of the unit's own cost.
  private func change(of move: Move, _ unit: Int) -> Double {
    var isEmptied = move.from >= 0
    var isOpened = move.to >= 0
    for placement in states[unit].placements {
      let slot = Int(placement.slot)
      if slot == move.to { isOpened = false }
      if slot == move.from,
        Int(placement.itemClass) != move.itemClass || Int(placement.count) > move.items
      {
        isEmptied = false
      }
    }
    var change =
      Double(move.items)
      * (itemCost(of: move.itemClass, in: move.to, unit)
        - itemCost(of: move.itemClass, in: move.from, unit))
    if move.from < 0 || move.to < 0, units[unit].fair.isCharged {
      let people = move.items * units[unit].classes[move.itemClass].size
      let leftOut = units[unit].peopleLeftOut(of: Schedule(placements: states[unit].placements))
      change += units[unit].fair.cost(ofFurther: move.to < 0 ? people : -people, after: leftOut)
    }
    if isEmptied { change -= openingCost(of: move.from, without: -1, unit) }
    if isOpened {
      change += openingCost(of: move.to, without: isEmptied ? move.from : -1, unit)
    }
    if isEmptied || isOpened, units[unit].sessionCost > 0 {
      let after = units[unit].furtherSessions(of: usedSlots(after: move, unit))
      let before = units[unit].furtherSessions(of: usedSlots(after: nil, unit))
      change += Double(after - before) * units[unit].sessionCost
    }
    return change
  }

  @inline(__always)
  private func itemCost(of number: Int, in slot: Int, _ unit: Int) -> Double {
    slot < 0
      ? units[unit].classes[number].unplacedCost : units[unit].classes[number].costs[slot]
  }

  /// The cost of opening a slot next to those in use, with one of them closed.
  private func openingCost(of slot: Int, without other: Int, _ unit: Int) -> Double {
    let follows = units[unit].followsPrevious[slot]
    let isFollowed =
      slot + 1 < units[unit].slots.count && units[unit].followsPrevious[slot + 1]
    var (before, after) = (false, false)
    for placement in states[unit].placements where Int(placement.slot) != other {
      if follows, Int(placement.slot) == slot - 1 { before = true }
      if isFollowed, Int(placement.slot) == slot + 1 { after = true }
    }
    let runs = before ? (after ? -1.0 : 0) : (after ? 0 : 1)
    return units[unit].slotCost + runs * units[unit].runStartCost
  }

  /// Applies a move to the unit's schedule.
  private mutating func take(_ move: Move, of unit: Int, cost: Double) {
    states[unit].take(
      itemClass: move.itemClass, items: move.items, from: move.from, to: move.to)
    states[unit].cost += cost
    states[unit].candidate = nil
  }
}

extension UnitProblem {
  /// Where a slot of the capacity model stands among those of the unit; nil where it is none of them.
  fileprivate func position(of slot: SlotIndex) -> Int? {
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if slots[middle] < slot { low = middle + 1 } else { high = middle }
    }
    return low < slots.count && slots[low] == slot ? low : nil
  }
}

extension ScheduleAnnealing.UnitState {
  /// Moves items of a class; -1 stands for no slot.
  fileprivate mutating func take(itemClass: Int, items: Int, from: Int, to: Int) {
    waiting += (to < 0 ? items : 0) - (from < 0 ? items : 0)
    placements.move(items, of: itemClass, from: from, to: to)
  }
}

extension [Schedule.Placement] {
  /// Moves items of a class from a slot to another; -1 stands for no slot.
  mutating func move(_ items: Int, of itemClass: Int, from: Int, to: Int) {
    if from >= 0 {
      let place = place(of: itemClass, in: from)
      self[place].count -= Int32(items)
      if self[place].count == 0 { remove(at: place) }
    }
    if to >= 0 { self[place(of: itemClass, in: to)].count += Int32(items) }
  }
}
