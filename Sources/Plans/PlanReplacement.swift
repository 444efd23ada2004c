public import Drives

extension Plan {
  /// What a saved plan costs, where it is better than this one: it breaks no rule of the drive as it
  /// is now, and costs less.
  ///
  /// - Parameters:
  ///   - assignments: the saved plan.
  ///   - drive: the drive.
  ///   - published: the published slots, for the term `moved`.
  /// - Returns: its cost; nil where this plan is at least as good, or the saved one is none any more.
  public func cost(
    ofBetterSaved assignments: [Assignment], on drive: Drive, published: [Assignment] = []
  ) -> Double? {
    let audit = Audit(of: assignments, on: drive, published: published)
    guard audit.violations.isEmpty, audit.cost.total < cost.total - Plan.leastDifference else {
      return nil
    }
    return audit.cost.total
  }

  /// Costs that differ by less come of sums in another order.
  private static let leastDifference = 1e-6
}
