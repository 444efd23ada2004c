package import Formulation

/// The capacity rows that a unit's schedule has to keep by itself, stated on its own slots and make-ups:
/// no schedule that breaks one alone is part of any plan ("own rows").
package struct OwnRows: Sendable {
  /// One row.
  package struct Row: Sendable {
    /// The first and the last slot of the unit that it counts.
    package let first: Int
    package let last: Int
    /// What one item adds: `coefficients[(slot − first) · makeUps + makeUp]`.
    package let coefficients: [Double]
    /// The greatest value.
    package let bound: Double
  }

  package private(set) var rows: [Row] = []
  package let makeUpCount: Int

  /// By how much a sum of parts may exceed a bound, as the audit allows.
  package static let tolerance = 1e-6

  /// The rows of a unit.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - items: its items.
  ///   - limits: the hard rows of the capacity model.
  ///   - kindCount: how many donor kinds the capacity model tells apart.
  ///   - longest: rows that count more slots than this are left out, which is valid and weaker.
  package init(
    _ unit: UnitProblem, _ items: UnitItems, limits: [CapacityRow], kindCount: Int,
    longest: Int = .max
  ) {
    makeUpCount = items.makeUps.count
    var placeOfSlot: [SlotIndex: Int] = [:]
    for (place, slot) in unit.slots.enumerated() { placeOfSlot[slot] = place }
    for limit in limits {
      var amounts: [Int: [Double]] = [:]
      for term in limit.terms {
        guard let place = placeOfSlot[SlotIndex(term.load / kindCount)] else { continue }
        let kind = term.load % kindCount
        for (makeUp, people) in items.makeUps.enumerated() {
          for part in people where part.kind == kind {
            amounts[place, default: [Double](repeating: 0, count: makeUpCount)][makeUp] +=
              Double(part.count) * term.coefficient
          }
        }
      }
      add(amounts, bound: max(0, limit.bound), items: items, longest: longest)
    }
    guard let absenceLimit = unit.absenceLimit else { return }
    let sizes = items.makeUps.map { Double($0.reduce(0) { $0 + $1.count }) }
    for set in unit.absenceCliques {
      let amounts = Dictionary(uniqueKeysWithValues: set.map { ($0, sizes) })
      add(amounts, bound: Double(absenceLimit), items: items, longest: longest)
    }
  }

  private mutating func add(
    _ amounts: [Int: [Double]], bound: Double, items: UnitItems, longest: Int
  ) {
    guard let first = amounts.keys.min(), let last = amounts.keys.max(), last - first < longest
    else { return }
    // A row that all items together cannot break says nothing.
    let most = items.groups.reduce(0) { sum, group in
      sum + Double(group.count)
        * amounts.reduce(0) { most, entry in
          group.costs[entry.key].isFinite ? max(most, entry.value[group.makeUp]) : most
        }
    }
    guard most > bound + OwnRows.tolerance else { return }
    var coefficients = [Double](repeating: 0, count: (last - first + 1) * makeUpCount)
    for (slot, parts) in amounts {
      for (makeUp, part) in parts.enumerated() {
        coefficients[(slot - first) * makeUpCount + makeUp] = part
      }
    }
    rows.append(Row(first: first, last: last, coefficients: coefficients, bound: bound))
  }

  /// The most slots that a row counts.
  package var longestWindow: Int { rows.reduce(0) { max($0, $1.last - $1.first + 1) } }
}
