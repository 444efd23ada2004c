import Drives
import GLPK
import Planning
import Plans
import SyntheticDrives
import Testing

/// The seed and the number of threads that plans are made with.
@Suite struct ParameterTests {
  private func plan(_ drive: Drive, seed: UInt64, threads: Int) throws -> Plan {
    let parameters = try PlanningParameters(seed: seed, threads: threads)
    return try Planner(
      solver: GLPKSolver(), limits: Planner.Limits(effort: 0.05), parameters: parameters
    ).plan(drive)
  }

  @Test func thePlanIsTheSameForAnyNumberOfThreads() throws {
    let drive = try SyntheticDrive.make(registrants: 80, seed: 2, tightness: .tight)
    let one = try plan(drive, seed: 1, threads: 1)
    let three = try plan(drive, seed: 1, threads: 3)
    #expect(one.assignments == three.assignments)
    #expect(one.bound == three.bound)
  }

  /// Another seed tries something else: here it comes to another plan, which breaks no rule either.
  @Test func theSeedDecidesWhatIsTried() throws {
    let drive = try SyntheticDrive.make(registrants: 80, seed: 2, tightness: .tight)
    let plans = try (1...4).map { try plan(drive, seed: $0, threads: 2) }
    #expect(plans.contains { $0.assignments != plans[0].assignments })
    for plan in plans {
      #expect(Audit(of: plan.assignments, on: drive).violations.isEmpty)
    }
  }

  @Test(arguments: [0, -3])
  func thereIsNoWorkingOnNoThread(_ threads: Int) {
    #expect(throws: ParameterError.threads(threads)) {
      _ = try PlanningParameters(threads: threads)
    }
  }
}
