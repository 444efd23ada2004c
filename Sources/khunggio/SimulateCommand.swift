import ArgumentParser
import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Pictures
import Plans
import Simulation
import Wording

/// `khunggio simulate`: plays the day of a plan many times.
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
    let ways = try readWays(for: drive, wording: wording)
    let simulator = Simulator(runs: runs, seed: seed)
    var line = ProgressLine(wording: wording, isAskedFor: progress)
    let clock = ContinuousClock()
    let start = clock.now
    var played: [PlayedPlan] = []
    for (index, way) in ways.enumerated() {
      played.append(
        simulator.play(way.assignments, on: drive) { done in
          let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
          line.show(
            wording.playing(index * runs + done, of: ways.count * runs), at: seconds)
        })
    }
    line.clear()
    var output = Output()
    if json {
      output.line(document(of: played, ways, on: drive).document)
    } else {
      PrintedSimulation(of: played[0], on: drive, wording: wording).lines
        .forEach { output.line($0) }
      output.line("")
      PrintedDays(
        DayChart.all(
          of: ways[0].assignments, on: drive, runs: DayRuns.all(of: played[0]), wording: wording),
        wording: wording, isASCII: ascii,
        command: options.command("plot", "--out", wording.folderWord)
      ).lines.forEach { output.line($0) }
      if compare { write(played, ways, on: drive, wording: wording, to: &output) }
    }
    try output.finish()
  }

  /// A way to invite: a plan, or what would be done without one.
  private struct Way {
    let name: String
    let label: String
    let assignments: [Assignment]
  }

  private func readWays(for drive: Drive, wording: Words) throws -> [Way] {
    let assignments = try options.readAssignments(plan, for: drive, wording: wording)
    var ways = [
      Way(
        name: plan ?? "plan",
        label: plan.map { URL(fileURLWithPath: $0).lastPathComponent }
          ?? wording.thePlan, assignments: assignments)
    ]
    guard compare else { return ways }
    for baseline in Baseline.allCases {
      ways.append(
        Way(
          name: baseline.rawValue, label: wording.baseline(baseline.rawValue),
          assignments: baseline.assignments(on: drive, besides: assignments)))
    }
    for other in others {
      ways.append(
        Way(
          name: other, label: URL(fileURLWithPath: other).lastPathComponent,
          assignments: try options.readPlan(other, for: drive, onlyItsOwn: true).assignments))
    }
    return ways
  }

  private func write(
    _ played: [PlayedPlan], _ ways: [Way], on drive: Drive, wording: Words,
    to output: inout Output
  ) {
    output.line("")
    let compared = zip(ways, played).map { way, played in
      PrintedComparison.Way(
        name: way.label, total: played.total,
        outsideTheirHours: drive.invitedOutsideTheirHours(way.assignments))
    }
    PrintedComparison(of: compared, wording: wording).lines.forEach { output.line($0) }
  }

  private func document(of played: [PlayedPlan], _ ways: [Way], on drive: Drive) -> JSONValue {
    var entries: [(key: String, value: JSONValue)] = [
      ("runs", .integer(runs)), ("seed", .unsigned(seed)),
    ]
    if compare {
      entries.append(
        (
          "plans",
          .array(
            zip(ways, played).map { way, played in
              .object([
                ("name", .string(way.name)),
                ("people_outside_hours", .integer(drive.invitedOutsideTheirHours(way.assignments))),
                ("runs_over_any_limit", .number(played.total.runsOverAnyLimit)),
                ("sessions", .array(played.sessions.map { .played($0, on: drive) })),
              ])
            })
        ))
    } else {
      entries.append(("sessions", .array(played[0].sessions.map { .played($0, on: drive) })))
    }
    return .object(entries)
  }
}
