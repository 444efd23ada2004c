import ArgumentParser
import Console
import DriveFiles
import KhungGio
import Wording

/// `khunggio import-solution`: makes a plan of what another solver reports for the exported program.
struct ImportSolutionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "import-solution", Words.typed.importSolutionHelp)

  @OptionGroup var options: DriveOptions
  @Argument(help: .of(\.solution)) var solution: String
  @Option(help: .of(\.solvedProgram)) var mps: String?
  @Option(help: .of(\.solvedPublished)) var from: String?
  @Flag(help: .of(\.solvedEqual)) var equal = false
  @OptionGroup var saving: SavingOptions
  @Flag(help: .of(\.solutionJSON)) var json = false
  @Flag(help: .of(\.sessionsAtAGlance)) var summary = false

  func validate() throws {
    try refuse(unless: !equal || from != nil) { $0.isFor("--equal", "--from") }
  }

  func run() throws {
    try options.check(saving.save, for: .plan)
    let (opened, wording) = try options.open()
    let notice = options.notices(in: wording, zone: opened.drive.zone)
    let export = shellCommand(
      ["export", options.drive, "--mps", mps ?? "drive.mps"] + (from.map { ["--from", $0] } ?? [])
        + (equal ? ["--equal"] : []))
    let errors = SolutionErrorLines(
      wording: wording, report: solution, program: mps, export: export)
    let work = try options.doing(on: opened.drive, in: wording) {
      try ImportSolution(
        file: solution, for: opened, program: mps, published: from, keepsPromises: !equal,
        notice: notice)
    }
    let imported = try Running(options, on: opened.drive, in: wording).run(work) { error in
      errors.words(of: error).map { [$0] }
    }
    let lines = PlanLines(wording: wording, command: options.commands)
    guard let plan = imported.plan else {
      try Output.show(json ? imported.json : nil) { lines.brokenLines(of: imported) }
      Diagnostics.line(wording.brokenSolutionNotSaved)
      throw ExitStatus.findings
    }
    let saved = try options.doing(in: wording) {
      try opened.save(plan, by: saving.saving(of: options, notice: notice), around: work.source)
    }
    try saved.show(plan, json: json ? saved.text : nil, by: lines) {
      lines.lines(of: imported, plan, saved, withUnits: !summary)
    }
  }
}
