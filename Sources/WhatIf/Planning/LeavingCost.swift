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
    // Equal shares of all units cost least in the term `fair`.
    let share = Double(count * count) / Double(max(1, priorities.count))
    return drive.weights[.unplaced] * Double(priorities.prefix(count).reduce(0, +))
      + drive.weights[.fair] * share
  }

  /// Among the plans that leave at most so many people without a slot, the best costs no more: the
  /// highest priorities are left out, everybody else is as far from the preferred start as counts, in a
  /// slot, a run and a session of the unit's own, all are there with their parties at the busiest minute,
  /// and stages are as full as they may be.
  private func mostCost(leaving count: Int) -> Double {
    let people = drive.registrants.places
    let wishes = people.count { drive.preferredStart(of: $0) != nil }
    let present = people.reduce(0) { $0 + drive.party(of: $1) }
    let overloads = drive.sessions.flatMap(\.stages).compactMap(\.overload)
    let weights = drive.weights
    return weights[.unplaced] * Double(priorities.suffix(max(0, count)).reduce(0, +))
      + weights[.preference] * farthestPreference * Double(wishes)
      + Double(people.count) * (weights[.split] + weights[.block] + weights[.session])
      + weights[.fair] * Double(max(0, count))
      + Double(present) * weights[.peak] + overloads.reduce(0) { $0 + $1.weight * $1.most }
  }
}
