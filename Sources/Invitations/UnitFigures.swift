public import Drives
public import Plans

/// What a plan means for the units: who comes at once, who is cut into several runs, who is invited when
/// that is not possible.
public struct UnitFigures: Equatable, Sendable {
  /// How many units have somebody invited.
  public let units: Int
  /// How many units come in more than one run of consecutive slots, all sessions together.
  public let cutUnits: Int
  /// The number of runs of all units.
  public let runs: Int
  /// How many people are invited when they, or their unit, cannot come.
  public let outsideHours: Int

  /// Figures of these parts.
  public init(units: Int, cutUnits: Int, runs: Int, outsideHours: Int) {
    self.units = units
    self.cutUnits = cutUnits
    self.runs = runs
    self.outsideHours = outsideHours
  }

  /// The figures of a plan.
  ///
  /// - Parameters:
  ///   - assignments: who is invited when.
  ///   - drive: the drive they are for.
  public init(of assignments: [Assignment], on drive: Drive) {
    // A published plan may have sessions that the drive does not have any more.
    let assignments = assignments.filter { drive.sessions.places.contains($0.slot.session) }
    let runs = UnitSchedule.all(of: assignments, on: drive).map { $0.runs(on: drive) }
    units = runs.count { $0 > 0 }
    cutUnits = runs.count { $0 > 1 }
    self.runs = runs.reduce(0, +)
    outsideHours = assignments.count { assignment in
      let person = drive.registrants[assignment.registrant]
      return !drive.isAvailable(person, for: assignment.slot)
        || !drive.isOpen(assignment.slot, to: drive.units[person.unit])
    }
  }
}
