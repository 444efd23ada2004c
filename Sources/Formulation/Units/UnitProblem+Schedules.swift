extension UnitProblem {
  /// How many people of each kind a schedule puts in each slot, by rising load.
  package func loads(of schedule: Schedule, capacity: CapacityModel) -> [(load: Int, people: Int)] {
    var people: [Int: Int] = [:]
    for placement in schedule.placements {
      for (kind, count) in classes[Int(placement.itemClass)].people {
        let load = capacity.load(slot: slots[Int(placement.slot)], kind: kind)
        people[load, default: 0] += count * Int(placement.count)
      }
    }
    return people.sorted { $0.key < $1.key }.map { (load: $0.key, people: $0.value) }
  }

  /// How many people a schedule has in a set of slots.
  package func peopleAway(in set: [Int], _ schedule: Schedule) -> Int {
    schedule.placements.reduce(0) {
      set.contains(Int($1.slot)) ? $0 + Int($1.count) * classes[Int($1.itemClass)].size : $0
    }
  }

  /// Rule `max-away`: whether a schedule has no more people away at once than the unit allows.
  package func keepsAbsenceLimit(_ schedule: Schedule) -> Bool {
    guard let absenceLimit else { return true }
    return absenceCliques.allSatisfy { peopleAway(in: $0, schedule) <= absenceLimit }
  }

  /// The rules `max-away` and `whole`: whether a schedule is one that the unit may have by itself.
  package func allows(_ schedule: Schedule) -> Bool {
    keepsAbsenceLimit(schedule) && keepsWhole(schedule)
  }

  /// The schedule that places only who is pinned and, where a unit that stays whole has slots between
  /// them, somebody in each of those.
  package var pinnedSchedule: Schedule {
    let pinned = Schedule(
      placements: classes.enumerated().compactMap { number, itemClass in
        guard itemClass.unplacedCost.isInfinite,
          let slot = itemClass.costs.firstIndex(where: \.isFinite)
        else { return nil }
        return Schedule.Placement(
          itemClass: Int32(number), slot: Int32(slot), count: Int32(itemClass.count))
      })
    return keepsWhole(pinned) ? pinned : fillingGaps(of: pinned) ?? pinned
  }
}
