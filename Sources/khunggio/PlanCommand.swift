import ArgumentParser
import DriveFiles
import Drives
import Foundation
import GLPK
import IntegerProgramming
import Invitations
import Pictures
import Planning
import Plans
import Simulation
import Wording

/// `khunggio plan`: solves, prints every unit's schedule, saves plan.json.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plans a drive, prints the schedule and saves DRIVE/plan.json.",
    discussion: """
      Examples:
        khunggio plan data/thanh-xuan-2021
        khunggio plan data/thanh-xuan-2021 --no-save --summary --language en
        khunggio plan data/thanh-xuan-2021 --save plan-b.json --time-limit 60
        khunggio plan data/thanh-xuan-2021 --calibrate

      Ctrl-C stops with the best plan so far; a second Ctrl-C leaves at once. A plan
      that was stopped, by Ctrl-C or --time-limit, does not take the place of a saved
      one that is better, unless --replace-better says so.

      Exit status: 0 everyone has a slot; 3 someone has none; 2 stopped before any
      plan was found; 65 bad data; 66 an input is missing; 73, 74 plan.json cannot
      be written (the plan is printed all the same).
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("Where to save the plan.", valueName: "file"))
  var save: String?

  @Flag(help: "Save nothing.")
  var noSave = false

  @Flag(help: "Save a plan that was stopped early even where the saved one is better.")
  var replaceBetter = false

  @Flag(help: "Print plan.json instead of text.")
  var json = false

  @Flag(help: "Print the sessions only, without the units.")
  var summary = false

  @Flag(help: "Simulate and plan again until the crowd limits hold as plan_for says.")
  var calibrate = false

  @Flag(help: "Draw the day with ASCII characters only.")
  var ascii = false

  @Option(help: ArgumentHelp("Time limit in seconds.", valueName: "seconds"))
  var timeLimit: Double?

  @Option(help: ArgumentHelp("Stop at this optimality gap.", valueName: "gap"))
  var gap: Double = 1e-4

  @OptionGroup var work: EffortOption

  @OptionGroup var search: SearchOptions

  @Flag(help: "Show progress even if standard error is not a terminal.")
  var progress = false

  func validate() throws {
    guard save == nil || !noSave else {
      throw ValidationError("--save and --no-save exclude each other; leave one of them out.")
    }
    guard gap.isFinite, gap >= 0 else {
      throw ValidationError("--gap is a number from 0 on, such as 0.01; it was \(gap).")
    }
    guard timeLimit.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw ValidationError("--time-limit is a number of seconds from 0 on, such as 60.")
    }
  }

  func run() throws {
    try options.check(save, for: .plan)
    let (folder, wording) = try options.read()
    ProblemReport(folder.notes, wording: wording, areNotes: true).write()
    let calibrated = calibrate ? try makeCalibrated(folder.drive, wording: wording) : nil
    let plan = try calibrated?.plan ?? makePlan(of: folder.drive, wording: wording)
    let text = PlanText(
      of: plan, on: folder.drive, wording: wording,
      key: try options.key(forSaving: !noSave, wording: wording))
    // Saved before it is printed: a reader that goes away takes nothing with it.
    let saved = SavedPlan(
      plan, text, at: noSave ? nil : savePath, on: folder.drive, replacesBetter: replaceBetter)
    try write(plan, text, of: folder.drive, isSaved: saved.isSaved, wording: wording)
    saved.tellOfBetter(wording: wording)
    if let calibrated { try write(calibrated, of: folder.drive, wording: wording) }
    try saved.check(wording: wording)
    if !plan.unplaced.isEmpty || calibrated?.isReached == false { throw ExitStatus.findings }
  }

  private var savePath: String { save ?? options.planPath }

  private func makePlan(of drive: Drive, wording: Words) throws -> Plan {
    let cancellation = Cancellation()
    let planner = Planner(
      solver: GLPKSolver(),
      limits: Planner.Limits(
        gap: gap, seconds: timeLimit, effort: work.effort, cancellation: cancellation),
      parameters: try search.parameters())
    var line = ProgressLine(wording: wording, isAskedFor: progress)
    let result = Interruption.watching(
      for: cancellation, heard: { Diagnostics.line("\n" + wording.stopping) }
    ) {
      Result<Plan, PlanningFault> { () throws(PlanningFault) -> Plan in
        try planner.plan(drive) { line.show($0) }
      }
    }
    line.clear()
    switch result {
    case .success(let plan): return plan
    case .failure(let fault): throw fault.told(of: drive, in: wording)
    }
  }

  private func write(
    _ plan: Plan, _ text: PlanText, of drive: Drive, isSaved: Bool, wording: Words
  ) throws {
    var output = Output()
    if json {
      output.text(text.text)
    } else {
      PrintedPlan(of: plan, on: drive, wording: wording).write(withUnits: !summary) {
        output.line($0)
      }
      output.line("")
      PrintedDays(
        DayChart.all(of: plan.assignments, on: drive, wording: wording), wording: wording,
        isASCII: ascii, command: options.command("plot", "--out", wording.folderWord)
      ).lines.forEach { output.line($0) }
      output.line("")
      if isSaved { output.line(wording.saved(savePath)) }
      output.line(
        wording.next(
          options.next(after: plan, savedAt: isSaved ? savePath : nil, wording: wording)))
    }
    try output.finish()
  }
}
