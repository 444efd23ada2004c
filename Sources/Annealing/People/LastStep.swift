import Drives
import Formulation
package import IntegerProgramming
import Plans

/// The last step of planning, a local search under the exact rules: inserts unplaced people where
/// there is room, then by ejection chains of one or two others (Glover, 1996,
/// doi:10.1016/0166-218X(94)00037-E), and moves placed people where that lowers the cost. Every
/// accepted change lowers the cost.
package struct LastStep {
  package private(set) var plan: Arrangement
  private let deadline: Deadline
  /// How many more changes may be evaluated.
  private var effort: Int
  /// How many others may move for one person.
  private let mostEjections: Int
  private let isSmall: Bool
  private let parameters: LastStepParameters

  /// - Parameters:
  ///   - plan: the plan.
  ///   - effort: how many changes are looked at, at most.
  ///   - parameters: how much is done for each.
  ///   - deadline: when to stop.
  package init(
    _ plan: Arrangement, effort: Int, parameters: AnnealingParameters, deadline: Deadline
  ) {
    self.plan = plan
    self.effort = effort
    self.deadline = deadline
    isSmall = plan.problem.people <= parameters.lastStep.few
    let ejections = parameters.lastStep.ejections
    mostEjections = isSmall ? ejections.few : ejections.many
    self.parameters = parameters.lastStep
  }

  private var isOver: Bool { effort <= 0 || deadline.isOver }

  /// Improves the plan until no change lowers the cost.
  package mutating func run() {
    var cost = Double.infinity
    while plan.cost < cost - parameters.leastSaved, !isOver {
      cost = plan.cost
      insert()
      if isSmall { move() }
      makeRoom()
    }
    // Confirms that nobody left without a slot fits in anywhere, also where the effort ran out.
    insert()
  }

  /// Whoever has no slot, those first whom it costs most to leave out.
  private var itemsWaiting: [Arrangement.Item] {
    plan.everyItem.filter { plan.waiting[$0.unit][$0.number] > 0 }
      .sorted { first, second in
        let (one, other) = (plan.itemClass(first), plan.itemClass(second))
        return (
          plan.costLeftOut(second) / Double(other.size), first.unit, first.number
        ) < (plan.costLeftOut(first) / Double(one.size), second.unit, second.number)
      }
  }

  /// Gives everyone without a slot the one that saves most, where one does.
  private mutating func insert() {
    for item in itemsWaiting {
      while plan.waiting[item.unit][item.number] > 0, let slot = bestSlot(of: item) {
        plan.put(item, in: slot)
      }
    }
  }

  /// The slot in which one more item of a class makes the plan cheapest, if it does.
  private mutating func bestSlot(of item: Arrangement.Item) -> Int? {
    var best = (cost: plan.cost - parameters.leastSaved, slot: -1)
    for slot in plan.itemClass(item).costs.indices where plan.fits(item, in: slot) {
      effort -= 1
      plan.put(item, in: slot)
      if plan.cost < best.cost { best = (plan.cost, slot) }
      plan.take(item, from: slot)
    }
    return best.slot < 0 ? nil : best.slot
  }

  /// Inserts people without a slot by ejection chains.
  private mutating func makeRoom() {
    for item in itemsWaiting {
      while plan.waiting[item.unit][item.number] > 0, !isOver {
        let reserve = max(
          0, effort - (isSmall ? parameters.effortOfItem.few : parameters.effortOfItem.many))
        effort -= reserve
        let isSettled = settle([item], ejections: mostEjections, below: plan.cost)
        effort = max(0, effort) + reserve
        if !isSettled { break }
      }
    }
  }

  /// Inserts items, ejecting others where needed, until the plan costs less than a given cost;
  /// restores the plan where that fails.
  private mutating func settle(
    _ pending: [Arrangement.Item], ejections: Int, below cost: Double
  ) -> Bool {
    guard let item = pending.first, mayFall(below: cost, placing: pending) else { return false }
    let rest = Array(pending.dropFirst())
    for slot in slots(of: item) {
      guard !isOver else { return false }
      if plan.fits(item, in: slot) {
        effort -= 1
        if put(item, in: slot, then: rest, ejections: ejections, below: cost) { return true }
      } else if ejections > 0,
        eject(for: item, in: slot, rest, others(near: item, slot)[...], ejections, below: cost)
      {
        return true
      }
    }
    return false
  }

  /// Inserts an item into a slot where it fits, then the pending ones.
  private mutating func put(
    _ item: Arrangement.Item, in slot: Int, then rest: [Arrangement.Item], ejections: Int,
    below cost: Double
  ) -> Bool {
    plan.put(item, in: slot)
    if plan.cost < cost - parameters.leastSaved, plan.isWhole { return true }
    if !rest.isEmpty, settle(rest, ejections: ejections, below: cost) { return true }
    plan.take(item, from: slot)
    return false
  }

  /// Ejects others one by one until an item fits into a slot, and inserts them elsewhere.
  private mutating func eject(
    for item: Arrangement.Item, in slot: Int, _ rest: [Arrangement.Item],
    _ others: ArraySlice<Placed>, _ ejections: Int, below cost: Double
  ) -> Bool {
    for (position, other) in zip(others.indices, others) {
      guard !isOver else { return false }
      effort -= 1
      guard plan.count(of: other.item, in: other.slot) > 0 else { continue }
      plan.take(other.item, from: other.slot)
      let pending = rest + [other.item]
      if plan.fits(item, in: slot) {
        if put(item, in: slot, then: pending, ejections: ejections - 1, below: cost) {
          return true
        }
      } else if ejections > 1, mayFall(below: cost, placing: [item] + pending),
        eject(
          for: item, in: slot, pending, others[(position + 1)...], ejections - 1, below: cost)
      {
        return true
      }
      plan.put(other.item, in: other.slot)
    }
    return false
  }

  /// Whether the plan can fall below a cost once the pending items are placed.
  private func mayFall(below cost: Double, placing pending: [Arrangement.Item]) -> Bool {
    pending.reduce(plan.cost) { $0 - plan.costLeftOut($1) }
      < cost - parameters.leastSaved
  }

  /// The slots an item may be in, the cheapest first.
  private func slots(of item: Arrangement.Item) -> [Int] {
    let costs = plan.itemClass(item).costs
    return costs.indices.filter { costs[$0].isFinite }
      .sorted { (costs[$0], $0) < (costs[$1], $1) }
  }

  /// Items that have a slot.
  private struct Placed {
    let item: Arrangement.Item
    let slot: Int
  }

  /// Items that may be ejected to make room for an item in a slot, the nearest first.
  private func others(near item: Arrangement.Item, _ slot: Int) -> [Placed] {
    let place = plan.capacitySlot(item, slot)
    let session = plan.problem.capacity.slots[place].session
    let placed = everyPlaced.filter { other in
      let there = plan.problem.capacity.slots[plan.capacitySlot(other.item, other.slot)].session
      return there == session || other.item.unit == item.unit
    }
    func distance(_ other: Placed) -> Int {
      abs(plan.capacitySlot(other.item, other.slot).distance(to: place))
    }
    return placed.sorted {
      (distance($0), $0.item.unit, $0.item.number, $0.slot)
        < (distance($1), $1.item.unit, $1.item.number, $1.slot)
    }
  }

  /// Everyone who has a slot and may move.
  private var everyPlaced: [Placed] {
    plan.everyItem.filter { plan.itemClass($0).unplacedCost.isFinite }.flatMap { item in
      plan.slots(of: item).map { Placed(item: item, slot: $0) }
    }
  }

  // MARK: Improving moves

  /// Improving moves: one item to another slot, a swap of two, all of a unit's items of one slot to
  /// another.
  private mutating func move() {
    for unit in plan.problem.units.indices { merge(unit) }
    for placed in everyPlaced where !isOver { moveOne(placed) }
    let all = everyPlaced
    for (number, one) in all.enumerated() {
      for other in all[(number + 1)...] where !isOver { exchange(one, other) }
    }
  }

  private mutating func moveOne(_ placed: Placed) {
    let (item, from) = (placed.item, placed.slot)
    guard plan.count(of: item, in: from) > 0 else { return }
    let before = plan.cost
    plan.take(item, from: from)
    var best = (cost: before - parameters.leastSaved, slot: from)
    for slot in plan.itemClass(item).costs.indices
    where slot != from && plan.fits(item, in: slot) {
      effort -= 1
      plan.put(item, in: slot)
      if plan.cost < best.cost { best = (plan.cost, slot) }
      plan.take(item, from: slot)
    }
    plan.put(item, in: best.slot)
  }

  private mutating func exchange(_ one: Placed, _ other: Placed) {
    let before = plan.cost
    guard one.item != other.item,
      plan.capacitySlot(one.item, one.slot) != plan.capacitySlot(other.item, other.slot),
      plan.count(of: one.item, in: one.slot) > 0,
      plan.count(of: other.item, in: other.slot) > 0,
      let toOther = place(of: one.item, at: plan.capacitySlot(other.item, other.slot)),
      let toOne = place(of: other.item, at: plan.capacitySlot(one.item, one.slot))
    else { return }
    effort -= 1
    plan.take(one.item, from: one.slot)
    plan.take(other.item, from: other.slot)
    if plan.fits(one.item, in: toOther) {
      plan.put(one.item, in: toOther)
      if plan.fits(other.item, in: toOne) {
        plan.put(other.item, in: toOne)
        if plan.cost < before - parameters.leastSaved, plan.isWhole { return }
        plan.take(other.item, from: toOne)
      }
      plan.take(one.item, from: toOther)
    }
    plan.put(other.item, in: other.slot)
    plan.put(one.item, in: one.slot)
  }

  /// The position of a slot of the capacity model among the unit's slots; nil for a slot of others.
  private func place(of item: Arrangement.Item, at capacitySlot: SlotIndex) -> Int? {
    plan.problem.units[item.unit].slots.firstIndex(of: capacitySlot)
  }

  private mutating func merge(_ unit: Int) {
    let slots = plan.problem.units[unit].slots.indices
    for from in slots {
      for to in slots where to != from && !isOver { merge(unit, from, into: to) }
    }
  }

  private mutating func merge(_ unit: Int, _ from: Int, into to: Int) {
    let before = plan.cost
    var moved: [Arrangement.Item] = []
    var isWhole = true
    for number in plan.problem.units[unit].classes.indices where isWhole {
      let item = Arrangement.Item(unit: unit, number: number)
      for _ in 0..<plan.count(of: item, in: from) where isWhole {
        effort -= 1
        guard plan.itemClass(item).unplacedCost.isFinite else {
          isWhole = false
          break
        }
        plan.take(item, from: from)
        guard plan.fits(item, in: to) else {
          plan.put(item, in: from)
          isWhole = false
          break
        }
        plan.put(item, in: to)
        moved.append(item)
      }
    }
    guard !moved.isEmpty,
      plan.cost >= before - parameters.leastSaved || !isWhole || !plan.isWhole
    else { return }
    for item in moved.reversed() {
      plan.take(item, from: to)
      plan.put(item, in: from)
    }
  }
}
