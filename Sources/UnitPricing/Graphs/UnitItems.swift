package import Formulation

/// The items of a unit as exact pricing sees them: classes that differ only in what leaving an item out
/// costs are one group, since the cheapest of them are left out first. Groups of the same make-up stand
/// next to each other.
package struct UnitItems: Sendable {
  /// Items that cost the same in every slot and bring the same people.
  package struct Group: Sendable {
    /// The classes of the unit, the most expensive to leave out first.
    package let classes: [Int]
    /// How many items there are.
    package let count: Int
    /// The make-up, as a place in ``makeUps``.
    package let makeUp: Int
    /// What an item costs in each slot, infinite where it may not be.
    package let costs: [Double]
    /// For each number of items left out, what the cheapest so many cost; infinite where a pinned item
    /// would be among them.
    package let costsLeftOut: [Double]
    /// The last slot an item may have.
    package let lastSlot: Int
  }

  /// The people of each donor kind that one item brings.
  package typealias MakeUp = [(kind: Int, count: Int)]

  package let groups: [Group]
  /// The distinct make-ups.
  package let makeUps: [MakeUp]
  private let counts: [Int]

  package init(_ unit: UnitProblem) {
    var makeUps: [MakeUp] = []
    var gathered: [(makeUp: Int, classes: [Int])] = []
    for (number, itemClass) in unit.classes.enumerated() {
      let known = makeUps.firstIndex { $0.elementsEqual(itemClass.people, by: ==) }
      if known == nil { makeUps.append(itemClass.people) }
      let makeUp = known ?? makeUps.count - 1
      let same = gathered.firstIndex {
        $0.makeUp == makeUp && unit.classes[$0.classes[0]].costs == itemClass.costs
      }
      if let same {
        gathered[same].classes.append(number)
      } else {
        gathered.append((makeUp, [number]))
      }
    }
    gathered.sort { ($0.makeUp, $0.classes[0]) < ($1.makeUp, $1.classes[0]) }
    groups = gathered.map { makeUp, classes in
      let classes = classes.sorted {
        (unit.classes[$1].unplacedCost, $0) < (unit.classes[$0].unplacedCost, $1)
      }
      let single = classes.reversed().flatMap { number in
        [Double](repeating: unit.classes[number].unplacedCost, count: unit.classes[number].count)
      }
      let costs = unit.classes[classes[0]].costs
      return Group(
        classes: classes, count: single.count, makeUp: makeUp, costs: costs,
        costsLeftOut: single.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) },
        lastSlot: costs.lastIndex(where: \.isFinite) ?? 0)
    }
    self.makeUps = makeUps
    counts = unit.classes.map(\.count)
  }

  /// The items of a unit by make-up alone: one group of each, whose items may be in every slot that one of
  /// them may be in, at no cost. Who of them is where is left open (``LoadRelaxation``).
  package init(ofLoads unit: UnitProblem) {
    let all = UnitItems(unit)
    makeUps = all.makeUps
    counts = unit.classes.map(\.count)
    groups = makeUps.indices.map { makeUp in
      let classes = all.groups.filter { $0.makeUp == makeUp }.flatMap(\.classes)
      let single = classes.flatMap {
        [Double](repeating: unit.classes[$0].unplacedCost, count: unit.classes[$0].count)
      }.sorted()
      let costs = unit.slots.indices.map { slot in
        classes.contains { unit.classes[$0].costs[slot].isFinite } ? 0 : Double.infinity
      }
      return Group(
        classes: classes, count: single.count, makeUp: makeUp, costs: costs,
        costsLeftOut: single.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) },
        lastSlot: costs.lastIndex(where: \.isFinite) ?? 0)
    }
  }

  /// For each slot, the order in which its groups are decided, and for each group those that go first:
  /// while an item of one of them is left after a slot, no item of the group is in it.
  ///
  /// Items of two groups with the same make-up may change places without changing any load. Where placing
  /// the one now and the other later never costs more than the other way round, only the former is looked
  /// at (an exchange argument; for availability alone this is the rule "earliest deadline first").
  ///
  /// - Parameters:
  ///   - slot: the slot.
  ///   - mayLeaveOut: whether items may be left out.
  /// - Returns: the groups in order, and for each group those that go first.
  package func order(inSlot slot: Int, mayLeaveOut: Bool) -> (groups: [Int], first: [[Int]]) {
    var first = [[Int]](repeating: [], count: groups.count)
    for one in groups.indices {
      for other in groups.indices where one != other && goesFirst(one, other, slot, mayLeaveOut) {
        if other > one || !goesFirst(other, one, slot, mayLeaveOut) { first[other].append(one) }
      }
    }
    let ranked = groups.indices.sorted {
      (groups[$0].makeUp, first[$0].count, $0) < (groups[$1].makeUp, first[$1].count, $1)
    }
    // A group is decided after all that go first: else items of both could never share the slot.
    var places = [Int](repeating: 0, count: groups.count)
    for (place, group) in ranked.enumerated() { places[group] = place }
    for group in groups.indices { first[group].removeAll { places[$0] > places[group] } }
    return (ranked, first)
  }

  /// Whether an item of `one` in a slot and one of `other` later, or left out, never costs more than the
  /// other way round.
  private func goesFirst(_ one: Int, _ other: Int, _ slot: Int, _ mayLeaveOut: Bool) -> Bool {
    let (a, b) = (groups[one], groups[other])
    guard a.makeUp == b.makeUp, a.costs[slot].isFinite, b.costs[slot].isFinite else { return false }
    let difference = a.costs[slot] - b.costs[slot]
    for later in slot + 1..<max(slot + 1, a.costs.count) where a.costs[later].isFinite {
      guard difference <= a.costs[later] - b.costs[later] else { return false }
    }
    guard mayLeaveOut else { return true }
    // One of a pinned group is never left out.
    guard a.costsLeftOut[1].isFinite else { return true }
    guard let last = b.costsLeftOut.last, last.isFinite else { return false }
    let dearest = last - b.costsLeftOut[b.count - 1]
    return difference <= 0 && a.costsLeftOut[1] >= dearest
  }

  /// The schedule with so many items of each group in each slot: `counts[slot · groups + group]`.
  package func schedule(_ placed: [Int], slotCount: Int) -> Schedule {
    var placements: [Schedule.Placement] = []
    for (number, group) in groups.enumerated() {
      var place = 0
      var left = group.classes.isEmpty ? 0 : counts[group.classes[0]]
      for slot in 0..<slotCount {
        var items = placed[slot * groups.count + number]
        while items > 0, place < group.classes.count {
          let taken = min(items, left)
          if taken > 0 {
            placements.append(
              Schedule.Placement(
                itemClass: Int32(group.classes[place]), slot: Int32(slot), count: Int32(taken)))
          }
          items -= taken
          left -= taken
          if left == 0 {
            place += 1
            if place < group.classes.count { left = counts[group.classes[place]] }
          }
        }
      }
    }
    return Schedule(
      placements: placements.sorted { ($0.itemClass, $0.slot) < ($1.itemClass, $1.slot) })
  }
}
