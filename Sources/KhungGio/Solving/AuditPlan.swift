import DriveFiles
public import Drives
import IntegerProgramming
public import Plans

/// Checks a plan, however it was made, against every hard rule, and what it states of itself.
public struct AuditPlan: UseCase {
  /// The drive.
  public let drive: Drive
  /// The plan.
  public let assignments: [Assignment]
  /// What the plan's file states of itself.
  public let statement: PlanStatement
  /// The published slots for the terms `moved` and `promised`; nil for those the file states.
  public let published: [Assignment]?

  /// An audit.
  ///
  /// - Parameters:
  ///   - assignments: the plan.
  ///   - drive: the drive.
  ///   - statement: what the plan's file states of itself.
  ///   - published: the published slots; nil for those the file states.
  public init(
    _ assignments: [Assignment], on drive: Drive, statement: PlanStatement = PlanStatement(),
    published: [Assignment]? = nil
  ) {
    self.assignments = assignments
    self.drive = drive
    self.statement = statement
    self.published = published
  }

  /// An audit of a plan's file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - opened: the drive.
  ///   - name: the published plan, a file or a revision number; nil for the slots the file states.
  ///   - notice: receives what is worth knowing.
  /// - Throws: ``UseCaseError`` with the problems of the files.
  public init(
    ofFile path: String, on opened: OpenDrive, published name: String? = nil,
    notice: DriveNotices = { _ in }
  ) throws(UseCaseError) {
    let file = try opened.readPlan(path, onlyItsOwn: false, notice: notice).file
    var published: [Assignment]?
    if let name {
      published = try opened.readPublished(name, notice: notice).plan.assignments(on: opened.drive)
    }
    self.init(
      file.assignments, on: opened.drive, statement: file.statement, published: published)
  }

  /// Audits on the calling thread.
  ///
  /// - Parameter context: simulates no part: an audit takes no time.
  /// - Returns: what is broken and what it costs.
  public func perform(_ context: WorkContext) -> AuditedPlan {
    let audit = Audit(
      of: assignments, on: drive, published: published ?? statement.published(assignments))
    return AuditedPlan(
      audit: audit, statements: statement.falseStatements(cost: audit.cost, on: drive),
      drive: drive)
  }
}

/// What an audit found.
public struct AuditedPlan: JSONDocument {
  /// The violations, and the cost recomputed.
  public let audit: Audit
  /// What the plan's file states of itself that is not so.
  public let statements: [FalseStatement]
  /// The drive.
  public let drive: Drive

  /// Whether no rule is broken and nothing false is stated.
  public var isValid: Bool { audit.violations.isEmpty && statements.isEmpty }

  /// What was found, with the keys of `audit --json`.
  public var json: JSONValue {
    let violations = audit.violations.map { violation in
      JSONValue.object([
        ("rule", .string(violation.rule.rawValue)),
        ("session", .optional(violation.session.map { drive.sessions[$0].id })),
        ("minute", .optional(violation.minute.map(ClockTime.text))),
        ("subject", .string(violation.subject)), ("amount", .number(violation.amount)),
      ])
    }
    let statements = statements.map { statement in
      JSONValue.object([
        ("rule", .string(FalseStatement.rule)), ("session", .null), ("minute", .null),
        ("subject", .string(statement.name(on: drive))), ("amount", .number(statement.amount)),
      ])
    }
    return .object([
      ("violations", .array(violations + statements)), ("cost", .number(audit.cost.total)),
      ("terms", .terms(of: audit.cost)),
    ])
  }
}
