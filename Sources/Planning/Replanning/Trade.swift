public import Drives
import IntegerProgramming
public import Plans

/// The Pareto frontier of people moved against cost.
public struct Trade: Equatable, Sendable {
  /// One plan of the frontier.
  public struct Row: Equatable, Sendable {
    /// How many of those with a published slot have another one, or none.
    public let moved: Int
    /// What it costs without the term `moved`.
    public let cost: Double
    /// How many people have no slot.
    public let unplaced: Int
    /// How many of those with a published slot have none.
    public let lost: Int
    /// No plan that moves so many people, or fewer, costs less without that term.
    public let bound: Double
    /// Whether it is the plan at the weight that the drive has.
    public let isCurrent: Bool
  }

  /// The non-dominated plans, by rising numbers of people moved.
  public let rows: [Row]
  /// The fewest people that have to move: proven.
  public let fewest: Int
}

extension Planner {
  /// Plans a drive at many prices of moving somebody.
  ///
  /// - Parameters:
  ///   - drive: what to plan.
  ///   - published: the published slots.
  ///   - progress: called while planning.
  /// - Returns: the frontier.
  /// - Throws: ``PlanningError`` where no audited plan could be made.
  public func trade(
    _ drive: Drive, published: [Assignment], progress: @escaping (Progress) -> Void = { _ in }
  ) throws(PlanningError) -> Trade {
    let deadline = Deadline(
      seconds: limits.seconds, cancellation: limits.cancellation, clock: clock)
    let release = fewestMoved(drive, published: published, deadline: deadline)
    let planner = self
    var prices = MovedPrices(drive, published: PublishedAssignments(published)) {
      drive throws(PlanningError) in
      try planner.within(deadline).plan(drive, published: published, progress: progress)
    }
    let weight = drive.weights[.moved]
    try prices.plan(at: weight)
    for price in Trade.prices where !deadline.isOver { try prices.plan(at: price) }
    // Where all who can are held.
    let released = Set(release.people)
    if !deadline.isOver,
      let held = try? freeze(published.filter { !released.contains($0.registrant) }, on: drive),
      let plan = try? within(deadline).plan(held, published: published)
    {
      prices.add(plan, price: weight, proves: false)
    }
    return Trade(of: prices, weight: weight, fewest: release.atLeast)
  }
}

extension Trade {
  /// The prices of moving somebody, in growing steps.
  static let prices: [Double] = [0, 1, 2, 4, 7, 12, 20, 35, 100, 300, 1_000, 10_000]

  init(of prices: MovedPrices, weight: Double, fewest: Int) {
    let points = prices.points.sorted { ($0.moved, $0.cost) < ($1.moved, $1.cost) }
    var best: [MovedPrices.Point] = []
    for point in points where point.cost < (best.last?.cost ?? .infinity) - 1e-9 {
      best.append(point)
    }
    // Of plans that are as good at that weight, the one that moves fewest.
    let current = best.min {
      $0.cost + weight * Double($0.moved) < $1.cost + weight * Double($1.moved) - 1e-9
    }
    rows = best.map { point in
      let unplaced = Set(point.plan.unplaced.map(\.registrant))
      return Row(
        moved: point.moved, cost: point.cost, unplaced: unplaced.count,
        lost: point.movers.count(where: unplaced.contains),
        bound: min(point.cost, prices.bound(moving: point.moved)),
        isCurrent: point.moved == current?.moved)
    }
    self.fewest = fewest
  }
}
