/// Every number that annealing depends on, besides the problem and the effort.
///
/// Where a comment names no experiment, a number was set by hand and not measured by itself. "The
/// ladder" are the drives of `make bench-peers`; what it came to is in Benchmarks/README.md.
package struct AnnealingParameters: Sendable {
  /// How many threads anneal side by side at most; plans do not depend on it.
  package var threads: Int

  // MARK: Sizes at which the search changes its ways, in people

  /// Fewer are few: plans are quickly made, and many can be.
  package var few = 2_000
  /// Fewer are annealed all at once, more in parts.
  package var inParts = 10_000
  /// From so many on, the sweeps of hundreds of thousands. Below, with 5,000 sweeps or fewer one person
  /// can stay out, which is 2 % there (30,000 people of the ladder, tight, 28 November 2026).
  package var large = 100_000
  /// From so many on, cutting takes long, too.
  package var largest = 500_000

  // MARK: Rounds of plans side by side

  /// How many plans a round anneals, and for how many sweeps.
  package struct Round: Sendable {
    /// Plans side by side; a third of them, the best, go on.
    package var plans: Int
    /// Sweeps while limits may be broken, and then.
    package var relaxed: Double
    package var enforced: Double
  }

  /// The first round and those after it, for few people: six plans of 800 sweeps, then twice four of
  /// 300; second rounds choose among what others came to (ladder, 300 people, 29 November 2026).
  package var firstOfFew = Round(plans: 6, relaxed: 800, enforced: 400)
  package var nextOfFew = Round(plans: 4, relaxed: 300, enforced: 400)
  package var nextRoundsOfFew = 2
  /// The same for more: four shorter runs, of which the best goes on (ladder, 3,000 people, 28 November
  /// 2026).
  package var firstOfMany = Round(plans: 4, relaxed: 1_500, enforced: 400)
  package var nextOfMany = Round(plans: 2, relaxed: 1_800, enforced: 500)
  package var nextRoundsOfMany = 1
  /// The one round from another drive's plan where people are left out: of that plan little remains.
  package var fresh = Round(plans: 2, relaxed: 3_500, enforced: 1_200)
  /// At such a price of a slot, in cost, people are left out: many times what any slot costs by itself.
  package var priceOfCrowding = 30.0
  /// Few people's columns that touch more rows than these get sweeps in inverse proportion.
  package var entriesOfUsualSweeps = 50_000.0

  // MARK: Parts of large problems

  /// How many sessions are in a part: with eight, most units can come to sessions of one part only.
  package var sessionsOfPart = 8
  /// Sweeps of a first plan below ``large``, below ``largest`` and beyond. 1,150: a million people within
  /// 600 s with tight room (1.50 %, 535 s; 29 November 2026); 2,000: 300,000 within 1 % (0.9 %, 206 s).
  package var sweepsInParts = (5_000.0, 2_000.0, 1_150.0)
  /// How many times the problem is cut anew below ``largest``, and beyond.
  package var turns = (12, 6)
  /// Sweeps from a plan, as a part of a first plan's.
  package var partFromPlan = 0.25
  /// How many times fewer sweeps and turns there are with limits enforced.
  package var firmDivisor = 3.0

  // MARK: Where not everyone fits in

  /// The allocation of slots, and the rounds around it (300 overfull 5 % -> 0.3 %, 3,000 overfull 36 % ->
  /// 1.8 %; 29 November 2026).
  package var allocation = AllocationParameters()
  /// The annealing schedules and the moves.
  package var courses = Courses()
  package var moves = Moves()
  /// The last step, person by person.
  package var lastStep = LastStepParameters()

  /// - Parameter threads: how many threads anneal side by side at most.
  package init(threads: Int) { self.threads = threads }
}

/// How slots are allocated, and units packed into what is allocated, where not everyone fits in.
package struct AllocationParameters: Sendable {
  /// The most that a place is taken to be worth while units find their slots, in cost: all of them cost
  /// as much then.
  package var mostWorth = 100.0
  /// Moves of the allocation for each load at the usual effort.
  package var movesOfLoad = 15_000.0
  /// How often it is annealed at most, each time twice as hot, for few people and for more.
  package var tries = (few: 3, many: 1)
  /// Sweeps of packing with relaxed limits, for few people and for more, and with enforced ones.
  package var packingRelaxed = (few: 1_000.0, many: 600.0)
  package var packingEnforced = 200.0
  /// Sweeps of the first round before it, of the next ones, and of all after it.
  package var firstRelaxed = (few: 500.0, many: 800.0)
  package var nextRelaxed = (few: 200.0, many: 400.0)
  package var enforced = 100.0
  /// Plans side by side in the first round and in the next.
  package var plans = (first: 4, next: 2)
  /// How many next rounds there are, for few people and for more.
  package var nextRounds = (few: 3, many: 1)
  /// What one person more or less than wanted costs in the allocation; and having no place.
  package var costOfPerson = 20.0
  package var costWithoutPlace = 1_000.0
  /// The temperature of the beginning at a heat of one, and that of the end, in the same cost.
  package var temperatures = (first: 100.0, last: 10.0)
}

/// How annealing cools down, by how many people are rearranged at once.
package struct Courses: Sendable {
  /// Few hundred people.
  package var few = AnnealingSchedule.Course(
    itemMoves: 3, exchanges: 1, firstStiffness: 0.2, lastStiffness: 20, itemTemperature: 0.05,
    firmTemperature: 0.3)
  /// Some thousand: limits stiff enough to be hardly broken when they become firm (ladder, 3,000 people,
  /// 29 November 2026).
  package var many = AnnealingSchedule.Course(
    itemMoves: 5, exchanges: 0, firstStiffness: 0.2, lastStiffness: 20_000, itemTemperature: 0.05,
    firmTemperature: 0.1)
  /// More than can be rearranged all at once.
  package var parts = AnnealingSchedule.Course(
    itemMoves: 5, exchanges: 0, firstStiffness: 0.03, lastStiffness: 20_000, itemTemperature: 0.05,
    firmTemperature: 0.3)
  /// So many that there is time for few choices of each unit, and units are large.
  package var largeParts = AnnealingSchedule.Course(
    itemMoves: 10, exchanges: 0, firstStiffness: 0.005, lastStiffness: 20_000, itemTemperature: 0.2,
    firmTemperature: 0.3)
  /// The first temperature of soft limits: what a place is worth over the second, at least the first.
  package var fromAnywhere = (least: 3.0, partOfWorth: 10.0)
  package var fromPlan = (least: 1.0, partOfWorth: 30.0)
  /// The last temperature of soft limits, and the first of firm ones, alike.
  package var atLast = (least: 0.1, partOfWorth: 1_000.0)
  package var firmPartOfWorth = 100.0
  /// The last temperature of firm limits.
  package var firmLast = 0.05
  /// How stiff limits are at first when annealing goes on from a plan.
  package var stiffnessFromPlan = 6.0
  /// How many times as many exchanges there are with firm limits.
  package var exchangesWhenFirm = 2
  /// How stiff limits are where they are mostly kept, and after which part of the way they get stiffer.
  package var middleStiffness = 20.0
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
  /// How often who waits moves, where somebody does.
  package var partWaiting = 0.5
  /// How often one item moves alone.
  package var partAlone = 0.4
  /// How often somebody else makes room for a move that is not accepted, and how often that one is left
  /// out then where the first had waited.
  package var partMakingRoom = 0.3
  package var partLeftOut = 0.5
  /// A move of own cost beyond the first, plus so many temperatures, is not looked at further.
  package var mostCost = (cost: 40.0, temperatures: 10.0)
  /// How many units are looked at for one beside a slot, for room and for an exchange.
  package var looks = (room: 16, exchange: 64)
  /// A choice whose energy is so many temperatures above the least is never drawn.
  package var mostTemperatures = 30.0
}

/// How much the last step does.
package struct LastStepParameters: Sendable {
  /// Up to so many people, whoever has a slot is moved too, and two others may make room.
  package var few = 100
  /// Changes looked at for one item, for few people and for more.
  package var effortOfItem = (few: 6_000, many: 400)
  /// How many others may make room for one, for few people and for more.
  package var ejections = (few: 2, many: 1)
  /// What a change has to save, in cost.
  package var leastSaved = 1e-9
}
