import Benchmark
import DriveFiles
import Drives
import Foundation
import GLPK
import IntegerProgramming
import Planning
import Plans
import SyntheticDrives
import Wording

/// Each part of planning by itself: reading, the linear programs, planning, auditing, writing.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident],
    warmupIterations: 1, maxDuration: .seconds(3), maxIterations: 50)

  for people in [300, 3_000, 30_000] {
    Benchmark("reading, \(people) people") { benchmark in
      let folder = try MadeFolder(people: people)
      benchmark.startMeasurement()
      blackHole(try DriveFolder.read(folder.path))
      benchmark.stopMeasurement()
    }
    Benchmark("auditing, \(people) people") { benchmark in
      let drive = try SyntheticDrive.make(registrants: people)
      let assignments = inTurn(drive)
      benchmark.startMeasurement()
      blackHole(Audit(of: assignments, on: drive))
      benchmark.stopMeasurement()
    }
    Benchmark("presence, \(people) people") { benchmark in
      let drive = try SyntheticDrive.make(registrants: people)
      let assignments = inTurn(drive)
      benchmark.startMeasurement()
      blackHole(Presence.all(of: assignments, on: drive))
      benchmark.stopMeasurement()
    }
    Benchmark("writing a plan, \(people) people") { benchmark in
      let drive = try SyntheticDrive.make(registrants: people)
      let assignments = inTurn(drive)
      let plan = Plan(
        assignments: assignments, unplaced: [], cost: Audit(of: assignments, on: drive).cost,
        bound: 0, status: .feasible, seconds: 0)
      let text = PlanText(of: plan, on: drive, wording: Words(language: .vietnamese))
      benchmark.startMeasurement()
      blackHole(text.text)
      benchmark.stopMeasurement()
    }
  }
  for people in [300, 3_000] {
    Benchmark("writing the program, \(people) people") { benchmark in
      let drive = try SyntheticDrive.make(registrants: people)
      benchmark.startMeasurement()
      let program = try Planner(solver: GLPKSolver()).compactProgram(of: drive).program
      var text = ""
      MPSWriter().write(program, to: &text)
      blackHole(text)
      benchmark.stopMeasurement()
    }
  }
  Benchmark("linear program of the whole, 300 people") { benchmark in
    let drive = try SyntheticDrive.make(registrants: 300)
    let program = try Planner(solver: GLPKSolver()).compactProgram(of: drive).program
    benchmark.startMeasurement()
    blackHole(GLPKSolver().relax(program, from: nil, within: SolveLimits()))
    benchmark.stopMeasurement()
  }
  Benchmark("linear programs of planning, 300 people") { benchmark in
    let drive = try SyntheticDrive.make(registrants: 300)
    let recorder = RecordingSolver(GLPKSolver())
    blackHole(try Planner(solver: recorder, limits: .init(gap: 0.05)).plan(drive))
    let rounds = recorder.relaxations
    benchmark.startMeasurement()
    for round in rounds {
      blackHole(GLPKSolver().relax(round.program, from: round.basis, within: SolveLimits()))
    }
    benchmark.stopMeasurement()
  }
  Benchmark("planning to a gap of 5 %, 300 people") { benchmark in
    let drive = try SyntheticDrive.make(registrants: 300)
    benchmark.startMeasurement()
    blackHole(try Planner(solver: GLPKSolver(), limits: .init(gap: 0.05)).plan(drive))
    benchmark.stopMeasurement()
  }
}

/// Everyone in a slot they may come to, one after another: no good plan, but a long one.
private func inTurn(_ drive: Drive) -> [Assignment] {
  let slots = drive.everySlot
  return zip(drive.registrants.places, drive.registrants).compactMap { index, person in
    let unit = drive.units[person.unit]
    let allowed = slots.filter { drive.isOpen($0, to: unit) && drive.isAvailable(person, for: $0) }
    guard !allowed.isEmpty else { return nil }
    return Assignment(registrant: index, slot: allowed[index.rawValue % allowed.count])
  }
}
