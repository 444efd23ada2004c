import Drives
import Formulation
import GLPK
import IntegerProgramming
import Plans
import Relaxation
import TestSupport
import Testing

/// Prices prove bounds: none is above the best of every plan, whatever the prices.
@Suite struct BoundTests {
  private let deadline = Deadline(seconds: nil, cancellation: Cancellation()) { 0 }

  private func drive(_ seed: Int) -> Drive {
    var random = SplitMix64(seed: UInt64(7_100 + seed))
    return RandomDrive.drive(
      using: &random, reading: seed % 2 == 0 ? .expected : .everyone, waysAtMost: 400,
      asTimetable: seed >= 30)
  }

  private func ascent(_ problem: PlanningProblem, threads: Int = 2) -> VolumeAlgorithm {
    VolumeAlgorithm(
      problem, rows: ConstraintMatrix(problem.capacity), solver: GLPKSolver(),
      parameters: RelaxationParameters(threads: threads), deadline: deadline)
  }

  @Test(arguments: 0..<60)
  func noProvenBoundIsAboveTheBestPlan(_ seed: Int) throws {
    let drive = drive(seed)
    guard let best = drive.bestOfEveryPlan() else { return }
    var ascent = ascent(PlanningProblem(of: drive, published: []))
    let isPriced = ascent.begin()
    try #require(isPriced)
    for rounds in [0, 1, 20] {
      ascent.run(rounds: rounds, firstStep: 0.5, deadline: deadline)
      let proven = ascent.prove(tolerance: 1e-6, steps: 200, sets: 4_000)
      let bound = try #require(proven)
      #expect(bound <= best.cost + 1e-6, "\(rounds) rounds")
    }
  }

  /// Prices, and what they prove, do not depend on how many threads look at units.
  @Test(arguments: 0..<6)
  func anyNumberOfThreadsGivesTheSamePrices(_ seed: Int) throws {
    let problem = PlanningProblem(of: drive(seed), published: [])
    var bounds: [Double?] = []
    for threads in [1, 2, 5] {
      var ascent = ascent(problem, threads: threads)
      let isPriced = ascent.begin()
      try #require(isPriced)
      ascent.run(rounds: 10, firstStep: 0.5, deadline: deadline)
      bounds.append(ascent.prove(tolerance: 1e-6, steps: 50, sets: 100))
    }
    #expect(bounds == [bounds[0], bounds[0], bounds[0]])
  }

  /// No plan uses more of a row than whole people can.
  @Test func boundsOfWholePeople() {
    func limit(_ coefficients: [Double], _ bound: Double) -> CapacityRow {
      CapacityRow(
        rule: .stageCapacity, session: 0, minute: 0, subject: 0,
        terms: coefficients.enumerated().map { CapacityRow.Term(load: $0, coefficient: $1) },
        bound: bound)
    }
    #expect(abs(limit([0.4], 1).integerRounded.bound - 0.8) < 1e-9)
    #expect(abs(limit([0.4, 0.3], 1).integerRounded.bound - 1) < 1e-9)
    #expect(abs(limit([0.7, 0.5], 1.1).integerRounded.bound - 1) < 1e-9)
    // Two kinds of 0.35 and 0.6 make 0.35, 0.6, 0.7 or 0.95.
    #expect(abs(limit([0.35, 0.6], 0.94).integerRounded.bound - 0.7) < 1e-9)
  }
}
