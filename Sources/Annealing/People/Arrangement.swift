package import Drives
package import Formulation
import Plans

/// The current plan, item by item, with the use of the capacity rows and the crowd at each minute.
/// Single changes are checked against the exact rules, chance constraints included, and their cost
/// is known at once.
package struct Arrangement: Sendable {
  /// The problem with its exact rules, without surrogate rows.
  package let problem: PlanningProblem
  let rows: ConstraintMatrix
  private var crowds: CrowdTails?
  /// Where each unit's items are.
  private var placements: [[Schedule.Placement]]
  /// How many items of each class of each unit have no slot.
  package private(set) var waiting: [[Int]]
  /// How many people of each unit have no slot, of those whom some slot is open to.
  private var leftOut: [Int]
  /// The units that stay whole and are in more than one run at the moment.
  private var apart: Set<Int> = []
  private var activity: [Double]
  private var excesses: [Double]
  private var openingCosts: [Double]
  /// The whole cost.
  package private(set) var cost: Double

  /// Nobody has a slot.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - rows: the capacity rows.
  ///   - crowd: the crowd limits to be kept with a probability; nil where they are among the rows.
  package init(_ problem: PlanningProblem, rows: ConstraintMatrix, crowd: ExactCrowd?) {
    self.problem = problem
    self.rows = rows
    crowds = crowd.map { CrowdTails($0, loadCount: problem.capacity.loadCount) }
    placements = [[Schedule.Placement]](repeating: [], count: problem.units.count)
    waiting = problem.units.map { $0.classes.map(\.count) }
    activity = [Double](repeating: 0, count: rows.count)
    excesses = [Double](repeating: 0, count: rows.excesses.count)
    openingCosts = [Double](repeating: 0, count: problem.units.count)
    // Pinned items have no cost until they are placed, which happens first.
    var cost = problem.constant
    for itemClass in problem.units.lazy.flatMap(\.classes) where itemClass.unplacedCost.isFinite {
      cost += Double(itemClass.count) * itemClass.unplacedCost
    }
    leftOut = problem.units.map(\.size)
    for unit in problem.units { cost += unit.fair.cost(leavingOut: unit.size) }
    self.cost = cost
  }

  /// Takes over schedules that break no rule.
  package mutating func adopt(_ schedules: [Schedule]) {
    for (unit, schedule) in schedules.enumerated() {
      for placement in schedule.placements where placement.count > 0 {
        put(
          Item(unit: unit, number: Int(placement.itemClass)), in: Int(placement.slot),
          count: Int(placement.count))
      }
    }
  }

  /// Whether every unit that stays whole is in one run.
  package var isWhole: Bool { apart.isEmpty }

  /// Takes over as much of schedules as the rules allow: pinned people first, then by falling cost
  /// of leaving them out.
  package mutating func fill(from schedules: [Schedule]) {
    guard problem.hasWholeUnits else { return fill(from: schedules, inOneRun: false) }
    let before = self
    fill(from: schedules, inOneRun: false)
    guard !isWhole else { return }
    // Of units that stay whole, who is apart from the others then.
    let kept = zip(problem.units, self.schedules).map { $0.inOneRun($1) }
    self = before
    fill(from: kept, inOneRun: false)
    guard !isWhole else { return }
    self = before
    adopt(problem.units.map(\.pinnedSchedule))
    fill(from: kept, inOneRun: true)
  }

  private mutating func fill(from schedules: [Schedule], inOneRun: Bool) {
    var wanted: [(cost: Double, item: Item, slot: Int, count: Int)] = []
    for (unit, schedule) in schedules.enumerated() {
      for placement in schedule.placements {
        let item = Item(unit: unit, number: Int(placement.itemClass))
        let itemClass = self.itemClass(item)
        wanted.append(
          (
            itemClass.unplacedCost / Double(itemClass.size), item, Int(placement.slot),
            Int(placement.count)
          ))
      }
    }
    wanted.sort {
      ($1.cost, $0.item.unit, $0.item.number, $0.slot)
        < ($0.cost, $1.item.unit, $1.item.number, $1.slot)
    }
    for (cost, item, slot, count) in wanted {
      for _ in 0..<count where waiting[item.unit][item.number] > 0 {
        let isAllowed = inOneRun ? fits(item, in: slot) : fitsCapacity(item, in: slot)
        if !cost.isFinite || isAllowed { put(item, in: slot) }
      }
    }
  }

  /// One item of a class of a unit.
  package struct Item: Hashable, Sendable {
    package let unit: Int
    package let number: Int
  }

  /// The class of an item.
  package func itemClass(_ item: Item) -> ItemClass {
    problem.units[item.unit].classes[item.number]
  }

  /// The loads of an item in a slot.
  private func loads(_ item: Item, _ slot: Int) -> [(load: Int, people: Int)] {
    let first = problem.units[item.unit].slots[slot].rawValue * rows.kindCount
    return itemClass(item).people.map { (first + $0.kind, $0.count) }
  }

  /// Whether one more item of a class in a slot breaks no rule.
  package func fits(_ item: Item, in slot: Int) -> Bool {
    fitsCapacity(item, in: slot) && keepsWhole(item, slot)
  }

  /// Whether it breaks none besides `whole`.
  private func fitsCapacity(_ item: Item, in slot: Int) -> Bool {
    guard itemClass(item).costs[slot].isFinite else { return false }
    return keepsLimits(item, slot) && keepsMaxAway(item, slot) && keepsCrowds(item, slot)
  }

  private func keepsWhole(_ item: Item, _ slot: Int) -> Bool {
    let unit = problem.units[item.unit]
    return !unit.isWhole
      || unit.keepsWhole(Schedule(placements: placements[item.unit]), with: slot)
  }

  private func keepsLimits(_ item: Item, _ slot: Int) -> Bool {
    let loads = loads(item, slot)
    guard loads.count > 1 else {
      return loads.allSatisfy { load, people in
        rows.entries(of: load).allSatisfy { entry in
          !entry.isLimit
            || activity[Int(entry.row)] + Double(people) * entry.coefficient
              <= rows.bounds[Int(entry.row)] + Occupancy.tolerance
        }
      }
    }
    return rowsExceeded(byAdding: loads).isEmpty
  }

  private func rowsExceeded(byAdding loads: [(load: Int, people: Int)]) -> [Int] {
    var more: [Int: Double] = [:]
    for (load, people) in loads {
      for entry in rows.entries(of: load) where entry.isLimit {
        more[Int(entry.row), default: 0] += Double(people) * entry.coefficient
      }
    }
    return more.filter { activity[$0.key] + $0.value > rows.bounds[$0.key] + Occupancy.tolerance }
      .map(\.key)
  }

  private func keepsMaxAway(_ item: Item, _ slot: Int) -> Bool {
    let unit = problem.units[item.unit]
    guard let absenceLimit = unit.absenceLimit else { return true }
    return unit.absenceCliques.allSatisfy { set in
      !set.contains(slot)
        || itemClass(item).size
          + unit.peopleAway(in: set, Schedule(placements: placements[item.unit]))
          <= absenceLimit
    }
  }

  /// How many items of a class are in a slot.
  package func count(of item: Item, in slot: Int) -> Int {
    placements[item.unit].first { $0.itemClass == item.number && $0.slot == slot }
      .map { Int($0.count) } ?? 0
  }

  /// The slots that items of a class are in.
  package func slots(of item: Item) -> [Int] {
    placements[item.unit].filter { $0.itemClass == item.number }.map { Int($0.slot) }
  }

  private func keepsCrowds(_ item: Item, _ slot: Int) -> Bool {
    crowds?.allows(loads(item, slot)) ?? true
  }

  /// The rules that one more item of a class in a slot would break.
  package func rulesBroken(byAdding item: Item, to slot: Int) -> Set<HardRule> {
    var rules = Set(
      rowsExceeded(byAdding: loads(item, slot)).compactMap { problem.capacity.limits[$0].rule })
    if !keepsMaxAway(item, slot) { rules.insert(.maxAway) }
    if !keepsWhole(item, slot) { rules.insert(.whole) }
    if !keepsCrowds(item, slot) { rules.insert(.crowdLimit) }
    return rules
  }

  /// Gives items of a class a slot.
  package mutating func put(_ item: Item, in slot: Int, count: Int = 1) {
    waiting[item.unit][item.number] -= count
    change(item, slot, by: count)
    let unplacedCost = itemClass(item).unplacedCost
    if unplacedCost.isFinite { cost -= Double(count) * unplacedCost }
    leaveOut(-count, of: item)
  }

  /// Takes one item of a class out of a slot.
  package mutating func take(_ item: Item, from slot: Int) {
    waiting[item.unit][item.number] += 1
    change(item, slot, by: -1)
    let unplacedCost = itemClass(item).unplacedCost
    if unplacedCost.isFinite { cost += unplacedCost }
    leaveOut(1, of: item)
  }

  /// Counts more items of a class without a slot, for the cost term `fair`.
  private mutating func leaveOut(_ count: Int, of item: Item) {
    let people = count * itemClass(item).size
    cost += problem.units[item.unit].fair.cost(ofFurther: people, after: leftOut[item.unit])
    leftOut[item.unit] += people
  }

  /// The most that placing an item saves, whoever of its unit has no slot besides.
  func costLeftOut(_ item: Item) -> Double {
    let (unit, size) = (problem.units[item.unit], itemClass(item).size)
    guard unit.fair.isCharged else { return itemClass(item).unplacedCost }
    return itemClass(item).unplacedCost
      + unit.fair.cost(ofFurther: size, after: max(0, leftOut[item.unit] - size))
  }

  private mutating func change(_ item: Item, _ slot: Int, by count: Int) {
    let unit = item.unit
    cost += Double(count) * itemClass(item).costs[slot]
    let wasUsed = isUsed(slot, by: unit)
    let place = placements[unit].place(of: item.number, in: slot)
    placements[unit][place].count += Int32(count)
    if placements[unit][place].count == 0 { placements[unit].remove(at: place) }
    if wasUsed != isUsed(slot, by: unit) {
      var used = [Bool](repeating: false, count: problem.units[unit].slots.count)
      for placement in placements[unit] { used[Int(placement.slot)] = true }
      cost -= openingCosts[unit]
      openingCosts[unit] = problem.units[unit].openingCost(of: used)
      cost += openingCosts[unit]
      if problem.units[unit].isWhole {
        if problem.units[unit].isOneRun(used) { apart.remove(unit) } else { apart.insert(unit) }
      }
    }
    for (load, people) in loads(item, slot) {
      rows.add(Double(count * people), of: load, to: &activity)
      crowds?.add(count * people, of: load)
    }
    let session = problem.capacity.slots[capacitySlot(item, slot)].session
    for number in rows.excessesOfSession[session.rawValue] {
      let excess = rows.excess(number, at: activity)
      cost += rows.excessWeights[number] * (excess - excesses[number])
      excesses[number] = excess
    }
  }

  private func isUsed(_ slot: Int, by unit: Int) -> Bool {
    placements[unit].contains { $0.slot == slot }
  }

  /// The schedules of the units.
  package var schedules: [Schedule] { placements.map { Schedule(placements: $0) } }

  /// Whether the crowd limits that are no rows are kept.
  package var keepsCrowds: Bool { crowds?.areKept ?? true }

  /// Every class of every unit.
  package var everyItem: [Item] {
    problem.units.indices.flatMap { unit in
      problem.units[unit].classes.indices.map { Item(unit: unit, number: $0) }
    }
  }

  /// The slot of an item, as an index in the capacity model.
  package func capacitySlot(_ item: Item, _ slot: Int) -> SlotIndex {
    problem.units[item.unit].slots[slot]
  }
}
