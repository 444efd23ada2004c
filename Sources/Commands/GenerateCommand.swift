public import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
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
    func check(_ option: String, _ value: Int?, _ range: ClosedRange<Int>) throws {
      guard let value else { return }
      try refuse(unless: range.contains(value)) { $0.wholeNumber(option, range, was: value) }
    }
    try check("--registrants", registrants, 1...10_000_000)
    try check("--units", units, 1...registrants)
    try check("--sessions", sessions, 1...10_000)
  }

  func run() throws {
    let options = DriveOptions(out, language: language)
    try options.reporting(in: options.wording) { () throws(OutputError) in
      try OutputPlace.check(folder: out, of: nil)
    }
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
