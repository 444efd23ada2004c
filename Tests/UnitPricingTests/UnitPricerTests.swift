import Formulation
import GLPK
import IntegerProgramming
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// A pricer's schedules are schedules, and its bounds are bounds.
@Suite struct UnitPricerTests {
  private let solver = GLPKSolver()

  @Test(arguments: 0..<50)
  func anEstimateIsAScheduleAndItsCost(_ part: Int) {
    for (seed, example) in PricedUnit.cases(part * 5..<part * 5 + 5) {
      var pricer = example.pricer
      // A search that knows no schedule may leave pinned people out, where others are in their way.
      let pinned = example.unit.pinnedSchedule
      for _ in 0..<2 {
        let estimate = pricer.estimate(
          example.loadPrices, kindCount: example.kindCount, knowing: pinned,
          value: example.cost(pinned))
        #expect(estimate.value <= example.cost(pinned) + 1e-6, "seed \(seed)")
        #expect(example.schedules.contains(estimate.schedule), "seed \(seed)")
        let cost = example.cost(estimate.schedule)
        if example.joinsRuns {
          #expect(estimate.value <= cost + 1e-6, "seed \(seed)")
        } else {
          #expect(abs(estimate.value - cost) < 1e-6, "seed \(seed)")
        }
        #expect(pricer.last?.schedule == estimate.schedule)
      }
    }
  }

  @Test(arguments: 0..<50)
  func noBoundIsAboveTheCheapestSchedule(_ part: Int) {
    let shape = RandomUnits.Shape().with { $0.limits = part % 2 == 0 ? 0.4 : 0.8 }
    for (seed, example) in PricedUnit.cases(part * 5..<part * 5 + 5, shape) {
      for (steps, sets) in [(5, 0), (60, 0), (60, 60), (60, 20_000)] {
        var pricer = example.pricer
        _ = pricer.estimate(example.loadPrices, kindCount: example.kindCount)
        let bound = pricer.prove(tolerance: 1e-6, steps: steps, sets: sets, solver: solver)
        #expect(bound <= example.best + 1e-6, "seed \(seed), \(steps) steps, \(sets) sets")
      }
    }
  }

  /// What a proof finds is searched from: without capacities the cheapest schedule is known
  /// afterwards.
  @Test(arguments: 0..<50)
  func aProofLeavesTheCheapestScheduleOfAUnitWithoutCaps(_ part: Int) {
    for (seed, example) in PricedUnit.cases(part * 5..<part * 5 + 5, PricedUnit.roomy)
    where !example.joinsRuns {
      var pricer = example.pricer
      guard !pricer.isCapacitated else { continue }
      _ = pricer.estimate(example.loadPrices, kindCount: example.kindCount)
      let bound = pricer.prove(tolerance: 1e-6, steps: 40, sets: 100_000, solver: solver)
      let last = pricer.last?.value ?? .infinity
      #expect(abs(last - example.best) < 1e-5, "seed \(seed)")
      #expect(abs(bound - example.best) < 1e-5, "seed \(seed)")
    }
  }

  /// Good schedules, though not always the best: of a unit with capacities nearly always.
  @Test func nearlyAllEstimatesAreTheBestThereIs() {
    var (cases, found) = (0, 0)
    for (_, example) in PricedUnit.cases(5_000..<5_300) where !example.joinsRuns {
      var pricer = example.pricer
      _ = pricer.estimate(example.loadPrices, kindCount: example.kindCount)
      _ = pricer.prove(tolerance: 1e-6, steps: 40, sets: 4_000, solver: solver)
      cases += 1
      if (pricer.last?.value ?? .infinity) < example.best + 1e-6 { found += 1 }
    }
    #expect(cases > 150)
    #expect(found * 100 >= cases * 90, "\(found) of \(cases)")
  }

  /// Whether some bound can bind: an absence limit, or more people than the smallest slot takes.
  @Test func aUnitIsCappedWhereItHasMorePeopleThanASlotTakes() throws {
    let made = try HandMadeUnit(people: 3, slots: 2)
    let (unit, capacity) = (made.unit, made.problem.capacity)
    #expect(!UnitPricer(unit, in: capacity, mostPeople: [3, 4]).isCapacitated)
    #expect(UnitPricer(unit, in: capacity, mostPeople: [2, 4]).isCapacitated)
    let away = try HandMadeUnit(people: 3, slots: 2, away: 2)
    #expect(
      UnitPricer(away.unit, in: away.problem.capacity, mostPeople: [9, 9]).isCapacitated)
  }

  @Test(arguments: 0..<30)
  func anEstimateIsNoWorseThanWhatIsKnown(_ part: Int) {
    for (seed, example) in PricedUnit.cases(part * 5..<part * 5 + 5) where !example.joinsRuns {
      guard let best = example.schedules.min(by: { example.cost($0) < example.cost($1) }) else {
        continue
      }
      var pricer = example.pricer
      let estimate = pricer.estimate(
        example.loadPrices, kindCount: example.kindCount, knowing: best, value: example.best)
      #expect(abs(estimate.value - example.best) < 1e-6, "seed \(seed)")
    }
  }

  // MARK: Many units

  private func pricers() -> [(UnitPricer, PricedUnit)] {
    PricedUnit.cases(0..<70).map { ($0.unit.pricer, $0.unit) }
  }

  @Test func aSweepGivesTheSameInOrderForAnyNumberOfThreads() throws {
    let all = pricers()
    #expect(all.count > 33)
    let deadline = Deadline(seconds: nil, cancellation: Cancellation()) { 0 }
    let examples = all.map(\.1)
    var expected: [Double] = []
    for (pricer, example) in all {
      var pricer = pricer
      expected.append(
        pricer.estimate(example.loadPrices, kindCount: example.kindCount).value)
    }
    for threads in [1, 2, 7] {
      for count in [1, 2, 17, all.count] {
        var pricers = all.prefix(count).map(\.0)
        let results = pricers.sweep(threads: threads, deadline: deadline) { pricer, unit in
          (
            unit: unit,
            value: pricer.estimate(
              examples[unit].loadPrices, kindCount: examples[unit].kindCount
            ).value
          )
        }
        let found = try #require(results)
        #expect(found.map(\.unit) == Array(0..<count))
        #expect(found.map(\.value) == Array(expected.prefix(count)))
        // Each pricer remembers, in its place.
        #expect(pricers.map { $0.last?.value } == expected.prefix(count).map(Optional.some))
      }
    }
  }

  @Test func aSweepThatIsStoppedKeepsEveryPricer() {
    let cancellation = Cancellation()
    cancellation.cancel()
    let deadline = Deadline(seconds: nil, cancellation: cancellation) { 0 }
    var pricers = pricers().map(\.0)
    let count = pricers.count
    let results = pricers.sweep(threads: 2, deadline: deadline) { _, unit in unit }
    #expect(results == nil)
    #expect(pricers.count == count)
  }
}
