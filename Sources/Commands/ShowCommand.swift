import ArgumentParser
import Console
import KhungGio
import Wording

/// `khunggio show`: prints a saved plan again.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration("show", Words.typed.showHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.plan)) var plan: String?
  @Flag(help: .of(\.planFileJSON)) var json = false
  @Flag(help: .of(\.summary)) var summary = false

  func run() throws {
    let (opened, wording) = try options.open()
    var show = ShowPlan(opened)
    show.plan = plan
    show.notice = options.notices(in: wording)
    let shown = try options.run(show, on: opened.drive, plan: plan, in: wording)
    try Output.show(text: json ? String(decoding: shown.bytes, as: UTF8.self) : nil) {
      PlanLines(wording: wording, command: options.commands)
        .lines(of: shown, on: opened.drive, at: plan, withUnits: !summary)
    }
    if !shown.violations.isEmpty || !shown.plan.unplaced.isEmpty { throw ExitStatus.findings }
  }
}
