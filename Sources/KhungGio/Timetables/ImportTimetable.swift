public import DriveFiles
public import Drives
import Foundation
public import Identities
public import Plans
import Simulation
public import UnitLists
import Wording

/// Reads a timetable as organisers publish it and makes it a plan, to be audited, simulated and compared.
public struct ImportTimetable: UseCase {
  /// How a unit's people use its hours.
  public enum Spread: String, CaseIterable, Sendable {
    /// Evenly over the slots that begin in them.
    case even
    /// All at their beginning.
    case start
  }

  /// The drive.
  public var drive: OpenDrive
  /// The path of the timetable.
  public var file: String
  /// How a unit's people use its hours.
  public var spread = Spread.even

  /// Reading a timetable.
  ///
  /// - Parameters:
  ///   - file: the path of the timetable, .xlsx, .csv or .tsv.
  ///   - drive: the drive.
  public init(_ file: String, for drive: OpenDrive) {
    self.file = file
    self.drive = drive
  }

  /// Reads the timetable and gives people its slots.
  ///
  /// - Parameter context: not used.
  /// - Returns: the plan, whatever rules it breaks.
  /// - Throws: `TimetableError`.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ImportedTimetable {
    let drive = drive.drive
    let read: TimetableFile
    StagedFolder.repair(around: URL(fileURLWithPath: file))
    do throws(TimetableError) {
      read = try TimetableFile(at: URL(fileURLWithPath: file), for: drive)
    } catch {
      throw UseCaseError(error)
    }
    let made = TimetableAssignment(of: read.entries, on: drive, isAtStart: spread == .start)
    let audit = Audit(of: made.assignments, on: drive)
    let placed = Set(made.assignments.map(\.registrant))
    let unplaced = drive.registrants.places.filter { !placed.contains($0) }.map {
      Unplaced(
        registrant: $0, reason: .written(Words(language: drive.language).notInTimetable))
    }
    let plan = Plan(
      assignments: made.assignments, unplaced: unplaced, cost: audit.cost,
      bound: min(0, audit.cost.total), status: .feasible, seconds: 0)
    return ImportedTimetable(
      drive: drive, plan: plan, audit: audit, notes: read.notes,
      units: Set(read.entries.map(\.unit)).count,
      differences: made.differences.map {
        ImportedTimetable.Difference(unit: $0.unit, stated: $0.stated, listed: $0.listed)
      }, missingUnits: made.missing, spread: spread)
  }
}

/// A timetable as a plan.
public struct ImportedTimetable: JSONDocument {
  /// A unit of which the timetable says another number of people than its list has.
  public struct Difference: Equatable, Sendable {
    /// The unit.
    public let unit: UnitIndex
    /// How many people the timetable has.
    public let stated: Int
    /// How many people are on the list.
    public let listed: Int
  }

  /// The drive.
  public let drive: Drive
  /// The plan. Its bound is 0, which no plan costs less than.
  public let plan: Plan
  /// Its audit.
  public let audit: Audit
  /// What is worth a look in the file.
  public let notes: [ListDiagnostic]
  /// How many units it names.
  public let units: Int
  /// Units whose lists are longer or shorter than it says.
  public let differences: [Difference]
  /// Units with people that it does not name.
  public let missingUnits: [UnitIndex]
  /// How the units' hours are used.
  public let spread: ImportTimetable.Spread

  /// The hard rules it breaks, each once, in the order of `HardRule`.
  public var brokenRules: [HardRule] {
    let broken = Set(audit.violations.map(\.rule))
    return HardRule.allCases.filter(broken.contains)
  }

  /// plan.json of it.
  ///
  /// - Parameter key: the key of the drive, with which the file says who its people are.
  /// - Returns: the text.
  public func text(key: DriveKey?) -> PlanText {
    PlanText(of: plan, on: drive, wording: Words(language: drive.language), key: key)
  }

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("units", .integer(units)), ("invited", .integer(plan.assignments.count)),
      ("unplaced", .integer(plan.unplaced.count)),
      ("people_outside_hours", .integer(drive.invitedOutsideTheirHours(plan.assignments))),
      ("broken_rules", .array(brokenRules.map { .string($0.rawValue) })),
      ("cost", .number(plan.cost.total)),
      (
        "differences",
        .array(
          differences.map {
            .object([
              ("unit", .string(drive.units[$0.unit].id)), ("stated", .integer($0.stated)),
              ("listed", .integer($0.listed)),
            ])
          })
      ),
      ("missing_units", .array(missingUnits.map { .string(drive.units[$0].id) })),
    ])
  }
}
