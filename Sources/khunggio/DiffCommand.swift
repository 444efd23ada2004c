import ArgumentParser
import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import Invitations
import KhungGio
import Plans
import Wording

/// `khunggio diff`: what changes between two plans.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows who is new, moved or gone between two plans, by unit.",
    discussion: """
      Examples:
        khunggio diff my-drive 1 2
        khunggio diff my-drive 2
        khunggio diff data/binh-long-2011 data/binh-long-2011/published-plan.json plan-b.json

      A plan is the number of an issue, or a file.

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
    let (folder, wording) = try options.read()
    let zone = folder.drive.zone
    let told = try PublishedSource(earlier, of: options, wording: wording)
    let after = try PublishedSource(later ?? options.planPath, of: options, wording: wording)
    let before =
      after.people.values.allSatisfy(\.isOnlyAnID)
      ? told.recognised(on: folder.drive)
      : told.recognised(among: Array(after.people.values))
    before.tellCorrections(wording: wording)
    let (changes, kept) = before.changes(
      to: after.plan, namesLater: after.people, on: folder.drive)
    var output = Output()
    if json {
      output.line(
        JSONValue.object([
          ("unchanged", .integer(kept)), ("changes", .array(changes.map(\.json))),
        ]).document)
    } else {
      PrintedChanges(
        changes.map(PrintedChanges.Change.init), kept: kept,
        compared: wording.fromTo(
          before.origin.name(in: zone, wording: wording),
          after.origin.name(in: zone, wording: wording)), wording: wording
      ).lines.forEach { output.line($0) }
    }
    try output.finish()
  }
}
