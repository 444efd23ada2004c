import ArgumentParser
import Console
import DriveFiles
import Drives
import KhungGio
import Wording

/// `khunggio check`: reads everything, reports every problem, sums the drive up.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration("check", Words.typed.checkHelp)

  @OptionGroup var options: DriveOptions
  @Flag(help: .of(\.checkJSON)) var json = false

  func run() throws {
    let checked = try options.run(CheckDrive(options.drive), in: options.wording) { error in
      guard json, let problems = error as? DriveFileProblems else { return nil }
      let wording = options.language.map(Words.init) ?? problems.wording
      try Output.show(CheckedDrive.json(of: problems, in: wording)) { [] }
      return []
    }
    let wording = Words(language: options.language ?? checked.language)
    if !json, case .whole(let folder) = checked {
      ProblemReport(folder.warnings, wording: wording).write()
      ProblemReport(folder.notes, wording: wording, areNotes: true).write()
    }
    try Output.show(json ? checked.json(in: wording) : nil) {
      DriveLines(wording: wording, command: options.commands).lines(of: checked)
    }
  }
}
