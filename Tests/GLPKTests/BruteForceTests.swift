import GLPK
import IntegerProgramming
import Testing

@Suite struct BruteForceTests {
  @Test(arguments: Contender.all, 0..<80 as Range<UInt64>)
  func theBestOfAllIsFound(_ contender: Contender, seed: UInt64) {
    let program = IntegerProgram.small(seed: seed)
    let outcome = contender.solve(program)
    guard let best = program.bestByTryingAll else {
      #expect(outcome == .infeasible)
      return
    }
    guard case .optimal(let solution, let bound) = outcome else {
      Issue.record("\(outcome) instead of \(best)")
      return
    }
    #expect(solution.objective == best)
    #expect(bound == best)
    #expect(program.violations(of: solution.values) == [])
  }
}
