import Formulation
import GLPK
import SolverTestSupport
import Testing
import UnitPricing

/// Pricing where each further person of a unit without a slot costs more than the one before.
@Suite struct FairPricingTests {
  private static let shape = RandomUnits.Shape().with {
    $0.fair = 1
    $0.limits = 0.5
  }

  @Test(arguments: 0..<50)
  func noBoundIsAboveTheCheapestSchedule(_ part: Int) {
    for (seed, example) in PricedUnit.cases(part * 5..<part * 5 + 5, Self.shape) {
      for (steps, sets) in [(5, 0), (60, 60), (60, 20_000)] {
        var pricer = example.pricer
        let estimate = pricer.estimate(example.loadPrices, kindCount: example.kindCount)
        let bound = pricer.prove(tolerance: 1e-6, steps: steps, sets: sets, solver: GLPKSolver())
        #expect(bound <= example.best + 1e-6, "seed \(seed), \(steps) steps, \(sets) sets")
        let cost = example.cost(estimate.schedule)
        if !example.joinsRuns {
          #expect(cost.isInfinite || abs(estimate.value - cost) < 1e-6, "seed \(seed)")
        }
        #expect(example.unit.allows(estimate.schedule), "seed \(seed)")
      }
    }
  }

  /// Estimates and bounds lie close together: the price that stands for the term is nearly always the right
  /// one.
  @Test func mostBoundsMeetTheCheapestSchedule() {
    var (cases, found, met) = (0, 0, 0)
    for (_, example) in PricedUnit.cases(5_000..<5_300, Self.shape) where !example.joinsRuns {
      var pricer = example.pricer
      _ = pricer.estimate(example.loadPrices, kindCount: example.kindCount)
      let bound = pricer.prove(tolerance: 1e-6, steps: 60, sets: 20_000, solver: GLPKSolver())
      cases += 1
      if (pricer.last?.value ?? .infinity) < example.best + 1e-6 { found += 1 }
      if bound > example.best - 1e-4 { met += 1 }
    }
    #expect(cases > 150)
    #expect(found * 100 >= cases * 80, "\(found) of \(cases) estimates")
    #expect(met * 100 >= cases * 60, "\(met) of \(cases) bounds")
  }

  /// Three at a slot's price of 7 each, 5 being what leaving one out costs beside 3 · a² / 3: the first
  /// costs 5 + 1, the second 5 + 3, so that one is left out, for 14 + 6.
  @Test func oneOfThreeIsLeftOut() throws {
    let example = try HandMadeUnit(people: 3, slots: 1, unplaced: 5, fair: 3)
    let prices = example.prices([[7], [7], [7]])
    let most = example.problem.capacity.mostPeopleOfSlots
    var pricer = UnitPricer(example.unit, in: example.problem.capacity, mostPeople: most)
    let kindCount = example.problem.capacity.kinds.count
    let estimate = pricer.estimate(prices, kindCount: kindCount)
    #expect(abs(estimate.value - 20) < 1e-9)
    #expect(example.unit.peopleLeftOut(of: estimate.schedule) == 1)
    let bound = pricer.prove(tolerance: 1e-6, steps: 60, sets: 100, solver: GLPKSolver())
    #expect(abs(bound - 20) < 1e-5)
  }

  /// Two in a slot, after both were too dear: at 15 and at nothing, 5 being what leaving one out
  /// costs beside 6 · a² / 2, the first alone is left out, for 5 + 3.
  @Test func nobodyIsLeftOutTwice() throws {
    let example = try HandMadeUnit(people: 2, slots: 1, unplaced: 5, fair: 6)
    let capacity = example.problem.capacity
    var pricer = UnitPricer(example.unit, in: capacity, mostPeople: capacity.mostPeopleOfSlots)
    let first = pricer.estimate(example.prices([[100], [100]]), kindCount: capacity.kinds.count)
    #expect(first.schedule.placements.isEmpty && abs(first.value - 22) < 1e-9)
    let second = pricer.estimate(example.prices([[15], [0]]), kindCount: capacity.kinds.count)
    #expect(abs(second.value - 8) < 1e-9)
    #expect(second.schedule == example.schedule([nil, 0]))
  }

  /// The most by which a price exceeds 2 · a² (rate 2, nobody left out already) over a = 0…5: at 7,
  /// 0, 5, 6, 3, -4, -15; at 100 the last, 500 − 50; with one left out already at 7, 2 · (a² + 2a):
  /// 0, 1, -2.
  @Test func theConjugateIsTheLargestDifference() {
    let none = FairCost(weight: 10, people: 5, already: 0)
    #expect(none.conjugate(at: 7, most: 5) == 6)
    #expect(none.conjugate(at: 100, most: 5) == 450)
    #expect(none.conjugate(at: -3, most: 5) == 0)
    let one = FairCost(weight: 10, people: 5, already: 1)
    #expect(one.conjugate(at: 7, most: 4) == 1)
    #expect(one.cost(leavingOut: 2) == 16)
    #expect(one.cost(ofFurther: 1, after: 2) == 14)
    #expect(one.cost(ofFurther: -1, after: 2) == -10)
  }
}
