import DriveFiles
import Drives
import Foundation
import GLPK
import IntegerProgramming
import Planning
import Plans
import Synchronization
import Testing
import WhatIf
import Wording

/// Tells how often it was asked.
private final class CountingSolver: Solver {
  private let count = Mutex(0)
  private let solver = GLPKSolver()

  var calls: Int { count.withLock { $0 } }

  func solve(_ program: IntegerProgram, within limits: SolveLimits) -> IntegerProgramming.Outcome {
    count.withLock { $0 += 1 }
    return solver.solve(program, within: limits)
  }

  func relax(
    _ program: IntegerProgram, from basis: Basis?, within limits: SolveLimits
  ) -> RelaxationOutcome {
    count.withLock { $0 += 1 }
    return solver.relax(program, from: basis, within: limits)
  }
}

@Suite struct MemoryTests {
  private let beds = "sessions.hall.stages.donation.servers"

  private func thanhXuan() throws -> DriveVariants {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try DriveVariants(at: root.appending(path: "data/thanh-xuan-2021"))
  }

  /// With 13 beds, no minute has more donors than beds, whatever screening lets through: more beds
  /// change nothing, four less do.
  @Test func whatDiffersInNothingThatMattersIsNotPlannedAgain() throws {
    let variants = try thanhXuan()
    let solver = CountingSolver()
    let planner = Planner(solver: solver, limits: Planner.Limits(effort: 0.05))
    let memory = PlanningMemory()
    let thirteen = try variants.drive(with: [Setting(key: beds, value: "13")])
    let enough = try planner.outcome(of: thirteen, remembering: memory).plan
    let calls = solver.calls
    #expect(calls > 0)

    let more = try variants.drive(with: [Setting(key: beds, value: "14")])
    let moreBeds = try planner.outcome(of: more, remembering: memory).plan
    #expect(solver.calls == calls)
    #expect(moreBeds.with(seconds: 0) == enough.with(seconds: 0))
    #expect(try planner.plan(more).with(seconds: 0) == moreBeds.with(seconds: 0))

    let fewer = try variants.drive(with: [Setting(key: beds, value: "9")])
    let asked = solver.calls
    let fewerBeds = try planner.outcome(of: fewer, remembering: memory).plan
    #expect(solver.calls > asked)
    #expect(try planner.plan(fewer).with(seconds: 0) == fewerBeds.with(seconds: 0))
  }

  /// A row that changes nothing, one that matters little, one that fits only just, one that leaves
  /// people out.
  @Test func rowsAreWithinTheGapOfPlanningAlone() throws {
    let variants = try thanhXuan()
    let scenarios = Scenarios([
      Axis(key: beds, values: ["+0", "-1"]),
      Axis(key: "sessions.hall.stages.screening.servers", values: ["+0", "-1"]),
    ])
    // Two planners: what one has planned, the other does not remember.
    let (planner, lonely) = (
      VariantPlanner(solver: GLPKSolver()), VariantPlanner(solver: GLPKSolver())
    )
    let rows = Mutex<[SweepRow]>([])
    Sweep(of: variants, scenarios, planner: planner)
      .run(Array(1..<scenarios.count), threads: 2) { row in
        rows.withLock { $0.append(row) }
        return true
      }
    let found = rows.withLock { $0 }
    #expect(found.count == 4)
    for row in found {
      let figures = try #require(row.figures)
      let alone = try lonely.plan(try variants.drive(with: row.settings))
      #expect(figures.total - alone.cost.total <= alone.cost.total - alone.bound)
      #expect(figures.gap <= alone.gap + 0.005)
      #expect(figures.unplaced <= alone.unplaced.count)
    }
  }
}
