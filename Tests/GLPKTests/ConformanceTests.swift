import GLPK
import IntegerProgramming
import Testing

/// A solver under test: one that is new here only joins this list.
struct Contender: CustomStringConvertible, Sendable {
  let description: String
  let solver: any Solver

  static let all = [
    Contender(description: "GLPK", solver: GLPKSolver()),
    Contender(
      description: "GLPK, presolved", solver: GLPKSolver(search: .init(presolves: true))),
    Contender(
      description: "GLPK, all cuts", solver: GLPKSolver(search: .init(cuts: .all))),
    Contender(
      description: "GLPK, bare",
      solver: GLPKSolver(
        search: .init(
          cuts: [], roundsAtNodes: false, branching: .mostFractional, selection: .depthFirst))),
    Contender(
      description: "GLPK, every heuristic",
      solver: GLPKSolver(
        search: .init(
          pumps: true, searchesNearby: true, branching: .pseudocost, selection: .bestProjection))),
  ]

  func solve(_ program: IntegerProgram) -> Outcome {
    solver.solve(program, within: SolveLimits())
  }

  func relax(_ program: IntegerProgram) -> RelaxationOutcome {
    solver.relax(program, from: nil, within: SolveLimits())
  }
}

extension Outcome {
  /// The solution held, if any.
  var solution: Solution? {
    switch self {
    case .optimal(let solution, _), .feasible(let solution, _, _): solution
    default: nil
    }
  }

  /// The proven bound, if any.
  var bound: Double? {
    switch self {
    case .optimal(_, let bound), .feasible(_, let bound, _), .nothingFound(let bound, _): bound
    default: nil
    }
  }
}

extension RelaxationOutcome {
  var relaxation: Relaxation? {
    if case .optimal(let relaxation) = self { relaxation } else { nil }
  }
}

/// Whether two numbers are the same but for the last digits.
func agree(_ left: Double, _ right: Double, within tolerance: Double = 1e-7) -> Bool {
  abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}

@Suite struct ConformanceTests {
  @Test(arguments: Contender.all, PublishedProgram.all)
  func publishedOptimaAreFound(_ contender: Contender, _ published: PublishedProgram) throws {
    let outcome = contender.solve(published.program)
    guard case .optimal(let solution, let bound) = outcome else {
      Issue.record("\(published): \(outcome)")
      return
    }
    #expect(agree(solution.objective, published.optimum), "\(published.source)")
    #expect(bound <= solution.objective)
    #expect(agree(bound, published.optimum))
    #expect(published.program.violations(of: solution.values, tolerance: 1e-5) == [])
    #expect(published.program.objectiveValue(at: solution.values) == solution.objective)
  }

  @Test(arguments: Contender.all)
  func anEmptyProgramCostsItsConstant(_ contender: Contender) {
    var program = IntegerProgram()
    #expect(contender.solve(program) == .optimal(Solution(objective: 0, values: []), bound: 0))
    program.constant = 4.5
    #expect(contender.solve(program) == .optimal(Solution(objective: 4.5, values: []), bound: 4.5))
    #expect(contender.relax(program).relaxation?.objective == 4.5)
    #expect(contender.relax(program).relaxation?.basis == Basis(variables: [], rows: []))
  }

  @Test(arguments: Contender.all)
  func rowsWithoutVariablesHoldOrNot(_ contender: Contender) {
    var program = IntegerProgram()
    program.addRow(from: -1, to: 0)
    #expect(contender.solve(program) == .optimal(Solution(objective: 0, values: []), bound: 0))
    #expect(contender.relax(program).relaxation?.duals == [0])
    program.addRow(from: 1, to: 2)
    #expect(contender.solve(program) == .infeasible)
    #expect(contender.relax(program) == .infeasible)
  }

  @Test(arguments: Contender.all)
  func variablesWithoutRowsTakeTheirBestBound(_ contender: Contender) {
    var program = IntegerProgram()
    program.addVariable(from: -2.5, to: 3, integer: true, cost: 1)
    program.addVariable(from: -2.5, to: 3.5, integer: true, cost: -1)
    program.addVariable(from: -2.5, to: 3.5, cost: -1)
    #expect(
      contender.solve(program)
        == .optimal(Solution(objective: -8.5, values: [-2, 3, 3.5]), bound: -8.5))
    #expect(contender.relax(program).relaxation?.values == [-2.5, 3.5, 3.5])
    #expect(contender.relax(program).relaxation?.reducedCosts == [1, -1, -1])
    program.addVariable(cost: -1)
    #expect(contender.solve(program) == .unbounded)
    #expect(contender.relax(program) == .unbounded)
  }

  @Test(arguments: Contender.all)
  func anInfeasibleRelaxationIsInfeasible(_ contender: Contender) {
    var program = IntegerProgram()
    let x = program.addVariable(to: 1, integer: true)
    let y = program.addVariable(to: 1, integer: true)
    program.addRow(from: 3, [.init(x, 1), .init(y, 1)])
    #expect(contender.solve(program) == .infeasible)
    #expect(contender.relax(program) == .infeasible)
  }

  @Test(arguments: Contender.all)
  func aProgramWithoutWholeSolutionIsInfeasible(_ contender: Contender) {
    // 2x + 2y = 3.
    var program = IntegerProgram()
    let x = program.addVariable(to: 5, integer: true, cost: 1)
    let y = program.addVariable(to: 5, integer: true)
    program.addRow(from: 3, to: 3, [.init(x, 2), .init(y, 2)])
    #expect(contender.solve(program) == .infeasible)
    #expect(contender.relax(program).relaxation?.objective == 0)
  }

  @Test(arguments: Contender.all)
  func aRangeWithoutWholeNumberIsInfeasible(_ contender: Contender) {
    var program = IntegerProgram()
    program.addVariable(from: 0.25, to: 0.75, integer: true, cost: 1)
    #expect(contender.solve(program) == .infeasible)
    #expect(contender.relax(program).relaxation?.objective == 0.25)
  }

  @Test(arguments: Contender.all)
  func aDescentWithoutEndIsUnbounded(_ contender: Contender) {
    var program = IntegerProgram()
    let x = program.addVariable(integer: true, cost: -1)
    let y = program.addVariable(integer: true, cost: 0.5)
    program.addRow(to: 1, [.init(x, 1), .init(y, -1)])
    #expect(contender.solve(program) == .unbounded)
    #expect(contender.relax(program) == .unbounded)
  }

  @Test(arguments: Contender.all)
  func aDescentWithoutWholeSolutionIsInfeasible(_ contender: Contender) {
    // The relaxation has no end, but 2x − 2y = 1 has no whole solution.
    var program = IntegerProgram()
    let x = program.addVariable(to: 20, integer: true)
    let y = program.addVariable(to: 20, integer: true)
    program.addVariable(integer: true, cost: -1)
    program.addRow(from: 1, to: 1, [.init(x, 2), .init(y, -2)])
    #expect(contender.solve(program) == .infeasible)
    #expect(contender.relax(program) == .unbounded)
  }

  @Test(arguments: Contender.all)
  func boundsOfEveryKindHold(_ contender: Contender) {
    var program = IntegerProgram()
    let free = program.addVariable(from: -.infinity, to: .infinity, cost: 1)
    let below = program.addVariable(from: -.infinity, to: -3, cost: -1)
    let above = program.addVariable(from: 7, cost: 2)
    let between = program.addVariable(from: -1.5, to: 1.5, integer: true, cost: -4)
    let fixed = program.addVariable(from: 2, to: 2, integer: true, cost: 10)
    program.addRow(from: -20, [.init(free, 1)])
    program.addRow(from: -.infinity, to: .infinity, [.init(free, 1), .init(above, 5)])
    #expect(
      contender.solve(program)
        == .optimal(
          Solution(objective: 13, values: [-20, -3, 7, 1, 2]), bound: 13))
    #expect(
      [free, below, above, between, fixed] == [0, 1, 2, 3, 4])
  }

  @Test(arguments: Contender.all)
  func rangedRowsHoldOnBothSides(_ contender: Contender) {
    var program = IntegerProgram()
    let x = program.addVariable(to: 10, integer: true, cost: 1)
    let y = program.addVariable(to: 10, integer: true, cost: 0)
    let row = program.addRow(from: 3, to: 5, [.init(x, 2), .init(y, 2)])
    program.addRow(to: 1, [.init(y, 1)])
    #expect(contender.solve(program).solution?.values == [1, 1])
    program.setCost(-1, of: x)
    #expect(contender.solve(program).solution?.objective == -2)
    program.boundRow(row, from: 3, to: 3.5)
    #expect(contender.solve(program) == .infeasible)
  }

  @Test(arguments: Contender.all)
  func termsOfOnePlaceAddUp(_ contender: Contender) {
    var program = IntegerProgram()
    let x = program.addVariable(to: 100, integer: true, cost: -1)
    let y = program.addVariable(to: 100, integer: true, cost: 0)
    // 3x + 0y <= 12, written in six terms.
    program.addRow(
      to: 12,
      [.init(x, 1), .init(y, 2), .init(x, 5), .init(y, -2), .init(x, -3), .init(y, 0)])
    #expect(
      contender.solve(program)
        == .optimal(
          Solution(objective: -4, values: [4, 0]), bound: -4))
  }

  @Test(arguments: Contender.all)
  func wholeValuesAreExactAndFractionsStay(_ contender: Contender) {
    var program = IntegerProgram()
    let x = program.addVariable(to: 10, integer: true, cost: -1)
    let y = program.addVariable(to: 10, cost: -1)
    program.addRow(to: 7.5, [.init(x, 3), .init(y, 1)])
    program.addRow(to: 1.25, [.init(y, 1)])
    #expect(
      contender.solve(program)
        == .optimal(Solution(objective: -3.25, values: [2, 1.25]), bound: -3.25))
  }

  @Test(arguments: Contender.all)
  func theConstantIsPartOfEveryNumber(_ contender: Contender) {
    var program = PublishedProgram.telfa.program
    program.constant = 1000
    #expect(contender.solve(program).solution?.objective == 960)
    #expect(contender.solve(program).bound == 960)
    #expect(contender.relax(program).relaxation.map { agree($0.objective, 958.75) } == true)
    let none = contender.solver.solve(program, within: SolveLimits(nodes: 0))
    #expect(none.bound.map { $0 >= 958.7 && $0 <= 960 } == true)
  }

  @Test(arguments: Contender.all)
  func aGapIsEnoughWhenAskedFor(_ contender: Contender) throws {
    let published = PublishedProgram.assignmentC515
    let outcome = contender.solver.solve(published.program, within: SolveLimits(relativeGap: 0.5))
    guard case .optimal(let solution, let bound) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(bound <= published.optimum)
    #expect(solution.objective >= published.optimum)
    #expect(solution.objective - bound <= 0.5 * abs(solution.objective))
    #expect(published.program.violations(of: solution.values) == [])
  }

  @Test(arguments: Contender.all)
  func theSameProgramGivesTheSameAnswer(_ contender: Contender) {
    let program = PublishedProgram.assignmentC515.program
    #expect(contender.solve(program) == contender.solve(program))
    #expect(contender.relax(program) == contender.relax(program))
  }
}
