import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Pictures
import Plans
import Simulation
import Wording

/// `khunggio simulate`: simulates the day of a plan many times.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Simulates the day: waits, crowds, bottlenecks.",
    discussion: """
      Examples:
        khunggio simulate data/thanh-xuan-2021
        khunggio simulate data/tiny --runs 10000 --seed 7 --json
        khunggio simulate data/thanh-xuan-2021 --compare by-hand.json

      The plan is DRIVE/plan.json by default. The same seed gives the same
      numbers. How people come, walk and are served stands in drive.yaml.

      Exit status: 0 done; 64 wrong usage; 65 bad data, or a plan of another
      drive; 66 an input is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Argument(help: ArgumentHelp("With --compare: plan files to compare with.", valueName: "plans"))
  var others: [String] = []

  @Option(help: ArgumentHelp("The plan to simulate.", valueName: "file"))
  var plan: String?

  @Option(help: ArgumentHelp("Number of simulated days.", valueName: "runs"))
  var runs: Int = 1000

  @Option(help: ArgumentHelp("Random seed.", valueName: "number"))
  var seed: UInt64 = 1

  @Flag(help: "Compare with all at opening, hourly blocks, an even spread, plan files.")
  var compare = false

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Flag(help: "Draw the day with ASCII characters only.")
  var ascii = false

  @Flag(help: "Show progress even if standard error is not a terminal.")
  var progress = false

  func validate() throws {
    guard (1...Simulator.mostRuns).contains(runs) else {
      throw ValidationError(
        "--runs is a whole number from 1 to \(Simulator.mostRuns); it was \(runs).")
    }
    guard compare || others.isEmpty else {
      throw ValidationError(
        "\(others[0]): the plan to play is given with --plan; plans to compare it with come "
          + "after --compare.")
    }
  }

  func run() throws {
    let (folder, wording) = try options.read()
    let drive = folder.drive
    let (work, labels) = try simulation(of: drive, wording: wording)
    let simulated: SimulatedDay
    do throws(UseCaseError) {
      // Left at once at Ctrl-C: half of the days tell nothing.
      let line = SharedProgressLine(wording, showing: .init(isAskedFor: progress))
      simulated = try work.perform(WorkContext { line.show($0) })
      line.clear()
    } catch {
      throw options.reported(error, of: drive, in: wording)
    }
    var output = Output()
    if json {
      output.line(simulated.json.document)
    } else {
      let first = simulated.simulated[0]
      PrintedSimulation(of: first, on: drive, wording: wording).lines.forEach { output.line($0) }
      output.line("")
      PrintedDays(
        DayChart.all(
          of: simulated.ways[0].assignments, on: drive, runs: DayRuns.all(of: first),
          wording: wording),
        wording: wording, isASCII: ascii,
        command: options.command("plot", "--out", wording.folderWord)
      ).lines.forEach { output.line($0) }
      if compare { write(simulated, labels, wording: wording, to: &output) }
    }
    try output.finish()
  }

  /// What is simulated, and what each way to invite is called for people.
  private func simulation(
    of drive: Drive, wording: Words
  ) throws -> (work: SimulateDay, labels: [String]) {
    let plan = SimulateDay.Way(
      self.plan ?? "plan", try options.readAssignments(self.plan, for: drive, wording: wording))
    let name = self.plan.map { URL(fileURLWithPath: $0).lastPathComponent } ?? wording.thePlan
    let others = try self.others.map { other in
      SimulateDay.Way(
        other, try options.readPlan(other, for: drive, onlyItsOwn: true).assignments)
    }
    let labels =
      [name] + Baseline.allCases.map { wording.baseline($0.rawValue) }
      + self.others.map { URL(fileURLWithPath: $0).lastPathComponent }
    let work = try SimulateDay(
      plan, on: drive, comparedWith: compare ? others : nil, runs: runs, seed: seed)
    return (work, labels)
  }

  private func write(
    _ simulated: SimulatedDay, _ labels: [String], wording: Words, to output: inout Output
  ) {
    output.line("")
    let compared = simulated.ways.indices.map { way in
      PrintedComparison.Way(
        name: labels[way], total: simulated.simulated[way].total,
        outsideTheirHours: simulated.drive.invitedOutsideTheirHours(
          simulated.ways[way].assignments))
    }
    PrintedComparison(of: compared, wording: wording).lines.forEach { output.line($0) }
    output.line("")
    PrintedUnitFigures(
      of: zip(labels, simulated.ways).map {
        ($0, UnitFigures(of: $1.assignments, on: simulated.drive))
      }, wording: wording
    ).lines.forEach { output.line($0) }
  }
}
