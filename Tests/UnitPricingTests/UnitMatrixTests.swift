import Formulation
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// The costs of items at prices, and of using slots, by definition.
@Suite struct UnitMatrixTests {
  @Test(arguments: 0..<40)
  func anItemCostsItsOwnCostAndThePriceOfEachOfItsPeople(_ seed: Int) throws {
    guard let example = PricedUnit(seed) else { return }
    let (unit, matrix) = (example.unit, example.matrix)
    #expect(matrix.lanes * 4 >= unit.classes.count && matrix.lanes * 4 < unit.classes.count + 4)
    #expect(example.priced.count == (unit.slots.count + 1) * matrix.lanes)
    for (number, itemClass) in unit.classes.enumerated() {
      let (lane, place) = (number / 4, number % 4)
      for (slot, cost) in itemClass.costs.enumerated() {
        let charge = itemClass.people.reduce(0) {
          $0 + Double($1.count)
            * example.loadPrices[unit.slots[slot].rawValue * example.kindCount + $1.kind]
        }
        let priced = example.priced[slot * matrix.lanes + lane][place]
        if cost.isFinite {
          #expect(abs(priced - cost - charge) < 1e-9)
        } else {
          #expect(priced >= UnitMatrix.forbidden)
        }
      }
      let unplaced = example.priced[unit.slots.count * matrix.lanes + lane][place]
      #expect(unplaced == matrix.unplaced[lane][place])
      #expect(
        itemClass.unplacedCost.isFinite
          ? unplaced == itemClass.unplacedCost : unplaced == UnitMatrix.forbidden / 10)
      #expect(matrix.counts[lane][place] == Double(itemClass.count))
      #expect(matrix.sizes[lane][place] == Double(itemClass.size))
    }
    // Places of the last vector that no class has count for nothing.
    for number in unit.classes.count..<matrix.lanes * 4 {
      #expect(matrix.counts[number / 4][number % 4] == 0)
    }
  }

  /// Pricing again leaves nothing of prices before.
  @Test(arguments: 0..<10)
  func pricesBeforeAreForgotten(_ seed: Int) {
    guard let example = PricedUnit(seed) else { return }
    var priced = example.priced
    let none = [Double](repeating: 0, count: example.capacity.loadCount)
    example.matrix.price(none, kindCount: example.kindCount, into: &priced)
    var fresh: [UnitMatrix.Lane] = []
    example.matrix.price(none, kindCount: example.kindCount, into: &fresh)
    #expect(priced == fresh)
    example.matrix.price(example.loadPrices, kindCount: example.kindCount, into: &priced)
    #expect(priced == example.priced)
  }

  @Test(arguments: 0..<40)
  func oneMoreSlotCostsWhatTheSlotsCostMoreTogether(_ seed: Int) {
    let unit = RandomUnits.example(seed).problem.units[0]
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<20 {
      var use = SlotUse(unit)
      for slot in unit.slots.indices { use.used[slot] = random.happens(0.5) }
      let chosen = unit.slots.indices.filter { use.used[$0] }
      let before = use.openingCost(of: chosen)
      #expect(abs(before - unit.openingCost(of: use.used)) < 1e-9)
      for slot in unit.slots.indices where !use.used[slot] {
        var more = use
        more.used[slot] = true
        let rise = more.openingCost(of: chosen + [slot]) - before
        #expect(abs(use.openingCost(adding: slot) - rise) < 1e-9)
      }
    }
  }

  /// Slots 0, 1 and 2 in a row: the middle one joins two runs.
  @Test func workedOutByHand() throws {
    let unit = try HandMadeUnit(people: 1, slots: 3, split: 2, block: 5).unit
    var use = SlotUse(unit)
    #expect(use.openingCost(adding: 1) == 7)
    use.used[0] = true
    #expect(use.openingCost(adding: 1) == 2)
    #expect(use.openingCost(adding: 2) == 7)
    use.used[2] = true
    #expect(use.openingCost(of: [0, 2]) == 14)
    #expect(use.openingCost(adding: 1) == -3)
  }
}
