import CGLPK
public import IntegerProgramming

/// Solves programs with the GNU Linear Programming Kit.
///
/// Every call is synchronous, on the caller's thread, and shares nothing with other calls. A search
/// may take minutes: give it a thread of its own, not one of Swift's few for tasks.
///
/// A limit of seconds or a cancellation stops a relaxation within some hundredths of a second, and a
/// search after the step under way: a relaxation of a node, a round of cuts, or, in the beginning,
/// the learning of pseudocosts (up to about three seconds, see ``Branching/automatic``). GLPK's
/// presolve cannot be stopped at all.
///
/// GLPK proves optimality within its tolerances: a sum may violate its bounds by about 1e-7 times
/// their size, and a solution within 1e-7 of the objective's size counts as best.
public struct GLPKSolver: Solver {
  /// How it searches.
  public var search: Search

  /// A solver.
  public init(search: Search = Search()) {
    self.search = search
  }

  /// Solves the program, integrality included.
  public func solve(_ program: IntegerProgram, within limits: SolveLimits) -> Outcome {
    if let error = program.error ?? limits.error ?? search.error {
      return .invalidProgram(error)
    }
    return solveUnchecked(program, within: limits)
  }

  /// Solves without looking for errors first, as the shim does so too.
  package func solveUnchecked(_ program: IntegerProgram, within limits: SolveLimits) -> Outcome {
    var values = [Double](repeating: 0, count: program.variableCount)
    var result = cglpk_result()
    var prepared = search
    if limits.preparesThoroughly {
      prepared.presolves = true
      prepared.cuts = .all
    }
    var search = prepared.forC
    program.withC { program in
      limits.withC { limits in
        cglpk_solve(&program, &limits, &search, &values, &result)
      }
    }
    return program.outcome(of: result, values)
  }

  /// Solves the program without its integrality, from a starting basis if one is given.
  ///
  /// A basis that does not fit the program is repaired or left aside; it is never an error.
  public func relax(
    _ program: IntegerProgram, from basis: Basis?, within limits: SolveLimits
  ) -> RelaxationOutcome {
    if let error = program.error ?? limits.error {
      return .invalidProgram(error)
    }
    var arrays = RelaxationArrays(of: program)
    var result = cglpk_result()
    program.withC { program in
      limits.withC { limits in
        arrays.withC { relaxation in
          if let basis {
            basis.withC { start in
              cglpk_relax(&program, &limits, &start, &relaxation, &result)
            }
          } else {
            cglpk_relax(&program, &limits, nil, &relaxation, &result)
          }
        }
      }
    }
    return program.relaxationOutcome(of: result, arrays)
  }

  /// Makes GLPK fail inside, as an error in the shim would, and gives its words.
  package static func provokedFailure() -> String {
    var result = cglpk_result()
    cglpk_provoke(&result)
    return result.words
  }
}
