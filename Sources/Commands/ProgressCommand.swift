import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio progress`: which units have sent their lists.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Shows which units have sent their lists, and writes reminders.",
    discussion: """
      Examples:
        khunggio progress data/thanh-xuan-2021
        khunggio progress my-drive --day 2021-12-06 --out reminders
        khunggio progress my-drive --year-to-date given.xlsx

      Until when and where to lists are sent stands in drive.yaml:
        lists: {due: 2021-12-08, send_to: …, phone: …, email: …}
      A file for --year-to-date has a column of units and one of numbers, such as
      unit,count; what stands in it counts towards each unit's quota.

      Exit status: 0 done; 64 wrong usage; 65 bad data; 66 an input is missing;
      73, 74 cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(
    help: ArgumentHelp("The day to look from; today by default: 2021-12-06.", valueName: "date"))
  var day: String?

  @Option(
    help: ArgumentHelp(
      "How many of each unit have given this year: a CSV or Excel file.", valueName: "file"))
  var yearToDate: String?

  @Option(
    help: ArgumentHelp("Write the reminders into this folder, one file each.", valueName: "folder"))
  var out: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func validate() throws {
    guard let day, CalendarDate(written: day) == nil else { return }
    throw ValidationError("--day: \"\(day)\" is no day; write it as 2021-12-06.")
  }

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
    var output = Output()
    let printed = PrintedProgress(reviewed.progress, wording: wording)
    if json {
      output.line(reviewed.json.document)
    } else {
      printed.lines.forEach { output.line($0) }
      output.line("")
    }
    if let out {
      let written = try options.doing(in: wording) {
        () throws(UseCaseError) in
        try reviewed.writeReminders(into: out, in: wording, force: force)
      }
      if !json { output.line(wording.remindersWritten(written.files.count, folder: out)) }
    } else if !json {
      printed.reminders.forEach { output.line($0) }
    }
    try output.finish()
  }
}
