import Annealing
import Formulation
import IntegerProgramming
import Planning
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// A node's program, its dual values and its bound, against every column and every plan of the node.
@Suite struct NodeTests {
  private let solver = BranchedUnits.solver

  private func relaxation(_ restrictions: Restrictions) -> NodeRelaxation {
    NodeRelaxation(
      restrictions: restrictions, columns: NodeColumns(unitCount: 64), solver: solver,
      parameters: BranchedUnits.parameters,
      deadline: BranchedUnits.never)
  }

  private func graphs(_ units: BranchedUnits) -> UnitGraphs {
    UnitGraphs(units.model, mayLeaveOut: true, parameters: BranchedUnits.parameters)
  }

  /// The program with every column that the node allows.
  private func program(_ units: BranchedUnits, _ restrictions: Restrictions) -> NodeProgram {
    var program = NodeProgram(units.model, restrictions, penalty: 1e5)
    for (unit, columns) in units.model.columns.enumerated() {
      for place in columns.indices
      where restrictions.allow(columns[place], of: unit, in: units.model) {
        program.add(place, of: unit, in: units.model)
      }
    }
    return program
  }

  /// No column of the optimum has a negative reduced cost, the Lagrangian bound at its dual values is the
  /// optimum, and no plan of the node costs less.
  @Test(arguments: 0..<60)
  func theProgramOfANodeBoundsItsPlans(_ seed: Int) throws {
    guard var units = BranchedUnits(seed) else { return }
    if seed % 2 == 0 { units.model.leastCostLeftOut = units.leastCostLeftOut }
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<5 {
      let restrictions = units.restrictions(&random)
      var program = program(units, restrictions)
      let solved = program.relax(units.model, solver: solver, within: SolveLimits())
      let solution = try #require(solved)
      let costs = units.plans.filter { units.keeps(restrictions, $0) }
        .map { units.problem.cost(of: $0) }
      let best = costs.min() ?? .infinity
      #expect(best == .infinity || solution.objective <= best + 1e-5)
      #expect(solution.parts.count == program.members.count)
      #expect(solution.duals.rows.allSatisfy { $0 <= 0 } && solution.duals.leftOut >= 0)
      var bound = solution.duals.constant(units.model, restrictions)
      for (unit, own) in solution.units.enumerated() {
        let values = program.members.filter { $0.unit == unit }.map {
          solution.duals.value(
            of: units.model.columns[unit][$0.place], of: unit, restrictions)
        }
        #expect(values.allSatisfy { $0 >= own - 1e-5 })
        bound += values.min() ?? .infinity
      }
      guard !solution.isArtificial else { continue }
      #expect(abs(bound - solution.objective) < 1e-4 * max(1, abs(bound)))
      // Each unit has one column in all, and the peaks are those of the mix.
      for unit in units.problem.units.indices {
        let parts = zip(program.members, solution.parts).filter { $0.0.unit == unit }
        #expect(abs(parts.reduce(0) { $0 + $1.1 } - 1) < 1e-6)
      }
      for (size, range) in zip(solution.excesses, restrictions.excesses) {
        #expect(size >= range.lowerBound - 1e-6)
        #expect(size <= range.upperBound + 1e-6)
      }
    }
  }

  /// Where no plan can be made the artificial variables say so.
  @Test(arguments: 0..<30)
  func aNodeWithoutPlansIsTold(_ seed: Int) throws {
    guard let units = BranchedUnits(seed) else { return }
    var restrictions = units.free
    let slots = units.problem.units[0].slots.count
    restrictions.bound(.slots(unit: 0), from: Double(slots + 1))
    var program = program(units, restrictions)
    let solved = program.relax(units.model, solver: solver, within: SolveLimits())
    let artificial = try #require(solved)
    #expect(artificial.isArtificial)
    program = self.program(units, units.free)
    let free = program.relax(units.model, solver: solver, within: SolveLimits())
    let plain = try #require(free)
    #expect(!plain.isArtificial)
  }

  /// A column is in the program once.
  @Test(arguments: 0..<10)
  func aColumnIsAddedOnce(_ seed: Int) {
    guard let units = BranchedUnits(seed) else { return }
    var program = program(units, units.free)
    let count = program.members.count
    program.add(0, of: 0, in: units.model)
    #expect(program.members.count == count)
    #expect(count == units.model.columns.reduce(0) { $0 + $1.count })
  }

  /// The objective with one more bound is that of the program that has it.
  @Test(arguments: 0..<40)
  func oneMoreBoundIsTriedOut(_ seed: Int) throws {
    guard let units = BranchedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<5 {
      var restrictions = units.free
      var program = program(units, restrictions)
      _ = program.relax(units.model, solver: solver, within: SolveLimits())
      let subject = units.subject(&random)
      let value = units.amount(of: subject, in: random.one(of: units.plans))
      let isUp = random.happens(0.5)
      let tried = program.objective(
        bounding: subject, from: isUp ? value : 0, to: isUp ? .infinity : value, penalty: 1e5,
        in: units.model, solver: solver, within: SolveLimits())
      restrictions.bound(subject, from: isUp ? value : 0, to: isUp ? .infinity : value)
      // All columns, also those that the bound allows in no plan.
      var bounded = NodeProgram(units.model, restrictions, penalty: 1e5)
      for (unit, columns) in units.model.columns.enumerated() {
        for place in columns.indices { bounded.add(place, of: unit, in: units.model) }
      }
      let solved = bounded.relax(units.model, solver: solver, within: SolveLimits())
      let expected = try #require(solved).objective
      let found = try #require(tried)
      #expect(abs(found - expected) < 1e-4 * max(1, abs(expected)))
    }
  }

  /// What graphs say of a unit at dual values is the least value of its columns: charges of uses, slots,
  /// runs and arrivals included.
  @Test(arguments: 0..<60)
  func graphsArePricedAtTheDualValues(_ seed: Int) throws {
    guard let units = BranchedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    var graphs = graphs(units)
    for _ in 0..<6 {
      let restrictions = units.restrictions(&random)
      let duals = units.duals(restrictions, &random)
      let node = relaxation(restrictions)
      let loadPrices = duals.loadPrices(units.model, restrictions)
      let most = restrictions.excesses.map(\.upperBound)
      var sum = duals.constant(units.model, restrictions)
      for (unit, columns) in units.model.columns.enumerated() {
        let made = graphs.graph(of: unit, excesses: most)
        let graph = try #require(made)
        let values = GraphValues(
          graph,
          at: node.prices(
            of: graph, unit: unit, duals, loadPrices: loadPrices, kindCount: units.model.kindCount))
        let closed = restrictions.ranges.compactMap { range -> Int32? in
          guard case .use(unit, let slot) = range.subject, range.most == 0 else { return nil }
          return Int32(slot)
        }
        let free = Restrictions(excesses: restrictions.excesses)
        let least =
          columns.filter { column in
            free.allow(column, of: unit, in: units.model)
              && !column.column.slots.contains(where: closed.contains)
          }.map { duals.value(of: $0, of: unit, restrictions) }.min() ?? .infinity
        #expect(
          values.least == least || abs(values.least - least) < 1e-6, "seed \(seed), unit \(unit)")
        sum += least
      }
      var work = 0
      var pricers: [UnitPricer] = []
      let bound = node.bound(units.model, &graphs, &pricers, at: duals, work: &work)
      let proven = try #require(bound)
      #expect(proven == sum || abs(proven - sum) < 1e-6)
      let best =
        units.plans.filter { units.keeps(restrictions, $0) }
        .map { units.problem.cost(of: $0) }.min() ?? .infinity
      if duals.leftOut == 0 { #expect(sum <= best + 1e-6) }
    }
  }

  /// Column generation at a node comes to the optimum over all of its columns, and proves no more.
  @Test(arguments: 0..<60)
  func aNodeIsBoundedByItsOptimum(_ seed: Int) throws {
    guard let units = BranchedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    let most = units.problem.capacity.mostPeopleOfSlots
    for _ in 0..<3 {
      let restrictions = units.restrictions(&random)
      var whole = program(units, restrictions)
      let solved = whole.relax(units.model, solver: solver, within: SolveLimits())
      let optimum = try #require(solved)
      let best =
        units.plans.filter { units.keeps(restrictions, $0) }
        .map { units.problem.cost(of: $0) }.min() ?? .infinity
      var model = TreeModel(units.example.problem)
      for (unit, schedule) in units.plans[0].enumerated() {
        model.add(
          Column(schedule, of: units.problem.units[unit], kindCount: model.kindCount), of: unit)
      }
      var (graphs, work) = (graphs(units), 0)
      var pricers = units.problem.units.map { unit in
        UnitPricer(unit, in: units.problem.capacity, mostPeople: most)
      }
      let start = Duals(
        rows: [Double](repeating: 0, count: model.rows.count),
        ranges: restrictions.ranges.map { _ in 0 })
      let outcome = relaxation(restrictions).run(
        &model, &graphs, &pricers, from: start, cutoff: 1e9, floor: -1e9, penalty: 1e5,
        work: &work)
      let result = try #require(outcome)
      #expect(result.bound <= best + 1e-5, "seed \(seed)")
      #expect(work > 0 && result.leasts.count == units.problem.units.count)
      if best.isFinite, !optimum.isArtificial {
        let scale = max(1, abs(optimum.objective))
        #expect(result.bound <= optimum.objective + 1e-4 * scale, "seed \(seed)")
      }
      // What proves the bound adds up to it.
      let sum = result.leasts.reduce(result.duals.constant(model, restrictions), +)
      #expect(abs(sum - result.bound) < 1e-6 * max(1, abs(sum)))
      // A floor that is known is kept.
      outcomeKeepsFloor(units, restrictions, best)
    }
  }

  private func outcomeKeepsFloor(
    _ units: BranchedUnits, _ restrictions: Restrictions, _ best: Double
  ) {
    guard best.isFinite else { return }
    var (model, graphs, work) = (units.model, graphs(units), 0)
    var pricers: [UnitPricer] = []
    let start = Duals(
      rows: [Double](repeating: 0, count: model.rows.count),
      ranges: restrictions.ranges.map { _ in 0 })
    let result = relaxation(restrictions).run(
      &model, &graphs, &pricers, from: start, cutoff: -1e9, floor: best, penalty: 1e5, work: &work)
    #expect(result?.bound == best)
  }

  /// Numbers that a solution leaves fractional are whole in every plan; none of them is whole already.
  @Test(arguments: 0..<60)
  func candidatesAreFractional(_ seed: Int) throws {
    guard let units = BranchedUnits(seed) else { return }
    var program = program(units, units.free)
    let solved = program.relax(units.model, solver: solver, within: SolveLimits())
    let solution = try #require(solved)
    for exact in [true, false] {
      let candidates = BranchingCandidates(
        units.model, units.free, program, solution,
        exactUnits: units.problem.units.map { _ in exact })
      let best = candidates.best(8)
      #expect(best.count <= 8)
      #expect(Set(best.map(\.subject)).count == best.count)
      for candidate in best {
        let value = zip(program.members, solution.parts).reduce(0) { sum, entry in
          let column = units.model.columns[entry.0.unit][entry.0.place].column
          return sum + entry.1
            * Restrictions.amount(of: candidate.subject, in: column, of: entry.0.unit)
        }
        #expect(abs(candidate.value - value) < 1e-6)
        #expect(abs(value - value.rounded()) > 0.9e-6)
        if !exact {
          // Others than exact pricing charge for arrivals alone.
          if case .load = candidate.subject {} else { #expect(Bool(false)) }
        }
      }
      // A fractional choice of columns leaves something fractional to branch on.
      let isFractional = solution.parts.contains { $0 > 1e-6 && $0 < 1 - 1e-6 }
      if exact, isFractional, best.isEmpty {
        // Only columns with the same arrivals can be mixed then.
        for unit in units.problem.units.indices {
          let mixed = zip(program.members, solution.parts).filter {
            $0.0.unit == unit && $0.1 > 1e-6
          }.map { units.model.columns[unit][$0.0.place].column.loads.map { [$0.load, $0.people] } }
          #expect(Set(mixed).count <= 1)
        }
      }
    }
  }
}
