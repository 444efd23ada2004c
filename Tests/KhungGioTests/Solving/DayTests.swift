import DriveFiles
import Foundation
import GLPK
import KhungGio
import Simulation
import TestSupport
import Testing

/// Simulations, audits, programs and drives as another program asks for them.
@Suite struct DayTests {
  private func at(_ starts: Int...) -> [Assignment] {
    starts.enumerated().map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: $1))
    }
  }

  @Test func daysAreSimulatedWithProgress() async throws {
    let drive = try FourDonors.parts().drive()
    let day = try SimulateDay(
      SimulateDay.Way("plan", at(480, 485, 490, 495)), on: drive, comparedWith: [], runs: 50,
      seed: 7)
    #expect(day.ways.map(\.name) == ["plan"] + Baseline.allCases.map(\.rawValue))
    let job = day.start()
    var done: [Int?] = []
    for await progress in job.progress {
      #expect(progress.phase == .simulating && progress.total == 200)
      done.append(progress.done)
    }
    let simulated = try await job.value
    #expect(done == (1...100).map { 2 * $0 })
    let alone = Simulator(runs: 50, seed: 7).simulate(day.ways[0].assignments, on: drive)
    #expect(simulated.simulated.count == 4 && simulated.simulated[0] == alone)
  }

  @Test func aCancelledSimulationTellsNothing() async throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let day = try SimulateDay(
      SimulateDay.Way("plan", at(480)), on: try FourDonors.parts().drive())
    #expect(await error(of: day, cancellation)?.cause as? StoppedError == StoppedError())
    #expect(throws: OptionError("runs", "0")) {
      try SimulateDay(
        SimulateDay.Way("plan", []), on: try FourDonors.parts().drive(), runs: 0)
    }
  }

  @Test func anAuditFindsWhatIsBroken() async throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 1)]
    let drive = try parts.drive()
    var statement = PlanStatement()
    statement.cost = 1
    let audited = try await AuditPlan(at(480, 480), on: drive, statement: statement).run()
    #expect(!audited.isValid && audited.audit.violations.map(\.rule) == [.arrivalsPerSlot])
    #expect(audited.statements.map(\.subject) == [.cost])
    #expect(try await AuditPlan(at(480, 485), on: drive).run().isValid)
  }

  /// The optimum of the exported program, identified by a list of values, is the plan of that cost.
  @Test func aSolutionOfTheProgramIsAPlan() async throws {
    let drive = try FourDonors.parts().drive()
    let program = try await ExportProgram(drive, to: nil).run().program
    guard case .optimal(let solution, _) = GLPKSolver().solve(program, within: SolveLimits())
    else {
      Issue.record("the program has no optimum")
      return
    }
    let report = zip(program.variableNames, solution.values).map { "\($0) \($1)" }
    let imported = try await ImportSolution(
      report.joined(separator: "\n") + "\n", for: drive
    ).run()
    let plan = try #require(imported.plan)
    #expect(abs(plan.cost.total - solution.objective) < 1e-6 && plan.status == .optimal)
  }

  @Test func whatIsNoSolutionSaysWhy() async throws {
    let drive = try FourDonors.parts().drive()
    let nothing = await error(of: ImportSolution("none", for: drive))
    #expect(nothing?.cause as? SolutionFile.ReadingError == .namesNoVariable)
    #expect(nothing?.code == "solution-names-nothing" && nothing?.category == .badData)
    let program = await error(of: ImportSolution("none", for: drive, exported: "none"))
    #expect(program?.cause as? SolutionError == .noProgram)
  }

  @Test func aDriveIsMade() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: folder) }
    let made = try await GenerateDrive(registrants: 30, units: 3, to: folder).run()
    #expect(made.drive.registrants.count == 30 && made.drive.units.count == 3)
    #expect(try DriveFolder(at: folder).drive == made.drive)
    let again = await error(of: try GenerateDrive(registrants: 30, units: 3, to: folder))
    #expect(again?.code == "output-folder-not-empty" && again?.category == .cannotCreate)
    #expect(throws: OptionError("registrants", "0")) { try GenerateDrive(registrants: 0) }
  }
}
