import Drives
package import Plans

extension PlanningProblem {
  /// The schedules nearest to a plan: everyone in the slot they have there or, where they may not
  /// be in that one, in the nearest of the session. Whoever has none, would be one too many away
  /// from the unit, or would be apart from the others of a unit that stays whole, has none here;
  /// capacity rows are not checked.
  package func schedules(nearestTo assignments: [Assignment]) -> [Schedule] {
    let slots = Dictionary(
      assignments.map { ($0.registrant, $0.slot) }, uniquingKeysWith: { first, _ in first })
    return units.map { $0.schedule(nearestTo: slots, in: capacity) }
  }
}

extension UnitProblem {
  fileprivate func schedule(
    nearestTo slots: [RegistrantIndex: SlotStart], in capacity: CapacityModel
  ) -> Schedule {
    var counts = [[Int32]](
      repeating: [Int32](repeating: 0, count: self.slots.count), count: classes.count)
    var away = [Int](repeating: 0, count: absenceCliques.count)
    func put(_ number: Int, at place: Int) {
      counts[number][place] += 1
      for set in absenceCliques.indices where absenceCliques[set].contains(place) {
        away[set] += classes[number].size
      }
    }
    func hasRoom(_ number: Int, at place: Int) -> Bool {
      guard let absenceLimit else { return true }
      return absenceCliques.indices.allSatisfy {
        !absenceCliques[$0].contains(place) || away[$0] + classes[number].size <= absenceLimit
      }
    }
    for (number, pinned) in classes.enumerated() where pinned.unplacedCost.isInfinite {
      guard let place = pinned.costs.firstIndex(where: \.isFinite) else { continue }
      for _ in pinned.items { put(number, at: place) }
    }
    for (number, free) in classes.enumerated() where free.unplacedCost.isFinite {
      for item in free.items {
        guard let published = slots[item[0]],
          let place = place(of: free, nearestTo: published, in: capacity),
          hasRoom(number, at: place)
        else { continue }
        put(number, at: place)
      }
    }
    let nearest = Schedule(
      placements: counts.indices.flatMap { number in
        counts[number].indices.filter { counts[number][$0] > 0 }.map {
          Schedule.Placement(
            itemClass: Int32(number), slot: Int32($0), count: counts[number][$0])
        }
      })
    return inOneRun(nearest)
  }

  /// The slot of a class that begins nearest to a start of the same session.
  private func place(
    of itemClass: ItemClass, nearestTo published: SlotStart, in capacity: CapacityModel
  )
    -> Int?
  {
    func distance(_ place: Int) -> Int { abs(capacity.slots[slots[place]].start - published.start) }
    return slots.indices
      .filter { sessions[$0] == published.session && itemClass.costs[$0].isFinite }
      .min { distance($0) < distance($1) }
  }
}
