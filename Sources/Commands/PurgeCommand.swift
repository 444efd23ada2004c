import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
import Wording

/// `khunggio purge`: personal data goes, totals stay.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Removes personal data 60 days after the day; totals are kept.",
    discussion: """
      Examples:
        khunggio purge my-drive --dry-run
        khunggio purge my-drive
        khunggio purge my-drive --now --also letters --also my-drive.khunggio

      Everything in the drive's folder goes but drive.yaml, units.csv, notes (.md)
      that name nobody, and totals.json, which counts people and names nobody. There
      is no way back. What was printed or sent is not reached.

      Exit status: 0 done, or too early and nothing was removed; 3 somebody is still
      named in a file that is kept; 65 bad data; 66 there is no such drive; 74 a file
      cannot be removed.
      """)

  @Argument(help: "The drive: a folder with drive.yaml.")
  var drive: String

  @Flag(help: "Now, however long ago the day was.")
  var now = false

  @Flag(help: "Show what would go, and remove nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "A file or folder elsewhere that goes, too; may be repeated.", valueName: "path"))
  var also: [String] = []

  @Option(help: ArgumentHelp("The present day; today by default: 2021-12-06.", valueName: "date"))
  var day: String?

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Option(help: "The language of what is printed, vi or en; Vietnamese by default.")
  var language: Language?

  @OptionGroup var locking: LockOptions

  func validate() throws {
    guard let day, CalendarDate(written: day) == nil else { return }
    throw ValidationError("--day: \"\(day)\" is no day; write it as 2021-12-06.")
  }

  func run() throws {
    let options = DriveOptions(drive, language: language)
    let wording = Words(language: language ?? .vietnamese)
    var purge = PurgeDrive(drive)
    purge.isNow = now
    purge.isPreview = dryRun
    purge.today = day.flatMap(CalendarDate.init(written:))
    purge.elsewhere = also
    purge.wait = locking.wait
    let purged = try options.run(purge, in: wording)
    var output = Output()
    if json {
      output.line(purged.json.document)
    } else {
      KeepingLines(wording: wording).lines(
        of: purged, isPreview: dryRun, hasElsewhere: !also.isEmpty
      ).forEach { output.line($0) }
    }
    try output.finish()
    if !purged.remaining.isEmpty { throw ExitStatus.findings }
  }
}
