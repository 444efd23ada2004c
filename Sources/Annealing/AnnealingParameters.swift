/// Every number that annealing depends on, besides the problem and the effort.
///
/// Numbers were halved and doubled one by one (`python -m peers.parameters`; 1 December 2026): what
/// changed stands in Benchmarks/parameters.md, and which were not. Where a comment names another
/// experiment, that set the number.
/// "The ladder" are the drives of `make bench-peers` (Benchmarks/README.md).
package struct AnnealingParameters: Sendable {
  /// How many threads anneal in parallel at most; plans do not depend on it.
  package var threads: Int

  // MARK: Size thresholds of the search, in people

  /// Below this size plans are fast to make, and many are made.
  package var few = 2_000
  /// Below this size all units are annealed together, from it on in parts.
  package var inParts = 10_000
  /// From this size on, the numbers of sweeps for hundreds of thousands of people. Below, with
  /// 5,000 sweeps or fewer one person can stay out, which is 2 % there (30,000 people of the
  /// ladder, tight, 28 November 2026).
  package var large = 100_000
  /// From this size on, partitioning takes noticeable time, too.
  package var largest = 500_000

  // MARK: Rounds of plans in parallel

  /// How many plans a round anneals, and for how many sweeps.
  package struct Round: Sendable {
    /// Plans in parallel; a third of them, the best, go on.
    package var plans: Int
    /// Sweeps with relaxed limits, and with enforced ones.
    package var relaxed: Double
    package var enforced: Double
  }

  /// The first round and those after it, for few people: six plans of 800 sweeps, then twice four
  /// of 300; later rounds draw their columns from the best plans so far (ladder, 300 people, 29
  /// November 2026).
  package var firstOfFew = Round(plans: 6, relaxed: 800, enforced: 400)
  package var nextOfFew = Round(plans: 4, relaxed: 300, enforced: 400)
  package var nextRoundsOfFew = 2
  /// The same for more: four shorter runs, of which the best goes on (ladder, 3,000 people, 28 November
  /// 2026).
  package var firstOfMany = Round(plans: 4, relaxed: 1_500, enforced: 400)
  package var nextOfMany = Round(plans: 2, relaxed: 1_800, enforced: 500)
  package var nextRoundsOfMany = 1
  /// The only round of a warm start in which people are left out, where little of the earlier plan
  /// survives.
  package var fresh = Round(plans: 2, relaxed: 3_500, enforced: 1_200)
  /// The dual price of a slot, in cost, from which on places count as scarce: many times what any
  /// slot costs by itself.
  package var priceOfCrowding = 30.0
  /// In small drives whose columns have more nonzeros than this, the number of sweeps falls in
  /// proportion.
  package var entriesOfUsualSweeps = 50_000.0

  // MARK: Parts of large problems

  /// Sessions in one part: with eight, most units can only come to sessions of a single part.
  package var sessionsOfPart = 8
  /// Sweeps of a first plan below ``large``, below ``largest`` and beyond. 1,150: a million people within
  /// 600 s with tight room (1.50 %, 535 s; 29 November 2026); 2,000: 300,000 within 1 % (0.9 %, 206 s).
  package var sweepsInParts = (5_000.0, 2_000.0, 1_150.0)
  /// How many times the problem is partitioned below ``largest``, and beyond.
  package var turns = (12, 6)
  /// Sweeps of a warm start, as a fraction of those of a first plan.
  package var partFromPlan = 0.25
  /// How many times fewer sweeps and turns there are with limits enforced.
  package var enforcedDivisor = 3.0

  // MARK: Where not everyone fits in

  /// The allocation of slots, and the rounds around it (300 overfull 5 % -> 0.3 %, 3,000 overfull 36 % ->
  /// 1.8 %; 29 November 2026).
  package var allocation = AllocationParameters()
  /// The annealing schedules and the moves.
  package var scheduleSettings = ScheduleSettings()
  package var moves = Moves()
  /// The last step, person by person.
  package var lastStep = LastStepParameters()

  /// - Parameter threads: how many threads anneal in parallel at most.
  package init(threads: Int) { self.threads = threads }
}

/// How slots are allocated, and units packed into what is allocated, where not everyone fits in.
package struct AllocationParameters: Sendable {
  /// The highest price of a place that scales temperatures while units look for slots, in cost:
  /// every place has the same price then.
  package var mostPriceScale = 100.0
  /// Moves of the allocation for each load at the usual effort.
  package var movesOfLoad = 15_000.0
  /// How often the allocation is annealed at most, each time from twice the temperature: for small
  /// drives and for others.
  package var tries = (few: 3, many: 1)
  /// Sweeps of packing with relaxed limits, for few people and for more, and with enforced ones.
  package var packingRelaxed = (few: 1_000.0, many: 600.0)
  package var packingEnforced = 200.0
  /// Sweeps of the first round before it, of the next ones, and of all after it.
  package var firstRelaxed = (few: 500.0, many: 800.0)
  package var nextRelaxed = (few: 200.0, many: 400.0)
  package var enforced = 100.0
  /// Plans in parallel in the first round and in the next.
  package var plans = (first: 4, next: 2)
  /// How many next rounds there are, for few people and for more.
  package var nextRounds = (few: 3, many: 1)
  /// Sweeps with enforced limits of a last round, for few people and for more: with it and augmenting
  /// paths, 3,000 overfull have gaps of 0.95, 4.7, 2.1 and 0.67 % instead of 1.75, 4.7, 2.2 and 1.5 %
  /// (seeds 1, 2, 101, 102); few people gain nothing by it (1 December 2026).
  package var last = (few: 0.0, many: 1_200.0)
  /// What one person more or less than wanted costs in the allocation; and having no place.
  package var costOfPerson = 20.0
  package var costWithoutPlace = 1_000.0
  /// The temperature of the beginning at a heat of one, and that of the end, in the same cost.
  package var temperatures = (first: 100.0, last: 10.0)
}

/// Settings of the annealing schedules, by the number of people annealed together.
package struct ScheduleSettings: Sendable {
  /// Few hundred people.
  package var few = AnnealingSchedule.Settings(
    itemMoves: 3, exchanges: 1, firstPenalty: 0.2, lastPenalty: 20, itemTemperature: 0.05,
    enforcedTemperature: 0.3)
  /// Some thousand: penalties high enough that hardly any limit is violated when they are enforced
  /// (ladder, 3,000 people, 29 November 2026).
  package var many = AnnealingSchedule.Settings(
    itemMoves: 5, exchanges: 0, firstPenalty: 0.2, lastPenalty: 20_000, itemTemperature: 0.05,
    enforcedTemperature: 0.1)
  /// More than can be annealed together.
  package var parts = AnnealingSchedule.Settings(
    itemMoves: 5, exchanges: 0, firstPenalty: 0.03, lastPenalty: 20_000, itemTemperature: 0.05,
    enforcedTemperature: 0.3)
  /// So many that each unit is sampled only a few times, and units are large.
  package var largeParts = AnnealingSchedule.Settings(
    itemMoves: 10, exchanges: 0, firstPenalty: 0.005, lastPenalty: 20_000, itemTemperature: 0.2,
    enforcedTemperature: 0.3)
  /// The first temperature with relaxed limits: the price scale divided by the second number, at
  /// least the first.
  package var fromAnywhere = (least: 3.0, partOfPriceScale: 10.0)
  package var fromPlan = (least: 1.0, partOfPriceScale: 30.0)
  /// The last temperature with relaxed limits, and the first with enforced ones, in the same way.
  package var atLast = (least: 0.1, partOfPriceScale: 1_000.0)
  package var enforcedPartOfPriceScale = 100.0
  /// The last temperature with enforced limits.
  package var enforcedLast = 0.05
  /// The first penalty where annealing continues from a plan.
  package var penaltyFromPlan = 6.0
  /// The factor of the number of exchanges once limits are enforced.
  package var exchangesWhenEnforced = 2
  /// The penalty at which limits are mostly kept, and the part of the sweeps after which it rises
  /// further.
  package var middlePenalty = 20.0
  package var partBeforeMiddle = 0.85
}

/// Which moves of single items are tried.
package struct Moves: Sendable {
  /// Of twenty moves, so many go to a slot of the unit, and so many to that or the one before or after;
  /// the next to any slot; the rest leave somebody out.
  package var kinds = (all: 20, toOwnSlots: 11, toNeighbours: 16, toAnySlot: 19)
  /// How often everyone of a unit that stays whole moves together, and how many slots at most.
  package var partOfRuns = 0.2
  package var longestStepOfRun = 3
  /// Probability that a move concerns an unplaced item, where there is one.
  package var partWaiting = 0.5
  /// Probability that a single item moves.
  package var partAlone = 0.4
  /// Probability that a rejected move is tried again with somebody else moving away, and that this
  /// one is left out instead.
  package var partMakingRoom = 0.3
  package var partLeftOut = 0.5
  /// Probability that this one takes the place of whoever comes.
  package var partTrading = 0.5
  /// A move whose own cost exceeds the first number plus so many temperatures is rejected at once.
  package var mostCost = (cost: 40.0, temperatures: 10.0)
  /// How many units are drawn in search of a neighbour, to make room and for an exchange.
  package var looks = (room: 16, exchange: 64)
  /// A choice with an energy so many temperatures above the least has probability zero.
  package var mostTemperatures = 30.0
}

/// How much the last step does.
package struct LastStepParameters: Sendable {
  /// Up to this size placed people are moved, too, and ejection chains have two links.
  package var few = 100
  /// Changes looked at for one item, for few people and for more.
  package var effortOfItem = (few: 6_000, many: 400)
  /// How many others may make room for one, for few people and for more.
  package var ejections = (few: 2, many: 1)
  /// The least improvement of a change, in cost.
  package var leastSaved = 1e-9
}
