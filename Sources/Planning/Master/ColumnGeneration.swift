import IntegerProgramming

/// Column generation (Gilmore and Gomory, 1961) with smoothed prices (Wentges, 1997): the linear
/// relaxation of the master program over all schedules, and a bound that is true at every moment.
struct ColumnGeneration {
  let problem: PlanningProblem
  let solver: any Solver
  var master: MasterProgram
  var pricers: [UnitPricer]
  /// The best bound so far, and the prices that prove it.
  private(set) var bound = -Double.infinity
  private(set) var prices: HallPrices
  var relaxation: Relaxation?
  var basis: Basis?
  var rounds = 0

  init(_ problem: PlanningProblem, solver: any Solver) {
    self.problem = problem
    self.solver = solver
    master = MasterProgram(problem)
    prices = HallPrices(none: problem.hall)
    pricers = problem.units.map { unit in
      UnitPricer(unit, slotCaps: unit.slots.map { problem.hall.mostPeople(inSlot: $0) })
    }
    for (number, unit) in problem.units.enumerated() { master.add(unit.emptySchedule, of: number) }
  }

  /// Prices every unit: a bound of the whole problem, and the schedules found.
  mutating func price(
    at prices: HallPrices, effort: UnitPricer.Effort = UnitPricer.Effort()
  ) -> (bound: Double, schedules: [[Schedule]]) {
    let loadPrices = prices.loadPrices(problem.hall)
    var bound = problem.fixedCost - prices.rebate(problem.hall)
    var schedules: [[Schedule]] = []
    for unit in pricers.indices {
      let result = pricers[unit].price(
        loadPrices, kindCount: problem.hall.kinds.count, effort: effort)
      bound += result.bound
      schedules.append(result.schedules)
    }
    if bound > self.bound {
      self.bound = bound
      self.prices = prices
    }
    return (bound, schedules)
  }

  /// Runs until no schedule lowers the relaxation, or its value is within `gap` of the bound.
  mutating func run(
    gap: Double, rounds limit: Int, limits: SolveLimits = SolveLimits(),
    trace: (Int, Double, Double) -> Void = { _, _, _ in }
  ) -> Bool {
    var smoothing = 0.6
    for _ in 0..<limit {
      guard case .optimal(let solution) = solver.relax(master.program, from: basis, within: limits)
      else { return false }
      relaxation = solution
      basis = solution.basis
      rounds += 1
      trace(rounds, solution.objective, bound)
      if solution.objective - bound <= gap * max(1, abs(solution.objective)) { return true }
      let duals = master.prices(of: solution)
      let isFirst = bound == -.infinity
      let center = isFirst ? duals.hall : duals.hall.mixed(with: prices, part: smoothing)
      let priced = price(at: center)
      var added = addImproving(priced.schedules, duals: duals)
      if added == 0 {
        // The smoothed prices led nowhere: price at the true ones.
        let exact = price(at: duals.hall)
        added = addImproving(exact.schedules, duals: duals)
        smoothing = max(0, smoothing - 0.1)
        if added == 0 { return true }
      }
    }
    return true
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
      most = max(most, Int(room))
    }
    return most
  }
}
