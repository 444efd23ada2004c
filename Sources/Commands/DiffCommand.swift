import ArgumentParser
import Console
import Drives
import KhungGio
import Wording

/// `khunggio diff`: what changes between two plans.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration("diff", Words.typed.diffHelp)

  @OptionGroup var options: DriveOptions
  @Argument(help: .of(\.earlierPlan)) var earlier: String
  @Argument(help: .of(\.laterPlan)) var later: String?
  @Flag(help: .of(\.jsonOnly)) var json = false

  func run() throws {
    let (drive, wording) = try options.open()
    var compare = ComparePlans(earlier, on: drive)
    compare.later = later
    compare.notice = options.notices(in: wording, zone: drive.drive.zone)
    let comparison = try options.run(compare, on: drive.drive, in: wording)
    try Output.show(json ? comparison.json : nil) {
      DriveLines(wording: wording, command: options.commands).lines(of: comparison, on: drive.drive)
    }
  }
}
