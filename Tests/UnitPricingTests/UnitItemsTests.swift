import Formulation
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// Classes as groups of items, and columns of schedules, by definition.
@Suite struct UnitItemsTests {
  /// Companions and priorities now and then, so that groups have several classes and make-ups.
  private static let shape = RandomUnits.Shape().with {
    $0.ties = 0.4
    $0.people = 3...6
  }

  private func units(_ part: Int) -> [(PlanningProblem, UnitProblem)] {
    (part * 10..<part * 10 + 10).map {
      let problem = RandomUnits.example($0, UnitItemsTests.shape).problem
      return (problem, problem.units[0])
    }
  }

  @Test(arguments: 0..<20)
  func aGroupIsTheClassesThatDifferInPriorityAlone(_ part: Int) {
    for (_, unit) in units(part) {
      let items = UnitItems(unit)
      #expect(items.groups.flatMap(\.classes).sorted() == Array(unit.classes.indices))
      for (number, group) in items.groups.enumerated() {
        let makeUp = items.makeUps[group.makeUp]
        for place in group.classes {
          let itemClass = unit.classes[place]
          #expect(itemClass.costs == group.costs)
          #expect(itemClass.people.elementsEqual(makeUp, by: ==))
        }
        for other in items.groups[(number + 1)...] {
          #expect(other.makeUp >= group.makeUp)
          #expect(other.makeUp != group.makeUp || other.costs != group.costs)
        }
        #expect(group.count == group.classes.reduce(0) { $0 + unit.classes[$1].count })
        let multiplier = group.classes.map { unit.classes[$0].unplacedCost }
        #expect(multiplier == multiplier.sorted(by: >))
        #expect(group.lastSlot == group.costs.lastIndex(where: \.isFinite) ?? 0)
        // The cheapest so many.
        let single = group.classes.flatMap { place in
          [Double](repeating: unit.classes[place].unplacedCost, count: unit.classes[place].count)
        }.sorted()
        #expect(group.costsLeftOut.count == group.count + 1)
        for count in 0...group.count {
          #expect(group.costsLeftOut[count] == single.prefix(count).reduce(0, +))
        }
      }
    }
  }

  /// Of schedules with so many items of each group in each slot, the one that leaves out whom it costs
  /// least to leave out.
  @Test(arguments: 0..<20)
  func itemsOfAGroupAreServedByWorth(_ part: Int) {
    for (problem, unit) in units(part) {
      guard let all = unit.everySchedule(atMost: 3_000) else { continue }
      let items = UnitItems(unit)
      for schedule in all {
        var placed = [Int](repeating: 0, count: unit.slots.count * items.groups.count)
        for (number, group) in items.groups.enumerated() {
          for placement in schedule.placements
          where group.classes.contains(Int(placement.itemClass)) {
            placed[Int(placement.slot) * items.groups.count + number] += Int(placement.count)
          }
        }
        let made = items.schedule(placed, slotCount: unit.slots.count)
        let (loads, expected) = (
          unit.loads(of: made, capacity: problem.capacity),
          unit.loads(of: schedule, capacity: problem.capacity)
        )
        #expect(loads.elementsEqual(expected, by: ==))
        #expect(unit.cost(of: made) <= unit.cost(of: schedule) + 1e-9)
        let order = made.placements.map { [$0.itemClass, $0.slot] }
        #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(Set(order).count == order.count)
      }
    }
  }

  /// Every group is decided once in a slot, after those that go before it.
  @Test(arguments: 0..<20, [true, false])
  func groupsAreDecidedInAnOrder(_ part: Int, _ mayLeaveOut: Bool) {
    for (_, unit) in units(part) {
      let items = UnitItems(unit)
      for slot in unit.slots.indices {
        let order = items.order(inSlot: slot, mayLeaveOut: mayLeaveOut)
        #expect(order.groups.sorted() == Array(items.groups.indices))
        let makeUps = order.groups.map { items.groups[$0].makeUp }
        #expect(makeUps == makeUps.sorted())
        for (place, group) in order.groups.enumerated() {
          for first in order.first[group] {
            #expect(order.groups[..<place].contains(first))
            expectExchange(items.groups[first], items.groups[group], slot, mayLeaveOut)
          }
        }
      }
    }
  }

  /// Whether an item of `one` in a slot and one of `other` in any later one costs no more than the other
  /// way round; and `other` left out, where that may be.
  private func expectExchange(
    _ one: UnitItems.Group, _ other: UnitItems.Group, _ slot: Int, _ mayLeaveOut: Bool
  ) {
    #expect(one.makeUp == other.makeUp)
    for later in one.costs.indices where later > slot && one.costs[later].isFinite {
      #expect(
        one.costs[slot] + other.costs[later] <= one.costs[later] + other.costs[slot] + 1e-9)
    }
    if mayLeaveOut, one.costsLeftOut[1].isFinite {
      let dearest = other.costsLeftOut[other.count] - other.costsLeftOut[other.count - 1]
      #expect(one.costs[slot] + dearest <= one.costsLeftOut[1] + other.costs[slot] + 1e-9)
    }
  }

  @Test(arguments: 0..<20)
  func aColumnIsWhatItsScheduleDoes(_ part: Int) {
    for (problem, unit) in units(part) {
      guard let all = unit.everySchedule(atMost: 2_000) else { continue }
      let capacity = problem.capacity
      for schedule in all {
        let column = Column(schedule, of: unit, kindCount: capacity.kinds.count)
        #expect(column.cost == unit.cost(of: schedule))
        let loads = unit.loads(of: schedule, capacity: capacity)
        #expect(column.loads.map { [Int($0.load), Int($0.people)] } == loads.map { [$0.0, $0.1] })
        for load in 0..<capacity.loadCount {
          let people = loads.first { $0.load == load }?.people ?? 0
          #expect(column.people(of: load) == Double(people))
        }
        let used = Set(schedule.placements.map(\.slot)).sorted()
        #expect(column.slots == used)
        let begins = used.count { slot in
          !unit.followsPrevious[Int(slot)] || !used.contains(slot - 1)
        }
        #expect(column.runs == begins)
        var left = unit.classes.map(\.count)
        for placement in schedule.placements {
          left[Int(placement.itemClass)] -= Int(placement.count)
        }
        let costLeftOut = zip(left, unit.classes).reduce(0) {
          $1.0 > 0 ? $0 + Double($1.0) * $1.1.unplacedCost : $0
        }
        #expect(column.costLeftOut == costLeftOut)
        #expect(column.schedule == schedule)
      }
    }
  }
}
