import ArgumentParser
import Console
import Invitations
import KhungGio
import Wording

/// `khunggio diff`: what changes between two plans.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows who is new, moved or gone between two plans, and what it means for units.",
    discussion: """
      Examples:
        khunggio diff my-drive 1 2
        khunggio diff my-drive 2
        khunggio diff data/binh-long-2011 data/binh-long-2011/published-plan.json plan-b.json

      A plan is a revision number, or a file.

      Exit status: 0 done; 65 bad data; 66 an input is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Argument(help: "The earlier plan.")
  var earlier: String

  @Argument(help: "The later plan; DRIVE/plan.json by default.")
  var later: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let (drive, wording) = try options.open()
    let zone = drive.drive.zone
    var compare = ComparePlans(earlier, on: drive)
    compare.later = later
    compare.notice = options.notices(in: wording, zone: zone)
    let comparison = try options.run(compare, on: drive.drive, in: wording)
    var output = Output()
    if json {
      output.line(comparison.json.document)
    } else {
      let earlier = comparison.earlier.name(in: zone, wording: wording)
      let later = comparison.later.name(in: zone, wording: wording)
      PrintedChanges(
        comparison.changes.map(PrintedChanges.Change.init), kept: comparison.kept,
        compared: wording.fromTo(earlier, later), wording: wording
      ).lines.forEach { output.line($0) }
      output.line("")
      PrintedUnitFigures(
        of: [(later, comparison.laterUnits), (earlier, comparison.earlierUnits)], wording: wording
      ).lines.forEach { output.line($0) }
    }
    try output.finish()
  }
}
