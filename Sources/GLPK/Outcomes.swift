import CGLPK
import IntegerProgramming

extension cglpk_result {
  /// The words of a failure.
  var words: String {
    withUnsafeBytes(of: message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  fileprivate var reason: StopReason {
    switch stop {
    case CGLPK_STOPPED_BY_NODES: .nodes
    case CGLPK_STOPPED_BY_CANCELLATION: .cancelled
    default: .time
    }
  }
}

extension IntegerProgram {
  /// What the result of a solve means for this program.
  func outcome(of result: cglpk_result, _ values: [Double]) -> Outcome {
    switch result.outcome {
    case CGLPK_OPTIMAL:
      let solution = solution(values)
      return .optimal(solution, bound: bound(result, of: solution))
    case CGLPK_FEASIBLE:
      let solution = solution(values)
      return .feasible(solution, bound: bound(result, of: solution), result.reason)
    case CGLPK_NOTHING_FOUND: return .nothingFound(bound: result.bound + constant, result.reason)
    case CGLPK_INFEASIBLE: return .infeasible
    case CGLPK_UNBOUNDED: return .unbounded
    case CGLPK_INVALID: return .invalidProgram(result.words)
    default: return .failure(result.words)
    }
  }

  /// What the result of a relaxation means for this program.
  func relaxationOutcome(
    of result: cglpk_result, _ arrays: RelaxationArrays
  ) -> RelaxationOutcome {
    switch result.outcome {
    case CGLPK_OPTIMAL:
      return .optimal(
        Relaxation(
          objective: objectiveValue(at: arrays.values), values: arrays.values,
          duals: arrays.duals, reducedCosts: arrays.reducedCosts,
          basis: Basis(
            variables: arrays.columnStatuses.map { Basis.Status(rawValue: $0) ?? .atLower },
            rows: arrays.rowStatuses.map { Basis.Status(rawValue: $0) ?? .basic })))
    case CGLPK_INFEASIBLE: return .infeasible
    case CGLPK_UNBOUNDED: return .unbounded
    case CGLPK_INVALID: return .invalidProgram(result.words)
    case CGLPK_FAILURE: return .failure(result.words)
    default: return .stopped(result.reason)
    }
  }

  private func solution(_ values: [Double]) -> Solution {
    var values = values
    for variable in values.indices where isInteger[variable] {
      // Adding zero turns -0 into 0.
      values[variable] = values[variable].rounded() + 0
    }
    return Solution(objective: objectiveValue(at: values), values: values)
  }

  /// GLPK's bound in this program's terms. The objective is recomputed from rounded values, so it
  /// may differ from GLPK's in its last digits; such a difference is no gap.
  private func bound(_ result: cglpk_result, of solution: Solution) -> Double {
    let bound = result.bound + constant
    let noise = 1e-9 * max(1, abs(solution.objective), abs(result.objective))
    return bound > solution.objective - noise ? solution.objective : bound
  }
}
