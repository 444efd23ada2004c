import Formulation
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// The search over sets of slots, against every set of slots.
@Suite struct SlotSetSearchTests {
  /// What a set of slots costs where everyone is in the cheapest of it, or in none.
  private func cost(of slots: [Int], _ example: PricedUnit) -> Double {
    let lanes = example.matrix.lanes
    var use = SlotUse(example.unit)
    for slot in slots { use.used[slot] = true }
    var cost = use.openingCost(of: slots)
    for (number, itemClass) in example.unit.classes.enumerated() {
      let (lane, place) = (number / 4, number % 4)
      let least = slots.reduce(example.matrix.unplaced[lane][place]) {
        min($0, example.priced[$1 * lanes + lane][place])
      }
      cost += Double(itemClass.count) * least
    }
    return cost
  }

  @Test(arguments: 0..<60)
  func noSingleChangeHelpsWhereItEnds(_ seed: Int) {
    guard let example = PricedUnit(seed, PricedUnit.roomy, isCapacitated: false) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    let slots = Array(example.unit.slots.indices)
    let start = slots.filter { _ in random.happens(0.5) }
    var search = SlotSetSearch(example.unit, example.matrix)
    search.start(start)
    search.improve(example.priced)
    let chosen = search.chosen
    #expect(Set(chosen).count == chosen.count)
    #expect(slots.allSatisfy { search.use.used[$0] == chosen.contains($0) })
    #expect(abs(search.value - cost(of: chosen, example)) < 1e-6)
    #expect(search.value <= cost(of: start, example) + 1e-6)
    for slot in slots where !chosen.contains(slot) {
      #expect(cost(of: chosen + [slot], example) >= search.value - 1e-6)
      for other in chosen {
        let exchanged = chosen.filter { $0 != other } + [slot]
        #expect(cost(of: exchanged, example) >= search.value - 1e-6)
      }
    }
    for slot in chosen {
      #expect(cost(of: chosen.filter { $0 != slot }, example) >= search.value - 1e-6)
    }
  }

  @Test(arguments: 0..<60)
  func itsScheduleHasEveryoneInTheCheapestSlotOfTheSet(_ seed: Int) {
    guard let example = PricedUnit(seed, PricedUnit.roomy, isCapacitated: false) else { return }
    var search = SlotSetSearch(example.unit, example.matrix)
    search.improve(example.priced)
    let schedule = search.schedule(of: example.unit, example.priced)
    let used = Set(schedule.placements.map { Int($0.slot) })
    #expect(used.isSubset(of: search.chosen))
    if used.count == search.chosen.count {
      #expect(abs(example.cost(schedule) - search.value) < 1e-6)
    }
    #expect(example.cost(schedule) >= example.best - 1e-6)
    if !example.joinsRuns { #expect(search.value >= example.best - 1e-6) }
  }

  @Test(arguments: 0..<60)
  func theBestSingleSlotIsTheBestOfAll(_ seed: Int) {
    guard let example = PricedUnit(seed, PricedUnit.roomy, isCapacitated: false) else { return }
    let search = SlotSetSearch(example.unit, example.matrix)
    let costs = example.unit.slots.indices.map { cost(of: [$0], example) }
    let nobody = cost(of: [], example)
    if let single = search.bestSingle(example.priced) {
      #expect(abs(costs[single] - (costs.min() ?? .infinity)) < 1e-6)
      #expect(costs[single] < nobody)
    } else {
      #expect(costs.allSatisfy { $0 >= nobody - 1e-6 })
    }
  }

  /// Three people who cost 0 each in a slot of their own and 4 in the others': with slots at 3 each has
  /// their own, at 5 all are in one.
  @Test func workedOutByHand() throws {
    for (split, value, slots) in [(3.0, 9.0, 3), (5.0, 13.0, 1)] {
      let made = try HandMadeUnit(people: 3, slots: 3, split: split)
      let matrix = UnitMatrix(made.unit)
      var priced: [UnitMatrix.Lane] = []
      matrix.price(
        made.prices([[0, 4, 4], [4, 0, 4], [4, 4, 0]]),
        kindCount: made.problem.capacity.kinds.count,
        into: &priced)
      var search = SlotSetSearch(made.unit, matrix)
      search.improve(priced)
      #expect(search.value == value)
      #expect(search.chosen.count == slots)
    }
  }
}
