import Annealing
import Drives
import Formulation
import IntegerProgramming
import Planning
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// The best choice of one column for each unit, against every choice.
@Suite struct TupleSearchTests {
  /// Every column of each unit, with its excess at some dual values, and the bound excesses are counted
  /// from.
  private func members(
    _ units: BranchedUnits, _ duals: Duals, _ restrictions: Restrictions
  ) -> (members: [[TupleSearch.Member]], floor: Double) {
    var floor = duals.constant(units.model, restrictions)
    let members = units.model.columns.enumerated().map { unit, columns in
      let allowed = columns.filter { restrictions.allow($0, of: unit, in: units.model) }
      let values = allowed.map { duals.value(of: $0, of: unit, restrictions) }
      let least = values.min() ?? 0
      floor += least
      return zip(allowed, values).map {
        TupleSearch.Member(column: $0.column, uses: $0.uses, excess: $1 - least)
      }
    }
    return (members, floor)
  }

  private func search(
    _ units: BranchedUnits, _ duals: Duals, _ restrictions: Restrictions, cutoff: Double,
    looks: Int = .max / 8, accepts: @escaping ([Schedule]) -> Bool = { _ in true }
  ) -> (isDone: Bool, best: [Column]?, cutoff: Double) {
    let (members, floor) = members(units, duals, restrictions)
    var search = TupleSearch(
      units.model, restrictions, members: members, floor: floor, cutoff: cutoff,
      looksAtMost: looks, deadline: BranchedUnits.never, accepts: accepts)
    let isDone = search.run()
    return (isDone, search.best, search.cutoff)
  }

  @Test(arguments: 0..<80)
  func theBestChoiceIsTheBestOfAll(_ seed: Int) {
    guard let units = BranchedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    for step in 0..<8 {
      // With peaks as limits, and without.
      var restrictions = units.free
      if step % 2 == 1 {
        for (number, size) in units.excesses(of: random.one(of: units.plans)).enumerated() {
          restrictions.excesses[number] = 0...size
        }
      }
      var duals = units.duals(restrictions, &random)
      duals.leftOut = 0
      let costs = units.plans.filter { units.keeps(restrictions, $0) }
        .map { units.problem.cost(of: $0) }
      let best = costs.min() ?? .infinity
      for cutoff in [best + 5, best + 1e-3, best - 1e-3, 1e7] where cutoff.isFinite {
        let found = search(units, duals, restrictions, cutoff: cutoff)
        #expect(found.isDone)
        if best < cutoff {
          let schedules = found.best?.map(\.schedule) ?? []
          #expect(schedules.count == units.problem.units.count, "seed \(seed)")
          guard schedules.count == units.problem.units.count else { continue }
          #expect(units.problem.isPlan(schedules))
          #expect(abs(units.problem.cost(of: schedules) - best) < 1e-6, "seed \(seed)")
          #expect(abs(found.cutoff - best) < 1e-6)
        } else {
          #expect(found.best == nil, "seed \(seed)")
        }
      }
    }
  }

  /// A plan counts only if it is accepted: of those that are, the cheapest.
  @Test(arguments: 0..<40)
  func onlyWhatIsAcceptedCounts(_ seed: Int) {
    guard let units = BranchedUnits(seed) else { return }
    let duals = Duals(rows: [Double](repeating: 0, count: units.model.rows.count), ranges: [])
    func accepts(_ plan: [Schedule]) -> Bool {
      units.problem.people(of: plan).reduce(0) { $0 + $1.people } % 2 == seed % 2
    }
    // Of schedules with the same arrivals only the cheapest is a column.
    let best = units.plans.filter(accepts).map { units.problem.cost(of: $0) }.min() ?? .infinity
    let found = search(units, duals, units.free, cutoff: 1e7, accepts: accepts)
    #expect(found.isDone)
    if let columns = found.best {
      #expect(accepts(columns.map(\.schedule)))
      #expect(abs(units.problem.cost(of: columns.map(\.schedule)) - best) < 1e-6)
    } else {
      #expect(best == .infinity)
    }
  }

  /// A search with too few looks says that it has not come to its end.
  @Test(arguments: 0..<40)
  func tooFewLooksAreTold(_ seed: Int) {
    guard let units = BranchedUnits(seed), units.plans.count > 200 else { return }
    let duals = Duals(rows: [Double](repeating: 0, count: units.model.rows.count), ranges: [])
    #expect(!search(units, duals, units.free, cutoff: 1e7, looks: 1).isDone)
  }

  /// A row that is filled to its bound is kept, and so is one within rounding; what is beyond is not.
  @Test(arguments: [(0.0, true), (0.5e-7, true), (3e-7, false), (1e-3, false)])
  func rowsAreKeptToTheirTolerance(_ excess: Double, _ isKept: Bool) throws {
    let shape = BranchedUnits.shape.with {
      $0.units = 2...2
      $0.people = 1...1
      $0.limits = 0
      $0.ties = 0
    }
    let units = try #require(
      BranchedUnits.cases(0..<60, shape).first { entry in
        let units = entry.units.problem.units
        return units.count == 2 && units[0].slots.contains { units[1].slots.contains($0) }
      }?.units)
    let base = units.problem
    let slot = try #require(base.units[0].slots.first { base.units[1].slots.contains($0) })
    // Both in one slot, which is what the row allows, but for the excess.
    let capacity = CapacityModel(
      slots: base.capacity.slots, slotsOfSession: base.capacity.slotsOfSession,
      kinds: base.capacity.kinds,
      limits: [
        CapacityRow(
          rule: .stageCapacity, session: base.capacity.slots[slot].session, minute: 0, subject: 0,
          terms: base.capacity.kinds.indices.map {
            CapacityRow.Term(
              load: base.capacity.load(slot: slot, kind: $0), coefficient: 0.5 + excess / 2)
          }, bound: 1)
      ], excesses: base.capacity.excesses)
    let model = TreeModel(base.with(capacity))
    let members = base.units.enumerated().map { unit, description in
      let place = description.slots.firstIndex(of: slot) ?? 0
      let column = Column(
        Schedule(placements: [
          Schedule.Placement(itemClass: 0, slot: Int32(place), count: 1)
        ]), of: description, kindCount: model.kindCount)
      return [TupleSearch.Member(column: column, uses: model.uses(of: column), excess: 0)]
    }
    var search = TupleSearch(
      model, units.free, members: members, floor: 0, cutoff: 1e6, looksAtMost: 1_000,
      deadline: BranchedUnits.never, accepts: { _ in true })
    let isDone = search.run()
    #expect(isDone)
    #expect((search.best != nil) == isKept)
  }

  // MARK: Neighbourhoods

  /// The best plan in which some units alone have other schedules.
  @Test(arguments: 0..<60)
  func theBestNeighbourIsTheBestOfAll(_ seed: Int) {
    guard let units = BranchedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    let graphs = UnitGraphs(
      units.model, mayLeaveOut: true, parameters: BranchedUnits.parameters)
    for _ in 0..<6 {
      var duals = units.duals(units.free, &random)
      duals.leftOut = 0
      var neighbourhood = Neighbourhood(
        units.model, graphs, duals: duals, parameters: BranchedUnits.parameters,
        deadline: BranchedUnits.never, accepts: { _ in true })
      let plan = random.one(of: units.plans)
      let free = units.problem.units.indices.filter { _ in random.happens(0.6) }
      let cost = units.problem.cost(of: plan)
      let neighbours = units.plans.filter { other in
        other.indices.allSatisfy { free.contains($0) || other[$0] == plan[$0] }
      }
      let best = neighbours.map { units.problem.cost(of: $0) }.min() ?? cost
      let found = neighbourhood.improve(plan, free: free, cutoff: cost - 1e-6)
      if best < cost - 1e-5 {
        #expect(found != nil, "seed \(seed)")
        guard let found else { continue }
        #expect(abs(units.problem.cost(of: found) - best) < 1e-6, "seed \(seed)")
        #expect(units.problem.isPlan(found))
        for unit in found.indices where !free.contains(unit) { #expect(found[unit] == plan[unit]) }
      } else {
        #expect(found == nil, "seed \(seed)")
      }
    }
  }
}
