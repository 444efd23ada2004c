import IntegerProgramming

/// Column generation (Gilmore and Gomory, 1961) with smoothed prices (Wentges, 1997): the linear
/// relaxation of the master program over all schedules, and a bound that is true at every moment.
struct ColumnGeneration {
  let problem: PlanningProblem
  let solver: any Solver
  let watch: Watch
  var master: MasterProgram
  var pricers: [UnitPricer]
  /// The best bound so far.
  private(set) var bound = -Double.infinity
  /// The prices that prove it.
  private(set) var prices: HallPrices
  /// The last solution of the relaxation.
  var relaxation: Relaxation?
  var basis: Basis?

  init(_ problem: PlanningProblem, solver: any Solver, watch: Watch) {
    self.problem = problem
    self.solver = solver
    self.watch = watch
    master = MasterProgram(problem)
    prices = HallPrices(none: problem.hall)
    let most = problem.hall.slots.indices.map { problem.hall.mostPeople(inSlot: $0) }
    pricers = problem.units.map { unit in
      UnitPricer(unit, slotCaps: unit.slots.map { most[$0] }, solver: solver)
    }
    for (number, unit) in problem.units.enumerated() { master.add(unit.emptySchedule, of: number) }
  }

  /// Solves the relaxation of the master program as it stands.
  ///
  /// - Returns: whether it was solved before the time was over.
  mutating func relax() -> Bool {
    guard !watch.isOver,
      case .optimal(let solution) = solver.relax(
        master.program, from: basis, within: watch.solveLimits())
    else { return false }
    relaxation = solution
    basis = solution.basis
    return true
  }

  /// Runs until no schedule lowers the relaxation, or its value is within `gap` of the bound.
  ///
  /// - Parameters:
  ///   - gap: the relative gap between relaxation and bound to stop at.
  ///   - rounds: how many relaxations to solve at most.
  ///   - report: told of every better bound.
  /// - Returns: whether the relaxation was solved at least once.
  mutating func run(gap: Double, rounds: Int, report: (Double) -> Void) -> Bool {
    var smoothing = 0.6
    var efforts = UnitPricer.Effort.rising[...]
    for _ in 0..<rounds {
      guard relax(), let solution = relaxation else { return relaxation != nil }
      if solution.objective - bound <= gap * max(1, abs(solution.objective)) { return true }
      let duals = master.prices(of: solution)
      let center =
        bound == -.infinity ? duals.hall : duals.hall.mixed(with: prices, part: smoothing)
      while let effort = efforts.first {
        var added = addImproving(price(at: center, effort: effort), duals: duals)
        if added == 0 {
          // The smoothed prices led nowhere: price at the true ones.
          added = addImproving(price(at: duals.hall, effort: effort), duals: duals)
          smoothing = max(0, smoothing - 0.15)
        }
        report(bound)
        if added > 0 || watch.isOver { break }
        efforts.removeFirst()
      }
      if efforts.isEmpty { return true }
    }
    return true
  }

  /// Bounds the whole problem by each unit's best schedule alone, the hall being free.
  mutating func boundWithoutPrices() {
    _ = price(at: HallPrices(none: problem.hall), effort: .quick)
  }

  /// Prices every unit, which bounds the whole problem.
  ///
  /// - Parameters:
  ///   - prices: the prices.
  ///   - effort: how hard to try.
  /// - Returns: the schedules found, by unit; none where the time was over, which proves nothing.
  private mutating func price(at prices: HallPrices, effort: UnitPricer.Effort) -> [[Schedule]] {
    guard
      let results = pricers.priceAll(
        prices.loadPrices(problem.hall), kindCount: problem.hall.kinds.count, effort: effort,
        watch: watch)
    else { return [] }
    let bound = results.reduce(problem.fixedCost - prices.rebate(problem.hall)) { $0 + $1.bound }
    if bound > self.bound {
      self.bound = bound
      self.prices = prices
    }
    return results.map(\.schedules)
  }

  /// Adds the schedules whose reduced cost is negative.
  private mutating func addImproving(
    _ schedules: [[Schedule]], duals: (hall: HallPrices, units: [Double])
  ) -> Int {
    let loadPrices = duals.hall.loadPrices(problem.hall)
    var added = 0
    for (unit, candidates) in schedules.enumerated() {
      for schedule in candidates {
        let description = problem.units[unit]
        var reduced = description.cost(of: schedule) - duals.units[unit]
        for (load, people) in description.loads(of: schedule, hall: problem.hall) {
          reduced += loadPrices[load] * Double(people)
        }
        if reduced < -1e-7, master.add(schedule, of: unit) { added += 1 }
      }
    }
    return added
  }
}

extension Hall {
  /// The most people one slot can take on its own.
  func mostPeople(inSlot slot: Int) -> Int {
    var most = 0
    for kind in kinds.indices {
      var room = Double(Int32.max)
      for share in limitsOfLoad[load(slot: slot, kind: kind)] {
        room = min(room, (limits[share.limit].bound + 1e-6) / share.coefficient)
      }
      most = max(most, Int(max(0, room)))
    }
    return most
  }
}
