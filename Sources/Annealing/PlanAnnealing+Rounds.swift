import Formulation
import Randomness
import Relaxation
import Synchronization
import Workers

extension PlanAnnealing {
  /// Annealing runs with the same schedule.
  struct AnnealingRound {
    let runs: Int
    let relaxed: AnnealingSchedule
    /// The packing step between the two phases, where places are scarce.
    var packing: AllocationPacking?
    let enforced: AnnealingSchedule
  }

  /// Anneals several plans in parallel; the better ones of each round continue.
  mutating func annealSideBySide(
    _ best: [Schedule], effort: Double, isDone: Bool, offer: (Occupancy) -> Bool
  ) {
    var isDone = isDone
    var plans = [best]
    // The columns of later rounds. In small drives many plans exist by then, and their schedules
    // are more useful than columns that no plan uses, except each unit's cheapest one at the dual
    // prices.
    var elite = isSmall ? pool.cheapest(1, of: problem, rows: rows, at: prices) : pool
    for (number, round) in rounds(effort: effort).enumerated() where !isDone {
      let seeds = (0..<round.runs).map { _ in random.next() }
      let results = anneal(
        plans, round, among: number > 0 ? elite : pool, seeds: seeds)
      for result in results {
        pool.add(result.schedules)
        elite.add(result.schedules)
        isDone = offer(result)
      }
      plans = results.sorted { $0.cost < $1.cost }.prefix(max(1, round.runs / 3))
        .map(\.schedules)
    }
  }

  /// Whether the drive is small: plans are fast to make, and many are made.
  var isSmall: Bool { problem.people < parameters.few }

  /// The estimated number of nonzeros of the pool's columns.
  private var entriesOfPool: Double {
    rows.meanRowsOfLoad * Double(pool.schedules.joined().reduce(0) { $0 + $1.placements.count })
  }

  /// The number of sweeps of an effort, relative to the usual one: small drives with many nonzeros
  /// get fewer, so that the work stays the same.
  func sweeps(_ usual: Double, effort: Double) -> Int {
    let scale = isSmall ? min(1, parameters.entriesOfUsualSweeps / max(1, entriesOfPool)) : 1
    return Int((usual * effort * scale).rounded(.up))
  }

  /// The dual price of one person in the most expensive slot.
  var highestPrice: Double { prices.loadPrices(rows).max() ?? 0 }

  private func rounds(effort: Double) -> [AnnealingRound] {
    if let mostPlaced = problem.capacity.mostPlaced {
      return packingRounds(placing: mostPlaced, effort: effort)
    }
    let highest = highestPrice
    let settings = isSmall ? parameters.scheduleSettings.few : parameters.scheduleSettings.many
    func annealingRound(_ round: AnnealingParameters.Round, fresh: Bool) -> AnnealingRound {
      let relaxedSweeps = sweeps(round.relaxed, effort: effort)
      return AnnealingRound(
        runs: round.plans,
        relaxed: fresh
          ? annealingSchedule.relaxed(sweeps: relaxedSweeps, settings, priceScale: highest)
          : annealingSchedule.relaxedFromPlan(sweeps: relaxedSweeps, settings, priceScale: highest),
        enforced: annealingSchedule.enforced(
          sweeps: sweeps(round.enforced, effort: effort), settings, priceScale: highest))
    }
    if isWarm, isSmall, highest > parameters.priceOfCrowding {
      return [annealingRound(parameters.fresh, fresh: true)]
    }
    let first = annealingRound(
      isSmall ? parameters.firstOfFew : parameters.firstOfMany, fresh: true)
    let next = annealingRound(isSmall ? parameters.nextOfFew : parameters.nextOfMany, fresh: false)
    let nextRounds = isSmall ? parameters.nextRoundsOfFew : parameters.nextRoundsOfMany
    return (hasPlan ? [] : [first]) + [AnnealingRound](repeating: next, count: nextRounds)
  }

  /// Makes the annealing schedules.
  var annealingSchedule: AnnealingSchedule.Maker {
    AnnealingSchedule.Maker(scheduleSettings: parameters.scheduleSettings)
  }

  /// The result of each run, repaired where it violates a limit; it depends on its seed only, not
  /// on the number of threads.
  private func anneal(
    _ plans: [[Schedule]], _ round: AnnealingRound, among pool: ColumnPool, seeds: [UInt64]
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
      annealing.run(round.relaxed)
      if let packing = round.packing {
        let packed = packing.pack(annealing.schedules, among: pool, seed: seeds[number])
        annealing = ScheduleAnnealing(
          problem.units, start: packed.schedules, energy: energy, seed: packed.seed,
          moves: parameters.moves, deadline: deadline)
      }
      annealing.run(round.enforced)
      var occupancy = Occupancy(annealing.bestSchedules, of: problem, rows: rows)
      occupancy.repair()
      if round.packing != nil { occupancy.placeByAugmentingPaths() }
      let result = occupancy
      done.withLock { $0[number] = result }
    }
    return done.withLock { done in seeds.indices.compactMap { done[$0] } }
  }
}
