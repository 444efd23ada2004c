package import Formulation
package import IntegerProgramming

/// Finds a schedule of one unit that is best, or nearly, under given prices of slots, and proves how
/// good any schedule of the unit can be.
///
/// A unit's problem is a facility location with costs on runs of facilities, plus caps on slots and
/// on absences. A pricer remembers its last schedule, from which the next search starts. For a unit that
/// stays whole, every run of slots is looked at instead (``RunSearch``).
package struct UnitPricer: Sendable {
  /// A schedule and its priced cost.
  package struct Estimate: Sendable {
    package let value: Double
    package let schedule: Schedule
  }

  package let problem: UnitProblem
  /// Whether some cap on slots or absences can bind.
  package let isCapped: Bool
  private let matrix: UnitMatrix
  private var priced: [UnitMatrix.Lane] = []
  private var search: SlotSetSearch
  private var cappedSearch: CappedSearch
  /// What prices a unit that stays whole; nil for others.
  private let runs: RunSearch?
  /// The most people of the unit in each slot, and the away sets of each slot.
  private let caps: [Int]
  private let setsOfSlot: [[Int]]
  /// What it answered last.
  package private(set) var last: Estimate?

  /// A pricer of a unit in a hall, whose slots take at most `most` people each.
  package init(_ problem: UnitProblem, in hall: CapacityModel, mostPeople most: [Int]) {
    self.problem = problem
    let slotCaps = problem.slots.map { most[$0] }
    let size = problem.size
    isCapped = problem.absenceLimit != nil || size > (slotCaps.min() ?? 0)
    let caps = slotCaps.map { min($0, problem.absenceLimit ?? Int.max) }
    var setsOfSlot = [[Int]](repeating: [], count: problem.slots.count)
    for (number, set) in problem.absenceCliques.enumerated() {
      for slot in set { setsOfSlot[slot].append(number) }
    }
    matrix = UnitMatrix(problem)
    search = SlotSetSearch(problem, matrix)
    cappedSearch = CappedSearch(problem, matrix, slotCaps: caps, setsOfSlot: setsOfSlot)
    self.caps = caps
    self.setsOfSlot = setsOfSlot
    runs =
      problem.isWhole
      ? RunSearch(
        problem, matrix, slotCaps: caps, setsOfSlot: setsOfSlot, rows: RunRows(problem, hall))
      : nil
  }

  /// What proves bounds: made when it is needed, for it is large.
  private func makeBound() -> UnitBound {
    let widest = max(1, caps.max() ?? 1)
    let byAbsence = problem.absenceLimit.map { $0 <= 2 * widest } ?? false
    let mostPerAbsence = max(1, byAbsence ? problem.absenceLimit ?? widest : widest)
    let size = problem.size
    let needed =
      size > mostPerAbsence
      ? min((size + mostPerAbsence - 1) / mostPerAbsence, problem.slots.count) : 0
    return UnitBound(
      problem, matrix, isCapped: isCapped, slotCaps: caps, setsOfSlot: setsOfSlot,
      mostPerAbsence: mostPerAbsence,
      paths: SlotPaths(
        problem, covered: UnitPricer.covered(problem, byAbsence: byAbsence), needed: needed))
  }

  /// For each slot, how many slots of its session from it on share its absence.
  private static func covered(_ problem: UnitProblem, byAbsence: Bool) -> [Int] {
    var covered = [Int](repeating: 1, count: problem.slots.count)
    guard byAbsence else { return covered }
    for set in problem.absenceCliques {
      for (position, slot) in set.enumerated() {
        let together = set[position...].filter { problem.sessions[$0] == problem.sessions[slot] }
        if let last = together.last { covered[slot] = max(covered[slot], last - slot + 1) }
      }
    }
    return covered
  }

  /// Has the next search start from a schedule.
  mutating func start(from schedule: Schedule) {
    if runs != nil {
      // Every run is looked at anew.
    } else if isCapped {
      cappedSearch.start(from: schedule)
    } else {
      search.start(Set(schedule.placements.map { Int($0.slot) }).sorted())
    }
    last = Estimate(value: .infinity, schedule: schedule)
  }

  /// A good schedule, quickly: `prices` holds, for each load of the hall, what one person costs.
  package mutating func estimate(_ prices: [Double], kindCount: Int) -> Estimate {
    matrix.price(prices, kindCount: kindCount, into: &priced)
    return answer()
  }

  /// A good schedule, quickly, and no worse than a known one.
  package mutating func estimate(
    _ prices: [Double], kindCount: Int, knowing schedule: Schedule, worth value: Double
  ) -> Estimate {
    let estimate = estimate(prices, kindCount: kindCount)
    guard value < estimate.value - 1e-7 else { return estimate }
    guard runs == nil else {
      let known = Estimate(value: value, schedule: schedule)
      last = known
      return known
    }
    start(from: schedule)
    return answer()
  }

  /// Searches from where the last search ended.
  private mutating func answer() -> Estimate {
    let estimate: Estimate
    if let runs {
      estimate = runs.answer(priced)
    } else {
      estimate = isCapped ? estimateWithinCaps() : estimateWithoutCaps()
    }
    last = estimate
    return estimate
  }

  private mutating func estimateWithoutCaps() -> Estimate {
    search.improve(priced)
    let (value, chosen) = (search.value, search.chosen)
    if let single = search.bestSingle(priced), chosen != [single] {
      search.start([single])
      search.improve(priced)
      if value < search.value {
        search.start(chosen)
        search.improve(priced)
      }
    }
    return Estimate(value: search.value, schedule: search.schedule(of: problem, priced))
  }

  private mutating func estimateWithinCaps() -> Estimate {
    if last == nil {
      var bounding = makeBound()
      cappedSearch.start(bounding.firstSlots(priced), priced)
    }
    cappedSearch.improve(priced)
    return Estimate(value: cappedSearch.value, schedule: cappedSearch.schedule)
  }

  /// A lower bound of the priced cost of every schedule, at the prices of the last estimate.
  ///
  /// - Parameters:
  ///   - tolerance: how far below the estimate the bound may stay.
  ///   - steps: how many steps of the multipliers, at most.
  ///   - sets: how many sets of slots to look at, at most.
  ///   - solver: what tells the cost of a set under caps.
  /// - Returns: the bound.
  package mutating func prove(tolerance: Double, steps: Int, sets: Int, solver: any Solver)
    -> Double
  {
    guard let last else { return -.infinity }
    if let runs {
      let (bound, run) = runs.prove(
        priced, value: last.value, tolerance: tolerance,
        programs: sets / UnitBound.setsOfProgram, solver: solver)
      guard let run else { return bound }
      var filling = RunFilling(runs, run, priced)
      if let found = filling.fill(), found.value < last.value { self.last = found }
      return bound
    }
    var bounding = makeBound()
    let bound = bounding.prove(
      priced, near: last.schedule, value: last.value, tolerance: tolerance,
      steps: steps, sets: sets, solver: solver)
    if let cheapest = bounding.cheapest { search(from: cheapest.slots, cheapest.schedule) }
    return bound
  }

  /// Searches from a set of slots or a schedule, and goes on from what comes of it if that is better.
  private mutating func search(from slots: [Int], _ schedule: Schedule?) {
    guard let last else { return }
    let found: Estimate
    if isCapped {
      if let schedule {
        cappedSearch.start(from: schedule)
      } else {
        cappedSearch.start(slots, priced)
      }
      found = estimateWithinCaps()
    } else {
      search.start(slots)
      found = estimateWithoutCaps()
    }
    if found.value < last.value - 1e-9 {
      self.last = found
    } else {
      start(from: last.schedule)
      self.last = last
    }
  }
}
