import Annealing
import Drives
import Formulation
import GLPK
import IntegerProgramming
import Planning
import SolverTestSupport
import TestSupport
import UnitPricing

/// A few random units as the tree sees them, with every column that may be part of a plan and every plan
/// there is.
struct BranchedUnits {
  let example: RandomUnits.Example
  var model: TreeModel
  /// Every choice of possible schedules that keeps all rows.
  let plans: [[Schedule]]

  /// The problem of the tree, its rows rounded to what whole people can use.
  var problem: PlanningProblem { model.problem }

  static let shape = RandomUnits.Shape().with {
    $0.units = 2...3
    $0.people = 1...3
    $0.slots = 2...4
    $0.limits = 0.6
    $0.ties = 0.15
    $0.extras = 0.15
    $0.wholes = 0.15
  }

  static let parameters = PlanningParameters().tree
  static let solver = GLPKSolver()
  static let never = Deadline(seconds: nil, cancellation: Cancellation()) { 0 }

  /// The units of a seed; nil where they have too many plans, or none.
  init?(_ seed: Int, _ shape: RandomUnits.Shape = BranchedUnits.shape) {
    example = RandomUnits.example(seed, shape)
    model = TreeModel(example.problem)
    let problem = model.problem
    guard let choices = problem.everyChoice(atMost: 6_000) else { return nil }
    plans = choices.filter { problem.isPlan($0) }
    guard !plans.isEmpty else { return nil }
    for (unit, description) in problem.units.enumerated() {
      for schedule in description.everySchedule() ?? []
      where description.isPossible(schedule, in: problem.capacity) {
        model.add(Column(schedule, of: description, kindCount: model.kindCount), of: unit)
      }
    }
  }

  /// The units of many seeds.
  static func cases(
    _ seeds: Range<Int>, _ shape: RandomUnits.Shape = BranchedUnits.shape
  ) -> [(seed: Int, units: BranchedUnits)] {
    seeds.compactMap { seed in BranchedUnits(seed, shape).map { (seed, $0) } }
  }

  /// The least cost of any plan.
  var least: Double { plans.reduce(.infinity) { min($0, problem.cost(of: $1)) } }

  /// No restrictions.
  var free: Restrictions { Restrictions(excesses: problem.capacity.excesses.map(\.range)) }

  func column(_ schedule: Schedule, of unit: Int) -> TreeModel.PricedColumn {
    let column = Column(schedule, of: problem.units[unit], kindCount: model.kindCount)
    var model = model
    let place = model.add(column, of: unit).place
    return model.columns[unit][place]
  }

  /// What a plan has of a number that branching bounds.
  func amount(of subject: Restrictions.Subject, in plan: [Schedule]) -> Double {
    plan.enumerated().reduce(0) { sum, entry in
      let column = Column(
        entry.element, of: problem.units[entry.offset], kindCount: model.kindCount)
      return sum + Restrictions.amount(of: subject, in: column, of: entry.offset)
    }
  }

  func excesses(of plan: [Schedule]) -> [Double] {
    let people = problem.people(of: plan)
    return problem.capacity.excesses.map { $0.size(by: people) }
  }

  /// Whether a plan keeps what a node asks for.
  func keeps(_ restrictions: Restrictions, _ plan: [Schedule]) -> Bool {
    restrictions.ranges.allSatisfy { range in
      let amount = amount(of: range.subject, in: plan)
      return amount >= range.least - 1e-9 && amount <= range.most + 1e-9
    }
      && zip(excesses(of: plan), restrictions.excesses).allSatisfy {
        $0 >= $1.lowerBound - 1e-9 && $0 <= $1.upperBound + 1e-9
      }
  }

  /// A subject of a unit or of the capacity model.
  func subject(_ random: inout SplitMix64) -> Restrictions.Subject {
    let unit = random.number(0...problem.units.count - 1)
    let slot = random.number(0...problem.units[unit].slots.count - 1)
    let load = problem.capacity.load(
      slot: problem.units[unit].slots[slot], kind: random.number(0...model.kindCount - 1))
    switch random.number(0...4) {
    case 0: return .use(unit: unit, slot: slot)
    case 1: return .slots(unit: unit)
    case 2: return .runs(unit: unit)
    case 3: return .load(load)
    default: return .arrivals(unit: unit, load: load)
    }
  }

  /// Restrictions around some plan: bounds of a few numbers on one side, and of peaks.
  func restrictions(_ random: inout SplitMix64) -> Restrictions {
    let plan = random.one(of: plans)
    var restrictions = free
    for _ in 0..<random.number(0...3) {
      let subject = subject(&random)
      let amount = amount(of: subject, in: plan)
      if random.happens(0.5) {
        restrictions.bound(subject, to: amount)
      } else if amount > 0 {
        restrictions.bound(subject, from: amount)
      }
    }
    if random.happens(0.5) {
      for (number, peak) in excesses(of: plan).enumerated() {
        restrictions.excesses[number] =
          max(0, peak - Double(random.number(0...2)))...peak + Double(random.number(0...2))
      }
    }
    return restrictions
  }

  /// Dual values that prove something: no row's is above zero, and each range's has the sign of its bound.
  func duals(_ restrictions: Restrictions, _ random: inout SplitMix64) -> Duals {
    var rows = [Double](repeating: 0, count: model.rows.count)
    for row in 0..<model.rows.limitCount where random.happens(0.5) {
      rows[row] = -Double(random.number(0...30)) / 4
    }
    for (number, range) in model.rows.excesses.enumerated() {
      for row in range where random.happens(0.7) {
        rows[row] =
          -model.rows.excessWeights[number] * Double(random.number(0...4)) / 4 / Double(range.count)
      }
    }
    return Duals(
      rows: rows, leftOut: random.one(of: [0, 0, 0.5, 1]),
      ranges: restrictions.ranges.map {
        $0.most == .infinity
          ? Double(random.number(0...16)) / 4 : -Double(random.number(0...16)) / 4
      })
  }

  /// The least cost of leaving people out in any plan.
  var leastCostLeftOut: Double {
    plans.map { plan in
      plan.enumerated().reduce(0) {
        $0
          + Column($1.element, of: problem.units[$1.offset], kindCount: model.kindCount).costLeftOut
      }
    }.min() ?? 0
  }
}
