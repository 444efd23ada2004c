import Formulation
import GLPK
import IntegerProgramming
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// What multipliers prove of a unit is never more than its cheapest schedule costs.
@Suite struct UnitBoundTests {
  private let solver = GLPKSolver()

  @Test(arguments: 0..<40)
  func noMultipliersProveMoreThanTheCheapestSchedule(_ part: Int) {
    for isCapacitated in [true, false] {
      let shape = isCapacitated ? RandomUnits.Shape() : PricedUnit.roomy
      for (seed, example) in PricedUnit.cases(
        part * 5..<part * 5 + 5, shape, isCapacitated: isCapacitated)
      {
        var random = SplitMix64(seed: UInt64(seed))
        var bounding = example.bounding
        for _ in 0..<30 {
          for number in 0..<example.matrix.classCount {
            let (lane, place) = (number / 4, number % 4)
            let most = min(60, example.matrix.unplaced[lane][place])
            bounding.multipliers.classes[lane][place] =
              most * Double(random.number(0...16)) / 16
          }
          for set in bounding.multipliers.away.indices {
            bounding.multipliers.away[set] = Double(random.number(0...12)) / 8
          }
          for slot in bounding.multipliers.places.indices {
            bounding.multipliers.places[slot] =
              bounding.isCapacitated ? Double(random.number(0...12)) / 8 : 0
          }
          bounding.paths.openAll()
          #expect(bounding.relax(example.priced) <= example.best + 1e-6, "seed \(seed)")
        }
      }
    }
  }

  /// With as many sets as there are, a unit without capacities is priced to the end: whatever
  /// schedule the search begins near, the bound is the cheapest schedule's cost, or as near below
  /// it as was asked.
  @Test(arguments: 0..<60)
  func withoutCapsEverySetIsLookedAt(_ part: Int) {
    for (seed, example) in PricedUnit.cases(
      part * 4..<part * 4 + 4, PricedUnit.roomy, isCapacitated: false) where !example.joinsRuns
    {
      for near in [0, example.schedules.count / 2, example.schedules.count - 1] {
        var bounding = example.bounding
        let value = example.cost(example.schedules[near])
        for steps in [1, 40] {
          let bound = bounding.prove(
            example.priced, near: example.schedules[near], value: value, tolerance: 1e-6,
            steps: steps, sets: 100_000, solver: solver)
          #expect(bound <= example.best + 1e-6, "seed \(seed)")
          #expect(bound >= example.best - 2e-6, "seed \(seed)")
          if value > example.best + 1e-5 {
            let slots = bounding.cheapest?.slots ?? []
            let used = Set(slots.map { Int32($0) })
            let least = example.schedules.filter { schedule in
              Set(schedule.placements.map(\.slot)).isSubset(of: used)
            }.map { example.cost($0) }.min()
            #expect(abs((least ?? .infinity) - example.best) < 1e-6, "seed \(seed)")
          }
        }
      }
    }
  }

  /// Single people and capacities on slots alone are a transport problem, whose linear program is
  /// whole: then capacities are proven to the end, too.
  @Test(arguments: 0..<60)
  func withCapsTheBoundIsValidAndOfSinglePeopleTight(_ part: Int) {
    let shape = RandomUnits.Shape().with { $0.people = 2...5 }
    for (seed, example) in PricedUnit.cases(part * 4..<part * 4 + 4, shape) {
      let near = example.schedules[seed % example.schedules.count]
      let value = example.cost(near)
      for (steps, sets) in [(1, 0), (30, 0), (30, 40), (30, 100_000)] {
        var bounding = example.bounding
        let bound = bounding.prove(
          example.priced, near: near, value: value, tolerance: 1e-6, steps: steps, sets: sets,
          solver: solver)
        #expect(bound <= example.best + 1e-6, "seed \(seed)")
        let isTransport =
          example.unit.absenceLimit == nil && !example.joinsRuns
          && example.unit.classes.allSatisfy { $0.size == 1 && $0.unplacedCost.isFinite }
        if isTransport, sets == 100_000 {
          #expect(bound >= example.best - 1e-5 * max(1, abs(example.best)), "seed \(seed)")
        }
      }
    }
  }

  /// A target that is reached at once is returned as the bound, never more.
  @Test(arguments: 0..<30)
  func aBoundIsNoNearerThanItWasAsked(_ seed: Int) {
    guard let example = PricedUnit(seed, PricedUnit.roomy, isCapacitated: false) else { return }
    let best = example.schedules.min { example.cost($0) < example.cost($1) }
    guard let best else { return }
    for tolerance in [0.5, 3, 1e-6] {
      var bounding = example.bounding
      let bound = bounding.prove(
        example.priced, near: best, value: example.best, tolerance: tolerance, steps: 200,
        sets: 100_000, solver: solver)
      #expect(bound <= example.best - tolerance + 1e-9)
      if !example.joinsRuns { #expect(bound >= example.best - tolerance - 1e-9) }
    }
  }

  /// The multipliers that a schedule gives are what each class pays in it, its share of opening
  /// included: two in one slot at 6 pay 3 each on top.
  @Test func firstMultipliersAreWhatEachPays() throws {
    let made = try HandMadeUnit(people: 3, slots: 2, split: 4, block: 2, unplaced: 20)
    let matrix = UnitMatrix(made.unit)
    var priced: [UnitMatrix.Lane] = []
    matrix.price(
      made.prices([[1, 5], [2, 5], [3, 3]]), kindCount: made.problem.capacity.kinds.count,
      into: &priced)
    var bounding = UnitBound(
      made.unit, matrix, isCapacitated: false, slotCapacities: [9, 9], setsOfSlot: [[], []],
      mostPerAbsence: 9, paths: SlotPaths(made.unit, covered: [1, 1], needed: 0))
    bounding.start(near: made.schedule([0, 0, nil]), priced)
    #expect(bounding.multipliers.classes[0] == [4, 5, 20, 0])
  }

  /// A step by hand. Of three people the first is served twice, the second never: 1 + 1. In the two
  /// slots are three and one, of two who may be away: in the first set four, which is one limit too
  /// many, in the second one, half a limit too few: 1 + 1/4. The first slot has room for two: half
  /// of it too many, 1/4. From 7 below the value that is 7 / 3.5 = 2 of each direction, for places
  /// and absences by their room.
  @Test func aStepGoesAgainstWhatIsBroken() throws {
    let made = try HandMadeUnit(people: 3, slots: 2, unplaced: 20, away: 2)
    #expect(made.unit.absenceLimit == 2)
    var bounding = UnitBound(
      made.unit, UnitMatrix(made.unit), isCapacitated: true, slotCapacities: [2, 2],
      setsOfSlot: [[0], [0, 1]],
      mostPerAbsence: 2, paths: SlotPaths(made.unit, covered: [1, 1], needed: 0))
    bounding.multipliers.classes = [[5, 5, 5, 0]]
    bounding.multipliers.away = [1, 0.5]
    bounding.multipliers.places = [0, 0]
    bounding.served = [[2, 0, 1, 0]]
    bounding.path = [0, 1]
    bounding.people = [3, 1]
    bounding.step(towards: 17, from: 10, scale: 1)
    #expect(bounding.multipliers.classes == [[3, 7, 5, 0]])
    #expect(bounding.multipliers.away == [2, 0])
    #expect(bounding.multipliers.places == [0.5, 0])
  }

  /// Where nothing is broken nothing changes, and no multiplier is more than leaving out costs.
  @Test func aStepHasItsEdges() throws {
    let made = try HandMadeUnit(people: 1, slots: 1, unplaced: 20)
    var bounding = UnitBound(
      made.unit, UnitMatrix(made.unit), isCapacitated: false, slotCapacities: [9],
      setsOfSlot: [[]], mostPerAbsence: 9, paths: SlotPaths(made.unit, covered: [1], needed: 0))
    bounding.multipliers.classes = [[5, 0, 0, 0]]
    (bounding.path, bounding.people, bounding.served) = ([0], [1], [[1, 0, 0, 0]])
    bounding.step(towards: 17, from: 10, scale: 1)
    #expect(bounding.multipliers.classes == [[5, 0, 0, 0]])
    bounding.served = [[0, 0, 0, 0]]
    bounding.step(towards: 17, from: 10, scale: 1)
    #expect(bounding.multipliers.classes == [[12, 0, 0, 0]])
    bounding.served = [[0, 0, 0, 0]]
    bounding.step(towards: 30, from: 10, scale: 1)
    #expect(bounding.multipliers.classes == [[20, 0, 0, 0]])
  }

  /// What leaving out those costs for whom so many absences have no room: three people, one an absence,
  /// at 20 less what serving them is worth.
  @Test func theShortfallIsWhatTheRestCosts() throws {
    let made = try HandMadeUnit(people: 3, slots: 3, unplaced: 20, away: 1)
    let matrix = UnitMatrix(made.unit)
    var bounding = UnitBound(
      made.unit, matrix, isCapacitated: true, slotCapacities: [1, 1, 1],
      setsOfSlot: [[0], [0, 1], [1]],
      mostPerAbsence: 1, paths: SlotPaths(made.unit, covered: [2, 2, 1], needed: 3))
    bounding.multipliers.classes = [[5, 8, 6, 0]]
    #expect(bounding.shortfall() == [36, 24, 12, 0])
  }
}
