import ArgumentParser
import Console
import KhungGio
import Simulation
import Wording

/// `khunggio plot`: draws a plan.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration("plot", Words.typed.plotHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.plan)) var plan: String?
  @Option(help: .of(\.plotRuns)) var runs = 1000
  @Option(help: .of(\.plotSeed)) var seed: UInt64 = 1
  @Option(help: .of(\.pictures)) var out: String

  func validate() throws { try refuse("--runs", runs, outside: 0, Simulator.mostRuns) }

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
    try Output.show {
      DriveLines(wording: wording, command: options.commands).lines(ofPictures: drawn)
    }
  }
}
