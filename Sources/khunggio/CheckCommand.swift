import ArgumentParser
import DriveFiles
import Drives
import Invitations
import Wording

/// `khunggio check`: reads everything, reports every problem, sums the drive up.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads a drive and reports every problem of every file.",
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
    json ? try runJSON() : try runText()
  }

  private func runText() throws {
    let (folder, wording) = try options.read()
    var output = Output()
    for line in PrintedDrive(of: folder.drive, wording: wording).lines { output.line(line) }
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
        JSONText.object([
          ("version", .integer(1)), ("problems", .array([])),
          ("warnings", ProblemReport(folder.warnings, wording: wording).json),
          ("drive", summary(of: folder.drive, wording: wording)),
          ("sessions", sessions(of: folder.drive)),
        ]).document)
      status = nil
    } catch {
      let wording = options.wording(of: error)
      output.line(
        JSONText.object([
          ("version", .integer(1)),
          ("problems", ProblemReport(error.problems, wording: wording).json),
          ("warnings", .array([])), ("drive", .null), ("sessions", .array([])),
        ]).document)
      status = options.status(of: error)
    }
    try output.finish()
    if let status { throw status }
  }

  private func summary(of drive: Drive, wording: Words) -> JSONText {
    .object([
      ("name", .string(drive.name)), ("registrants", .integer(drive.registrants.count)),
      ("units", .integer(drive.units.count)), ("sessions", .integer(drive.sessions.count)),
      ("notes", .array(PrintedDrive(of: drive, wording: wording).notes.map { .string($0) })),
    ])
  }

  private func sessions(of drive: Drive) -> JSONText {
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
