import Formulation
import IntegerProgramming
import Randomness
import Relaxation
import Synchronization
import Workers

extension PlanAnnealing {
  /// Parts of a large problem side by side, in turns that cut it differently.
  mutating func annealInParts(
    _ best: [Schedule], effort: Double, offer: (Occupancy) -> Bool
  ) {
    let (isLarge, isLargest) =
      (problem.people >= parameters.large, problem.people >= parameters.largest)
    let usual = parameters.sweepsInParts
    let sweeps = !isLarge ? usual.0 : !isLargest ? usual.1 : usual.2
    let course = isLarge ? parameters.courses.largeParts : parameters.courses.parts
    let highest = highestPrice
    let soft =
      hasPlan
      ? cooling.softAgain(
        sweeps: Int(sweeps * effort * parameters.partFromPlan), course, worth: highest)
      : cooling.soft(sweeps: Int(sweeps * effort), course, worth: highest)
    let firm = cooling.firm(
      sweeps: Int(sweeps * effort / parameters.firmDivisor), course, worth: highest)
    var schedules = best
    // Cutting takes time, too.
    let turns = isLargest ? parameters.turns.1 : parameters.turns.0
    for turn in 0..<turns where !deadline.isOver {
      annealParts(&schedules, soft.piece(turn, of: turns), turn: turn)
    }
    let lastTurns = turns / Int(parameters.firmDivisor)
    for turn in 0..<lastTurns where !deadline.isOver {
      annealParts(&schedules, firm.piece(turn, of: lastTurns), turn: turn)
      var occupancy = Occupancy(schedules, of: problem, rows: rows)
      occupancy.mend()
      _ = offer(occupancy)
    }
  }

  private mutating func annealParts(
    _ schedules: inout [Schedule], _ cooling: AnnealingSchedule, turn: Int
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
      annealing.run(cooling)
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
