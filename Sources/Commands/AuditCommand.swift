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
      "The published plan, for the terms moved and promised: a file, or a revision number.",
      valueName: "plan"))
  var from: String?

  @Flag(help: "Print one JSON document: the violations, the cost and its terms.")
  var json = false

  func run() throws {
    let (folder, wording) = try options.read()
    let plan = try options.readPlan(plan, for: folder.drive)
    let published = try from.map { name in
      try PublishedSource(name, of: options, wording: wording).linked(on: folder.drive).plan
        .assignments(on: folder.drive)
    }
    let audited = AuditPlan(
      plan.assignments, on: folder.drive, statement: plan.statement, published: published
    ).perform(WorkContext())
    var output = Output()
    if json {
      output.line(audited.json.document)
    } else {
      PrintedAudit(
        of: audited.audit, statements: audited.statements, on: folder.drive, wording: wording
      ).lines.forEach { output.line($0) }
      output.line("")
      output.line(
        wording.next(
          audited.isValid
            ? options.inviting(self.plan, wording: wording) : options.command("plan")))
    }
    try output.finish()
    if !audited.isValid { throw ExitStatus.findings }
  }
}
