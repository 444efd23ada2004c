import Annealing
import Formulation
package import UnitPricing

/// The branching restrictions of a node.
package struct Restrictions: Sendable {
  /// A number that branching bounds.
  package enum Subject: Hashable, Sendable {
    /// Whether a unit uses a slot, as a place in its slots.
    case use(unit: Int, slot: Int)
    /// How many slots a unit uses.
    case slots(unit: Int)
    /// How many runs of consecutive slots a unit uses.
    case runs(unit: Int)
    /// How many people of a kind come to a slot.
    case load(Int)
    /// How many people of a unit are a load.
    case arrivals(unit: Int, load: Int)

    /// The unit whose number it is; nil where it is of all units.
    package var unit: Int? {
      switch self {
      case .use(let unit, _), .slots(let unit), .runs(let unit), .arrivals(let unit, _): unit
      case .load: nil
      }
    }
  }

  /// A bounded number, in the order in which the bounds were set.
  package struct Range: Sendable {
    package let subject: Subject
    package var least: Double
    package var most: Double
  }

  /// The least and the greatest size of each excess, such as a session's peak.
  package var excesses: [ClosedRange<Double>]
  package private(set) var ranges: [Range] = []

  package init(excesses: [ClosedRange<Double>]) { self.excesses = excesses }

  /// Bounds a number from below and above, too.
  package mutating func bound(
    _ subject: Subject, from least: Double = 0, to most: Double = .infinity
  ) {
    if let place = ranges.firstIndex(where: { $0.subject == subject }) {
      ranges[place].least = max(ranges[place].least, least)
      ranges[place].most = min(ranges[place].most, most)
    } else {
      ranges.append(Range(subject: subject, least: least, most: most))
    }
  }

  /// Whether a column of a unit may be part of a plan here.
  package func allow(_ column: TreeModel.PricedColumn, of unit: Int, in model: TreeModel) -> Bool {
    for range in ranges {
      switch range.subject {
      case .load(let load):
        // Other units add to the load: only the upper bound can be violated by one column.
        if column.column.people(of: load) > range.most { return false }
        continue
      case .use(let owner, _), .slots(let owner), .runs(let owner), .arrivals(let owner, _):
        guard owner == unit else { continue }
      }
      let value = Restrictions.amount(of: range.subject, in: column.column, of: unit)
      if value < range.least || value > range.most { return false }
    }
    for use in column.uses.reversed() {
      guard Int(use.row) >= model.rows.limitCount else { break }
      let most = excesses[model.excess(ofPresence: Int(use.row))].upperBound
      if use.amount - model.rows.bounds[Int(use.row)] > most + OwnRows.tolerance { return false }
    }
    return true
  }

  /// How much a column adds to a number.
  package static func amount(of subject: Subject, in column: Column, of unit: Int) -> Double {
    switch subject {
    case .use(let owner, let slot):
      owner == unit && column.slots.contains(Int32(slot)) ? 1 : 0
    case .slots(let owner): owner == unit ? Double(column.slots.count) : 0
    case .runs(let owner): owner == unit ? Double(column.runs) : 0
    case .load(let load): column.people(of: load)
    case .arrivals(let owner, let load): owner == unit ? column.people(of: load) : 0
    }
  }
}
