import IntegerProgramming

/// For a drive with more people than places: prices of the limits at which each session values one
/// more place, in every slot that fills up, at one.
///
/// They are the duals of a small linear program per session: the most people it can take.
struct ThroughputPrices {
  /// The price of each limit.
  private let limits: [Double]
  private let bounds: [Double]
  /// What leaving out the person who matters most costs.
  let highest: Double

  /// - Returns: nil where there is room for nearly everyone, or the time was over.
  init?(_ problem: PlanningProblem, rows: HallRows, solver: any Solver, watch: Watch) {
    let hall = problem.hall
    var prices = [Double](repeating: 0, count: hall.limits.count)
    var limitsOfSession = [[Int]](repeating: [], count: hall.slotsOfSession.count)
    for (index, limit) in hall.limits.enumerated() { limitsOfSession[limit.session].append(index) }
    let demand = ThroughputPrices.demand(problem)
    var places = 0.0
    for (session, slots) in hall.slotsOfSession.enumerated() where !slots.isEmpty {
      let firstLoad = slots.lowerBound * rows.kindCount
      var program = IntegerProgram()
      for _ in 0..<slots.count * rows.kindCount { program.addVariable(cost: -1) }
      for index in limitsOfSession[session] {
        let limit = hall.limits[index]
        program.addRow(
          to: limit.bound,
          limit.terms.map { IntegerProgram.Term($0.load - firstLoad, $0.coefficient) })
      }
      for (kind, people) in demand[session].enumerated() {
        program.addRow(
          to: people,
          slots.indices.map {
            IntegerProgram.Term(($0 - slots.lowerBound) * rows.kindCount + kind, 1)
          })
      }
      guard !watch.isOver,
        case .optimal(let solution) = solver.relax(
          program, from: nil, within: watch.solveLimits())
      else { return nil }
      places -= solution.objective
      for (row, index) in limitsOfSession[session].enumerated() {
        prices[index] = max(0, -solution.duals[row])
      }
    }
    // Every session has its share of the people in the program: is anybody left over?
    guard places < 0.999 * demand.joined().reduce(0, +) else { return nil }
    limits = prices
    bounds = hall.limits.map(\.bound)
    highest =
      problem.units.lazy.flatMap(\.classes).filter(\.unplacedCost.isFinite)
      .map { $0.unplacedCost / Double($0.size) }.max() ?? 0
  }

  /// How many people of each kind would come to each session, if each unit's people were spread
  /// evenly over its sessions.
  private static func demand(_ problem: PlanningProblem) -> [[Double]] {
    var demand = problem.hall.slotsOfSession.map { _ in
      [Double](repeating: 0, count: problem.hall.kinds.count)
    }
    for unit in problem.units {
      let sessions = Set(unit.sessions)
      for itemClass in unit.classes {
        for (kind, count) in itemClass.people {
          let people = Double(count * itemClass.count) / Double(sessions.count)
          for session in sessions { demand[session][kind] += people }
        }
      }
    }
    return demand
  }

  /// Prices with so much of these on top.
  func added(_ amount: Double, to prices: HallPrices) -> HallPrices {
    var sum = prices
    for index in limits.indices { sum.limits[index] += amount * limits[index] }
    return sum
  }

  /// How much more is used than there is, at these prices.
  func excess(of activity: [Double]) -> Double {
    limits.indices.reduce(0) { $0 + limits[$1] * (activity[$1] - bounds[$1]) }
  }
}
