import ArgumentParser
import Console
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
    let checked: CheckedDrive
    do throws(UseCaseError) {
      checked = try CheckDrive(options.drive).perform()
    } catch {
      if json, let problems = error.cause as? DriveFileProblems {
        var output = Output()
        output.line(CheckedDrive.json(of: problems, in: options.wording(of: problems)).document)
        try output.finish()
        throw options.status(of: problems)
      }
      throw options.reported(error, in: Words(language: options.language ?? .vietnamese))
    }
    let wording = Words(language: options.language ?? checked.language)
    var output = Output()
    if json {
      output.line(checked.json(in: wording).document)
    } else {
      switch checked {
      case .withoutLists(let draft): lines(of: draft, wording).forEach { output.line($0) }
      case .whole(let folder):
        ProblemReport(folder.warnings, wording: wording).write()
        ProblemReport(folder.notes, wording: wording, areNotes: true).write()
        let printed = PrintedDrive(
          of: folder.drive, wording: wording, notes: folder.warnings.count + folder.notes.count)
        for line in printed.lines { output.line(line) }
        output.line("")
        output.line(wording.next(options.command("plan")))
      }
    }
    try output.finish()
  }

  /// A beginning: no lists yet.
  private func lines(of draft: DraftDrive, _ wording: Words) -> [String] {
    let sessions = draft.sessions.map {
      "\(wording.date($0.date)) · \($0.site.isEmpty ? $0.id : $0.site) · "
        + wording.times($0.opens, $0.closes)
    }
    return ([draft.name] + sessions).map(TextWidth.printable)
      + (draft.unitsAreListed ? [wording.units(draft.units.count)] : [])
      + ["", wording.noListsYet, wording.next(options.command("import", wording.filesWord))]
  }
}
