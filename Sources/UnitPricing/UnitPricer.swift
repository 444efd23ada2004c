package import Formulation
package import IntegerProgramming

/// Solves the pricing problem of one unit: a schedule of nearly least reduced cost, and a lower
/// bound of the reduced cost of all.
///
/// The problem is a facility location with costs on runs of facilities and capacities on slots and
/// absences. A pricer keeps its last schedule, from which the next search starts. For a unit that
/// stays whole, every run of slots is looked at instead (``RunSearch``). Where the cost term `fair` counts,
/// each person left out is charged a price in its place (`UnitPricer+Fair.swift`).
package struct UnitPricer: Sendable {
  /// A schedule and its priced cost.
  package struct Estimate: Sendable {
    package let value: Double
    package let schedule: Schedule
  }

  package let problem: UnitProblem
  /// Whether a capacity of slots or absences can be tight.
  package let isCapacitated: Bool
  private(set) var matrix: UnitMatrix
  private(set) var priced: [UnitMatrix.Lane] = []
  private var search: SlotSetSearch
  private var capacitatedSearch: CapacitatedSearch
  /// What prices a unit that stays whole; nil for others.
  private var runs: RunSearch?
  /// The capacity of each slot for the unit, and the absence cliques of each slot.
  private let capacities: [Int]
  private let setsOfSlot: [[Int]]
  let parameters: PricingParameters
  /// The last schedule found.
  package internal(set) var last: Estimate?

  /// A pricer of a unit in a capacity model, whose slots take at most `most` people each.
  package init(
    _ problem: UnitProblem, in capacity: CapacityModel, mostPeople most: [Int],
    parameters: PricingParameters = PricingParameters()
  ) {
    self.parameters = parameters
    self.problem = problem
    let slotCapacities = problem.slots.map { most[$0.rawValue] }
    let size = problem.size
    isCapacitated = problem.absenceLimit != nil || size > (slotCapacities.min() ?? 0)
    let capacities = slotCapacities.map { min($0, problem.absenceLimit ?? Int.max) }
    var setsOfSlot = [[Int]](repeating: [], count: problem.slots.count)
    for (number, set) in problem.absenceCliques.enumerated() {
      for slot in set { setsOfSlot[slot].append(number) }
    }
    matrix = UnitMatrix(problem)
    search = SlotSetSearch(problem, matrix)
    capacitatedSearch = CapacitatedSearch(
      problem, matrix, slotCapacities: capacities, setsOfSlot: setsOfSlot)
    self.capacities = capacities
    self.setsOfSlot = setsOfSlot
    runs =
      problem.isWhole
      ? RunSearch(
        problem, matrix, slotCapacities: capacities, setsOfSlot: setsOfSlot,
        rows: RunRows(problem, capacity), parameters: parameters)
      : nil
  }

  /// Made on demand, since it is large.
  private func makeBound() -> UnitBound {
    let widest = max(1, capacities.max() ?? 1)
    let byAbsence = problem.absenceLimit.map { $0 <= 2 * widest } ?? false
    let mostPerAbsence = max(1, byAbsence ? problem.absenceLimit ?? widest : widest)
    let size = problem.size
    let needed =
      size > mostPerAbsence
      ? min((size + mostPerAbsence - 1) / mostPerAbsence, problem.slots.count) : 0
    return UnitBound(
      problem, matrix, isCapacitated: isCapacitated, slotCapacities: capacities,
      setsOfSlot: setsOfSlot,
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
      // Every run is looked at again.
    } else if isCapacitated {
      capacitatedSearch.start(from: schedule)
    } else {
      search.start(Set(schedule.placements.map { Int($0.slot) }).sorted())
    }
    last = Estimate(value: .infinity, schedule: schedule)
  }

  /// Charges each person left out a price, in place of the cost term `fair`.
  mutating func charge(_ price: Double) {
    matrix.charge(price)
    search.matrix = matrix
    capacitatedSearch.matrix = matrix
    runs?.matrix = matrix
    guard !priced.isEmpty else { return }
    let first = matrix.slotCount * matrix.lanes
    for lane in 0..<matrix.lanes { priced[first + lane] = matrix.unplaced[lane] }
  }

  /// A good schedule, quickly: `prices` holds, for each load of the capacity model, what one person
  /// costs.
  package mutating func estimate(_ prices: [Double], kindCount: Int) -> Estimate {
    matrix.price(prices, kindCount: kindCount, into: &priced)
    return improvedEstimate()
  }

  /// A good schedule, quickly, and no worse than a known one.
  package mutating func estimate(
    _ prices: [Double], kindCount: Int, knowing schedule: Schedule, value: Double
  ) -> Estimate {
    let estimate = estimate(prices, kindCount: kindCount)
    guard value < estimate.value - 1e-7 else { return estimate }
    guard runs == nil else {
      let known = Estimate(value: value, schedule: schedule)
      last = known
      return known
    }
    start(from: schedule)
    return improvedEstimate()
  }

  /// Continues from the result of the last search.
  private mutating func improvedEstimate() -> Estimate {
    problem.fair.isCharged ? fairEstimate() : pricedEstimate()
  }

  /// Continues from the result of the last search, at the price of each person left out.
  mutating func pricedEstimate() -> Estimate {
    let estimate: Estimate
    if let runs {
      estimate = runs.improvedEstimate(priced)
    } else {
      estimate = isCapacitated ? estimateCapacitated() : estimateUncapacitated()
    }
    last = estimate
    return estimate
  }

  private mutating func estimateUncapacitated() -> Estimate {
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

  private mutating func estimateCapacitated() -> Estimate {
    if last == nil {
      var bounding = makeBound()
      capacitatedSearch.start(bounding.firstSlots(priced), priced)
    }
    capacitatedSearch.improve(priced)
    return Estimate(value: capacitatedSearch.value, schedule: capacitatedSearch.schedule)
  }

  /// A lower bound of the priced cost of every schedule, at the prices of the last estimate.
  ///
  /// - Parameters:
  ///   - tolerance: how far below the estimate the bound may stay.
  ///   - steps: how many steps of the multipliers, at most.
  ///   - sets: how many sets of slots to look at, at most.
  ///   - solver: solves the transportation problem of a set with capacities.
  /// - Returns: the bound.
  package mutating func prove(tolerance: Double, steps: Int, sets: Int, solver: any Solver)
    -> Double
  {
    let effort = Effort(tolerance: tolerance, steps: steps, sets: sets)
    return problem.fair.isCharged
      ? fairBound(effort, solver: solver) : pricedBound(effort, solver: solver)
  }

  /// How much is done for a bound: how far below the estimate it may stay, and how many steps of the
  /// multipliers and sets of slots there are at most.
  struct Effort {
    let tolerance: Double
    let steps: Int
    let sets: Int
  }

  /// A lower bound, at the price of each person left out.
  mutating func pricedBound(_ effort: Effort, solver: any Solver) -> Double {
    guard let last else { return -.infinity }
    if let runs {
      let (bound, run) = runs.prove(
        priced, value: last.value, tolerance: effort.tolerance,
        programs: effort.sets / UnitBound.setsOfProgram, solver: solver)
      guard let run else { return bound }
      var filling = RunFilling(runs, run, priced)
      if let found = filling.fill(), found.value < last.value { self.last = found }
      return bound
    }
    var bounding = makeBound()
    let bound = bounding.prove(
      priced, near: last.schedule, value: last.value, tolerance: effort.tolerance,
      steps: effort.steps, sets: effort.sets, solver: solver)
    if let cheapest = bounding.cheapest { search(from: cheapest.slots, cheapest.schedule) }
    return bound
  }

  /// Searches from a set of slots or a schedule; keeps the result if it is better.
  private mutating func search(from slots: [Int], _ schedule: Schedule?) {
    guard let last else { return }
    let found: Estimate
    if isCapacitated {
      if let schedule {
        capacitatedSearch.start(from: schedule)
      } else {
        capacitatedSearch.start(slots, priced)
      }
      found = estimateCapacitated()
    } else {
      search.start(slots)
      found = estimateUncapacitated()
    }
    if found.value < last.value - 1e-9 {
      self.last = found
    } else {
      start(from: last.schedule)
      self.last = last
    }
  }
}
