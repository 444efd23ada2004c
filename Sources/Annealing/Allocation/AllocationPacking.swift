import Drives
import Formulation
import IntegerProgramming
import Randomness
import Relaxation

/// Packs the units into a fixed allocation of slots, for sessions with fewer places than people:
/// first decides how many people of each kind every slot takes, close to what the units' schedules
/// ask for, then finds schedules within that allocation.
struct AllocationPacking: Sendable {
  let problem: PlanningProblem
  let rows: ConstraintMatrix
  let prices: DualPrices
  /// How many people are to be placed.
  let placing: Int
  /// How many annealing moves the allocation takes.
  let moves: Int
  /// How often the allocation is annealed at most, each time from twice the temperature, until it
  /// places all of these people.
  let tries: Int
  let relaxed: AnnealingSchedule
  let enforced: AnnealingSchedule
  let parameters: AnnealingParameters
  let deadline: Deadline

  /// Packs the units into an allocation close to their current schedules.
  ///
  /// - Parameters:
  ///   - schedules: the current schedule of each unit.
  ///   - pool: the columns to choose from.
  ///   - seed: the random seed.
  /// - Returns: the schedules found, and a seed for the next step.
  func pack(
    _ schedules: [Schedule], among pool: ColumnPool, seed: UInt64
  ) -> (schedules: [Schedule], seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let allocation = allocation(near: schedules, using: &random)
    let narrow = problem.with(
      problem.capacity.limited(
        by: problem.capacity.limits(of: allocation.people), mostPlaced: allocation.placed))
    let narrowRows = ConstraintMatrix(narrow.capacity)
    var annealing = ScheduleAnnealing(
      problem.units, start: schedules,
      energy: AugmentedLagrangian(
        narrow, rows: narrowRows, prices: pricesOfAllocation,
        candidates: Candidates(pool.schedules, of: problem.units, in: narrowRows)),
      seed: random.next(), moves: parameters.moves, deadline: deadline)
    annealing.run(relaxed)
    annealing.run(enforced)
    var packed = Occupancy(annealing.bestSchedules, of: narrow, rows: narrowRows)
    packed.repair()
    packed.placeByAugmentingPaths()
    return (packed.schedules, random.next())
  }

  private func allocation(near schedules: [Schedule], using random: inout SplitMix64)
    -> SlotAllocation
  {
    var wanted = [Double](repeating: 0, count: rows.loadCount)
    for (unit, schedule) in zip(problem.units, schedules) {
      unit.forEachLoad(of: schedule, kindCount: rows.kindCount) { wanted[$0] += $1 }
    }
    let start = SlotAllocation(
      near: wanted, of: problem, rows: rows, parameters: parameters.allocation)
    var best = start
    var heat = 1.0
    for _ in 0..<tries where best.placed < placing && !deadline.isOver {
      var allocation = start
      allocation.anneal(moves: moves, heat: heat, using: &random)
      if allocation.placed > best.placed { best = allocation }
      heat *= 2
    }
    return best
  }

  /// The dual price of one person in each (slot, donor class), and of a place at all.
  private var pricesOfAllocation: DualPrices {
    let place = prices.limits.last ?? 0
    var ofLimits = DualPrices(none: problem.capacity)
    ofLimits.limits = prices.limits.dropLast() + [0]
    var allocation = prices
    allocation.limits = ofLimits.loadPrices(rows) + [place]
    return allocation
  }
}

extension CapacityModel {
  /// Capacity rows that bound each load by the allocation.
  fileprivate func limits(of allocation: [Int]) -> [CapacityRow] {
    slots.places.flatMap { slot in
      kinds.indices.map { kind in
        let load = load(slot: slot, kind: kind)
        return CapacityRow(
          rule: .arrivalsPerSlot, session: slots[slot].session, minute: nil, subject: slot.rawValue,
          terms: [CapacityRow.Term(load: load, coefficient: 1)], bound: Double(allocation[load]))
      }
    }
  }
}
