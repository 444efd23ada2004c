import Formulation
import IntegerProgramming
import UnitPricing

/// The children of a node: two intervals of an excess, such as a session's peak, while that is wide, else of a
/// number that is fractional in the solution, found by strong branching.
struct NodeBranching {
  private let node: TreeNode
  private let result: NodeRelaxation.Result
  private let solution: NodeProgram.Solution
  private let solver: any Solver
  private let deadline: Deadline
  private let parameters: TreeParameters

  init(
    _ node: TreeNode, _ result: NodeRelaxation.Result, _ solution: NodeProgram.Solution,
    solver: any Solver, deadline: Deadline, parameters: TreeParameters
  ) {
    self.node = node
    self.result = result
    self.solution = solution
    self.solver = solver
    self.deadline = deadline
    self.parameters = parameters
  }

  /// Branches on the node.
  ///
  /// - Parameters:
  ///   - first: the number of the first child.
  ///   - penalty: what an artificial variable costs.
  ///   - state: what all nodes share; where the solution is a plan, it is offered.
  /// - Returns: the children; none where nothing is left to branch on.
  func children(
    numberedFrom first: Int, penalty: Double, _ state: inout TreeState
  ) -> [TreeNode] {
    let restrictions = splitExcesses(state) ?? splitNumber(penalty: penalty, &state)
    return restrictions.enumerated().map { place, restrictions in
      TreeNode(
        number: first + place, restrictions: restrictions, bound: node.bound,
        duals: node.duals.extended(toRanges: restrictions.ranges.count), columns: node.columns)
    }
  }

  /// Two intervals of an excess, where the present one is wide: inside, no plan's presence, nor any schedule's
  /// by itself, exceeds its end.
  private func splitExcesses(_ state: TreeState) -> [Restrictions]? {
    var widest: (width: Double, number: Int)?
    for (number, range) in node.restrictions.excesses.enumerated() {
      let width =
        state.model.rows.excessWeights[number]
        * (range.upperBound - max(range.lowerBound, solution.excesses[number]))
      if width > widest?.width ?? 0 { widest = (width, number) }
    }
    guard let widest, widest.width > parameters.leastWidth * (state.cost - node.bound) else {
      return nil
    }
    let range = node.restrictions.excesses[widest.number]
    let middle =
      (max(range.lowerBound, solution.excesses[widest.number]) + range.upperBound) / 2
    guard middle > range.lowerBound + OwnRows.tolerance,
      middle < range.upperBound - OwnRows.tolerance
    else { return nil }
    return [range.lowerBound...middle, middle...range.upperBound].map { interval in
      var restrictions = node.restrictions
      restrictions.excesses[widest.number] = interval
      return restrictions
    }
  }

  /// The candidate whose two linear programs over the known columns rise most in product.
  private func splitNumber(penalty: Double, _ state: inout TreeState) -> [Restrictions] {
    let candidates = BranchingCandidates(
      state.model, node.restrictions, result.program, solution,
      exactUnits: zip(result.values, result.listed).map { $0 != nil || $1 != nil }
    ).best(parameters.mostCandidates)
    if candidates.isEmpty { offerIntegral(&state) }
    let cutoff = state.cutoff
    var best: (score: Double, candidate: BranchingCandidates.Candidate)?
    for candidate in candidates {
      var score = 1.0
      for isUp in [false, true] {
        let objective = result.program.objective(
          bounding: candidate.subject, from: isUp ? candidate.value.rounded(.up) : 0,
          to: isUp ? .infinity : candidate.value.rounded(.down), penalty: penalty,
          in: state.model, solver: solver, within: deadline.solveLimits())
        state.workOfNodes += 2_000 + 10 * result.program.members.count
        score *= max(1e-6, min(cutoff, objective ?? cutoff) - solution.objective)
      }
      if score > best?.score ?? -1 { best = (score, candidate) }
    }
    guard let best else { return [] }
    return [false, true].map { isUp in
      var restrictions = node.restrictions
      if isUp {
        restrictions.bound(best.candidate.subject, from: best.candidate.value.rounded(.up))
      } else {
        restrictions.bound(best.candidate.subject, to: best.candidate.value.rounded(.down))
      }
      return restrictions
    }
  }

  /// Offers the plan of an integral solution.
  private func offerIntegral(_ state: inout TreeState) {
    var chosen = [(part: Double, schedule: Schedule)?](
      repeating: nil, count: state.schedules.count)
    for (member, part) in zip(result.program.members, solution.parts)
    where part > chosen[member.unit]?.part ?? 1e-6 {
      chosen[member.unit] = (
        part, state.model.columns[member.unit][member.place].column.schedule
      )
    }
    let whole = chosen.compactMap { $0?.schedule }
    if whole.count == state.schedules.count { state.offer(whole) }
  }
}
