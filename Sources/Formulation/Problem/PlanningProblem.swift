package import Drives
package import Plans

/// A drive as planning sees it: a hall with limits on loads, and units that share it.
package struct PlanningProblem: Sendable {
  package let hall: CapacityModel
  /// The units that have somebody to place.
  package let units: [UnitProblem]
  /// The people who can be placed nowhere, with their weighted cost, which no plan avoids.
  package let nowhere: [Int]
  package let fixedCost: Double
  /// How many of those people were told a slot.
  package let movedNowhere: Int

  package init(of drive: Drive, told: [Assignment], caps: CrowdSurrogate = CrowdSurrogate()) {
    let hall = CapacityModel(of: drive, caps: caps)
    var tables = CostTables(
      drive: drive, hall: hall, moved: MovedCosts(drive, told: told))
    var units: [UnitProblem] = []
    var nowhere: [Int] = []
    var fixedCost = 0.0
    for unit in drive.units.indices where !drive.members[unit].isEmpty {
      let built = UnitProblem.make(unit: unit, of: drive, hall: hall, tables: &tables)
      if let problem = built.problem { units.append(problem) }
      nowhere += built.nowhere
      fixedCost += tables.costWithoutSlot(of: built.nowhere)
    }
    self.hall = hall
    self.units = units
    self.nowhere = nowhere
    self.fixedCost = fixedCost
    movedNowhere = nowhere.count { tables.moved.slotTold(to: $0) != nil }
  }

  private init(_ problem: PlanningProblem, hall: CapacityModel) {
    self.hall = hall
    units = problem.units
    nowhere = problem.nowhere
    fixedCost = problem.fixedCost
    movedNowhere = problem.movedNowhere
  }

  /// The same problem in a hall with the same slots.
  package func with(_ hall: CapacityModel) -> PlanningProblem { PlanningProblem(self, hall: hall) }

  /// How many people may be placed.
  package var people: Int { units.reduce(0) { $0 + $1.size } }

  /// What leaving out whom it costs most to leave out costs.
  package var highestCostWithoutSlot: Double {
    units.lazy.flatMap(\.classes).map(\.unplacedCost).filter(\.isFinite).max() ?? 0
  }

  /// What leaving out whom it costs least to leave out costs.
  package var lowestCostWithoutSlot: Double {
    units.lazy.flatMap(\.classes).map(\.unplacedCost).min() ?? .infinity
  }

  /// How many variables of the compact program say who is where.
  package var sizeOfProgram: Int { units.reduce(0) { $0 + $1.classes.count * $1.slots.count } }
}
