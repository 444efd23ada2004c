import Annealing
import Drives
import Formulation
import GLPK
import IntegerProgramming
import Plans
import Randomness
import Relaxation
import SyntheticDrives
import Testing

/// What annealing offers keeps every limit, costs what the audit says, and is the same for any number of
/// threads.
@Suite struct PlanAnnealingTests {
  private func plans(_ drive: Drive, seed: UInt64, threads: Int) throws -> [[Schedule]] {
    let problem = PlanningProblem(of: drive, published: [])
    let rows = ConstraintMatrix(problem.capacity)
    let deadline = Deadline(seconds: nil, cancellation: Cancellation()) { 0 }
    var ascent = VolumeAlgorithm(
      problem, rows: rows, solver: GLPKSolver(), parameters: RelaxationParameters(threads: 2),
      deadline: deadline)
    let isPriced = ascent.begin()
    try #require(isPriced)
    ascent.run(rounds: 5, firstStep: 0.5, deadline: deadline)
    var annealing = PlanAnnealing(
      problem, rows: rows, prices: ascent.prices, pool: ascent.pool,
      random: SplitMix64(seed: seed), hasPlan: false, isWarm: false,
      parameters: AnnealingParameters(threads: threads), deadline: deadline)
    var offered: [[Schedule]] = []
    annealing.run(from: ascent.schedules, effort: 0.02, isDone: false) { occupancy in
      #expect(occupancy.keepsLimits)
      let audit = Audit(of: problem.assignments(of: occupancy.schedules), on: drive)
      #expect(audit.violations.isEmpty)
      #expect(abs(audit.cost.total - occupancy.cost) < 1e-6 * max(1, occupancy.cost))
      offered.append(occupancy.schedules)
      return false
    }
    return offered
  }

  @Test(arguments: [Tightness.normal, .tight, .overfull])
  func whatIsOfferedIsAPlan(_ tightness: Tightness) throws {
    let drive = try SyntheticDrive.make(registrants: 60, seed: 3, tightness: tightness)
    let one = try plans(drive, seed: 5, threads: 1)
    #expect(!one.isEmpty)
    #expect(try plans(drive, seed: 5, threads: 3) == one)
  }
}
