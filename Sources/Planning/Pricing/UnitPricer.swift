import IntegerProgramming

/// Finds the schedule of one unit that is best under given prices of slots, and proves how good any
/// schedule of the unit can be.
///
/// A unit's problem is an uncapacitated facility location with costs on runs of facilities, plus
/// caps on slots and on absences. It is solved by relaxing "each item is served once" with one
/// multiplier per class (Erlenkotter, 1978, for the idea; Held, Wolfe and Crowder, 1974, for the
/// steps), in which the best set of slots is a dynamic program (``SlotOpening``); what the
/// relaxation leaves open is closed by enumerating sets of slots under its bound.
struct UnitPricer: Sendable {
  /// What came of pricing.
  struct Result: Sendable {
    /// The least priced cost of any schedule, proven.
    var bound: Double
    /// The priced cost of the best schedule found.
    var value: Double
    /// The best schedules found, the best first.
    var schedules: [Schedule]
  }

  /// How much work one pricing may be.
  struct Effort: Sendable {
    /// Steps of the multipliers.
    var steps: Int
    /// Sets of slots looked at in the enumeration.
    var nodes: Int
    /// How many schedules to return.
    var schedules: Int
    /// How often caps are looked at by a linear program.
    var programs: Int

    /// For the rounds of column generation: more as less is found.
    static let rising = [
      Effort(steps: 8, nodes: 300, schedules: 2, programs: 0),
      Effort(steps: 24, nodes: 3_000, schedules: 2, programs: 4),
      Effort(steps: 100, nodes: 20_000, schedules: 2, programs: 12),
    ]
    /// For settling: a few schedules, quickly.
    static let quick = Effort(steps: 8, nodes: 200, schedules: 3, programs: 1)
  }

  let problem: UnitProblem
  let solver: any Solver
  let classCount: Int
  let slotCount: Int
  let size: Int
  /// Whether some cap on slots or absences can bind.
  let isCapped: Bool
  /// The most people of the unit in each slot.
  let slotCaps: [Int]
  /// The away sets of each slot.
  let awaySetsOfSlot: [[Int]]
  /// How many people one disjoint absence of `opening` can take.
  let mostPerAbsence: Int

  var opening: SlotOpening
  /// One multiplier per class: what serving one item is worth.
  var multipliers: [Double]
  /// One multiplier per away set: what one absence in it costs.
  var awayMultipliers: [Double]
  /// The priced cost of one item of each class in each slot, class by class.
  var costs: [Double]
  /// The same with the away multipliers.
  var awayCosts: [Double]
  var bids: [Double]
  var used: [Bool]
  var open: [Bool]
  var gains: [Double]
  var served: [Double]
  var bestValue = Double.infinity
  var bestUsed: [Bool]
  var found: [(value: Double, schedule: Schedule)] = []

  /// A pricer of a unit whose slots take at most `slotCaps` people each.
  init(_ problem: UnitProblem, slotCaps: [Int], solver: any Solver) {
    self.problem = problem
    self.solver = solver
    self.slotCaps = slotCaps.map { min($0, problem.mostAway ?? Int.max) }
    slotCount = problem.slots.count
    classCount = problem.classes.count
    size = problem.size
    isCapped = problem.mostAway != nil || size > (slotCaps.min() ?? 0)
    var awaySetsOfSlot = [[Int]](repeating: [], count: slotCount)
    for (number, set) in problem.awaySets.enumerated() {
      for slot in set { awaySetsOfSlot[slot].append(number) }
    }
    self.awaySetsOfSlot = awaySetsOfSlot
    let widest = max(1, slotCaps.max() ?? 1)
    let byAbsence = problem.mostAway.map { $0 <= 2 * widest } ?? false
    mostPerAbsence = max(1, byAbsence ? problem.mostAway ?? widest : widest)
    opening = SlotOpening(
      followsPrevious: problem.followsPrevious,
      covered: UnitPricer.covered(problem, byAbsence: byAbsence),
      restarts: problem.sessions.indices.map {
        $0 == 0 || problem.sessions[$0] != problem.sessions[$0 - 1]
      },
      splitWeight: problem.splitWeight, blockWeight: problem.blockWeight,
      needed: size > mostPerAbsence
        ? min((size + mostPerAbsence - 1) / mostPerAbsence, slotCount) : 0)
    multipliers = []
    awayMultipliers = [Double](repeating: 0, count: problem.awaySets.count)
    costs = [Double](repeating: 0, count: slotCount * classCount)
    awayCosts = costs
    bids = [Double](repeating: 0, count: slotCount)
    used = [Bool](repeating: false, count: slotCount)
    bestUsed = used
    open = [Bool](repeating: true, count: slotCount)
    gains = bids
    served = [Double](repeating: 0, count: classCount)
  }

  /// For each slot, how many slots of its session from it on share its absence.
  private static func covered(_ problem: UnitProblem, byAbsence: Bool) -> [Int] {
    var covered = [Int](repeating: 1, count: problem.slots.count)
    guard byAbsence else { return covered }
    for set in problem.awaySets {
      for (position, slot) in set.enumerated() {
        let together = set[position...].filter { problem.sessions[$0] == problem.sessions[slot] }
        if let last = together.last { covered[slot] = max(covered[slot], last - slot + 1) }
      }
    }
    return covered
  }

  /// Prices the unit: `prices` holds, for each load of the hall, what one person in it costs.
  mutating func price(_ prices: [Double], kindCount: Int, effort: Effort) -> Result {
    setCosts(prices, kindCount: kindCount)
    bestValue = .infinity
    found.removeAll(keepingCapacity: true)
    for slot in 0..<slotCount { open[slot] = true }
    chooseMultipliers()
    var bound = improveMultipliers(steps: isCapped ? effort.steps * 4 : effort.steps)
    if bestValue - bound > tolerance {
      improveByExchange()
      if isCapped { lookAtCaps(programs: effort.programs, steps: effort.steps, bound: &bound) }
      if bestValue - bound > tolerance {
        bound = max(bound, enumerate(nodes: effort.nodes, rootBound: bound))
      }
    }
    found.sort { $0.value < $1.value }
    return Result(
      bound: min(bound, bestValue), value: bestValue,
      schedules: found.prefix(effort.schedules).map(\.schedule))
  }

  /// Solves linear programs for the best set of slots, in turn with steps of the multipliers.
  private mutating func lookAtCaps(programs: Int, steps: Int, bound: inout Double) {
    for _ in 0..<programs where bestValue - bound > tolerance {
      let slots = bestUsed
      serveByProgram(slots, bound: &bound)
      bound = max(bound, improveMultipliers(steps: steps))
      improveByExchange()
      if bestUsed == slots { return }
    }
  }

  /// Differences of priced costs below this are noise.
  var tolerance: Double { 1e-7 }

  private mutating func setCosts(_ prices: [Double], kindCount: Int) {
    for (number, itemClass) in problem.classes.enumerated() {
      for slot in 0..<slotCount {
        var cost = itemClass.costs[slot]
        for (kind, count) in itemClass.people {
          cost += Double(count) * prices[problem.slots[slot] * kindCount + kind]
        }
        costs[number * slotCount + slot] = cost
      }
    }
  }
}
