import Formulation

/// How a large problem is cut: into blocks of neighbouring sessions, and the units that can come to
/// sessions of one block only.
enum SessionParts {
  /// With so many sessions in a block, most units are in one.
  private static let sessionsOfPart = 8

  /// How many blocks there are.
  static func count(for problem: PlanningProblem) -> Int {
    guard problem.people >= fewPeople else { return 1 }
    return max(1, problem.hall.slotsOfSession.count / sessionsOfPart)
  }

  /// Fewer people than these are not cut.
  private static let fewPeople = 10_000

  /// The units of each block; those between blocks are in one at the next turn.
  static func units(of problem: PlanningProblem, turn: Int) -> [[Int]] {
    let sessions = problem.hall.slotsOfSession.count
    let count = count(for: problem)
    let offset = turn % 2 * sessionsOfPart / 2
    var parts = [[Int]](repeating: [], count: count)
    for (number, unit) in problem.units.enumerated() {
      let blocks = Set(unit.sessions.map { ($0 + offset) % sessions * count / sessions })
      if blocks.count == 1, let block = blocks.first { parts[block].append(number) }
    }
    return parts.filter { !$0.isEmpty }
  }
}
