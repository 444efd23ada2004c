import ArgumentParser
import DriveFiles
import Drives
import Foundation
import Pictures
import Plans
import Simulation
import Wording

/// `khunggio plot`: draws every session's day and invitations as SVG files.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws a plan: people present over the day, people invited by unit.",
    discussion: """
      Examples:
        khunggio plot data/thanh-xuan-2021 --out pictures
        khunggio plot data/tiny --plan my-plan.json --language en --out pictures

      Two SVG files per session: headcount-SESSION.svg and invitations-SESSION.svg.
      Files of these names that are there already are drawn anew.

      Exit status: 0 done; 65 bad data; 66 an input is missing; 73, 74 a file cannot
      be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(
    help: ArgumentHelp("The plan; DRIVE/plan.json by default.", valueName: "file"))
  var plan: String?

  @Option(help: ArgumentHelp("Number of simulated days; 0 for none.", valueName: "r"))
  var runs = 1000

  @Option(help: ArgumentHelp("Random seed.", valueName: "k"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("The folder for the pictures, made if need be.", valueName: "folder"))
  var out: String

  func validate() throws {
    guard (0...Simulator.mostRuns).contains(runs) else {
      throw ValidationError(
        "--runs is a number from 0 to \(Simulator.mostRuns); it was \(runs).")
    }
  }

  func run() throws {
    try options.check(folder: out)
    let (folder, wording) = try options.read()
    let assignments = try options.readAssignments(
      plan, for: folder.drive, wording: wording)
    let days = DayChart.all(
      of: assignments, on: folder.drive, runs: play(assignments, on: folder.drive),
      wording: wording)
    let tables = InvitationTable.all(of: assignments, on: folder.drive, wording: wording)
    var names: [String] = []
    do throws(OutputFault) {
      let place = try StagedFolder(for: URL(fileURLWithPath: out, isDirectory: true))
      for (day, table) in zip(days, tables) {
        for (name, svg) in [
          ("headcount", DayPicture(of: day, wording: wording).svg),
          ("invitations", InvitationPicture(of: table, wording: wording).svg),
        ] {
          names.append("\(name)-\(day.session).svg")
          try place.write(Array(svg.utf8), to: "\(name)-\(day.session).svg")
        }
      }
      try place.finish()
    } catch {
      throw error.told(in: wording)
    }
    var output = Output()
    output.line(wording.drawn(names.count, in: out))
    for name in names.prefix(Self.mostNamed) { output.line("  " + name) }
    if names.count > Self.mostNamed {
      output.line("  " + wording.andMore(names.count - Self.mostNamed))
    }
    try output.finish()
  }

  private static let mostNamed = 20

  /// The runs by session; none where none are asked for.
  private func play(_ assignments: [Assignment], on drive: Drive) -> [Int: DayRuns] {
    guard runs > 0 else { return [:] }
    return DayRuns.all(of: Simulator(runs: runs, seed: seed).play(assignments, on: drive))
  }
}
