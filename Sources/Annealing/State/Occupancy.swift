package import Drives
package import Formulation

/// The schedules of all units, with their cost and the activity of each capacity row.
package struct Occupancy: Sendable {
  let problem: PlanningProblem
  let rows: ConstraintMatrix
  package private(set) var schedules: [Schedule]
  package private(set) var activity: [Double]

  /// - Parameters:
  ///   - schedules: one per unit.
  ///   - problem: whose units they are.
  ///   - rows: the capacity rows.
  package init(_ schedules: [Schedule], of problem: PlanningProblem, rows: ConstraintMatrix) {
    self.problem = problem
    self.rows = rows
    self.schedules = schedules
    activity = [Double](repeating: 0, count: rows.count)
    for (unit, schedule) in zip(problem.units, schedules) {
      unit.forEachLoad(of: schedule, kindCount: rows.kindCount) {
        rows.add($1, of: $0, to: &activity)
      }
    }
  }

  /// The tolerance of comparisons between sums of fractions and bounds.
  package static let tolerance = 1e-7

  /// Whether a row is a limit that is exceeded.
  private func isExceeded(_ row: Int) -> Bool {
    row < rows.limitCount && activity[row] > rows.bounds[row] + Occupancy.tolerance
  }

  /// Whether every limit of the capacity model is kept.
  package var keepsLimits: Bool { !(0..<rows.limitCount).contains(where: isExceeded) }

  /// The whole cost.
  package var cost: Double {
    let own = zip(problem.units, schedules).reduce(problem.constant) { $0 + $1.0.cost(of: $1.1) }
    return own + rows.excessCost(at: activity)
  }

  /// How many people have no slot.
  package var peopleWaiting: Int {
    zip(problem.units, schedules).reduce(problem.nowhere.count) { sum, pair in
      let (unit, schedule) = pair
      return schedule.placements.reduce(sum + unit.size) {
        $0 - Int($1.count) * unit.classes[Int($1.itemClass)].size
      }
    }
  }

  /// Repairs the plan: removes people until every limit is kept, by rising cost of leaving them out
  /// and from the end of the lists, pinned ones never; of units that stay whole also those who are
  /// apart from the others then; then inserts those who fit in.
  package mutating func repair() {
    if !keepsLimits {
      removeExcess()
      if problem.hasWholeUnits { takeOutApart() }
    }
    var filled = self
    filled.fill()
    // A rising peak may cost more than placing somebody saves.
    if filled.cost < cost { self = filled }
  }

  private mutating func removeExcess() {
    var removable: [(cost: Double, unit: Int, place: Int)] = []
    for (number, schedule) in schedules.enumerated() {
      for (place, placement) in schedule.placements.enumerated() {
        let itemClass = problem.units[number].classes[Int(placement.itemClass)]
        guard itemClass.unplacedCost.isFinite else { continue }
        removable.append((itemClass.unplacedCost / Double(itemClass.size), number, place))
      }
    }
    removable.sort { ($0.cost, $1.unit, $1.place) < ($1.cost, $0.unit, $0.place) }
    for (_, unit, place) in removable {
      while schedules[unit].placements[place].count > 0, isInTheWay(unit, place) {
        add(-1, to: place, of: unit)
      }
    }
    for unit in schedules.indices { schedules[unit].placements.removeAll { $0.count == 0 } }
  }

  /// Takes out whoever is apart from the others of a unit that stays whole. Where pinned people
  /// keep their slots only with others between them who do not fit in any more, everyone begins
  /// again.
  private mutating func takeOutApart() {
    for (number, unit) in problem.units.enumerated() where !unit.keepsWhole(schedules[number]) {
      let kept = unit.inOneRun(schedules[number])
      for (schedule, times) in [(schedules[number], -1.0), (kept, 1.0)] {
        unit.forEachLoad(of: schedule, kindCount: rows.kindCount) {
          rows.add(times * $1, of: $0, to: &activity)
        }
      }
      schedules[number] = kept
    }
    let isWhole = zip(problem.units, schedules).allSatisfy { $0.keepsWhole($1) }
    guard !keepsLimits || !isWhole else { return }
    self = Occupancy(problem.units.map(\.pinnedSchedule), of: problem, rows: rows)
  }

  /// Greedy insertion: the cheapest feasible slot for each unplaced item, by falling cost of
  /// leaving it out.
  private mutating func fill() {
    var waiting: [(cost: Double, unit: Int, number: Int, count: Int)] = []
    for (unit, description) in problem.units.enumerated() {
      for (number, count) in description.itemsWaiting(in: schedules[unit]).enumerated()
      where count > 0 {
        let itemClass = description.classes[number]
        waiting.append((itemClass.unplacedCost / Double(itemClass.size), unit, number, count))
      }
    }
    waiting.sort { ($1.cost, $0.unit, $0.number) < ($0.cost, $1.unit, $1.number) }
    for (_, unit, number, count) in waiting {
      for _ in 0..<count {
        guard let slot = cheapestSlot(for: number, of: unit) else { break }
        put(number, in: slot, of: unit)
      }
    }
  }

  /// The cheapest feasible slot for one more item of a class, where it lowers the cost.
  private func cheapestSlot(for number: Int, of unit: Int) -> Int? {
    let description = problem.units[unit]
    let itemClass = description.classes[number]
    let used = Set(schedules[unit].placements.map { Int($0.slot) })
    var best: (cost: Double, slot: Int)?
    let costLeftOut =
      itemClass.unplacedCost + description.shareSaved(byPlacing: itemClass, schedules[unit])
    for (slot, cost) in itemClass.costs.enumerated() where cost.isFinite {
      let opening = used.contains(slot) ? 0 : description.costOfFurther(slot, besides: used)
      guard cost + opening < min(best?.cost ?? .infinity, costLeftOut),
        fits(number, in: slot, of: unit)
      else { continue }
      best = (cost + opening, slot)
    }
    return best?.slot
  }

  private func fits(_ number: Int, in slot: Int, of unit: Int) -> Bool {
    let description = problem.units[unit]
    let people = description.classes[number].people
    guard people.count == 1, description.absenceLimit == nil, !description.isWhole else {
      return rulesBroken(byAdding: number, to: slot, of: unit).isEmpty
    }
    let load = description.slots[slot].rawValue * rows.kindCount + people[0].kind
    return hasRoom(for: people[0].count, inLoad: load)
  }

  private mutating func put(_ number: Int, in slot: Int, of unit: Int) {
    add(1, to: schedules[unit].placements.place(of: number, in: slot), of: unit)
  }

  /// Whether a placement counts towards a limit that is exceeded.
  private func isInTheWay(_ unit: Int, _ place: Int) -> Bool {
    let placement = schedules[unit].placements[place]
    return loads(of: Int(placement.itemClass), in: Int(placement.slot), of: unit)
      .contains { load, _ in rows.entries(of: load).contains { isExceeded(Int($0.row)) } }
  }

  private mutating func add(_ items: Int, to place: Int, of unit: Int) {
    let placement = schedules[unit].placements[place]
    for (load, people) in loads(of: Int(placement.itemClass), in: Int(placement.slot), of: unit) {
      rows.add(Double(items * people), of: load, to: &activity)
    }
    schedules[unit].placements[place].count += Int32(items)
  }

  /// Whether so many people more of a load keep every limit.
  func hasRoom(for people: Int = 1, inLoad load: Int) -> Bool {
    rows.entries(of: load).allSatisfy { entry in
      !entry.isLimit
        || activity[Int(entry.row)] + Double(people) * entry.coefficient
          <= rows.bounds[Int(entry.row)] + Occupancy.tolerance
    }
  }

  /// Moves one item of a unit to another slot, whatever the limits say.
  mutating func move(_ step: PathStep) {
    for (slot, times) in [(step.from, -1.0), (step.to, 1.0)] where slot >= 0 {
      for (load, people) in loads(of: step.itemClass, in: slot, of: step.unit) {
        rows.add(times * Double(people), of: load, to: &activity)
      }
    }
    schedules[step.unit] = schedules[step.unit].moving(step)
  }

  /// The loads of one item of a class in a slot.
  private func loads(of number: Int, in slot: Int, of unit: Int) -> [(load: Int, people: Int)] {
    let problem = problem.units[unit]
    return problem.classes[number].people.map {
      (problem.slots[slot].rawValue * rows.kindCount + $0.kind, $0.count)
    }
  }

  /// The rules that one more item of a class in a slot would break.
  package func rulesBroken(byAdding number: Int, to slot: Int, of unit: Int) -> Set<HardRule> {
    let description = problem.units[unit]
    var rules: Set<HardRule> = []
    var more: [Int: Double] = [:]
    for (load, people) in loads(of: number, in: slot, of: unit) {
      for entry in rows.entries(of: load) {
        more[Int(entry.row), default: 0] += Double(people) * entry.coefficient
      }
    }
    for (row, amount) in more where row < rows.limitCount {
      if activity[row] + amount > rows.bounds[row] + Occupancy.tolerance,
        let rule = problem.capacity.limits[row].rule
      {
        rules.insert(rule)
      }
    }
    if let absenceLimit = description.absenceLimit {
      let size = description.classes[number].size
      let isBroken = description.absenceCliques.contains { set in
        set.contains(slot) && description.peopleAway(in: set, schedules[unit]) + size > absenceLimit
      }
      if isBroken { rules.insert(.maxAway) }
    }
    if description.isWhole, !description.keepsWhole(schedules[unit], with: slot) {
      rules.insert(.whole)
    }
    return rules
  }
}

extension PlanningProblem {
  /// Whether some unit stays whole.
  var hasWholeUnits: Bool { units.contains(where: \.isWhole) }
}

extension UnitProblem {
  /// What a slot that is not used costs at most next to others: as a run of its own.
  fileprivate func costOfFurther(_ slot: Int, besides used: Set<Int>) -> Double {
    let isFurther =
      sessionCost > 0 && !used.isEmpty && !used.contains { sessions[$0] == sessions[slot] }
    return slotCost + runStartCost + (isFurther ? sessionCost : 0)
  }

  /// Rule `whole`: whether a schedule's slots and one more are one run.
  func keepsWhole(_ schedule: Schedule, with slot: Int) -> Bool {
    guard isWhole else { return true }
    var used = usedSlots(of: schedule)
    used[slot] = true
    return isOneRun(used)
  }

  /// What the cost term `fair` falls by where one more item of a class has a slot.
  fileprivate func shareSaved(byPlacing itemClass: ItemClass, _ schedule: Schedule) -> Double {
    guard fair.isCharged else { return 0 }
    let after = peopleLeftOut(of: schedule) - itemClass.size
    return fair.cost(ofFurther: itemClass.size, after: after)
  }

  /// How many items of each class have no slot.
  func itemsWaiting(in schedule: Schedule) -> [Int] {
    var waiting = classes.map(\.count)
    for placement in schedule.placements {
      waiting[Int(placement.itemClass)] -= Int(placement.count)
    }
    return waiting
  }
}
