import Drives
package import Plans

extension PlanningProblem {
  /// Who is in which slot, in list order: each class's items in list order fill its slots in order
  /// of time.
  package func assignments(of schedules: [Schedule]) -> [Assignment] {
    var assignments: [Assignment] = []
    for (unit, schedule) in zip(units, schedules) {
      var next = [Int](repeating: 0, count: unit.classes.count)
      for placement in schedule.placements.sorted(by: {
        ($0.itemClass, $0.slot) < ($1.itemClass, $1.slot)
      }) {
        let number = Int(placement.itemClass)
        let slot = capacity.slots[unit.slots[Int(placement.slot)]]
        for item in unit.classes[number].items[next[number]..<next[number] + Int(placement.count)] {
          assignments += item.map { Assignment(registrant: $0, slot: slot.slotStart) }
        }
        next[number] += Int(placement.count)
      }
    }
    return assignments.sorted { $0.registrant < $1.registrant }
  }
}
