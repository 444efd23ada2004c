import Drives
import Identities
public import Invitations
import Plans

/// Compares two plans: who is new, moved or gone.
public struct ComparePlans: UseCase {
  /// The drive.
  public var drive: OpenDrive
  /// The earlier plan: a revision number or a file.
  public var earlier: String
  /// The later plan: a revision number or a file; nil for the drive's own.
  public var later: String?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Compares an earlier plan with the drive's own.
  ///
  /// - Parameters:
  ///   - earlier: the earlier plan: a revision number or a file.
  ///   - drive: the drive.
  public init(_ earlier: String, on drive: OpenDrive) {
    self.earlier = earlier
    self.drive = drive
  }

  /// Compares the plans.
  ///
  /// - Parameter context: not used.
  /// - Returns: the changes.
  /// - Throws: ``PublishedSourceError``, or why a plan cannot be read.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> PlanComparison {
    let published = try drive.readPublishedSource(earlier, notice: notice)
    let after = try drive.readPublishedSource(later ?? drive.planPath, notice: notice)
    let before =
      after.people.values.allSatisfy(\.isOnlyAnID)
      ? published.linked(on: drive.drive) : published.linked(among: Array(after.people.values))
    for correction in before.corrections { notice(.takenForSame(correction)) }
    let (changes, kept) = before.changes(
      to: after.plan, namesLater: after.people, on: drive.drive)
    return PlanComparison(
      changes: changes, kept: kept, earlier: before.origin, later: after.origin,
      earlierUnits: UnitFigures(
        of: before.plan.assignments(on: drive.drive), on: drive.drive),
      laterUnits: UnitFigures(
        of: after.linked(on: drive.drive).plan.assignments(on: drive.drive), on: drive.drive))
  }
}

/// What changes between two plans.
public struct PlanComparison: JSONDocument, Equatable {
  /// The changes, by unit.
  public let changes: [PersonChange]
  /// How many people keep their slot.
  public let kept: Int
  /// Where the earlier plan was read.
  public let earlier: PublishedSource.Origin
  /// Where the later plan was read.
  public let later: PublishedSource.Origin
  /// What the earlier plan means for the units; whoever is on the lists no more does not count.
  public let earlierUnits: UnitFigures
  /// What the later plan means for the units.
  public let laterUnits: UnitFigures

  /// One JSON document.
  public var json: JSONValue {
    .object([
      ("unchanged", .integer(kept)),
      ("units", .object([("from", .figures(earlierUnits)), ("to", .figures(laterUnits))])),
      ("changes", .array(changes.map(\.json))),
    ])
  }
}
