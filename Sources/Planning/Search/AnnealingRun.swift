import Dispatch
import Synchronization

/// Annealing in two phases, towards peaks that are aimed at first, where limits may still be broken
/// a little, and for the cost itself then.
struct AnnealingRun: Sendable {
  /// The peaks to aim at, by session.
  let peaks: [Double]
  /// What breaking a limit costs in the first phase; 0 where it may not be.
  let limitWeight: Double
  /// How many moves to try, per person.
  let movesPerPerson: Int
  /// The first temperature.
  let hot: Double
  let watch: Watch

  /// The best of several runs from one start, side by side; what comes of a seed does not depend on
  /// how many run at once.
  func best(from start: Arrangement, seeds: [UInt64]) -> Arrangement {
    let done = Mutex<[Int: Arrangement]>([:])
    DispatchQueue.concurrentPerform(iterations: seeds.count) { place in
      let result = result(from: start, seed: seeds[place])
      done.withLock { $0[place] = result }
    }
    return done.withLock { done in
      seeds.indices.compactMap { done[$0] }.min { $0.cost < $1.cost } ?? start
    }
  }

  /// Where the two phases lead.
  func result(from start: Arrangement, seed: UInt64) -> Arrangement {
    let moves = movesPerPerson * start.frame.units.reduce(0) { $0 + $1.size }
    var annealing = Annealing(start, seed: seed)
    annealing.run(
      moves: moves, hot: hot, cold: 0.15, targets: peaks, limitWeight: limitWeight, watch: watch)
    var kept = annealing.now
    if limitWeight > 0 { kept.takeOutExcess() }
    annealing = Annealing(kept, seed: seed &+ 1)
    annealing.run(moves: moves / 3, hot: min(hot, 0.3), cold: 0.05, watch: watch)
    return annealing.now
  }

  /// Anneals parts of a large problem side by side: each part is the units that can only come to
  /// its sessions, next to all others as they are.
  func partly(
    _ schedules: [Schedule], of problem: PlanningProblem, rows: HallRows, offset: Int, seed: UInt64
  ) -> [Schedule] {
    let parts = AnnealingRun.parts(of: problem, offset: offset)
    var all = [Double](repeating: 0, count: rows.count)
    for (unit, schedule) in zip(problem.units, schedules) {
      unit.forEachLoad(of: schedule, kindCount: rows.kindCount) { rows.add($1, of: $0, to: &all) }
    }
    let activity = all
    let done = Mutex<[Int: [Schedule]]>([:])
    DispatchQueue.concurrentPerform(iterations: parts.count) { number in
      let units = parts[number].map { problem.units[$0] }
      var others = activity
      for unit in parts[number] {
        problem.units[unit].forEachLoad(of: schedules[unit], kindCount: rows.kindCount) {
          rows.add(-$1, of: $0, to: &others)
        }
      }
      let frame = ArrangementFrame(units, hall: problem.hall, rows: rows, fixedCost: 0)
      var arrangement = Arrangement(frame, next: others)
      arrangement.put(parts[number].map { schedules[$0] })
      var annealing = Annealing(arrangement, seed: seed &+ UInt64(number))
      annealing.run(
        moves: movesPerPerson * units.reduce(0) { $0 + $1.size }, hot: hot, cold: hot / 2,
        targets: peaks, limitWeight: limitWeight, watch: watch)
      let result = annealing.now.schedules
      done.withLock { $0[number] = result }
    }
    var next = schedules
    for (number, units) in parts.enumerated() {
      for (unit, schedule) in zip(units, done.withLock { $0[number] } ?? []) {
        next[unit] = schedule
      }
    }
    return next
  }

  /// With so many sessions in a part, most units are in one.
  private static let sessionsOfPart = 8

  /// The units of each part: those that can come to sessions of one block only.
  static func parts(of problem: PlanningProblem, offset: Int) -> [[Int]] {
    let sessions = problem.hall.slotsOfSession.count
    let count = max(1, sessions / sessionsOfPart)
    var parts = [[Int]](repeating: [], count: count)
    for (number, unit) in problem.units.enumerated() {
      let blocks = Set(unit.sessions.map { ($0 + offset) % sessions * count / sessions })
      if blocks.count == 1, let block = blocks.first { parts[block].append(number) }
    }
    return parts.filter { !$0.isEmpty }
  }
}
