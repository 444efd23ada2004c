import IntegerProgramming
import Synchronization

/// A solver that keeps the relaxations it is asked for, to be solved again.
final class RecordingSolver: Solver {
  /// A relaxation somebody asked for.
  struct Relaxation: Sendable {
    let program: IntegerProgram
    let basis: Basis?
  }

  private let solver: any Solver
  private let kept = Mutex<[Relaxation]>([])

  /// The relaxations, in the order they were asked for.
  var relaxations: [Relaxation] { kept.withLock { $0 } }

  /// Keeps what is given to `solver`.
  init(_ solver: any Solver) { self.solver = solver }

  func solve(_ program: IntegerProgram, within limits: SolveLimits) -> Outcome {
    solver.solve(program, within: limits)
  }

  func relax(
    _ program: IntegerProgram, from basis: Basis?, within limits: SolveLimits
  ) -> RelaxationOutcome {
    kept.withLock { $0.append(Relaxation(program: program, basis: basis)) }
    return solver.relax(program, from: basis, within: limits)
  }
}
