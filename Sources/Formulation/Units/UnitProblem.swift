package import Drives

/// The subproblem of one unit: its slots, and its people as classes of interchangeable items.
package struct UnitProblem: Sendable {
  /// The unit of the drive; its place among the problem's units is another.
  package let unit: UnitIndex
  /// The slots open to some of its people, as rising indices of the capacity model. All other slot
  /// indices in here are positions in this list.
  package let slots: [SlotIndex]
  /// The session of each slot.
  package let sessions: [SessionIndex]
  /// Whether each slot is the one right after its predecessor in the list, in the same session.
  package let followsPrevious: [Bool]
  /// Its people.
  package let classes: [ItemClass]
  /// The rule `max-away`: at most so many people, nil for no limit.
  package let absenceLimit: Int?
  /// For the rule `max-away`: the largest sets of slots in all of which someone is away at one same
  /// minute.
  package let absenceCliques: [[Int]]
  /// What a used slot costs, and what a run of used slots costs on top.
  package let slotCost: Double
  package let runStartCost: Double
  /// What a used session costs beyond the first: the cost term `session`.
  package let sessionCost: Double
  /// The cost term `fair`: what it costs beside each item's own cost how many are left out.
  package let fair: FairCost
  /// The rule `whole`: whether its people come in one session and one run of consecutive slots.
  package let isWhole: Bool

  /// How many people the unit may place.
  package var size: Int { classes.reduce(0) { $0 + $1.count * $1.size } }
}

/// Interchangeable items of a unit: single people, or groups of companions with the same make-up.
package struct ItemClass: Sendable {
  /// The registrants of each item.
  package let items: [[RegistrantIndex]]
  /// How many people of each donor kind one item brings.
  package let people: [(kind: Int, count: Int)]
  /// How many people one item is.
  package let size: Int
  /// What an item costs in each slot of its unit, infinite where it may not be.
  package let costs: [Double]
  /// What an item without a slot costs; infinite for pinned ones.
  package let unplacedCost: Double
  /// How many people of an item are moved by being in each slot, and by having none.
  package let moved: [Int]
  package let movedWithoutSlot: Int

  /// How many items there are.
  package var count: Int { items.count }
}

/// Where a unit's items are: the schedule of one unit, a column of the master program.
package struct Schedule: Hashable, Sendable {
  /// A number of items of a class in a slot.
  package struct Placement: Hashable, Sendable {
    package let itemClass: Int32
    package let slot: Int32
    package var count: Int32

    package init(itemClass: Int32, slot: Int32, count: Int32) {
      self.itemClass = itemClass
      self.slot = slot
      self.count = count
    }
  }

  /// By class, then slot; items in no placement have no slot.
  package var placements: [Placement]

  package init(placements: [Placement]) { self.placements = placements }
}

extension [Schedule.Placement] {
  /// The index of the placement of a class in a slot; inserts an empty one if there is none.
  package mutating func place(of itemClass: Int, in slot: Int) -> Int {
    let new = Schedule.Placement(itemClass: Int32(itemClass), slot: Int32(slot), count: 0)
    let place =
      firstIndex { ($0.itemClass, $0.slot) >= (new.itemClass, new.slot) } ?? count
    if place == count || self[place].itemClass != new.itemClass || self[place].slot != new.slot {
      insert(new, at: place)
    }
    return place
  }
}

extension UnitProblem {
  /// How many people a schedule leaves without a slot.
  package func peopleLeftOut(of schedule: Schedule) -> Int {
    schedule.placements.reduce(size) { $0 - Int($1.count) * classes[Int($1.itemClass)].size }
  }

  /// The cost of a schedule: its terms unplaced, moved, preference, split, block, session and fair, of
  /// which those whom no slot is open to are left out.
  package func cost(of schedule: Schedule) -> Double {
    var cost = 0.0
    var placed = [Int](repeating: 0, count: classes.count)
    var used = [Bool](repeating: false, count: slots.count)
    for placement in schedule.placements {
      let itemClass = Int(placement.itemClass)
      placed[itemClass] += Int(placement.count)
      used[Int(placement.slot)] = true
      cost += Double(placement.count) * classes[itemClass].costs[Int(placement.slot)]
    }
    for (itemClass, description) in classes.enumerated()
    where placed[itemClass] < description.count {
      cost += Double(description.count - placed[itemClass]) * description.unplacedCost
    }
    if fair.isCharged { cost += fair.cost(leavingOut: peopleLeftOut(of: schedule)) }
    return cost + openingCost(of: used)
  }

  /// The cost of using slots: `split` for each, `block` for each run, and `session` for each session
  /// beyond the first.
  package func openingCost(of used: [Bool]) -> Double {
    var cost = 0.0
    for slot in used.indices where used[slot] {
      cost += slotCost
      if !(followsPrevious[slot] && used[slot - 1]) { cost += runStartCost }
    }
    return sessionCost > 0 ? cost + sessionCost * Double(furtherSessions(of: used)) : cost
  }

  /// How many sessions are used beyond the first.
  package func furtherSessions(of used: [Bool]) -> Int {
    var count = 0
    var last: SessionIndex?
    for slot in used.indices where used[slot] && sessions[slot] != last {
      count += 1
      last = sessions[slot]
    }
    return max(0, count - 1)
  }
}
