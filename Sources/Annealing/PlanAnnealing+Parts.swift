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
    let sweeps =
      problem.people < 100_000 ? 5_000.0 : problem.people < 500_000 ? 2_000 : 1_150
    let course = problem.people < 100_000 ? Cooling.Course.parts : .largeParts
    let highest = highestPrice
    let soft =
      hasPlan
      ? Cooling.softAgain(sweeps: Int(sweeps * effort / 4), course, worth: highest)
      : .soft(sweeps: Int(sweeps * effort), course, worth: highest)
    let firm = Cooling.firm(sweeps: Int(sweeps * effort / 3), course, worth: highest)
    var schedules = best
    // Cutting takes time, too.
    let turns = problem.people < 500_000 ? 12 : 6
    for turn in 0..<turns where !watch.isOver {
      annealParts(&schedules, soft.piece(turn, of: turns), turn: turn)
    }
    let lastTurns = turns / 3
    for turn in 0..<lastTurns where !watch.isOver {
      annealParts(&schedules, firm.piece(turn, of: lastTurns), turn: turn)
      var occupancy = Occupancy(schedules, of: problem, rows: rows)
      occupancy.mend()
      _ = offer(occupancy)
    }
  }

  private mutating func annealParts(
    _ schedules: inout [Schedule], _ cooling: Cooling, turn: Int
  ) {
    let parts = SessionParts.units(of: problem, turn: turn)
    let seeds = parts.map { _ in random.next() }
    let all = Occupancy(schedules, of: problem, rows: rows).activity
    let before = schedules
    let done = Mutex<[Int: [Schedule]]>([:])
    Threads.perform(parts.count) {
      [problem, rows, prices, pool, watch] number in
      let units = parts[number].map { problem.units[$0] }
      var others = all
      for unit in parts[number] {
        problem.units[unit].forEachLoad(of: before[unit], kindCount: rows.kindCount) {
          rows.add(-$1, of: $0, to: &others)
        }
      }
      var annealing = ScheduleAnnealing(
        units, start: parts[number].map { before[$0] },
        energy: HallEnergy(
          problem, rows: rows, prices: prices,
          candidates: Candidates(
            parts[number].map { pool.schedules[$0] }, of: units, in: rows),
          activity: others),
        seed: seeds[number], watch: watch)
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
