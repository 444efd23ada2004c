package import Drives
import Formulation
package import Plans

/// Exact pricing of a drive's units: the least cost of any schedule of a unit that keeps its own
/// rows, at a price per person of each load.
package struct ExactPricing {
  private let problem: PlanningProblem
  private let kindCount: Int

  /// The units of a drive that have somebody to place, and its capacity rows.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - published: the published slots.
  package init(_ drive: Drive, published: [Assignment] = []) {
    problem = PlanningProblem(of: drive, published: published)
    kindCount = problem.capacity.kinds.count
  }

  /// The units.
  package var units: [UnitIndex] { problem.units.map(\.unit) }
  /// How many loads there are: slots times donor kinds.
  package var loadCount: Int { problem.capacity.loadCount }

  /// The load that a donor of a class is in a slot.
  package func load(of donors: DonorClass, in slot: SlotStart) -> Int? {
    problem.capacity.slots.firstIndex { $0.slotStart == slot }
      .map { problem.capacity.load(slot: SlotIndex($0), kind: problem.capacity.kind(of: donors)) }
  }

  /// A schedule of a unit and what it costs with all charges.
  package struct Priced {
    /// Who is where.
    package let assignments: [Assignment]
    /// What it costs.
    package let value: Double
  }

  /// The cheapest schedule of a unit; nil where it has none.
  ///
  /// - Parameters:
  ///   - unit: the unit, as a place in ``units``.
  ///   - loadPrices: what one person of each load is charged.
  /// - Returns: the schedule.
  package func cheapest(of unit: Int, _ loadPrices: [Double]) -> Priced? {
    guard let values = values(of: unit, loadPrices), let placed = values.cheapest() else {
      return nil
    }
    return priced(placed, values.least, of: unit)
  }

  /// All load vectors of a unit whose cheapest schedule costs at most `budget`, each by that schedule.
  package func schedules(
    of unit: Int, _ loadPrices: [Double], within budget: Double
  ) -> [Priced] {
    guard let values = values(of: unit, loadPrices) else { return [] }
    return values.schedules(within: budget, labelsAtMost: .max).found.map {
      priced($0.placed, $0.value, of: unit)
    }
  }

  private func values(of unit: Int, _ loadPrices: [Double]) -> GraphValues? {
    let description = problem.units[unit]
    let items = UnitItems(description)
    let rows = OwnRows(description, items, limits: problem.capacity.limits, kindCount: kindCount)
    return UnitGraph(description, items, rows: rows, arcsAtMost: .max).map { graph in
      GraphValues(graph, at: GraphPrices(graph, loadPrices: loadPrices, kindCount: kindCount))
    }
  }

  private func priced(_ placed: [Int], _ value: Double, of unit: Int) -> Priced {
    let description = problem.units[unit]
    let schedules = problem.units.indices.map { number in
      number == unit
        ? UnitItems(description).schedule(placed, slotCount: description.slots.count)
        : Schedule(placements: [])
    }
    return Priced(assignments: problem.assignments(of: schedules), value: value)
  }
}
