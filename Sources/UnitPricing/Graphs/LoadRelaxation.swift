package import Formulation

/// A lower bound of what any schedule of a unit costs that is too large for exact pricing.
///
/// The recursion decides how many people of each make-up come in each slot, with all own rows; who of them it
/// is, is relaxed: each class has a multiplier for being served, and a slot takes the cheapest (Lagrangian
/// relaxation, Geoffrion 1974, doi:10.1007/BFb0120690; a state-space relaxation in the sense of Christofides,
/// Mingozzi and Toth 1981, doi:10.1002/net.3230110207). For given arrivals who comes where is a
/// transportation problem, so that only mixing different arrivals can cost less than the best schedule does.
package struct LoadRelaxation: Sendable {
  package let graph: UnitGraph
  private let unit: UnitProblem
  /// The multiplier of each class.
  package var multipliers: [Double]

  /// The step of the multipliers is the distance to a known schedule, by this part at first, and by so much
  /// less after so many steps that did not raise the bound.
  private static let step = (first: 1.0, shrinkage: 0.5, failures: 4, least: 0.01)

  /// The relaxation of a unit; nil where its graph would have more arcs than `most`.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - items: its items by make-up.
  ///   - rows: what it has to keep by itself, of these items.
  ///   - keepsEveryRow: whether these are all of its own rows.
  ///   - mayLeaveOut: whether schedules that leave items out are of interest.
  ///   - most: how many arcs the graph may have.
  package init?(
    _ unit: UnitProblem, _ items: UnitItems, rows: OwnRows, keepsEveryRow: Bool, mayLeaveOut: Bool,
    arcsAtMost most: Int
  ) {
    // What nobody pays for leaving out says nothing about who is.
    guard unit.classes.allSatisfy({ $0.unplacedCost > 0 }),
      let graph = UnitGraph(
        unit, items, rows: rows, keepsEveryRow: keepsEveryRow, mayLeaveOut: mayLeaveOut,
        arcsAtMost: most)
    else { return nil }
    self.graph = graph
    self.unit = unit
    multipliers = unit.classes.map { $0.costs.reduce(.infinity, min) }
  }

  /// The best bound that some steps of the multipliers prove.
  ///
  /// - Parameters:
  ///   - prices: what people and slots are charged.
  ///   - value: what a schedule costs at these prices.
  ///   - steps: how many steps at most.
  /// - Returns: the values of the graph at the best multipliers, which are kept.
  package mutating func climb(_ prices: GraphPrices, value: Double, steps: Int) -> GraphValues {
    clamp(prices.leftOut)
    var best = GraphValues(graph, at: relaxed(prices))
    var kept = multipliers
    var current = best
    var part = LoadRelaxation.step.first
    var failures = 0
    for _ in 0..<steps {
      guard best.least < value - 1e-7 * max(1, abs(value)), part > LoadRelaxation.step.least,
        let loads = current.cheapest()
      else { break }
      let missing = missing(loads, current.prices)
      let norm = missing.reduce(0) { $0 + $1 * $1 }
      guard norm > 0 else { break }
      let length = part * max(value - current.least, 1e-6) / norm
      for number in multipliers.indices { multipliers[number] += length * missing[number] }
      clamp(prices.leftOut)
      current = GraphValues(graph, at: relaxed(prices))
      if current.least > best.least + 1e-9 {
        best = current
        kept = multipliers
        failures = 0
      } else {
        failures += 1
        if failures >= LoadRelaxation.step.failures {
          failures = 0
          part *= LoadRelaxation.step.shrinkage
          multipliers = kept
          current = best
        }
      }
    }
    multipliers = kept
    return best
  }

  /// No multiplier is more than leaving an item out costs.
  private mutating func clamp(_ scale: Double) {
    for (number, itemClass) in unit.classes.enumerated() where itemClass.unplacedCost.isFinite {
      multipliers[number] = min(multipliers[number], scale * itemClass.unplacedCost)
    }
  }

  /// The prices with everybody's own costs, less the multipliers, in each slot, the cheapest first.
  private func relaxed(_ prices: GraphPrices) -> GraphPrices {
    var prices = prices
    let width = graph.mostItems + 1
    prices.steps = [Double](repeating: 0, count: graph.groupOfBucket.count * width)
    for (bucket, group) in graph.groupOfBucket.enumerated() {
      let order = order(of: group, inSlot: bucket / graph.groupCount)
      var sum = 0.0
      var count = 0
      for entry in order {
        for _ in 0..<unit.classes[entry.itemClass].count where count + 1 < width {
          sum += entry.cost
          count += 1
          prices.steps[bucket * width + count] = sum
        }
      }
      // More than there are have no place.
      while count + 1 < width {
        count += 1
        prices.steps[bucket * width + count] = .infinity
      }
    }
    for (itemClass, multiplier) in zip(unit.classes, multipliers) {
      prices.constant += Double(itemClass.count) * multiplier
    }
    // Whoever is left out costs at least this part of it, less the multiplier.
    let scale = prices.leftOut
    prices.leftOut =
      zip(unit.classes, multipliers).compactMap { itemClass, multiplier in
        itemClass.unplacedCost.isFinite ? scale - multiplier / itemClass.unplacedCost : nil
      }.min() ?? scale
    // The cost term `fair` of those left out has no multiplier.
    if unit.fair.isCharged { prices.leftOut = min(prices.leftOut, scale) }
    return prices
  }

  /// The classes of a make-up that may be in a slot, the cheapest first.
  private func order(of group: Int, inSlot slot: Int) -> [(itemClass: Int, cost: Double)] {
    graph.items.groups[group].classes.compactMap { number in
      let cost = unit.classes[number].costs[slot]
      return cost.isFinite ? (number, cost - multipliers[number]) : nil
    }.sorted { ($0.cost, $0.itemClass) < ($1.cost, $1.itemClass) }
  }

  /// How many more items of each class there are than arrivals serve, whoever costs least to leave out
  /// being left out.
  private func missing(_ loads: [Int], _ prices: GraphPrices) -> [Double] {
    var missing = unit.classes.map { Double($0.count) }
    var leftOut = graph.items.groups.map(\.count)
    for slot in 0..<graph.slotCount {
      for group in 0..<graph.groupCount {
        var count = loads[slot * graph.groupCount + group]
        leftOut[group] -= count
        guard count > 0 else { continue }
        for entry in order(of: group, inSlot: slot) where count > 0 {
          let taken = min(count, unit.classes[entry.itemClass].count)
          missing[entry.itemClass] -= Double(taken)
          count -= taken
        }
      }
    }
    for (group, left) in leftOut.enumerated() where left > 0 {
      let cheapest = graph.items.groups[group].classes.filter {
        unit.classes[$0].unplacedCost.isFinite
      }.sorted { one, other in
        (unit.classes[one].unplacedCost - multipliers[one], one)
          < (unit.classes[other].unplacedCost - multipliers[other], other)
      }
      var left = left
      for number in cheapest where left > 0 {
        let taken = min(left, unit.classes[number].count)
        missing[number] -= Double(taken)
        left -= taken
      }
    }
    return missing
  }

  /// The cheapest schedule with so many items of each make-up in each slot
  /// (`loads[slot · groups + group]`), or fewer where these cannot be.
  package func schedule(_ loads: [Int]) -> Schedule {
    var placements: [Schedule.Placement] = []
    for (group, description) in graph.items.groups.enumerated() {
      let places = (0..<graph.slotCount).flatMap { slot in
        [Int](repeating: slot, count: loads[slot * graph.groupCount + group])
      }
      let items = description.classes.flatMap { number in
        [Int](repeating: number, count: unit.classes[number].count)
      }
      let costs = items.map { number -> [Double] in
        let itemClass = unit.classes[number]
        return places.map { min(itemClass.costs[$0], LinearAssignment.forbidden) }
          + [Double](
            repeating: min(itemClass.unplacedCost, LinearAssignment.forbidden), count: items.count)
      }
      for (item, place) in LinearAssignment.cheapest(costs).enumerated() where place < places.count
      {
        guard costs[item][place] < LinearAssignment.forbidden else { continue }
        let at = placements.place(of: items[item], in: places[place])
        placements[at].count += 1
      }
    }
    return Schedule(placements: placements)
  }
}
