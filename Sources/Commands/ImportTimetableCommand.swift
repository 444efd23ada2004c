public import ArgumentParser
import Console
import DriveFiles
public import KhungGio
import Wording

/// `khunggio import-timetable`: makes a plan of a timetable as organisers publish it.
struct ImportTimetableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "import-timetable", Words.typed.importTimetableHelp)

  @OptionGroup var options: DriveOptions
  @Argument(help: .of(\.timetable)) var file: String
  @Option(help: .of(\.saveTimetable)) var save: String?
  @Option(help: .of(\.spread)) var spread: ImportTimetable.Spread = .even
  @Flag(help: .of(\.json)) var json = false

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
    var saving = PlanSaving()
    saving.path = place
    saving.replacesBetter = true
    saving.notice = options.notices(in: wording)
    let saved = try options.doing(in: wording) { try drive.save(made.plan, by: saving) }
    let planLines = PlanLines(wording: wording, command: options.commands)
    try saved.show(made.plan, json: json ? made.json.document + "\n" : nil, by: planLines) {
      lines.lines(of: made, path: file) + [""] + (saved.isSaved ? [wording.saved(place)] : [])
        + [wording.next(options.commands("simulate", ["--compare", place]))]
    }
    if !made.brokenRules.isEmpty { throw ExitStatus.findings }
  }
}

extension ImportTimetable.Spread: ExpressibleByArgument {}
