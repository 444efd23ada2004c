import Drives
import Formulation
import GLPK
import IntegerProgramming
import Relaxation
import SolverTestSupport
import TestSupport

/// A few random units that share a capacity model, with every schedule of each: the master program
/// over all of them can be solved as it reads.
struct RelaxedUnits {
  let example: RandomUnits.Example
  let rows: ConstraintMatrix
  /// The schedules of each unit that keep its absence limit and, alone, every slot's room.
  let pool: [[Schedule]]

  var problem: PlanningProblem { example.problem }
  var capacity: CapacityModel { example.problem.capacity }

  static let shape = RandomUnits.Shape().with {
    $0.units = 2...3
    $0.people = 1...3
    $0.slots = 2...4
    $0.limits = 0.6
    $0.ties = 0.1
    $0.extras = 0.1
  }

  static let parameters = RelaxationParameters(threads: 1)
  static let never = Deadline(seconds: nil, cancellation: Cancellation()) { 0 }
  static let solver = GLPKSolver()

  init?(_ seed: Int, _ shape: RandomUnits.Shape = RelaxedUnits.shape) {
    example = RandomUnits.example(seed, shape)
    let problem = example.problem
    rows = ConstraintMatrix(problem.capacity)
    pool = problem.units.map { unit in
      (unit.everySchedule(atMost: 600) ?? []).filter { schedule in
        unit.allows(schedule)
          && unit.slots.indices.allSatisfy {
            unit.peopleAway(in: [$0], schedule)
              <= problem.capacity.mostPeople(inSlot: unit.slots[$0])
          }
      }
    }
    guard pool.allSatisfy({ !$0.isEmpty }) else { return nil }
  }

  /// The units of many seeds.
  static func cases(
    _ seeds: Range<Int>, _ shape: RandomUnits.Shape = RelaxedUnits.shape
  ) -> [(seed: Int, units: RelaxedUnits)] {
    seeds.compactMap { seed in RelaxedUnits(seed, shape).map { (seed, $0) } }
  }

  /// Prices that are at least zero, those of presences adding up to the weight of the peak.
  func prices(_ random: inout SplitMix64) -> DualPrices {
    var prices = DualPrices(none: capacity)
    for limit in prices.limits.indices where random.happens(0.5) {
      prices.limits[limit] = Double(random.number(0...60)) / 4
    }
    for (number, excess) in capacity.excesses.enumerated() {
      for row in excess.rows.indices {
        prices.presences[number][row] = Double(random.number(0...8)) * excess.weight / 8
      }
    }
    prices.repair(capacity)
    return prices
  }

  /// The Lagrangian bound at prices: what nobody avoids, each unit's cheapest schedule, less what the
  /// limits take back.
  func bound(at prices: DualPrices) -> Double {
    let loadPrices = prices.loadPrices(rows)
    return zip(problem.units, pool).reduce(problem.constant - prices.boundTerm(rows)) {
      sum, entry in
      sum + (entry.1.map { entry.0.cost(of: $0, at: loadPrices, in: capacity) }.min() ?? 0)
    }
  }

  /// The master program with every schedule, and its optimum.
  func master() -> (program: MasterProgram, relaxation: IntegerProgramming.Relaxation)? {
    var master = MasterProgram(problem)
    for (unit, schedules) in pool.enumerated() {
      for schedule in schedules { master.add(schedule, of: unit) }
    }
    guard
      case .optimal(let relaxation) = RelaxedUnits.solver.relax(
        master.program, from: nil, within: SolveLimits())
    else { return nil }
    return (master, relaxation)
  }

  func ascent(from start: DualPrices? = nil) -> VolumeAlgorithm {
    VolumeAlgorithm(
      problem, rows: rows, from: start, solver: RelaxedUnits.solver,
      parameters: RelaxedUnits.parameters, deadline: RelaxedUnits.never)
  }
}
