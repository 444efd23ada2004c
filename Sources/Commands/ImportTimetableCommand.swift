public import ArgumentParser
import Console
import DriveFiles
import Foundation
public import KhungGio
import Wording

/// `khunggio import-timetable`: makes a plan of a timetable as organisers publish it.
struct ImportTimetableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-timetable",
    abstract: "Reads a published timetable back as a plan, to audit, simulate and compare it.",
    discussion: """
      Examples:
        khunggio import-timetable data/tiny lich-theo-gio.xlsx
        khunggio import-timetable data/tiny lich.csv --save by-hand.json --spread start
        khunggio simulate data/tiny --compare by-hand.json

      A timetable is an Excel or CSV file with a row for each hour or slot and the
      units that come then ("Văn phòng (3), Trường mầm non (1)"), or with a row for
      each unit and its hours. Days and places may stand above the rows or in columns
      of their own. The plan is saved whatever rules it breaks.

      Within a unit, whoever has the fewest slots that fit is placed first, as near to
      the wish as can be, then in list order; the others take what is left.

      Exit status: 0 done; 3 someone has no slot, or a rule is broken; 64 wrong usage;
      65 bad data; 66 an input is missing; 73, 74 the plan cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Argument(help: ArgumentHelp("The timetable: .xlsx, .csv or .tsv.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      "Where to save the plan; DRIVE/timetable.json by default.", valueName: "file"))
  var save: String?

  @Option(
    help: ArgumentHelp(
      "How a unit's people use its hours: even, or start for all at their beginning.",
      valueName: "how"))
  var spread: ImportTimetable.Spread = .even

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func run() throws {
    let place =
      save ?? (options.drive.hasSuffix("/") ? options.drive : options.drive + "/")
      + "timetable.json"
    try options.check(place, for: .plan)
    let (drive, wording) = try options.open()
    var read = ImportTimetable(file, for: drive)
    read.spread = spread
    let made = try options.run(read, on: drive.drive, in: wording)
    let lines = TimetableLines(wording: wording)
    lines.lines(of: made.notes).forEach(Diagnostics.line)
    let text = made.text(key: try options.key(forSaving: true, wording: wording))
    let saved = SavedPlan(made.plan, text, at: place, on: drive.drive, replacesBetter: true)
    var output = Output()
    if json {
      output.line(made.json.document)
    } else {
      lines.lines(of: made, path: file).forEach { output.line($0) }
      output.line("")
      if saved.isSaved { output.line(wording.saved(place)) }
      output.line(wording.next(options.command("simulate", "--compare", place)))
    }
    try output.finish()
    try saved.check(wording: wording)
    if !made.plan.unplaced.isEmpty || !made.brokenRules.isEmpty { throw ExitStatus.findings }
  }
}

extension ImportTimetable.Spread: ExpressibleByArgument {}
