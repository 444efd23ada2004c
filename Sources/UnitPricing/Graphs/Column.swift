package import Formulation

/// A column of the master program: how many people of each kind a unit brings to each slot, and the
/// cheapest schedule that does so.
package struct Column: Sendable {
  /// The people, by rising load of the capacity model.
  package let loads: [(load: Int32, people: Int32)]
  /// What the schedule costs its unit, and the part of it for who is left out: the terms `unplaced`,
  /// `moved`, `promised` and `fair`.
  package let cost: Double
  package let costLeftOut: Double
  /// The slots of the unit that it uses, rising.
  package let slots: [Int32]
  /// How many runs of consecutive slots these are.
  package let runs: Int
  package let schedule: Schedule

  /// The column of a schedule.
  package init(_ schedule: Schedule, of unit: UnitProblem, kindCount: Int) {
    var people: [Int32: Int32] = [:]
    var used = Set<Int32>()
    var placed = [Int](repeating: 0, count: unit.classes.count)
    for placement in schedule.placements where placement.count > 0 {
      let number = Int(placement.itemClass)
      placed[number] += Int(placement.count)
      used.insert(placement.slot)
      for (kind, count) in unit.classes[number].people {
        people[Int32(unit.slots[Int(placement.slot)].rawValue * kindCount + kind), default: 0] +=
          Int32(count) * placement.count
      }
    }
    loads = people.sorted { $0.key < $1.key }.map { (load: $0.key, people: $0.value) }
    slots = used.sorted()
    runs = slots.count { !(unit.followsPrevious[Int($0)] && used.contains($0 - 1)) }
    cost = unit.cost(of: schedule)
    let share = unit.fair.cost(leavingOut: unit.peopleLeftOut(of: schedule))
    costLeftOut = unit.classes.enumerated().reduce(share) { sum, entry in
      let left = entry.element.count - placed[entry.offset]
      return left > 0 ? sum + Double(left) * entry.element.unplacedCost : sum
    }
    self.schedule = schedule
  }

  /// How many people it brings to a load.
  package func people(of load: Int) -> Double {
    Double(loads.first { $0.load == Int32(load) }?.people ?? 0)
  }
}
