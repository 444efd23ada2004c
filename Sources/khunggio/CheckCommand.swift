import ArgumentParser
import DriveFiles
import Drives
import Invitations
import KhungGio
import Wording

/// `khunggio check`: reads everything, reports every problem, sums the drive up.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the files of a drive and reports every error.",
    discussion: """
      Examples:
        khunggio check data/thanh-xuan-2021
        khunggio check data/thanh-xuan-2021 --json

      Exit status: 0 no problem; 65 bad data; 66 a file or folder is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Flag(help: "Print one JSON document: the problems, and the drive if there are none.")
  var json = false

  func run() throws {
    if let frame = try frameWithoutLists() {
      try write(frame, wording: Words(language: options.language ?? frame.language))
    } else {
      json ? try runJSON() : try runText()
    }
  }

  /// The drive, where it has no lists of people yet and nothing else is wrong with it.
  private func frameWithoutLists() throws -> DriveFrame? {
    do throws(DriveFileProblems) {
      return try DriveFrame.withoutLists(at: options.url)
    } catch {
      let wording = options.wording(of: error)
      if json {
        var output = Output()
        output.line(JSONValue.object(document(of: error.problems, wording: wording)).document)
        try output.finish()
      } else {
        ProblemReport(error.problems, wording: wording).write(withSum: true)
      }
      throw options.status(of: error)
    }
  }

  /// A beginning: no lists yet.
  private func write(_ frame: DriveFrame, wording: Words) throws {
    var output = Output()
    let sessions = frame.sessions.map {
      "\(wording.date($0.date)) · \($0.site.isEmpty ? $0.id : $0.site) · "
        + wording.times($0.opens, $0.closes)
    }
    if json {
      output.line(
        JSONValue.object([
          ("version", .integer(1)), ("problems", .array([])), ("warnings", .array([])),
          (
            "drive",
            .object([
              ("name", .string(frame.name)), ("registrants", .integer(0)),
              ("units", .integer(frame.units.count)),
              ("sessions", .integer(frame.sessions.count)),
              ("notes", .array([.string(wording.noListsYet)])),
            ])
          ), ("sessions", .array([])),
        ]).document)
    } else {
      output.line(TextWidth.printable(frame.name))
      sessions.forEach { output.line(TextWidth.printable($0)) }
      if frame.unitsAreListed { output.line(wording.units(frame.units.count)) }
      output.line("")
      output.line(wording.noListsYet)
      output.line(wording.next(options.command("import", wording.filesWord)))
    }
    try output.finish()
  }

  private func document(
    of problems: [DriveFileProblem], wording: Words
  ) -> [(key: String, value: JSONValue)] {
    [
      ("version", .integer(1)), ("problems", ProblemReport(problems, wording: wording).json),
      ("warnings", .array([])), ("drive", .null), ("sessions", .array([])),
    ]
  }

  private func runText() throws {
    let (folder, wording) = try options.read()
    var output = Output()
    ProblemReport(folder.notes, wording: wording, areNotes: true).write()
    let printed = PrintedDrive(
      of: folder.drive, wording: wording, notes: folder.warnings.count + folder.notes.count)
    for line in printed.lines { output.line(line) }
    output.line("")
    output.line(wording.next(options.command("plan")))
    try output.finish()
  }

  private func runJSON() throws {
    var output = Output()
    let status: ExitCode?
    do throws(DriveFileProblems) {
      let folder = try DriveFolder(at: options.url)
      let wording = Words(language: options.language ?? folder.drive.language)
      output.line(
        JSONValue.object([
          ("version", .integer(1)), ("problems", .array([])),
          ("warnings", ProblemReport(folder.warnings, wording: wording).json),
          ("notes", ProblemReport(folder.notes, wording: wording, areNotes: true).json),
          ("drive", summary(of: folder.drive, wording: wording)),
          ("sessions", sessions(of: folder.drive)),
        ]).document)
      status = nil
    } catch {
      let wording = options.wording(of: error)
      output.line(JSONValue.object(document(of: error.problems, wording: wording)).document)
      status = options.status(of: error)
    }
    try output.finish()
    if let status { throw status }
  }

  private func summary(of drive: Drive, wording: Words) -> JSONValue {
    .object([
      ("name", .string(drive.name)), ("registrants", .integer(drive.registrants.count)),
      ("units", .integer(drive.units.count)), ("sessions", .integer(drive.sessions.count)),
      ("notes", .array(PrintedDrive(of: drive, wording: wording).notes.map { .string($0) })),
    ])
  }

  private func sessions(of drive: Drive) -> JSONValue {
    .array(
      zip(drive.sessions, Room.all(on: drive)).map { session, room in
        .object([
          ("id", .string(session.id)), ("date", .string(session.date.isoText)),
          ("slots", .integer(session.slotStarts.count)), ("room", .optional(room?.people)),
          ("limited_by", .optional(room?.rule.rawValue)),
        ])
      })
  }
}
