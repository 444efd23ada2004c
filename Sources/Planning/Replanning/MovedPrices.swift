package import Drives
package import Plans

/// Plans made at different prices of moving somebody, and what they prove of all plans that move no
/// more than so many people (a Lagrangian relaxation of that rule; Geoffrion, 1974): whoever moves
/// at most N people pays at most N times the price, so that no such plan costs less than the bound
/// at the price, less N times the price.
package struct MovedPrices {
  /// A plan made at a price.
  package struct Point {
    /// What moving somebody cost when it was made.
    package let price: Double
    package let plan: Plan
    package let movers: [RegistrantIndex]
    /// What it costs without the term `moved`.
    package let cost: Double
    /// The proven bound at the price.
    package let bound: Double

    package var moved: Int { movers.count }
  }

  let drive: Drive
  let published: PublishedAssignments
  private let make: (Drive) throws(PlanningError) -> Plan
  package private(set) var points: [Point] = []

  /// - Parameters:
  ///   - drive: what to plan.
  ///   - published: the published slots.
  ///   - make: plans a drive that differs from it in its weights.
  package init(
    _ drive: Drive, published: PublishedAssignments,
    make: @escaping (Drive) throws(PlanningError) -> Plan
  ) {
    self.drive = drive
    self.published = published
    self.make = make
  }

  /// Plans at a price of moving somebody.
  @discardableResult
  package mutating func plan(at price: Double) throws(PlanningError) -> Point {
    if let known = points.first(where: { $0.price == price }) { return known }
    var weights = drive.weights
    weights[.moved] = price
    guard let priced = try? drive.with(weights: weights) else {
      throw .internalError("the price \(price) is no weight")
    }
    let point = add(try make(priced), price: price, proves: true)
    return point
  }

  /// Adds a plan made in some other way, which proves nothing of others.
  @discardableResult
  package mutating func add(_ plan: Plan, price: Double, proves: Bool) -> Point {
    let cost = Audit(of: plan.assignments, on: drive, published: published.assignments).cost
    let point = Point(
      price: price, plan: plan, movers: published.movers(in: plan.assignments),
      cost: cost.total - cost[.moved], bound: proves ? plan.bound : -.infinity)
    points.append(point)
    return point
  }

  /// What a plan that moves so many people, or fewer, costs at the least without the term `moved`.
  package func bound(moving people: Int) -> Double {
    points.reduce(-.infinity) { max($0, $1.bound - $1.price * Double(people)) }
  }

  /// The cheapest plan that moves at most so many people, the term `moved` at a weight.
  package func best(movingAtMost people: Int, weight: Double) -> Point? {
    points.filter { $0.moved <= people }.min {
      $0.cost + weight * Double($0.moved) < $1.cost + weight * Double($1.moved)
    }
  }
}
