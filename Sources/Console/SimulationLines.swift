import Drives
import Foundation
import Invitations
package import KhungGio
import Pictures
import Plans
import Simulation
package import Wording

/// Simulated days in words.
package struct SimulationLines {
  private let wording: Words
  private let command: DriveCommands

  /// Simulated days in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - command: commands on the drive.
  package init(wording: Words, command: DriveCommands) {
    self.wording = wording
    self.command = command
  }

  /// What happened under a plan, and under others where they are compared.
  ///
  /// - Parameters:
  ///   - simulated: what happened.
  ///   - plan: the plan's file; nil for the drive's own.
  ///   - isASCII: whether the day is drawn with ASCII characters only.
  /// - Returns: the lines.
  package func lines(of simulated: SimulatedDay, plan: String?, isASCII: Bool) -> [String] {
    let (drive, first) = (simulated.drive, simulated.simulated[0])
    let days = PrintedDays(
      DayChart.all(
        of: simulated.ways[0].assignments, on: drive, runs: DayRuns.all(of: first),
        wording: wording),
      wording: wording, isASCII: isASCII, command: command("plot", ["--out", wording.folderWord]))
    return PrintedSimulation(of: first, on: drive, wording: wording).lines + [""] + days.lines
      + (simulated.compares ? comparison(simulated, plan) : [])
  }

  private func comparison(_ simulated: SimulatedDay, _ plan: String?) -> [String] {
    let baselines = Set(Baseline.allCases.map(\.rawValue))
    let names = simulated.ways.enumerated().map { place, way in
      if place == 0 { return plan.map(fileName) ?? wording.thePlan }
      // The baselines come first, then files, which may be called like one.
      return place <= baselines.count ? wording.baseline(way.name) : fileName(way.name)
    }
    let ways = simulated.ways.indices.map { way in
      PrintedComparison.Way(
        name: names[way], total: simulated.simulated[way].total,
        outsideTheirHours: simulated.drive.invitedOutsideTheirHours(
          simulated.ways[way].assignments))
    }
    let units = zip(names, simulated.ways).map {
      ($0, UnitFigures(of: $1.assignments, on: simulated.drive))
    }
    return [""] + PrintedComparison(of: ways, wording: wording).lines + [""]
      + PrintedUnitFigures(of: units, wording: wording).lines
  }

  private func fileName(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}
