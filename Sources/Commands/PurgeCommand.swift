import ArgumentParser
import Console
import DriveFiles
import Drives
import KhungGio
import Wording

/// `khunggio purge`: personal data goes, totals stay.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration("purge", Words.typed.purgeHelp)

  @Argument(help: .of(\.driveFolder)) var drive: String
  @Flag(help: .of(\.purgeNow)) var now = false
  @Flag(help: .of(\.previewPurge)) var dryRun = false
  @Option(help: .of(\.alsoPurged)) var also: [String] = []
  @Option(help: .of(\.today)) var day: String?
  @Flag(help: .of(\.json)) var json = false
  @Option(help: .of(\.languageOrVietnamese)) var language: Language?
  @OptionGroup var locking: LockOptions

  func validate() throws { try checkDay(day) }

  func run() throws {
    let options = DriveOptions(drive, language: language)
    var purge = PurgeDrive(drive)
    purge.isNow = now
    purge.isPreview = dryRun
    purge.today = day.flatMap(CalendarDate.init(written:))
    purge.elsewhere = also
    purge.wait = locking.wait
    let purged = try options.run(purge, in: options.wording)
    try Output.show(json ? purged.json : nil) {
      KeepingLines(wording: options.wording)
        .lines(of: purged, isPreview: dryRun, hasElsewhere: !also.isEmpty)
    }
    if !purged.remaining.isEmpty { throw ExitStatus.findings }
  }
}
