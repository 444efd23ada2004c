package import Drives
package import Plans

/// The planning problem of a drive: a capacity model, and units that share it.
package struct PlanningProblem: Sendable {
  package let capacity: CapacityModel
  /// The units that have somebody to place.
  package let units: [UnitProblem]
  /// The people who cannot be placed; their weighted cost is the constant of the objective.
  package let nowhere: [RegistrantIndex]
  package let constant: Double
  /// How many of those people have a published slot.
  package let movedNowhere: Int

  package init(
    of drive: Drive, published: [Assignment], surrogate: CrowdSurrogate = CrowdSurrogate()
  ) {
    let capacity = CapacityModel(of: drive, surrogate: surrogate)
    var tables = CostTables(
      drive: drive, capacity: capacity, moved: MovedCosts(drive, published: published))
    var units: [UnitProblem] = []
    var nowhere: [RegistrantIndex] = []
    var constant = 0.0
    for unit in drive.units.places where !drive.members[unit].isEmpty {
      let built = UnitProblem.make(unit: unit, of: drive, capacity: capacity, tables: &tables)
      if let problem = built.problem { units.append(problem) }
      nowhere += built.nowhere
      constant += tables.costWithoutSlot(of: built.nowhere)
      constant +=
        FairCost(
          weight: drive.weights[.fair], people: drive.members[unit].count,
          already: built.nowhere.count
        ).costAlready
    }
    self.capacity = capacity
    self.units = units
    self.nowhere = nowhere
    self.constant = constant
    movedNowhere = nowhere.count { tables.moved.publishedSlot(of: $0) != nil }
  }

  private init(_ problem: PlanningProblem, capacity: CapacityModel, units: [UnitProblem]) {
    self.capacity = capacity
    self.units = units
    nowhere = problem.nowhere
    constant = problem.constant
    movedNowhere = problem.movedNowhere
  }

  /// The same problem with another capacity model of the same slots.
  package func with(_ capacity: CapacityModel) -> PlanningProblem {
    PlanningProblem(self, capacity: capacity, units: units)
  }

  /// The same problem under the rule `whole` for every unit whose pinned people keep it. Its plans are
  /// plans of this problem; its bounds are not bounds of it.
  package var withWholeUnits: PlanningProblem {
    PlanningProblem(self, capacity: capacity, units: units.map(\.stayingWhole))
  }

  /// How many people may be placed.
  package var people: Int { units.reduce(0) { $0 + $1.size } }

  /// The highest cost of leaving one item out, whoever else is.
  package var highestCostWithoutSlot: Double {
    units.reduce(0) { highest, unit in
      unit.classes.reduce(highest) {
        guard $1.unplacedCost.isFinite else { return $0 }
        let others = unit.size - $1.size
        return max($0, $1.unplacedCost + unit.fair.cost(ofFurther: $1.size, after: others))
      }
    }
  }

  /// The lowest cost of leaving one item out, whoever else is.
  package var lowestCostWithoutSlot: Double {
    units.reduce(.infinity) { lowest, unit in
      unit.classes.reduce(lowest) {
        min($0, $1.unplacedCost + unit.fair.cost(leavingOut: $1.size))
      }
    }
  }

  /// Whether the cost term `fair` counts.
  package var isFair: Bool { units.contains(where: \.fair.isCharged) }

  /// How many variables of the compact program say who is where.
  package var sizeOfProgram: Int { units.reduce(0) { $0 + $1.classes.count * $1.slots.count } }
}
