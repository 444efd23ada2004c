import Drives
import GLPK
import IntegerProgramming
import Planning
import Plans
import Synchronization
import SyntheticDrives
import TestSupport
import Testing

/// Branch and price against every plan there is, and stopped at any moment.
@Suite struct BranchingTests {
  /// Of many tiny drives the best plan is found and proven: bound, optimum and cost are one number.
  @Test(arguments: 0..<10)
  func tinyDrivesAreSolvedToTheEnd(_ part: Int) throws {
    let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))
    for seed in 0..<25 {
      var random = SplitMix64(seed: UInt64(52_000 + part * 25 + seed))
      let reading: RandomDrive.Reading = seed % 2 == 0 ? .expected : .everyone
      let drive = RandomDrive.drive(using: &random, reading: reading, waysAtMost: 600)
      guard let best = drive.bestOfEveryPlan() else { continue }
      let plan = try planner.plan(drive)
      let name = "part \(part), seed \(seed)"
      #expect(abs(plan.cost.total - best.cost) < 1e-6, "\(name)")
      // The gap asked for is a part of the cost.
      #expect(abs(plan.bound - best.cost) < 1e-6 + 2e-9 * best.cost, "\(name)")
      #expect(Audit(of: plan.assignments, on: drive).violations.isEmpty, "\(name)")
    }
  }

  /// Drives of up to 24 people, too large for every plan to be looked at, are proven as well.
  @Test(arguments: [(8, 1), (12, 2), (16, 3), (20, 4), (24, 5)] as [(Int, UInt64)])
  func smallDrivesAreProven(_ people: Int, _ seed: UInt64) throws {
    let drive = try SyntheticDrive.make(registrants: people, seed: seed, tightness: .tight)
    let plan = try Planner(solver: GLPKSolver()).plan(drive)
    #expect(plan.status == .optimal)
    #expect(Audit(of: plan.assignments, on: drive).violations.isEmpty)
  }

  /// Wherever the time is over, the plan passes its audit, and the bound is none above the optimum.
  @Test func stoppedAnywhereItLeavesAPlanAndABound() throws {
    let drive = try SyntheticDrive.make(registrants: 16, seed: 7, tightness: .tight)
    let optimum = try Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9)).plan(drive)
    #expect(optimum.status == .optimal)
    for looks in [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000] {
      let count = Counter()
      // A clock that is over after so many looks at it.
      let planner = Planner(
        solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9, seconds: 3_600),
        clock: {
          count.next() > looks ? 4_000 : 0
        })
      let plan = try planner.plan(drive)
      #expect(Audit(of: plan.assignments, on: drive).violations.isEmpty, "\(looks)")
      #expect(plan.bound <= optimum.cost.total + 1e-6, "\(looks)")
      #expect(plan.cost.total >= optimum.cost.total - 1e-6, "\(looks)")
    }
  }

  /// The same drive gives the same plan and bound, however many run at once.
  @Test func theSameAgain() throws {
    let drive = try SyntheticDrive.make(registrants: 18, seed: 9, tightness: .overfull)
    let planner = Planner(solver: GLPKSolver())
    let (one, other) = (try planner.plan(drive), try planner.plan(drive))
    #expect(one.assignments == other.assignments)
    #expect(one.bound == other.bound)
  }
}

/// Counts how often it is asked.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
