import ArgumentParser
import Console
import DriveFiles
import Drives
import Invitations
import KhungGio
import Wording

/// `khunggio progress`: which units have sent their lists.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration("progress", Words.typed.progressHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.progressDay)) var day: String?
  @Option(help: .of(\.yearToDate)) var yearToDate: String?
  @Option(help: .of(\.reminders)) var out: String?
  @Flag(help: .of(\.force)) var force = false
  @Flag(help: .of(\.json)) var json = false

  func validate() throws { try checkDay(day) }

  func run() throws {
    try options.check(folder: out)
    let (lists, wording) = try options.openLists()
    var review = ReviewProgress(
      of: lists,
      today: day.flatMap(CalendarDate.init(written:))
        ?? ReviewProgress.today(in: lists.draft.timeZone))
    review.yearToDate = yearToDate
    review.language = options.language
    let reviewed = try options.run(review, in: wording)
    let written = try options.doing(in: wording) { () -> WrittenFiles? in
      guard let out else { return nil }
      return try reviewed.writeReminders(into: out, in: wording, force: force)
    }
    let printed = PrintedProgress(reviewed.progress, wording: wording)
    try Output.show(json ? reviewed.json : nil) {
      printed.lines + [""]
        + (written.map { [wording.remindersWritten($0.files.count, folder: $0.folder)] }
          ?? printed.reminders)
    }
  }
}

/// Refuses a `--day` that is none.
func checkDay(_ day: String?) throws {
  if let day, CalendarDate(written: day) == nil { throw wrongUsage { $0.noDay("--day", day) } }
}
