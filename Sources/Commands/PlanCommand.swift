import ArgumentParser
import Console
import DriveFiles
import KhungGio
import Simulation
import Wording

/// `khunggio plan`: solves, prints every unit's schedule, saves plan.json.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration("plan", Words.typed.planHelp)

  @OptionGroup var options: DriveOptions
  @OptionGroup var saving: SavingOptions
  @Flag(help: .of(\.planJSON)) var json = false
  @Flag(help: .of(\.summary)) var summary = false
  @Flag(help: .of(\.calibrate)) var calibrate = false
  @Flag(help: .of(\.ascii)) var ascii = false
  @OptionGroup var planning: PlanningArguments
  @OptionGroup var work: EffortOption
  @OptionGroup var search: SearchOptions

  func run() throws {
    try options.check(saving.save, for: .plan)
    let (opened, wording) = try options.open()
    let drive = opened.drive
    ProblemReport(opened.folder.notes, wording: wording, areNotes: true).write()
    let planned = try Running(options, on: drive, in: wording, progress: planning.showing).run(
      PlanDrive(drive, options: try planning.options(search, work), calibrates: calibrate))
    // Saved before it is printed: a reader that goes away takes nothing with it.
    let saved = try options.doing(in: wording) {
      try opened.save(
        planned.plan, by: saving.saving(of: options, notice: options.notices(in: wording)))
    }
    let lines = PlanLines(wording: wording, command: options.commands)
    try Output.show(text: json ? saved.text : nil) {
      lines.lines(of: planned, saved, withUnits: !summary, isASCII: ascii)
    }
    lines.notes(on: saved).forEach(Diagnostics.line)
    let calibration = lines.calibrationLines(of: planned)
    // With the plan, or where that is JSON, on standard error.
    if json {
      calibration.forEach(Diagnostics.line)
    } else if !calibration.isEmpty {
      try Output.show { [""] + calibration }
    }
    try saved.check()
    if !planned.plan.unplaced.isEmpty || planned.calibration?.isReached == false {
      throw ExitStatus.findings
    }
  }
}
