import Drives
package import Formulation

/// The partition of a large problem: blocks of neighbouring sessions, each with the units that can
/// come to its sessions only.
package struct SessionParts {
  private let problem: PlanningProblem
  private let parameters: AnnealingParameters

  package init(_ problem: PlanningProblem, _ parameters: AnnealingParameters) {
    self.problem = problem
    self.parameters = parameters
  }

  /// How many blocks there are.
  package var count: Int {
    guard problem.people >= parameters.inParts else { return 1 }
    return max(1, problem.capacity.slotsOfSession.count / parameters.sessionsOfPart)
  }

  /// The units of each block; those of several blocks fall into one at another turn.
  package func units(turn: Int) -> [[Int]] {
    let sessions = problem.capacity.slotsOfSession.count
    let count = count
    let offset = turn % 2 * parameters.sessionsOfPart / 2
    var parts = [[Int]](repeating: [], count: count)
    for (number, unit) in problem.units.enumerated() {
      let blocks = Set(unit.sessions.map { ($0.rawValue + offset) % sessions * count / sessions })
      if blocks.count == 1, let block = blocks.first { parts[block].append(number) }
    }
    return parts.filter { !$0.isEmpty }
  }
}
