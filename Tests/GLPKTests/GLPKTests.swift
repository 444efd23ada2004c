import GLPK
import IntegerProgramming
import Testing

@Test func aKnapsackIsFilled() {
  var program = IntegerProgram()
  let weights = [2.0, 3, 4, 5]
  let gains = [3.0, 4, 5, 6]
  let items = gains.map { program.addVariable(to: 1, integer: true, cost: -$0) }
  program.addRow(to: 5, zip(items, weights).map { .init($0, $1) })
  #expect(
    GLPKSolver().solve(program, within: SolveLimits())
      == .optimal(Solution(objective: -7, values: [1, 1, 0, 0]), bound: -7))
}

@Test func aRelaxationHasDuals() {
  var program = IntegerProgram()
  let x = program.addVariable(cost: 1)
  let y = program.addVariable(cost: 2)
  program.addRow(from: 2, [.init(x, 1), .init(y, 1)])
  let outcome = GLPKSolver().relax(program, from: nil, within: SolveLimits())
  guard case .optimal(let relaxation) = outcome
  else {
    Issue.record("not optimal")
    return
  }
  #expect(relaxation.objective == 2)
  #expect(relaxation.duals == [1])
  #expect(relaxation.reducedCosts == [0, 1])
}

@Test func aFaultInTheShimIsCaught() {
  let words = GLPKSolver.provokedFailure()
  #expect(words.hasPrefix("glp_set_col_bnds: j = 1; column number out of range"))
}
