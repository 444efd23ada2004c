import DriveFiles
import Drives
public import Plans

/// Shows a saved plan, its cost recomputed from the files of the drive as they are.
public struct ShowPlan: UseCase {
  /// The drive.
  public var drive: OpenDrive
  /// The plan's file; nil for the drive's own.
  public var plan: String?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Shows the plan of a drive.
  ///
  /// - Parameter drive: the drive.
  public init(_ drive: OpenDrive) { self.drive = drive }

  /// Reads the plan and audits it.
  ///
  /// - Parameter context: not used.
  /// - Returns: the plan.
  /// - Throws: ``PlanError/missing``, or every problem of its file.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ShownPlan {
    let read = try drive.readPlan(plan, notice: notice)
    let published = read.file.statement.published(read.file.assignments)
    let audit = Audit(of: read.file.assignments, on: drive.drive, published: published)
    return ShownPlan(
      plan: read.file.plan(cost: audit.cost, on: drive.drive), violations: audit.violations,
      published: published, bytes: read.file.bytes)
  }
}

/// A saved plan as the drive stands now.
public struct ShownPlan: JSONDocument {
  /// The plan.
  public let plan: Plan
  /// The rules it breaks.
  public let violations: [Audit.Violation]
  /// The published slots that its costs are counted from.
  public let published: [Assignment]
  /// Its file.
  public let bytes: [UInt8]

  /// One JSON document: how many people it invites and leaves out, what it costs, how many rules it
  /// breaks.
  public var json: JSONValue {
    .object([
      ("invited", .integer(plan.assignments.count)), ("unplaced", .integer(plan.unplaced.count)),
      ("cost", .number(plan.cost.total)), ("violations", .integer(violations.count)),
    ])
  }
}
