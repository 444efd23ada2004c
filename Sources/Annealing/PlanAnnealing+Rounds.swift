import Formulation
import Randomness
import Relaxation
import Synchronization
import Workers

extension PlanAnnealing {
  /// Runs of annealing that cool down alike.
  struct Wave {
    let runs: Int
    let soft: AnnealingSchedule
    /// How units are packed in between, where not everyone fits in.
    var packing: AllocationPacking?
    let firm: AnnealingSchedule
  }

  /// Several plans side by side; of each wave the better go on.
  mutating func annealSideBySide(
    _ best: [Schedule], effort: Double, isDone: Bool, offer: (Occupancy) -> Bool
  ) {
    var isDone = isDone
    var plans = [best]
    // What later waves choose from. Of few hundred people there are many plans by then, and others'
    // best parts are worth more than schedules nobody has, but for those cheapest at the prices.
    var elite = isSmall ? pool.cheapest(1, of: problem, rows: rows, at: prices) : pool
    for (number, wave) in waves(effort: effort).enumerated() where !isDone {
      let seeds = (0..<wave.runs).map { _ in random.next() }
      let results = anneal(
        plans, wave, among: number > 0 ? elite : pool, seeds: seeds)
      for result in results {
        pool.add(result.schedules)
        elite.add(result.schedules)
        isDone = offer(result)
      }
      plans = results.sorted { $0.cost < $1.cost }.prefix(max(1, wave.runs / 3))
        .map(\.schedules)
    }
  }

  /// Whether there are so few people that plans are quickly made, and many can be.
  var isSmall: Bool { problem.people < parameters.few }

  /// About how many rows the schedules of the pool touch.
  private var entriesOfPool: Double {
    rows.meanRowsOfLoad * Double(pool.schedules.joined().reduce(0) { $0 + $1.placements.count })
  }

  /// How many sweeps an effort is, where the usual one is so many: as much work where few hundred
  /// people's units have many schedules that touch many rows as where they have few.
  func sweeps(_ usual: Double, effort: Double) -> Int {
    let scale = isSmall ? min(1, parameters.entriesOfUsualSweeps / max(1, entriesOfPool)) : 1
    return Int((usual * effort * scale).rounded(.up))
  }

  /// What one person is charged in the dearest slot.
  var highestPrice: Double { prices.loadPrices(rows).max() ?? 0 }

  private func waves(effort: Double) -> [Wave] {
    if let mostPlaced = problem.hall.mostPlaced {
      return packingWaves(placing: mostPlaced, effort: effort)
    }
    let highest = highestPrice
    let course = isSmall ? parameters.courses.few : parameters.courses.many
    func wave(_ round: AnnealingParameters.Round, fresh: Bool) -> Wave {
      let softSweeps = sweeps(round.relaxed, effort: effort)
      return Wave(
        runs: round.plans,
        soft: fresh
          ? cooling.soft(sweeps: softSweeps, course, worth: highest)
          : cooling.softAgain(sweeps: softSweeps, course, worth: highest),
        firm: cooling.firm(sweeps: sweeps(round.enforced, effort: effort), course, worth: highest))
    }
    if isWarm, isSmall, highest > parameters.priceOfCrowding {
      return [wave(parameters.fresh, fresh: true)]
    }
    let first = wave(isSmall ? parameters.firstOfFew : parameters.firstOfMany, fresh: true)
    let next = wave(isSmall ? parameters.nextOfFew : parameters.nextOfMany, fresh: false)
    let nextRounds = isSmall ? parameters.nextRoundsOfFew : parameters.nextRoundsOfMany
    return (hasPlan ? [] : [first]) + [Wave](repeating: next, count: nextRounds)
  }

  /// How annealing cools down.
  var cooling: AnnealingSchedule.Maker { AnnealingSchedule.Maker(courses: parameters.courses) }

  /// What comes of each run, mended where it broke a limit: what comes of a seed does not depend on
  /// how many run at once.
  private func anneal(
    _ plans: [[Schedule]], _ wave: Wave, among pool: ColumnPool, seeds: [UInt64]
  ) -> [Occupancy] {
    let energy = AugmentedLagrangian(
      problem, rows: rows, prices: prices,
      candidates: Candidates(pool.schedules, of: problem.units, in: rows))
    let done = Mutex<[Int: Occupancy]>([:])
    Threads.perform(seeds.count, threads: parameters.threads) {
      [problem, rows, parameters, deadline] number in
      var annealing = ScheduleAnnealing(
        problem.units, start: plans[number % plans.count], energy: energy, seed: seeds[number],
        moves: parameters.moves, deadline: deadline)
      annealing.run(wave.soft)
      if let packing = wave.packing {
        let packed = packing.pack(annealing.schedules, among: pool, seed: seeds[number])
        annealing = ScheduleAnnealing(
          problem.units, start: packed.schedules, energy: energy, seed: packed.seed,
          moves: parameters.moves, deadline: deadline)
      }
      annealing.run(wave.firm)
      var occupancy = Occupancy(annealing.bestSchedules, of: problem, rows: rows)
      occupancy.mend()
      let result = occupancy
      done.withLock { $0[number] = result }
    }
    return done.withLock { done in seeds.indices.compactMap { done[$0] } }
  }
}
