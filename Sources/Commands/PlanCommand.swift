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
    let saved = try options.doing(in: wording) {
      try opened.save(
        planned.plan, by: saving.saving(of: options, notice: options.notices(in: wording)))
    }
    let lines = PlanLines(wording: wording, command: options.commands)
    if json { lines.calibrationLines(of: planned).forEach(Diagnostics.line) }
    try saved.show(planned.plan, json: json ? saved.text : nil, by: lines) {
      lines.lines(of: planned, saved, withUnits: !summary, isASCII: ascii)
    }
    if planned.calibration?.isReached == false { throw ExitStatus.findings }
  }
}
