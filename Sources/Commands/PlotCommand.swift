import ArgumentParser
import KhungGio
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
      Existing files of these names are replaced.

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
    let (drive, wording) = try options.open()
    var draw = DrawPlan(drive, into: out)
    draw.plan = plan
    draw.days = runs
    draw.seed = seed
    draw.language = options.language
    draw.notice = options.notices(in: wording)
    let drawn = try options.run(draw, on: drive.drive, plan: plan, in: wording)
    var output = Output()
    output.line(wording.drawn(drawn.files.count, in: out))
    for name in drawn.files.prefix(Self.mostNamed) { output.line("  " + name) }
    if drawn.files.count > Self.mostNamed {
      output.line("  " + wording.andMore(drawn.files.count - Self.mostNamed))
    }
    try output.finish()
  }

  private static let mostNamed = 20
}
