import ArgumentParser
import Console
import Invitations
import KhungGio
import Plans
import Wording

/// `khunggio show`: prints a saved plan again.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints a saved plan.",
    discussion: """
      Examples:
        khunggio show data/thanh-xuan-2021
        khunggio show data/thanh-xuan-2021 --plan plan-b.json --summary

      The plan is DRIVE/plan.json by default. Its cost is recomputed from the files
      of the drive as they stand; rules that it breaks are printed after it.

      Exit status: 0 everyone has a slot; 3 someone has none, or the plan breaks a
      rule; 65 bad data; 66 an input is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("The plan; DRIVE/plan.json by default.", valueName: "file"))
  var plan: String?

  @Flag(help: "Print the plan file instead of text.")
  var json = false

  @Flag(help: "Print the sessions only, without the units.")
  var summary = false

  func run() throws {
    let (drive, wording) = try options.open()
    var show = ShowPlan(drive)
    show.plan = plan
    show.notice = options.notices(in: wording)
    let shown = try options.run(show, on: drive.drive, plan: plan, in: wording)
    let isSound = shown.violations.isEmpty
    var output = Output()
    if json {
      output.text(String(decoding: shown.bytes, as: UTF8.self))
    } else {
      PrintedPlan(of: shown.plan, on: drive.drive, wording: wording).write(withUnits: !summary) {
        output.line($0)
      }
      if !isSound {
        output.line("")
        PrintedAudit(violations: shown.violations, on: drive.drive, wording: wording).lines
          .forEach { output.line($0) }
      }
      output.line("")
      output.line(wording.next(next(shown.plan, isSound: isSound, wording: wording)))
    }
    try output.finish()
    if !isSound || !shown.plan.unplaced.isEmpty { throw ExitStatus.findings }
  }

  private func next(_ shown: Plan, isSound: Bool, wording: Words) -> String {
    guard isSound else { return options.command("plan") }
    guard shown.unplaced.isEmpty else { return options.command("explain") }
    return options.inviting(plan, wording: wording)
  }
}

extension DriveOptions {
  /// The command that writes the letters of a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan's file; nil for the one in the drive's folder.
  ///   - wording: the language of the name that stands for a folder.
  /// - Returns: the command.
  func inviting(_ plan: String?, wording: Words) -> String {
    let isOther = plan.map { $0 != planPath } ?? false
    let rest = isOther ? ["--plan", plan ?? ""] : []
    return (["khunggio", "invite", drive] + rest + ["--out", wording.folderWord]).map(shellWord)
      .joined(separator: " ")
  }
}
