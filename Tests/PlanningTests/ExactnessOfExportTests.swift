import Drives
import Foundation
import GLPK
import IntegerProgramming
import Planning
import Plans
import TestSupport
import Testing

/// The exported program, solved by a command that knows nothing of this package.
@Suite(.enabled(if: GLPSol.isInstalled, "needs the command glpsol"))
struct ExactnessOfExportTests {
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  @Test func fourDonors() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(reception: .constant(2), donation: .constant(1))]
    try expectSameOptimum(try parts.drive(), "four donors")
  }

  @Test(arguments: 0..<24)
  func randomDrives(_ seed: Int) throws {
    let reading: RandomDrive.Reading = seed < 20 ? .expected : .everyone
    let drive = ExactnessTests.drive(reading, seed: 2000 + seed)
    try expectSameOptimum(drive, "seed \(seed)")
  }

  @Test(arguments: 0..<40)
  func randomTimetables(_ seed: Int) throws {
    let reading: RandomDrive.Reading = seed < 30 ? .expected : .everyone
    let drive = ExactnessTests.drive(reading, seed: 6000 + seed, asTimetable: true)
    try expectSameOptimum(drive, "timetable, seed \(seed)")
  }

  private func expectSameOptimum(_ drive: Drive, _ published: String) throws {
    guard let best = drive.bestOfEveryPlan() else {
      // Pins that break rules: there is no plan, and no program either has a solution.
      #expect(throws: PlanningError.self) { try planner.plan(drive) }
      return
    }
    let (program, remarks) = try planner.compactProgram(of: drive)
    var text = ""
    MPSWriter(remarks: remarks).write(program, to: &text)
    let optimum = try #require(try GLPSol.optimum(of: text), "\(published)")
    let plan = try planner.plan(drive)
    // glpsol writes ten digits.
    let tolerance = 1e-8 * max(1, abs(best.cost))
    #expect(abs(optimum - plan.cost.total) <= tolerance, "\(published)")
    #expect(abs(optimum - best.cost) <= tolerance, "\(published)")
  }
}

/// GLPK's own command.
enum GLPSol {
  static var isInstalled: Bool { (try? run(["--version"])) == 0 }

  /// The optimum of a program in free MPS; nil where it found none.
  static func optimum(of program: String) throws -> Double? {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "in.mps"), folder.appending(path: "out.txt"))
    try program.write(to: input, atomically: true, encoding: .utf8)
    guard try run(["--freemps", input.path(), "-o", output.path()]) == 0 else { return nil }
    let report = try String(contentsOf: output, encoding: .utf8)
    guard report.contains(#/Status:\s+(INTEGER )?OPTIMAL/#),
      let objective = report.firstMatch(of: #/Objective:.*= (\S+) \(MINimum\)/#)
    else { return nil }
    return Double(objective.output.1)
  }

  private static func run(_ arguments: [String]) throws -> Int32 {
    let command = Process()
    command.executableURL = URL(filePath: "/usr/bin/env")
    command.arguments = ["glpsol"] + arguments
    command.standardOutput = FileHandle.nullDevice
    command.standardError = FileHandle.nullDevice
    try command.run()
    command.waitUntilExit()
    return command.terminationStatus
  }
}
