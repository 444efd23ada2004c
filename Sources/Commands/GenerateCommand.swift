public import ArgumentParser
import Console
import Diagnostics
import DriveFiles
import Drives
import Foundation
import KhungGio
public import SyntheticDrives
import Wording

/// `khunggio generate`: makes a synthetic drive folder.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes a synthetic drive; the same arguments give the same bytes.",
    discussion: """
      Examples:
        khunggio generate --registrants 3000 --out /tmp/drive
        khunggio generate --registrants 300 --tightness overfull --seed 7 --out /tmp/full

      Exit status: 0 done; 64 wrong usage; 73, 74 the folder cannot be written.
      """)

  @Option(help: ArgumentHelp("How many people are on the lists.", valueName: "n"))
  var registrants: Int

  @Option(help: ArgumentHelp("How many units; as usual for so many people.", valueName: "u"))
  var units: Int?

  @Option(help: ArgumentHelp("How many sessions; as usual for so many people.", valueName: "s"))
  var sessions: Int?

  @Option(help: ArgumentHelp("Another seed gives another drive of the same kind.", valueName: "k"))
  var seed: UInt64 = 1

  @Option(help: "How much room there is: roomy, normal, tight or overfull.")
  var tightness: Tightness = .normal

  @Option(help: "The language of the drive, vi or en.")
  var language: Language = .vietnamese

  @Option(
    help: ArgumentHelp(
      "The folder to make; it must not exist, or must be empty.", valueName: "folder"))
  var out: String

  func validate() throws {
    guard (1...10_000_000).contains(registrants) else {
      throw ValidationError("--registrants is a number from 1 to 10000000; it was \(registrants).")
    }
    guard units.map({ (1...registrants).contains($0) }) ?? true else {
      throw ValidationError("--units is a number from 1 to that of the registrants.")
    }
    guard sessions.map({ (1...10_000).contains($0) }) ?? true else {
      throw ValidationError("--sessions is a number from 1 to 10000.")
    }
  }

  func run() throws {
    let wording = Words(language: language)
    let drive: Drive
    do {
      try OutputPlace.check(folder: out, of: nil)
      drive = try GenerateDrive(
        registrants: registrants, units: units, sessions: sessions, seed: seed,
        tightness: tightness, language: language,
        to: URL(fileURLWithPath: out, isDirectory: true)
      ).perform().drive
    } catch let error as any KhungGioError {
      throw ErrorReport(wording: wording).tell(error)
    }
    var output = Output()
    output.line(
      wording.generated(
        out, registrants: drive.registrants.count, units: drive.units.count,
        sessions: drive.sessions.count))
    output.line(wording.next("khunggio check \(shellWord(out))"))
    try output.finish()
  }
}

extension Tightness: ExpressibleByArgument {}
