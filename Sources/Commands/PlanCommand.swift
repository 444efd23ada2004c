import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Pictures
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

  @OptionGroup var planning: PlanningArguments

  @OptionGroup var work: EffortOption

  @OptionGroup var search: SearchOptions

  func validate() throws {
    guard save == nil || !noSave else {
      throw ValidationError("--save and --no-save exclude each other; leave one of them out.")
    }
  }

  func run() throws {
    try options.check(save, for: .plan)
    let (folder, wording) = try options.read()
    let drive = folder.drive
    ProblemReport(folder.notes, wording: wording, areNotes: true).write()
    let work = PlanDrive(
      drive,
      options: try planning.options(
        seed: search.seed, threads: search.threads, effort: self.work.effort), calibrates: calibrate
    )
    let planned: PlannedDrive
    do throws(UseCaseError) {
      planned = try Running(
        wording, progress: .init(isAskedFor: planning.progress), stopping: wording.stopping
      ).run(work)
    } catch {
      throw options.reported(error, of: drive, in: wording)
    }
    let plan = planned.plan
    let text = PlanText(
      of: plan, on: drive, wording: wording,
      key: try options.key(forSaving: !noSave, wording: wording))
    // Saved before it is printed: a reader that goes away takes nothing with it.
    let saved = SavedPlan(
      plan, text, at: noSave ? nil : savePath, on: drive, replacesBetter: replaceBetter)
    try write(
      plan, text, of: drive, isSaved: saved.isSaved,
      keepsDay: planned.calibration.map(\.isReached), wording: wording)
    saved.reportOfBetter(wording: wording)
    if let calibration = planned.calibration {
      try write(calibration, of: drive, wording: wording)
    }
    try saved.check(wording: wording)
    if !plan.unplaced.isEmpty || planned.calibration?.isReached == false {
      throw ExitStatus.findings
    }
  }

  private var savePath: String { save ?? options.planPath }

  private func write(
    _ plan: Plan, _ text: PlanText, of drive: Drive, isSaved: Bool, keepsDay: Bool?,
    wording: Words
  ) throws {
    var output = Output()
    if json {
      output.text(text.text)
    } else {
      PrintedPlan(of: plan, on: drive, wording: wording, keepsDay: keepsDay ?? false).write(
        withUnits: !summary
      ) { output.line($0) }
      output.line("")
      PrintedDays(
        DayChart.all(of: plan.assignments, on: drive, wording: wording), wording: wording,
        isASCII: ascii, command: options.command("plot", "--out", wording.folderWord)
      ).lines.forEach { output.line($0) }
      output.line("")
      if isSaved {
        output.line(wording.saved(savePath))
        if drive.isOnlyProbable, keepsDay != true {
          let simulate = save.map { options.command("simulate", "--plan", $0) }
          output.line(wording.seeTheDay(simulate ?? options.command("simulate")))
        }
      }
      output.line(
        wording.next(
          options.next(after: plan, savedAt: isSaved ? savePath : nil, wording: wording)))
    }
    try output.finish()
  }

  /// Tells what calibrating changed: with the plan, or where that is JSON, on standard error.
  private func write(_ calibration: Calibration, of drive: Drive, wording: Words) throws {
    let lines = PrintedCalibration(
      of: calibration, on: drive, allowed: drive.allowedChance ?? 0, wording: wording
    ).lines
    guard !json else { return lines.forEach(Diagnostics.line) }
    var output = Output()
    output.line("")
    lines.forEach { output.line($0) }
    try output.finish()
  }
}
