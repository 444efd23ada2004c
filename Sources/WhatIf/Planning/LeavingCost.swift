import Drives

/// What the cost of plans says of how many people they leave without a slot.
struct LeavingCost {
  private let drive: Drive
  /// Priorities, rising.
  private let priorities: [Int]

  init(_ drive: Drive) {
    self.drive = drive
    priorities = drive.registrants.map(\.priority).sorted()
  }

  /// Whether the best plan leaves exactly so many people without a slot, as this one does.
  ///
  /// - Parameters:
  ///   - unplaced: how many people a plan leaves without a slot.
  ///   - cost: its cost.
  ///   - bound: a bound of the cost of every plan.
  ///   - least: how many people every plan leaves without a slot at least.
  /// - Returns: whether no plan with more or fewer of them costs less.
  func settles(_ unplaced: Int, cost: Double, bound: Double, least: Int) -> Bool {
    cost < leastCost(leaving: unplaced + 1)
      && (unplaced <= least || bound > mostCost(leaving: unplaced - 1))
  }

  /// No plan that leaves so many people without a slot, or more, costs less.
  private func leastCost(leaving count: Int) -> Double {
    guard count <= priorities.count else { return .infinity }
    return drive.weights[.unplaced] * Double(priorities.prefix(count).reduce(0, +))
  }

  /// Among the plans that leave at most so many people without a slot, the best costs no more: the
  /// highest priorities are left out, everybody else is as far from the preferred start as counts, in a
  /// slot and a run of the unit's own, and all are there at the busiest minute.
  private func mostCost(leaving count: Int) -> Double {
    let wishes = drive.registrants.count { $0.preferred != nil }
    let weights = drive.weights
    return weights[.unplaced] * Double(priorities.suffix(max(0, count)).reduce(0, +))
      + weights[.preference] * farthestPreference * Double(wishes)
      + Double(priorities.count) * (weights[.split] + weights[.block] + weights[.peak])
  }
}
