public import ArgumentParser
import Console
import DriveFiles
import Drives
import KhungGio
public import SyntheticDrives
import Wording

/// `khunggio generate`: makes a synthetic drive folder.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration("generate", Words.typed.generateHelp)

  @Option(help: .of(\.registrants)) var registrants: Int
  @Option(help: .of(\.unitCount)) var units: Int?
  @Option(help: .of(\.sessionCount)) var sessions: Int?
  @Option(help: .of(\.driveSeed)) var seed: UInt64 = 1
  @Option(help: .of(\.tightness)) var tightness: Tightness = .normal
  @Option(help: .of(\.driveLanguage)) var language: Language = .vietnamese
  @Option(help: .of(\.newDrive)) var out: String

  func validate() throws {
    try refuse("--registrants", registrants, outside: 1, 10_000_000)
    try refuse("--units", units, outside: 1, registrants)
    try refuse("--sessions", sessions, outside: 1, 10_000)
  }

  func run() throws {
    let options = DriveOptions(out, language: language)
    try options.doing(in: options.wording) { try OutputPlace.check(folder: out, of: nil) }
    let drive = try options.run(
      GenerateDrive(
        registrants: registrants, units: units, sessions: sessions, seed: seed,
        tightness: tightness, language: language, to: options.url), in: options.wording
    ).drive
    try Output.show {
      [
        options.wording.generated(
          out, registrants: drive.registrants.count, units: drive.units.count,
          sessions: drive.sessions.count),
        options.wording.next(options.commands("check")),
      ]
    }
  }
}

extension Tightness: ExpressibleByArgument {}
