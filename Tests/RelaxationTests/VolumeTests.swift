import Drives
import Formulation
import IntegerProgramming
import Randomness
import Relaxation
import SolverTestSupport
import TestSupport
import Testing

/// The volume algorithm: steps that only go up, answers by definition, and the pool they come from.
@Suite struct VolumeTests {
  private func random(_ seed: Int) -> TestSupport.SplitMix64 {
    TestSupport.SplitMix64(seed: UInt64(seed))
  }

  private func relaxation(_ units: RelaxedUnits) -> RestrictedLagrangian {
    var relaxation = RestrictedLagrangian(
      units.problem, rows: units.rows, parameters: RelaxedUnits.parameters)
    for (unit, schedules) in units.pool.enumerated() {
      for schedule in schedules {
        relaxation.add(schedule, of: units.problem.units[unit], at: unit)
      }
    }
    return relaxation
  }

  /// Answers are each unit's cheapest schedule, and what all of them use.
  @Test(arguments: 0..<40, [1, 1_000])
  func answersAreTheCheapestSchedules(_ seed: Int, _ unitsOfOnePart: Int) {
    guard let units = RelaxedUnits(seed) else { return }
    var parameters = RelaxedUnits.parameters
    (parameters.unitsOfOnePart, parameters.parts) = (unitsOfOnePart, 3)
    var relaxation = RestrictedLagrangian(
      units.problem, rows: units.rows, parameters: parameters)
    for (unit, schedules) in units.pool.enumerated() {
      for schedule in schedules {
        relaxation.add(schedule, of: units.problem.units[unit], at: unit)
      }
    }
    var random = random(seed)
    for _ in 0..<8 {
      let prices = units.prices(&random)
      let loadPrices = prices.loadPrices(units.rows)
      let solutions = relaxation.solutions(at: prices.ofRows)
      #expect(abs(solutions.value - units.bound(at: prices)) < 1e-6)
      var loads = [Double](repeating: 0, count: units.capacity.loadCount)
      for (unit, schedules) in units.pool.enumerated() {
        let (value, number) = relaxation.cheapest(of: unit, loadPrices)
        let values = schedules.map {
          units.problem.units[unit].cost(of: $0, at: loadPrices, in: units.capacity)
        }
        #expect(abs(value - (values.min() ?? 0)) < 1e-9 * max(1, abs(value)))
        #expect(abs(values[number] - value) < 1e-9 * max(1, abs(value)))
        units.problem.units[unit].forEachLoad(
          of: schedules[number], kindCount: units.rows.kindCount
        ) { loads[$0] += $1 }
      }
      let expected = units.rows.activity(of: loads)
      #expect(zip(solutions.activity, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  /// Every step that is kept is higher; prices stay valid; and over all schedules the steps come near to
  /// the master program's optimum, which they never exceed.
  @Test(arguments: 0..<40)
  func stepsGoUpToTheOptimum(_ seed: Int) {
    guard let units = RelaxedUnits(seed), let (_, optimum) = units.master() else { return }
    let relaxation = relaxation(units)
    var prices = DualPrices(none: units.capacity)
    for (number, excess) in units.capacity.excesses.enumerated() {
      for row in excess.rows.indices {
        prices.presences[number][row] = excess.weight / Double(excess.rows.count)
      }
    }
    let start = relaxation.solutions(at: prices.ofRows)
    var steps = VolumeSteps(
      rows: units.rows, solutions: start, parameters: RelaxedUnits.parameters)
    var asked = 0
    let first = steps.climb(from: prices.ofRows, value: start.value, steps: 5, firstStep: 0.5) {
      asked += 1
      let tried = DualPrices($0, of: units.rows)
      #expect(tried.ofRows.allSatisfy { $0 >= 0 })
      for (presences, excess) in zip(tried.presences, units.capacity.excesses)
      where !presences.isEmpty {
        #expect(abs(presences.reduce(0, +) - excess.weight) < 1e-6)
      }
      return relaxation.solutions(at: $0)
    }
    #expect(asked <= 5 && first.value >= start.value)
    let last = steps.climb(from: first.prices, value: first.value, steps: 800, firstStep: 0.5) {
      relaxation.solutions(at: $0)
    }
    #expect(last.value >= first.value)
    #expect(abs(last.value - units.bound(at: DualPrices(last.prices, of: units.rows))) < 1e-6)
    let scale = max(1, abs(optimum.objective))
    #expect(last.value <= optimum.objective + 1e-6 * scale)
    // At most 0.27 of it were measured to be left after 800 steps.
    #expect(last.value >= optimum.objective - 0.28 * scale)
  }

  /// The first step changes the price it changes most by as much as it is reported.
  @Test(arguments: 0..<40, [0.5, 2])
  func theFirstStepIsAsLongAsItIsTold(_ seed: Int, _ firstStep: Double) {
    guard let units = RelaxedUnits(seed) else { return }
    let relaxation = relaxation(units)
    let prices = DualPrices(none: units.capacity)
    let start = relaxation.solutions(at: prices.ofRows)
    var steps = VolumeSteps(
      rows: units.rows, solutions: start, parameters: RelaxedUnits.parameters)
    var tried: [Double] = []
    _ = steps.climb(from: prices.ofRows, value: start.value, steps: 1, firstStep: firstStep) {
      tried = $0
      return relaxation.solutions(at: $0)
    }
    guard !tried.isEmpty, units.capacity.excesses.allSatisfy({ $0.weight == 0 }) else { return }
    let changes = (0..<units.rows.limitCount).map { row in
      (tried[row] - 0) * units.rows.norms[row]
    }
    if let most = changes.max(), most > 0 { #expect(most <= firstStep + 1e-9) }
  }

  /// The prices of one row, used by three more than its bound of one, that some steps try, as parts
  /// of the first.
  private func tried(_ count: Int, value: (_ step: Int) -> Double) throws -> [Double] {
    let units = try #require(RelaxedUnits.cases(0..<20).first?.units)
    let model = units.capacity
    let row = CapacityRow(
      rule: .stageCapacity, session: 0, minute: 480, subject: 0,
      terms: [CapacityRow.Term(load: 0, coefficient: 1)], bound: 1)
    let rows = ConstraintMatrix(
      CapacityModel(
        slots: model.slots, slotsOfSession: model.slotsOfSession, kinds: model.kinds,
        limits: [row], excesses: []))
    var parameters = RelaxedUnits.parameters
    parameters.step = (growth: 2, shrinkage: 0.5, failures: 3)
    var point = relaxation(units).solutions(at: DualPrices(none: model).ofRows)
    (point.value, point.activity) = (0, [4])
    var steps = VolumeSteps(rows: rows, solutions: point, parameters: parameters)
    var tried: [Double] = []
    _ = steps.climb(from: [0], value: 0, steps: count, firstStep: 1) { prices in
      tried.append(prices[0])
      point.value = value(tried.count)
      return point
    }
    return tried.map { $0 / (tried.first ?? 0) }
  }

  /// Without a gain three steps of one length are tried, then three of half of it, and so on.
  @Test func afterSomeFailuresStepsAreShorter() throws {
    let lengths = try tried(10) { _ in -1 }
    #expect(lengths == [1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125])
    // A gain at the third step moves on and begins to count again, at twice the length.
    let moved = try tried(7) { $0 == 3 ? 1 : -1 }
    #expect(moved == [1, 1, 1, 3, 3, 3, 2])
  }

  /// After each gain the step is twice as long.
  @Test func afterGainsStepsAreLonger() throws {
    #expect(try tried(4) { Double($0) } == [1, 3, 7, 15])
  }

  /// After a run the bound is near the optimum over all schedules, and prices are valid.
  @Test func runsComeNearToTheOptimum() {
    var (cases, near, risen) = (0, 0, 0)
    for (seed, units) in RelaxedUnits.cases(0..<100) {
      guard let (_, optimum) = units.master() else { continue }
      var ascent = units.ascent()
      guard ascent.begin() else { continue }
      let first = units.bound(at: ascent.prices)
      ascent.run(rounds: 40, firstStep: 0.5, deadline: RelaxedUnits.never)
      // The value is that of schedules found, which are no cheaper than the cheapest there are.
      let reached = units.bound(at: ascent.prices)
      #expect(ascent.value >= reached - 1e-6, "seed \(seed)")
      if reached >= first - 1e-6 { risen += 1 }
      for (unit, schedule) in ascent.schedules.enumerated() {
        #expect(ascent.pool.schedules[unit].contains(schedule))
      }
      #expect(ascent.prices.ofRows.allSatisfy { $0 >= 0 })
      let bound = ascent.prove(tolerance: 1e-6, steps: 200, sets: 4_000) ?? .nan
      #expect(bound <= units.bound(at: ascent.prices) + 1e-6, "seed \(seed)")
      #expect(bound <= optimum.objective + 1e-6 * max(1, abs(optimum.objective)))
      cases += 1
      if bound >= optimum.objective - 0.02 * max(1, abs(optimum.objective)) { near += 1 }
      for (unit, schedule) in ascent.schedules.enumerated() {
        #expect(units.pool[unit].contains(schedule), "seed \(seed)")
      }
    }
    #expect(cases > 50)
    #expect(near * 100 >= cases * 60, "\(near) of \(cases)")
    #expect(risen * 100 >= cases * 95, "\(risen) of \(cases)")
  }

  /// More schedules to choose from, none of them twice, and none that a unit cannot have.
  @Test(arguments: 0..<12)
  func lookingAroundFindsMoreSchedules(_ seed: Int) {
    guard let units = RelaxedUnits(seed) else { return }
    var ascent = units.ascent()
    let isPriced = ascent.begin()
    #expect(isPriced)
    let before = ascent.pool.schedules
    var random = Randomness.SplitMix64(seed: UInt64(seed))
    ascent.lookAround(rounds: 10, noise: 0.5, using: &random)
    for (unit, schedules) in ascent.pool.schedules.enumerated() {
      #expect(Array(schedules.prefix(before[unit].count)) == before[unit])
      #expect(Set(schedules).count == schedules.count)
      #expect(
        schedules.allSatisfy {
          units.pool[unit].contains($0) || $0 == units.problem.units[unit].pinnedSchedule
        })
    }
  }

  /// Of a pool the cheapest at prices, by definition, in that order.
  @Test(arguments: 0..<20)
  func theCheapestOfAPool(_ seed: Int) {
    guard let units = RelaxedUnits(seed) else { return }
    var pool = ColumnPool(unitCount: units.pool.count)
    for (unit, schedules) in units.pool.enumerated() {
      for schedule in schedules {
        let isNew = pool.add(schedule, of: unit)
        #expect(isNew)
        let again = pool.add(schedule, of: unit)
        #expect(!again)
      }
    }
    #expect(pool.schedules == units.pool)
    pool.add(units.pool.map { $0[0] })
    #expect(pool.schedules == units.pool)
    var random = random(seed)
    let prices = units.prices(&random)
    let loadPrices = prices.loadPrices(units.rows)
    let few = pool.cheapest(3, of: units.problem, rows: units.rows, at: prices)
    for (unit, schedules) in few.schedules.enumerated() {
      func value(_ schedule: Schedule) -> Double {
        units.problem.units[unit].cost(of: schedule, at: loadPrices, in: units.capacity)
      }
      let values = units.pool[unit].map(value).sorted().prefix(3)
      #expect(schedules.count == min(3, units.pool[unit].count))
      #expect(
        zip(schedules.map(value), values).allSatisfy { abs($0 - $1) < 1e-9 * max(1, abs($1)) })
    }
  }
}
