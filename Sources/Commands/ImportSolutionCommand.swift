import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import IntegerProgramming
import Invitations
import KhungGio
import Pictures
import Planning
import Plans
import Wording

/// `khunggio import-solution`: makes a plan of what another solver reports for the exported program.
struct ImportSolutionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-solution",
    abstract: "Makes a plan of what a solver reports for the program that export wrote.",
    discussion: """
      Examples:
        khunggio export data/tiny --mps tiny.mps
        glpsol --freemps tiny.mps -o tiny.sol
        khunggio import-solution data/tiny tiny.sol --mps tiny.mps
        cbc tiny.mps -solve -solution tiny.sol
        highs tiny.mps --solution_file tiny.sol

      It reads the reports of HiGHS, CBC, GLPK (-o, and with --mps -w), SCIP and
      Gurobi, lines of a name and a value, and OR-Tools' responses, CP-SAT's among
      them. The plan is audited, and saved where it breaks no rule. Its bound comes
      from planning for a short while, not from the report.

      x[UNIT,SESSION,SLOT,PERSON] counts people in a slot; PERSON+2 is the person and
      two more whom planning need not tell apart. w[UNIT,PERSON] is who has none.
      Rows name the rule and the place: crowd-limit[SESSION,ZONE,TIME].

      Exit status: 0 everyone has a slot; 3 someone has none, or the plan breaks a
      rule (and is not saved); 65 bad data, or not a solution of this drive's program;
      66 an input is missing; 73, 74 the plan cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Argument(help: ArgumentHelp("What the solver has written.", valueName: "solution"))
  var solution: String

  @Option(
    help: ArgumentHelp(
      "The program that was solved; it must be that of the drive as it stands.", valueName: "file"))
  var mps: String?

  @Option(
    help: ArgumentHelp(
      "The published plan, as given to export: a file, or a revision number.",
      valueName: "plan"))
  var from: String?

  @Flag(help: "The weight promised was left out, as in export.")
  var equal = false

  @Option(help: ArgumentHelp("Where to save the plan.", valueName: "file"))
  var save: String?

  @Flag(help: "Save nothing.")
  var noSave = false

  @Flag(help: "Save the plan even where the saved one is better and this one is not proven best.")
  var replaceBetter = false

  @Flag(help: "Print plan.json instead of text; the audit where a rule is broken.")
  var json = false

  @Flag(help: "Print the sessions at a glance, and no units.")
  var summary = false

  func validate() throws {
    guard save == nil || !noSave else {
      throw ValidationError("--save and --no-save cannot both be meant; leave one of them out.")
    }
    guard !equal || from != nil else {
      throw ValidationError("--equal is for --from; name that, too.")
    }
  }

  func run() throws {
    try options.check(save, for: .plan)
    let (folder, wording) = try options.read()
    let source = try from.map {
      try PublishedSource($0, of: options, wording: wording).linked(on: folder.drive)
    }
    source?.reportCorrections(wording: wording)
    let published = source?.plan.assignments(on: folder.drive) ?? []
    let exported = try mps.map { try text(of: $0, wording: wording) }
    let work = ImportSolution(
      try text(of: solution, wording: wording), for: folder.drive, exported: exported,
      published: published, keepsPromises: !equal)
    let imported: ImportedSolution
    do throws(UseCaseError) {
      imported = try Running(wording, progress: .nowhere, stopping: wording.stopping).run(work)
    } catch {
      throw reported(error, of: folder.drive, in: wording)
    }
    guard let plan = imported.plan else { return try writeBroken(imported, wording: wording) }
    try write(plan, imported, source, published, on: folder.drive, wording: wording)
    if !plan.unplaced.isEmpty { throw ExitStatus.findings }
  }

  // MARK: Reading

  private func text(of path: String, wording: Words) throws -> String {
    do throws(DriveFileProblems) {
      return String(
        decoding: try PlanFile.bytes(
          at: URL(fileURLWithPath: path), language: wording.language), as: UTF8.self)
    } catch {
      ProblemReport(error.problems, wording: wording).write(withSum: true)
      throw options.status(of: error)
    }
  }

  private func reported(
    _ error: UseCaseError, of drive: Drive, in wording: Words
  ) -> ExitCode {
    func refused(_ reason: String) {
      Diagnostics.line(wording.noSolution(solution, reason: reason, export: exportCommand))
    }
    switch error.cause {
    case let cause as SolutionFile.ReadingError: refused(cause.words(in: wording))
    case let cause as InvalidSolution: refused(cause.words(in: wording))
    case let cause as SolutionError:
      switch cause {
      case .countsVariables: Diagnostics.line(wording.solutionCountsVariables(solution))
      case .noProgram: Diagnostics.line(wording.noProgram(mps ?? ""))
      case .programOfOtherDrive:
        Diagnostics.line(wording.programOfOtherDrive(mps ?? "", export: exportCommand))
      }
    default: return options.reported(error, of: drive, in: wording)
    }
    return ExitStatus.status(of: error.category)
  }

  private var exportCommand: String {
    (["khunggio", "export", options.drive, "--mps", mps ?? "drive.mps"]
      + (from.map { ["--from", $0] } ?? []) + (equal ? ["--equal"] : []))
      .map(shellWord).joined(separator: " ")
  }

  // MARK: Writing

  private var savePath: String { save ?? options.planPath }

  private func write(
    _ plan: Plan, _ imported: ImportedSolution, _ source: PublishedSource?,
    _ published: [Assignment], on drive: Drive, wording: Words
  ) throws {
    let text = PlanText(
      of: plan, on: drive, wording: wording,
      changes: source?.plan.changes(
        to: PublishedPlan(of: plan.assignments, on: drive), order: drive.registrants.map(\.id)),
      key: try options.key(forSaving: !noSave, wording: wording))
    // Saved before it is printed: a reader that goes away takes nothing with it.
    let saved = SavedPlan(
      plan, text, at: noSave ? nil : savePath, on: drive,
      published: published, replacesBetter: replaceBetter)
    var output = Output()
    if json {
      output.text(text.text)
    } else {
      PrintedPlan(of: plan, on: drive, wording: wording).write(withUnits: !summary) {
        output.line($0)
      }
      output.line("")
      if saved.isSaved { output.line(wording.saved(savePath)) }
      if imported.costOfPlanning < plan.cost.total - 1e-6 {
        output.line(
          wording.planningIsCheaper(
            imported.costOfPlanning, than: plan.cost.total, options.command("plan")))
      }
      output.line(
        wording.next(
          options.next(after: plan, savedAt: saved.isSaved ? savePath : nil, wording: wording)))
    }
    try output.finish()
    saved.reportOfBetter(wording: wording)
    try saved.check(wording: wording)
  }

  private func writeBroken(_ imported: ImportedSolution, wording: Words) throws {
    var output = Output()
    if json {
      output.line(imported.json.document)
    } else {
      PrintedAudit(
        of: imported.audit, statements: [], on: imported.drive, wording: wording
      ).lines.forEach { output.line($0) }
      output.line("")
      output.line(wording.next(options.command("plan")))
    }
    try output.finish()
    Diagnostics.line(wording.brokenSolutionNotSaved)
    throw ExitStatus.findings
  }
}
