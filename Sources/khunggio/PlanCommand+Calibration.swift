import ArgumentParser
import Drives
import Foundation
import GLPK
import IntegerProgramming
import Invitations
import Planning
import Plans
import Simulation
import Wording

extension PlanCommand {
  /// The most a limit's chance of being broken may be; nil where the drive does not say.
  private func allowed(by drive: Drive) -> Double? {
    switch drive.turnout.planFor {
    case .expected: return nil
    case .everyone: return 0
    case .probability(let probability): return 1 - probability
    }
  }

  /// Plans and plays in turn.
  func makeCalibrated(_ drive: Drive, wording: Words) throws -> Calibration {
    guard let allowed = allowed(by: drive) else {
      Diagnostics.line(wording.calibrateNeedsProbability)
      throw ExitStatus.wrongUsage
    }
    guard drive.sessions.contains(where: { !$0.crowdLimits.isEmpty }) else {
      Diagnostics.line(wording.calibrateNeedsLimits)
      throw ExitStatus.wrongUsage
    }
    let cancellation = Cancellation()
    let clock = ContinuousClock()
    let start = clock.now
    var seconds: Double { Double((clock.now - start) / .milliseconds(1)) / 1000 }
    var line = ProgressLine(wording: wording, isAskedFor: progress)
    let parameters = try search.parameters()
    let calibrator = Calibrator(simulator: Simulator(runs: 4000, seed: 1))
    let result = Interruption.watching(
      for: cancellation, heard: { Diagnostics.line("\n" + wording.stopping) }
    ) {
      Result<Calibration, PlanningFault> { () throws(PlanningFault) -> Calibration in
        try calibrator.calibrate(
          drive, allowed: allowed, gap: gap,
          isStopped: { cancellation.isCancelled || timeLimit.map { seconds >= $0 } ?? false },
          progress: { line.show(wording.calibrating($0), at: seconds) }
        ) { drive throws(PlanningFault) in
          try Planner(
            solver: GLPKSolver(),
            limits: Planner.Limits(
              gap: gap, seconds: timeLimit.map { max(0, $0 - seconds) }, effort: work.effort,
              cancellation: cancellation), parameters: parameters
          ).plan(drive)
        }
      }
    }
    line.clear()
    switch result {
    case .success(let calibration): return calibration
    case .failure(let fault): throw fault.told(of: drive, in: wording)
    }
  }

  /// Tells what calibrating changed: with the plan, or where that is JSON, on standard error.
  func write(_ calibration: Calibration, of drive: Drive, wording: Words) throws {
    let lines = PrintedCalibration(
      of: calibration, on: drive, allowed: allowed(by: drive) ?? 0, wording: wording
    ).lines
    if json {
      lines.forEach(Diagnostics.line)
    } else {
      var output = Output()
      output.line("")
      lines.forEach { output.line($0) }
      try output.finish()
    }
  }
}
