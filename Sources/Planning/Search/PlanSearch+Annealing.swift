import Annealing
import Formulation
import IntegerProgramming
import Randomness
import Relaxation
import Synchronization
import Workers

extension PlanSearch {
  /// Anneals plans out of the schedules that the units answered to prices.
  ///
  /// - Parameter effort: how much work, 1 being usual.
  mutating func improve(effort: Double) {
    guard let prices, !isDone else { return }
    // What is stopped halfway is no plan yet: where that may be, a quick one is made first.
    if !hasPlan, watch.isLimited || !isSmall || suitsTree {
      anneal(at: prices, effort: effort / 12)
    }
    if suitsTree {
      branchFirst(effort: effort)
      guard !isDone else { return }
    }
    anneal(at: prices, effort: effort)
  }

  private mutating func anneal(at prices: HallPrices, effort: Double) {
    if SessionParts.count(for: problem) > 1 {
      annealInParts(at: prices, effort: effort)
    } else {
      annealSideBySide(at: prices, effort: effort)
    }
  }

  /// Runs of annealing that cool down alike.
  struct Wave {
    let runs: Int
    let soft: Cooling
    /// How units are packed in between, where not everyone fits in.
    var packing: QuotaPacking?
    let firm: Cooling
  }

  /// Several plans side by side; of each wave the better go on.
  private mutating func annealSideBySide(at prices: HallPrices, effort: Double) {
    var plans = [best]
    // What later waves choose from. Of few hundred people there are many plans by then, and others'
    // best parts are worth more than schedules nobody has, but for those cheapest at the prices.
    var elite = isSmall ? pool.cheapest(1, of: problem, rows: rows, at: prices) : pool
    for (number, wave) in waves(at: prices, effort: effort).enumerated() where !isDone {
      let seeds = (0..<wave.runs).map { _ in random.next() }
      let results = anneal(
        plans, wave, among: number > 0 ? elite : pool, seeds: seeds, at: prices)
      for result in results {
        pool.add(result.schedules)
        elite.add(result.schedules)
        keep(result)
      }
      plans = results.sorted { $0.cost < $1.cost }.prefix(max(1, wave.runs / 3))
        .map(\.schedules)
    }
  }

  /// How many sweeps an effort is, where the usual one is so many: as much work where few hundred
  /// people's units have many schedules that touch many rows as where they have few.
  func sweeps(_ usual: Double, effort: Double) -> Int {
    let scale = isSmall ? min(1, 50_000 / max(1, entriesOfPool)) : 1
    return Int((usual * effort * scale).rounded(.up))
  }

  /// What one person is charged in the dearest slot.
  func highestPrice(_ prices: HallPrices) -> Double {
    prices.loadPrices(rows).max() ?? 0
  }

  /// At such a price of a slot people are left out: many times what any slot costs by itself.
  static let dear = 30.0

  private func waves(at prices: HallPrices, effort: Double) -> [Wave] {
    if let mostPlaced = problem.hall.mostPlaced {
      return packingWaves(placing: mostPlaced, at: prices, effort: effort)
    }
    let highest = highestPrice(prices)
    let course = isSmall ? Cooling.Course.few : .many
    func wave(_ runs: Int, fresh: Bool, _ soft: Double, _ firm: Double) -> Wave {
      let softSweeps = sweeps(soft, effort: effort)
      return Wave(
        runs: runs,
        soft: fresh
          ? .soft(sweeps: softSweeps, course, worth: highest)
          : .softAgain(sweeps: softSweeps, course, worth: highest),
        firm: .firm(sweeps: sweeps(firm, effort: effort), course, worth: highest))
    }
    let first = isSmall ? wave(6, fresh: true, 800, 400) : wave(4, fresh: true, 1_500, 400)
    let again = isSmall ? wave(4, fresh: false, 300, 400) : wave(2, fresh: false, 1_800, 500)
    if isWarm, isSmall, highest > PlanSearch.dear {
      // Of another drive's plan little remains where it matters who is left out.
      return [wave(2, fresh: true, 3_500, 1_200)]
    }
    return (hasPlan ? [] : [first]) + (isSmall ? [again, again] : [again])
  }

  /// What comes of each run, mended where it broke a limit: what comes of a seed does not depend on
  /// how many run at once.
  private func anneal(
    _ plans: [[Schedule]], _ wave: Wave, among pool: SchedulePool, seeds: [UInt64],
    at prices: HallPrices
  ) -> [Occupancy] {
    let energy = HallEnergy(
      problem, rows: rows, prices: prices,
      candidates: Candidates(pool.schedules, of: problem.units, in: rows))
    let done = Mutex<[Int: Occupancy]>([:])
    Threads.perform(seeds.count) {
      [problem, rows, watch] number in
      var annealing = ScheduleAnnealing(
        problem.units, start: plans[number % plans.count], energy: energy, seed: seeds[number],
        watch: watch)
      annealing.run(wave.soft)
      if let packing = wave.packing {
        let packed = packing.pack(annealing.schedules, among: pool, seed: seeds[number])
        annealing = ScheduleAnnealing(
          problem.units, start: packed.schedules, energy: energy, seed: packed.seed, watch: watch)
      }
      annealing.run(wave.firm)
      var occupancy = Occupancy(annealing.bestSchedules, of: problem, rows: rows)
      occupancy.mend()
      let result = occupancy
      done.withLock { $0[number] = result }
    }
    return done.withLock { done in seeds.indices.compactMap { done[$0] } }
  }

  /// Parts of a large problem side by side, in turns that cut it differently.
  private mutating func annealInParts(at prices: HallPrices, effort: Double) {
    let sweeps =
      problem.people < 100_000 ? 5_000.0 : problem.people < 500_000 ? 2_000 : 1_150
    let course = problem.people < 100_000 ? Cooling.Course.parts : .largeParts
    let highest = highestPrice(prices)
    let soft =
      hasPlan
      ? Cooling.softAgain(sweeps: Int(sweeps * effort / 4), course, worth: highest)
      : .soft(sweeps: Int(sweeps * effort), course, worth: highest)
    let firm = Cooling.firm(sweeps: Int(sweeps * effort / 3), course, worth: highest)
    var schedules = best
    // Cutting takes time, too.
    let turns = problem.people < 500_000 ? 12 : 6
    for turn in 0..<turns where !watch.isOver {
      annealParts(&schedules, soft.piece(turn, of: turns), turn: turn, at: prices)
    }
    let lastTurns = turns / 3
    for turn in 0..<lastTurns where !watch.isOver {
      annealParts(&schedules, firm.piece(turn, of: lastTurns), turn: turn, at: prices)
      keep(schedules)
    }
  }

  private mutating func annealParts(
    _ schedules: inout [Schedule], _ cooling: Cooling, turn: Int, at prices: HallPrices
  ) {
    let parts = SessionParts.units(of: problem, turn: turn)
    let seeds = parts.map { _ in random.next() }
    let all = Occupancy(schedules, of: problem, rows: rows).activity
    let before = schedules
    let done = Mutex<[Int: [Schedule]]>([:])
    Threads.perform(parts.count) {
      [problem, rows, pool, watch] number in
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
