import Drives
import Formulation
import IntegerProgramming
import Randomness
import Relaxation

/// Arranges units within quotas, so that a hall that is too small for all is filled to the last: how
/// many people of each kind each slot takes is settled first, near to what the units would like, and
/// then the units share that.
struct AllocationPacking: Sendable {
  let problem: PlanningProblem
  let rows: ConstraintMatrix
  let prices: DualPrices
  /// How many people shall have a place.
  let placing: Int
  /// How many moves quotas are annealed with.
  let moves: Int
  /// How often that is tried at most, each time twice as hot, where not all of these people have a
  /// place.
  let tries: Int
  let soft: AnnealingSchedule
  let firm: AnnealingSchedule
  let parameters: AnnealingParameters
  let deadline: Deadline

  /// Arranges units within quotas near to what they do.
  ///
  /// - Parameters:
  ///   - schedules: what each unit does.
  ///   - pool: what they may choose from.
  ///   - seed: decides what is tried.
  /// - Returns: what they do then, and a seed for what follows.
  func pack(
    _ schedules: [Schedule], among pool: ColumnPool, seed: UInt64
  ) -> (schedules: [Schedule], seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let quotas = quotas(near: schedules, using: &random)
    let narrow = problem.with(
      problem.hall.limited(
        by: problem.hall.limits(of: quotas.people), mostPlaced: quotas.placed))
    let narrowRows = ConstraintMatrix(narrow.hall)
    var annealing = ScheduleAnnealing(
      problem.units, start: schedules,
      energy: AugmentedLagrangian(
        narrow, rows: narrowRows, prices: pricesOfQuotas,
        candidates: Candidates(pool.schedules, of: problem.units, in: narrowRows)),
      seed: random.next(), moves: parameters.moves, deadline: deadline)
    annealing.run(soft)
    annealing.run(firm)
    return (annealing.bestSchedules, random.next())
  }

  private func quotas(near schedules: [Schedule], using random: inout SplitMix64) -> SlotAllocation
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
      var quotas = start
      quotas.anneal(moves: moves, heat: heat, using: &random)
      if quotas.placed > best.placed { best = quotas }
      heat *= 2
    }
    return best
  }

  /// What the hall's limits charge for one person in each load, and for a place at all.
  private var pricesOfQuotas: DualPrices {
    let place = prices.limits.last ?? 0
    var ofLimits = DualPrices(none: problem.hall)
    ofLimits.limits = prices.limits.dropLast() + [0]
    var quotas = prices
    quotas.limits = ofLimits.loadPrices(rows) + [place]
    return quotas
  }
}

extension CapacityModel {
  /// Limits that let in so many people of each load.
  fileprivate func limits(of quotas: [Int]) -> [CapacityRow] {
    slots.indices.flatMap { slot in
      kinds.indices.map { kind in
        let load = load(slot: slot, kind: kind)
        return CapacityRow(
          rule: .arrivalsPerSlot, session: slots[slot].session, minute: nil, subject: slot,
          terms: [CapacityRow.Term(load: load, coefficient: 1)], bound: Double(quotas[load]))
      }
    }
  }
}
