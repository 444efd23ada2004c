import Drives
import Formulation
import IntegerProgramming
import Relaxation
import SolverTestSupport
import TestSupport
import Testing

/// Prices of rows, of loads, and from one capacity model to another.
@Suite struct DualTests {
  @Test(arguments: 0..<40)
  func repairedPricesAreValid(_ seed: Int) {
    guard let units = RelaxedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    var prices = DualPrices(none: units.capacity)
    for limit in prices.limits.indices {
      prices.limits[limit] = Double(random.number(-8...8)) / 4
    }
    for session in prices.presences.indices {
      for row in prices.presences[session].indices {
        prices.presences[session][row] = Double(random.number(-4...8)) / 4
      }
    }
    var repaired = prices
    repaired.repair(units.capacity)
    #expect(repaired.limits == prices.limits.map { max(0, $0) })
    for (number, (old, new)) in zip(prices.presences, repaired.presences).enumerated() {
      let weight = units.capacity.excesses[number].weight
      let positive = old.map { max(0, $0) }
      let sum = positive.reduce(0, +)
      if sum <= weight {
        #expect(new == positive)
      } else {
        for (one, other) in zip(positive, new) {
          #expect(abs(other - one * weight / sum) < 1e-9)
        }
      }
    }
  }

  @Test(arguments: 0..<20)
  func pricesStandRowByRow(_ seed: Int) {
    guard let units = RelaxedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    let (one, other) = (units.prices(&random), units.prices(&random))
    let all = units.capacity.limits + units.capacity.excesses.flatMap(\.rows)
    #expect(one.ofRows.count == all.count)
    let again = DualPrices(one.ofRows, of: units.rows)
    #expect(again.limits == one.limits && again.presences == one.presences)
    let mixed = one.mixed(with: other, part: 0.25).ofRows
    for row in mixed.indices {
      #expect(abs(mixed[row] - 0.75 * one.ofRows[row] - 0.25 * other.ofRows[row]) < 1e-9)
    }
    let loadPrices = one.loadPrices(units.rows)
    for load in 0..<units.capacity.loadCount {
      let expected = zip(all, one.ofRows).reduce(0) { sum, entry in
        sum + (entry.0.terms.first { $0.load == load }?.coefficient ?? 0) * entry.1
      }
      #expect(abs(loadPrices[load] - expected) < 1e-9)
    }
    let boundTerm = zip(all, one.ofRows).reduce(0) { $0 + $1.0.bound * $1.1 }
    #expect(abs(one.boundTerm(units.rows) - boundTerm) < 1e-9)
  }

  /// A capacity model takes its own prices back; those of presences add up to the weight of the
  /// peak.
  @Test(arguments: 0..<40)
  func aBookOfAHallsOwnPricesGivesThemBack(_ seed: Int) {
    guard let units = RelaxedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    let prices = units.prices(&random)
    let again = PriceBook(prices, of: units.capacity).prices(for: units.capacity)
    for (row, entry) in zip(prices.limits, again.limits).enumerated() {
      #expect(abs(entry.0 - entry.1) < 1e-9, "\(units.capacity.limits[row])")
    }
    for (number, (old, new)) in zip(prices.presences, again.presences).enumerated() {
      let (sum, weight) = (old.reduce(0, +), units.capacity.excesses[number].weight)
      guard sum > 0 else {
        #expect(abs(new.reduce(0, +) - weight) < 1e-9)
        continue
      }
      for (one, other) in zip(old, new) { #expect(abs(one * weight / sum - other) < 1e-9) }
    }
  }

  /// Without earlier prices a peak is charged alike at each of its minutes; an overload that people
  /// may also stay within is not charged at all, which its row without people stands for.
  @Test func pricesOfExcessesBegin() {
    let base = RandomUnits.example(1).problem.capacity
    func first(_ coefficients: [Double?]) -> [[Double]] {
      let rows = coefficients.enumerated().map { minute, coefficient in
        CapacityRow(
          rule: nil, session: 0, minute: 480 + minute, subject: 0,
          terms: coefficient.map { [CapacityRow.Term(load: 0, coefficient: $0)] } ?? [], bound: 0)
      }
      let capacity = CapacityModel(
        slots: base.slots, slotsOfSession: base.slotsOfSession, kinds: base.kinds, limits: [],
        excesses: [Excess(session: 0, stage: nil, weight: 6, most: 100, rows: rows)])
      return PriceBook(DualPrices(none: capacity), of: capacity).prices(for: capacity).presences
    }
    #expect(first([1, 0.5, 0.25]) == [[2, 2, 2]])
    #expect(first([1, nil, 0.25]) == [[0, 6, 0]])
    #expect(first([nil, 1, nil]) == [[3, 0, 3]])
  }

  /// Prices of minutes that a capacity model has no row for go to the nearest of their subject; of
  /// what it has no rows for at all, nowhere.
  @Test func pricesGoToTheNearestMinute() {
    func row(_ rule: HardRule?, _ minute: Int?, _ subject: Int = 0) -> CapacityRow {
      CapacityRow(
        rule: rule, session: 0, minute: minute, subject: subject,
        terms: [CapacityRow.Term(load: 0, coefficient: 1)], bound: 1)
    }
    func capacity(_ limits: [CapacityRow], _ presences: [CapacityRow]) -> CapacityModel {
      let base = RandomUnits.example(1).problem.capacity
      return CapacityModel(
        slots: base.slots, slotsOfSession: base.slotsOfSession, kinds: base.kinds, limits: limits,
        excesses: [Excess(session: 0, stage: nil, weight: 6, most: 100, rows: presences)])
    }
    let old = capacity(
      [
        row(.stageCapacity, 480), row(.stageCapacity, 490), row(.stageCapacity, 485, 1),
        row(.crowdLimit, 480), row(.bloodCeiling, nil),
      ], [row(nil, 480), row(nil, 490)])
    var prices = DualPrices(none: old)
    prices.limits = [1, 2, 4, 8, 16]
    prices.presences = [[1, 3]]
    let new = capacity(
      [
        row(.stageCapacity, 484), row(.stageCapacity, 486), row(.stageCapacity, 400, 1),
        row(.bloodCeiling, nil), row(.arrivalsPerSlot, 480),
      ],
      [row(nil, 470), row(nil, 488), row(nil, 500)])
    let moved = PriceBook(prices, of: old).prices(for: new)
    #expect(moved.limits == [1, 2, 4, 16, 0])
    #expect(moved.presences == [[0, 6, 0]])
  }
}

/// The master program over all schedules, its dual values and the columns it has.
@Suite struct MasterTests {
  /// At the optimum no column has a negative reduced cost, by definition; and the bound at the dual
  /// values is the optimum itself.
  @Test(arguments: 0..<60)
  func reducedCostsAreThoseOfTheDefinition(_ seed: Int) {
    guard let units = RelaxedUnits(seed), let (master, relaxation) = units.master() else { return }
    let duals = master.prices(of: relaxation)
    #expect(duals.units.count == units.problem.units.count)
    let loadPrices = duals.capacity.loadPrices(units.rows)
    for (unit, schedules) in units.pool.enumerated() {
      var least = Double.infinity
      for schedule in schedules {
        let reduced =
          units.problem.units[unit].cost(of: schedule, at: loadPrices, in: units.capacity)
          - duals.units[unit]
        least = min(least, reduced)
        #expect(reduced > -1e-6)
      }
      // Some column is in the solution.
      #expect(abs(least) < 1e-6)
    }
    #expect(duals.capacity.ofRows.allSatisfy { $0 >= 0 })
    let scale = max(1, abs(relaxation.objective))
    #expect(abs(units.bound(at: duals.capacity) - relaxation.objective) < 1e-6 * scale)
    if let least = units.problem.leastCost(atMost: 6_000) {
      #expect(relaxation.objective <= least + 1e-6 * scale)
    }
  }

  /// Whatever the prices, no Lagrangian bound is above the master program's optimum.
  @Test(arguments: 0..<60)
  func noPricesProveMoreThanTheMasterProgram(_ seed: Int) {
    guard let units = RelaxedUnits(seed), let (_, relaxation) = units.master() else { return }
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<10 {
      let prices = units.prices(&random)
      #expect(units.bound(at: prices) <= relaxation.objective + 1e-6)
    }
  }

  @Test(arguments: 0..<10)
  func aScheduleIsAddedOnce(_ seed: Int) {
    guard let units = RelaxedUnits(seed) else { return }
    var master = MasterProgram(units.problem)
    let before = master.program.variableCount
    let isNew = master.add(units.pool[0][0], of: 0)
    #expect(isNew)
    let again = master.add(units.pool[0][0], of: 0)
    #expect(!again && master.program.variableCount == before + 1)
  }

  /// Column generation comes to the optimum over all schedules, and what it reports is proven.
  @Test(arguments: 0..<60)
  func columnGenerationComesToTheOptimum(_ seed: Int) {
    guard let units = RelaxedUnits(seed), let (_, relaxation) = units.master() else { return }
    let scale = max(1, abs(relaxation.objective))
    var ascent = units.ascent()
    let isPriced = ascent.begin()
    #expect(isPriced)
    for rounds in [0, 4] {
      ascent.run(rounds: rounds, firstStep: 0.5, deadline: RelaxedUnits.never)
      var generation = ColumnGeneration(ascent)
      var reported: [Double] = []
      generation.run(gap: 1e-9, rounds: 200) { bound, prices in
        reported.append(bound)
        #expect(bound <= units.bound(at: prices) + 1e-6 * scale)
      }
      #expect(generation.bound <= relaxation.objective + 1e-6 * scale)
      #expect(reported.last == nil || reported.last == generation.bound)
      if let value = generation.relaxation?.objective {
        // Only schedules that a unit can have are columns.
        #expect(value >= relaxation.objective - 1e-5 * scale)
      }
    }
  }

  /// Nearly always the bound is the optimum: units are priced to the end.
  @Test func nearlyAllBoundsAreTight() {
    var (cases, found) = (0, 0)
    for (_, units) in RelaxedUnits.cases(400..<520) {
      guard let (_, relaxation) = units.master() else { continue }
      var ascent = units.ascent()
      guard ascent.begin() else { continue }
      ascent.run(rounds: 4, firstStep: 0.5, deadline: RelaxedUnits.never)
      var generation = ColumnGeneration(ascent)
      generation.run(gap: 1e-9, rounds: 200) { _, _ in }
      cases += 1
      let scale = max(1, abs(relaxation.objective))
      if generation.bound >= relaxation.objective - 1e-4 * scale { found += 1 }
    }
    #expect(cases >= 60)
    #expect(found * 100 >= cases * 60, "\(found) of \(cases)")
  }
}
