import ArgumentParser
import Console
import KhungGio
import Simulation
import Wording

/// `khunggio simulate`: simulates the day of a plan many times.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration("simulate", Words.typed.simulateHelp)

  @OptionGroup var options: DriveOptions
  @Argument(help: .of(\.comparedPlans)) var others: [String] = []
  @Option(help: .of(\.simulatedPlan)) var plan: String?
  @Option(help: .of(\.runs)) var runs: Int = 1000
  @Option(help: .of(\.seed)) var seed: UInt64 = 1
  @Flag(help: .of(\.compare)) var compare = false
  @Flag(help: .of(\.json)) var json = false
  @Flag(help: .of(\.ascii)) var ascii = false
  @Flag(help: .of(\.progress)) var progress = false

  func validate() throws {
    try refuse("--runs", runs, outside: 1, Simulator.mostRuns)
    try refuse(unless: compare || others.isEmpty) { $0.comparedWithoutAsking(others[0]) }
  }

  func run() throws {
    let (opened, wording) = try options.open()
    let notice = options.notices(in: wording, zone: opened.drive.zone)
    let simulated = try options.doing(on: opened.drive, in: wording) {
      let work = try SimulateDay(
        opened, plan: plan, comparedWith: compare ? others : nil, runs: runs, seed: seed,
        notice: notice)
      // Left at once at Ctrl-C: half of the days tell nothing.
      let line = ProgressLine(wording, showing: .init(isAskedFor: progress))
      defer { line.clear() }
      return try work.perform(WorkContext { line.show($0) })
    }
    try Output.show(json ? simulated.json : nil) {
      SimulationLines(wording: wording, command: options.commands)
        .lines(of: simulated, plan: plan, isASCII: ascii)
    }
  }
}
