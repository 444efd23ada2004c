import GLPK
import IntegerProgramming
import Testing

/// Small programs whose coefficients differ by up to ten orders of magnitude, found by trying many:
/// GLPK gives up, complains or is wrong where it is not watched. All ones is a solution of each.
@Suite struct IllConditionedTests {
  /// Bounds and cost of each variable, bounds and terms of each row.
  private static func program(
    _ variables: [(lower: Double, upper: Double, cost: Double)],
    _ rows: [(lower: Double, upper: Double, terms: [Int: Double])]
  ) -> IntegerProgram {
    var program = IntegerProgram()
    for (lower, upper, cost) in variables {
      program.addVariable(from: lower, to: upper, cost: cost)
    }
    for (lower, upper, terms) in rows {
      program.addRow(
        from: lower, to: upper, terms.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    }
    return program
  }

  /// The simplex method ends with a basis that is singular, at both attempts.
  private static let failing = program(
    [(0, 10, -2), (0, .infinity, 3), (0, 10, 1), (0, 10, 0)],
    [
      (-.infinity, 999_999.998, [0: -0.001, 1: -0.001, 2: 1e6]),
      (10_000, 10_000, [3: 10_000]),
      (-0.999_99, -0.999_99, [0: 1e-5, 3: -1]),
      (-.infinity, -1.001, [0: -1, 2: -0.001]),
      (1_001_000.0001, .infinity, [0: 1000, 1: 1e6, 3: 0.0001]),
    ])

  /// The rows that cannot hold together, as GLPK says, are multiplied by noise, too.
  private static let doubtful = program(
    [(0, 10, 1), (-10, 10, -1), (0, .infinity, 3), (0, 10, 1)],
    [
      (-0.090_000_000_000_000_011, -0.090_000_000_000_000_011, [0: 0.01, 2: -0.1]),
      (1e-5, 1e-5, [3: 1e-5]),
      (-.infinity, 1_000_000.000_001, [1: 1e6, 3: 1e-6]),
      (-100_000, .infinity, [1: -100_000]),
      (0.0001, .infinity, [1: 0.0001]),
      (-1, .infinity, [0: -10_000, 2: -1, 3: 10_000]),
    ])

  /// The simplex method complains of an instability, starts afresh and is right.
  private static let unstable = program(
    [(0, 10, -2), (0, 10, 3), (0, 10, -1), (-10, 10, 4)],
    [
      (-.infinity, 999_990.000_999, [0: 0.001, 1: -1e-6, 2: 1e6, 3: -10]),
      (-.infinity, -999.9999, [2: 0.0001, 3: -1000]),
      (-.infinity, 1e-5, [1: 1e-5]),
      (0.000_101, 0.000_101, [0: 0.0001, 2: 1e-6]),
      (9999.9999, 9999.9999, [1: -0.0001, 3: 10_000]),
    ])

  @Test func nothingWrongIsTakenForAnAnswer() {
    for program in [Self.failing, Self.doubtful, Self.unstable] {
      let ones = [Double](repeating: 1, count: program.variableCount)
      #expect(program.violations(of: ones, tolerance: 1e-9) == [])
      switch GLPKSolver().relax(program, from: nil, within: SolveLimits()) {
      case .optimal(let relaxation):
        #expect(program.violations(of: relaxation.values, tolerance: 1e-5) == [])
        #expect(relaxation.objective <= program.objectiveValue(at: ones) + 1e-3)
      case .failure: break
      case let outcome: Issue.record("\(outcome)")
      }
    }
  }

  /// By hand: x1 = 0, so x3 = 0.99999999, so x2 <= 0.9 by the second row, which is best, and
  /// x0 = 1.01 − 0.01 x2 = 1.001; −2.002 − 0.9 + 3.99999996.
  @Test func aComplaintIsNoFailure() throws {
    let outcome = GLPKSolver().relax(Self.unstable, from: nil, within: SolveLimits())
    guard case .optimal(let relaxation) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(agree(relaxation.objective, 1.097_999_96))
  }
}
