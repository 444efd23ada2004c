import Annealing
import Formulation
import IntegerProgramming
import Planning
import SolverTestSupport
import TestSupport
import Testing
import UnitPricing

/// What nodes share and ask for: columns, rows, restrictions and dual values, by definition.
@Suite struct TreeModelTests {
  /// Columns with the same arrivals that leave out people of the same cost are known once, by the
  /// cheapest.
  @Test(arguments: 0..<40)
  func aColumnIsKnownOnceByItsCheapestSchedule(_ seed: Int) {
    guard let units = BranchedUnits(seed) else { return }
    var model = TreeModel(units.example.problem)
    for (unit, description) in units.problem.units.enumerated() {
      var cheapest: [[Int]: Double] = [:]
      for schedule in description.everySchedule() ?? [] {
        let column = Column(schedule, of: description, kindCount: model.kindCount)
        let key =
          column.loads.flatMap { [Int($0.load), Int($0.people)] } + [
            Int(column.costLeftOut.rounded())
          ]
        let known = cheapest[key]
        let (place, isNew) = model.add(column, of: unit)
        #expect(isNew == (known.map { column.cost < $0 - 1e-9 } ?? true))
        cheapest[key] = min(known ?? .infinity, column.cost)
        #expect(abs(model.columns[unit][place].column.cost - (cheapest[key] ?? 0)) < 1e-9)
      }
    }
  }

  @Test(arguments: 0..<40)
  func usesAreThoseOfTheRows(_ seed: Int) {
    guard let units = BranchedUnits(seed) else { return }
    let all = units.problem.capacity.limits + units.problem.capacity.excesses.flatMap(\.rows)
    for (unit, columns) in units.model.columns.enumerated() {
      for column in columns {
        let loads = units.problem.units[unit].loads(
          of: column.column.schedule, capacity: units.problem.capacity)
        let expected = all.enumerated().filter { $0.element.use(by: loads) > 0 }
        #expect(column.uses.map { Int($0.row) } == expected.map(\.offset))
        for (use, row) in zip(column.uses, expected) {
          #expect(abs(use.amount - row.element.use(by: loads)) < 1e-9)
        }
      }
    }
    for (number, range) in units.model.rows.excesses.enumerated() {
      for row in range { #expect(units.model.excess(ofPresence: row) == number) }
    }
    // Rounded rows cut off no plan.
    #expect(units.plans.allSatisfy { units.example.problem.isPlan($0, tolerance: 1e-6) })
  }

  /// Bounds set one after another leave what all of them allow.
  @Test func boundsOfOneNumberMeet() {
    var restrictions = Restrictions(excesses: [])
    restrictions.bound(.slots(unit: 1), to: 4)
    restrictions.bound(.slots(unit: 1), from: 2)
    restrictions.bound(.slots(unit: 0), to: 3)
    restrictions.bound(.slots(unit: 1), from: 1, to: 5)
    #expect(restrictions.ranges.count == 2)
    #expect(restrictions.ranges[0].least == 2 && restrictions.ranges[0].most == 4)
    #expect(restrictions.ranges[1].least == 0 && restrictions.ranges[1].most == 3)
  }

  /// A column may be part of a node's plans unless, by itself, it breaks a bound of its own unit, brings
  /// too many to a slot or to a peak.
  @Test(arguments: 0..<60)
  func aColumnIsAllowedUnlessItBreaksABoundByItself(_ seed: Int) {
    guard let units = BranchedUnits(seed) else { return }
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<8 {
      let restrictions = units.restrictions(&random)
      for (unit, columns) in units.model.columns.enumerated() {
        for priced in columns {
          let column = priced.column
          let loads = units.problem.units[unit].loads(
            of: column.schedule, capacity: units.problem.capacity)
          var isAllowed = true
          for range in restrictions.ranges {
            let amount = Restrictions.amount(of: range.subject, in: column, of: unit)
            let isOwn =
              switch range.subject {
              case .load: false
              case .use(let owner, _), .slots(let owner), .runs(let owner), .arrivals(let owner, _):
                owner == unit
              }
            if amount > range.most || (isOwn && amount < range.least) { isAllowed = false }
          }
          for (number, excess) in units.problem.capacity.excesses.enumerated()
          where excess.size(by: loads) > restrictions.excesses[number].upperBound + 1e-6 {
            isAllowed = false
          }
          #expect(restrictions.allow(priced, of: unit, in: units.model) == isAllowed)
        }
      }
      // Every plan of the node is made of such columns.
      for plan in units.plans where units.keeps(restrictions, plan) {
        for (unit, schedule) in plan.enumerated() {
          let column = units.column(schedule, of: unit)
          #expect(restrictions.allow(column, of: unit, in: units.model))
        }
      }
    }
  }

  @Test(arguments: 0..<40)
  func amountsAreThoseOfTheSchedule(_ seed: Int) {
    guard let units = BranchedUnits(seed) else { return }
    for (unit, columns) in units.model.columns.enumerated() {
      for column in columns.map(\.column).prefix(80) {
        let description = units.problem.units[unit]
        let used = Set(column.schedule.placements.map { Int($0.slot) })
        for owner in units.problem.units.indices {
          func amount(_ subject: Restrictions.Subject) -> Double {
            Restrictions.amount(of: subject, in: column, of: unit)
          }
          let isOwn = owner == unit
          #expect(amount(.slots(unit: owner)) == (isOwn ? Double(used.count) : 0))
          let runs = used.count { !(description.followsPrevious[$0] && used.contains($0 - 1)) }
          #expect(amount(.runs(unit: owner)) == (isOwn ? Double(runs) : 0))
          for slot in description.slots.indices {
            #expect(
              amount(.use(unit: owner, slot: slot)) == (isOwn && used.contains(slot) ? 1 : 0))
          }
          let loads = description.loads(of: column.schedule, capacity: units.problem.capacity)
          for load in 0..<units.problem.capacity.loadCount {
            let people = Double(loads.first { $0.load == load }?.people ?? 0)
            #expect(amount(.load(load)) == people)
            #expect(amount(.arrivals(unit: owner, load: load)) == (isOwn ? people : 0))
          }
        }
      }
    }
  }

  /// At any dual values of the right signs, the constant and each unit's least value prove a bound of
  /// every plan of the node.
  @Test(arguments: 0..<60)
  func anyDualValuesProveABound(_ seed: Int) {
    guard var units = BranchedUnits(seed) else { return }
    units.model.leastCostLeftOut = units.leastCostLeftOut
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<10 {
      let restrictions = units.restrictions(&random)
      let duals = units.duals(restrictions, &random)
      let best =
        units.plans.filter { units.keeps(restrictions, $0) }
        .map { units.problem.cost(of: $0) }.min() ?? .infinity
      let bound = units.model.columns.enumerated().reduce(
        duals.constant(units.model, restrictions)
      ) { sum, entry in
        sum
          + (entry.element.filter { restrictions.allow($0, of: entry.offset, in: units.model) }
            .map { duals.value(of: $0, of: entry.offset, restrictions) }.min() ?? .infinity)
      }
      #expect(bound <= best + 1e-6)
    }
  }

  /// What a plan costs is its columns' values and what the rows are short of or beyond, at any dual
  /// values.
  @Test(arguments: 0..<40)
  func valuesAddUpToTheLagrangian(_ seed: Int) {
    guard var units = BranchedUnits(seed) else { return }
    units.model.leastCostLeftOut = units.leastCostLeftOut
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<10 {
      let restrictions = units.restrictions(&random)
      let duals = units.duals(restrictions, &random)
      let plan = random.one(of: units.plans)
      let columns = plan.enumerated().map { units.column($0.element, of: $0.offset) }
      var expected = units.problem.constant
      let activity = units.model.rows.activity(
        of: {
          var loads = [Double](repeating: 0, count: units.model.rows.loadCount)
          for (load, count) in units.problem.people(of: plan) { loads[load] += Double(count) }
          return loads
        }())
      for (unit, column) in columns.enumerated() {
        // Of columns with the same people in the same slots, the cheapest is known.
        #expect(column.column.cost <= units.problem.units[unit].cost(of: plan[unit]) + 1e-9)
        expected += column.column.cost
        expected -= duals.leftOut * column.column.costLeftOut
      }
      for row in activity.indices { expected -= duals.rows[row] * activity[row] }
      for (range, dual) in zip(restrictions.ranges, duals.ranges) {
        expected -= dual * units.amount(of: range.subject, in: plan)
      }
      let sum = columns.enumerated().reduce(units.problem.constant) {
        $0 + duals.value(of: $1.element, of: $1.offset, restrictions)
      }
      #expect(abs(sum - expected) < 1e-6)
      // What people are charged is what their rows and ranges are.
      let loadPrices = duals.loadPrices(units.model, restrictions)
      for load in loadPrices.indices {
        var charge = 0.0
        for entry in units.model.rows.entries(of: load) {
          charge -= entry.coefficient * duals.rows[Int(entry.row)]
        }
        for (range, dual) in zip(restrictions.ranges, duals.ranges)
        where range.subject == .load(load) {
          charge -= dual
        }
        #expect(abs(loadPrices[load] - charge) < 1e-9)
      }
    }
  }

  @Test func dualValuesAreMixedAndExtended() {
    let one = Duals(rows: [-4, 0], leftOut: 1, ranges: [2])
    let other = Duals(rows: [0, -8], leftOut: 0, ranges: [-2])
    let mixed = one.mixed(with: other, part: 0.25)
    #expect(mixed.rows == [-3, -2] && mixed.leftOut == 0.75 && mixed.ranges == [1])
    #expect(one.extended(toRanges: 3).ranges == [2, 0, 0])
    #expect(one.extended(toRanges: 0).ranges == [2])
  }
}
