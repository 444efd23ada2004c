import IntegerProgramming

/// For a drive with more people than places: prices of the limits at which one more place is worth
/// one, in every slot that fills up. They are the duals of ``Throughput``.
struct ThroughputPrices {
  /// The price of each limit.
  private let limits: [Double]
  private let bounds: [Double]
  /// What leaving out the person who matters most costs.
  let highest: Double

  /// - Returns: nil where there is room for nearly everyone, or the time was over.
  init?(_ problem: PlanningProblem, rows: HallRows, solver: any Solver, watch: Watch) {
    let hall = problem.hall
    let crowds = problem.crowds
    let sessions = Array(hall.slotsOfSession.indices)
    let isOneProgram = sessions.count <= ThroughputPrices.mostSessionsTogether
    let parts =
      isOneProgram
      ? [(sessions, hall.limits.indices, crowds)]
      : zip(sessions, ThroughputPrices.shares(of: crowds, sessions.count)).map {
        ([$0], rows.limitsOfSession[$0], $1)
      }
    var prices: [Double] = []
    var places = 0.0
    for (sessions, limits, crowds) in parts {
      guard
        let most = Throughput(
          of: sessions, within: limits, in: hall, crowds: crowds, solver: solver, watch: watch)
      else { return nil }
      places += most.people
      // The limits stand session by session.
      prices += most.prices
    }
    // Is anybody left over?
    guard places < 0.999 * crowds.values.reduce(0, +) else { return nil }
    limits = prices
    bounds = hall.limits.map(\.bound)
    highest =
      problem.units.lazy.flatMap(\.classes).filter(\.unplacedCost.isFinite)
      .map { $0.unplacedCost / Double($0.size) }.max() ?? 0
  }

  /// With more sessions than these, one program of all would take long.
  private static let mostSessionsTogether = 40

  /// Who would come to each session if everyone were spread evenly over the sessions open to them.
  private static func shares(
    of crowds: [Throughput.Crowd: Double], _ sessionCount: Int
  ) -> [[Throughput.Crowd: Double]] {
    var shares = [[Throughput.Crowd: Double]](repeating: [:], count: sessionCount)
    for (crowd, people) in crowds.inOrder {
      for session in crowd.sessions {
        shares[session][Throughput.Crowd(kind: crowd.kind, sessions: [session]), default: 0] +=
          people / Double(crowd.sessions.count)
      }
    }
    return shares
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
