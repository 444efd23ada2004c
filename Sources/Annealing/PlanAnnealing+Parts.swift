import Formulation
import IntegerProgramming
import Randomness
import Relaxation
import Synchronization
import Workers

extension PlanAnnealing {
  /// Anneals the parts of a large problem in parallel, in several turns with different partitions.
  mutating func annealInParts(
    _ best: [Schedule], effort: Double, offer: (Occupancy) -> Bool
  ) {
    let (isLarge, isLargest) =
      (problem.people >= parameters.large, problem.people >= parameters.largest)
    let usual = parameters.sweepsInParts
    let sweeps = !isLarge ? usual.0 : !isLargest ? usual.1 : usual.2
    let settings =
      isLarge ? parameters.scheduleSettings.largeParts : parameters.scheduleSettings.parts
    let highest = highestPrice
    let relaxed =
      hasPlan
      ? annealingSchedule.relaxedFromPlan(
        sweeps: Int(sweeps * effort * parameters.partFromPlan), settings, priceScale: highest)
      : annealingSchedule.relaxed(sweeps: Int(sweeps * effort), settings, priceScale: highest)
    let enforced = annealingSchedule.enforced(
      sweeps: Int(sweeps * effort / parameters.enforcedDivisor), settings, priceScale: highest)
    var schedules = best
    // Partitioning takes time, too.
    let turns = isLargest ? parameters.turns.1 : parameters.turns.0
    for turn in 0..<turns where !deadline.isOver {
      annealParts(&schedules, relaxed.piece(turn, of: turns), turn: turn)
    }
    let lastTurns = turns / Int(parameters.enforcedDivisor)
    for turn in 0..<lastTurns where !deadline.isOver {
      annealParts(&schedules, enforced.piece(turn, of: lastTurns), turn: turn)
      var occupancy = Occupancy(schedules, of: problem, rows: rows)
      occupancy.repair()
      _ = offer(occupancy)
    }
  }

  private mutating func annealParts(
    _ schedules: inout [Schedule], _ annealingSchedule: AnnealingSchedule, turn: Int
  ) {
    let parts = SessionParts(problem, parameters).units(turn: turn)
    let seeds = parts.map { _ in random.next() }
    let all = Occupancy(schedules, of: problem, rows: rows).activity
    let before = schedules
    let done = Mutex<[Int: [Schedule]]>([:])
    Threads.perform(parts.count, threads: parameters.threads) {
      [problem, rows, prices, pool, parameters, deadline] number in
      let units = parts[number].map { problem.units[$0] }
      var others = all
      for unit in parts[number] {
        problem.units[unit].forEachLoad(of: before[unit], kindCount: rows.kindCount) {
          rows.add(-$1, of: $0, to: &others)
        }
      }
      var annealing = ScheduleAnnealing(
        units, start: parts[number].map { before[$0] },
        energy: AugmentedLagrangian(
          problem, rows: rows, prices: prices,
          candidates: Candidates(
            parts[number].map { pool.schedules[$0] }, of: units, in: rows),
          activity: others),
        seed: seeds[number], moves: parameters.moves, deadline: deadline)
      annealing.run(annealingSchedule)
      let result = annealing.bestSchedules
      done.withLock { $0[number] = result }
    }
    for (number, units) in parts.enumerated() {
      for (unit, schedule) in zip(units, done.withLock { $0[number] } ?? []) {
        schedules[unit] = schedule
      }
    }
  }
}
