import Drives
package import Formulation
package import IntegerProgramming

/// A small drive as one program that is solved to the end: first who is left out at the least, then
/// everything. Crowds too large for a probability are forbidden as solutions come up with them: each
/// with all that are larger, so that what is proven of the program holds for every plan.
package struct ExactProgram {
  /// The problem, whose limits every plan keeps.
  let problem: PlanningProblem
  /// What plans keep besides; nil where the problem's limits say all.
  let crowd: ExactCrowd?
  let solver: any Solver
  let parameters: ExactParameters
  let deadline: Deadline

  /// What came of solving it.
  package struct Result {
    /// What was found; nil for nothing. It may break a crowd limit where the work was cut off.
    package var schedules: [Schedule]?
    /// No plan costs less.
    package var bound: Double
  }

  /// Crowds forbidden so far, with their minutes as places in the list of all.
  private var forbidden: [(minute: Int, counts: [Int])] = []

  package init(
    _ problem: PlanningProblem, crowd: ExactCrowd?, solver: any Solver,
    parameters: ExactParameters, deadline: Deadline
  ) {
    self.parameters = parameters
    self.problem = problem
    self.crowd = crowd
    self.solver = solver
    self.deadline = deadline
  }

  /// Whether a problem is so small that the program leads anywhere.
  package static func suits(_ problem: PlanningProblem, _ parameters: ExactParameters) -> Bool {
    let isWhole = problem.units.contains(where: \.isWhole)
    return problem.sizeOfProgram
      <= (isWhole ? parameters.mostVariablesOfSmall : parameters.mostVariables)
  }

  /// Whether it leads anywhere where crowds are forbidden as they come up.
  package static func suitsCrowds(_ problem: PlanningProblem, _ parameters: ExactParameters) -> Bool
  {
    problem.sizeOfProgram <= parameters.mostVariablesOfSmall
  }

  /// How many nodes of the tree an effort is: a node costs somewhat more than in proportion to the
  /// program's size, and of large programs few lead anywhere.
  private func nodes(_ effort: Double) -> Int {
    let scale = Double(max(1, problem.sizeOfProgram))
    return max(
      parameters.leastNodes,
      Int(
        effort
          * min(
            parameters.nodes.linear / (scale * scale.squareRoot()),
            parameters.nodes.square / (scale * scale))))
  }

  /// Finds the least cost of leaving people out, and people who are best left out.
  package mutating func solvePlacing() -> Result {
    var program = CompactProgram(problem, isOfPlacing: true)
    return solve(&program, nodes: nodes(1), relativeGap: parameters.gapOfPlacing)
  }

  /// Finds the cheapest plan.
  ///
  /// - Parameters:
  ///   - effort: how much work, 1 being usual.
  ///   - relativeGap: at which gap to stop.
  ///   - unplacedCost: what leaving people out costs at least, those nobody can place included.
  ///   - isEveryonePlaced: whether a plan that leaves anyone out is known to be no better.
  /// - Returns: the plan, and a bound.
  package mutating func solve(
    effort: Double, relativeGap: Double, unplacedCost: Double, isEveryonePlaced: Bool
  ) -> Result {
    var program = CompactProgram(problem)
    if isEveryonePlaced {
      program.requireEveryone()
    } else {
      program.require(unplacedCost: unplacedCost - problem.constant)
    }
    let isSmall = problem.sizeOfProgram <= parameters.mostVariablesOfSmall
    let part = isSmall ? 1 : parameters.effortOfCosts
    return solve(&program, nodes: nodes(part * effort), relativeGap: relativeGap)
  }

  /// How often crowds are forbidden at most: each time the tree is grown again.
  private var mostRounds: Int {
    problem.sizeOfProgram <= parameters.mostVariablesOfSmall
      ? parameters.rounds.small : parameters.rounds.others
  }

  private mutating func solve(
    _ program: inout CompactProgram, nodes: Int, relativeGap: Double
  ) -> Result {
    for (minute, counts) in forbidden {
      if let crowd { program.exclude(counts, at: crowd.minutes[minute]) }
    }
    var result = Result(schedules: nil, bound: -.infinity)
    for _ in 0..<mostRounds where !deadline.isOver {
      var limits = deadline.solveLimits(nodes: nodes, relativeGap: relativeGap)
      limits.preparesThoroughly = true
      let solution: Solution
      var isSolved = false
      switch solver.solve(program.program, within: limits) {
      case .optimal(let found, let bound):
        solution = found
        result.bound = max(result.bound, bound)
        isSolved = true
      case .feasible(let found, let bound, _):
        solution = found
        result.bound = max(result.bound, bound)
      case .nothingFound(let bound, _):
        result.bound = max(result.bound, bound)
        return result
      case .infeasible, .unbounded, .invalidProgram, .failure: return result
      }
      // Where the tree was cut off, what it found may be repaired.
      guard forbidCrowds(of: solution, in: &program), isSolved else {
        result.schedules = program.schedules(of: solution)
        return result
      }
    }
    return result
  }

  /// Forbids the crowds of a solution that are too large; says whether there were any.
  private mutating func forbidCrowds(
    of solution: Solution, in program: inout CompactProgram
  ) -> Bool {
    guard let crowd else { return false }
    var isForbidden = false
    for (number, minute) in crowd.minutes.enumerated() {
      let counts = program.counts(of: minute, in: solution)
      guard !minute.isKept(by: counts) else { continue }
      let least = minute.leastThatBreaks(counts, notBelow: counts.map { _ in 0 })
      forbidden.append((number, least))
      program.exclude(least, at: minute)
      isForbidden = true
    }
    return isForbidden
  }
}
