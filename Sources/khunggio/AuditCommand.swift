import ArgumentParser
import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Plans
import Wording

/// `khunggio audit`: checks any plan file against its drive, with code that knows no solver.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Checks a plan, however it was made, against every hard rule.",
    discussion: """
      Examples:
        khunggio audit data/binh-long-2011 data/binh-long-2011/plan.json
        khunggio audit data/tiny my-plan.json --json

      Rule statement: what the file says of its cost, its terms and people's units is
      what is recomputed from its assignments.

      Exit status: 0 no rule is broken; 3 a rule is broken; 65 bad data; 66 an input
      is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Argument(help: "The plan file.")
  var plan: String

  @Option(
    help: ArgumentHelp(
      "The published plan, for the terms moved and promised: a file, or the number of an issue.",
      valueName: "plan"))
  var from: String?

  @Flag(help: "Print one JSON document: the violations, the cost and its terms.")
  var json = false

  func run() throws {
    let (folder, wording) = try options.read()
    let plan = try options.readPlan(plan, for: folder.drive)
    let published = try from.map { name in
      try PublishedSource(name, of: options, wording: wording).recognised(on: folder.drive).plan
        .assignments(on: folder.drive)
    }
    let audit = Audit(
      of: plan.assignments, on: folder.drive,
      told: published ?? plan.statement.published(plan.assignments))
    let statements = plan.statement.falseStatements(cost: audit.cost, on: folder.drive)
    var output = Output()
    if json {
      output.line(Self.document(of: audit, statements, on: folder.drive).document)
    } else {
      PrintedAudit(of: audit, statements: statements, on: folder.drive, wording: wording).lines
        .forEach { output.line($0) }
      output.line("")
      output.line(
        wording.next(
          audit.violations.isEmpty && statements.isEmpty
            ? options.inviting(self.plan, wording: wording) : options.command("plan")))
    }
    try output.finish()
    if !audit.violations.isEmpty || !statements.isEmpty { throw ExitStatus.findings }
  }

  /// What an audit found, as JSON.
  static func document(
    of audit: Audit, _ statements: [FalseStatement], on drive: Drive
  ) -> JSONValue {
    .object([
      (
        "violations",
        .array(
          audit.violations.map { violation in
            .object([
              ("rule", .string(violation.rule.rawValue)),
              ("session", .optional(violation.session.map { drive.sessions[$0].id })),
              ("minute", .optional(violation.minute.map(ClockTime.text))),
              ("subject", .string(violation.subject)), ("amount", .number(violation.amount)),
            ])
          }
            + statements.map { statement in
              .object([
                ("rule", .string(FalseStatement.rule)), ("session", .null), ("minute", .null),
                ("subject", .string(statement.name(on: drive))),
                ("amount", .number(statement.amount)),
              ])
            })
      ), ("cost", .number(audit.cost.total)),
      (
        "terms",
        .object(audit.cost.terms.map { ($0.rawValue, .number(audit.cost[$0])) })
      ),
    ])
  }
}
