import Formulation
import IntegerProgramming
import UnitPricing

/// What is done at a node of the tree.
///
/// It is bounded by column generation. Where few columns have a reduced cost within the gap,
/// all of them are enumerated (Baldacci, Christofides and Mingozzi 2008,
/// doi:10.1007/s10107-007-0178-5) and the best choice among them is found by depth-first search,
/// which closes the node; else it is branched on.
struct NodeProcessing: Sendable {
  /// What is left of a node.
  struct Outcome: Sendable {
    /// Its children; the node itself where the time was over.
    var open: [TreeNode] = []
    /// The bound of plans that are not looked for any more, within the tolerance; infinite for none.
    var closedBound = Double.infinity
  }

  /// How many nodes have been processed, with this one.
  let count: Int
  let solver: any Solver
  let deadline: Deadline
  let parameters: TreeParameters

  /// Processes a node.
  ///
  /// - Parameters:
  ///   - node: the node.
  ///   - state: what all nodes share, changed by what is found.
  /// - Returns: what is left of it.
  func process(_ node: TreeNode, _ state: inout TreeState) -> Outcome {
    var node = node
    node.columns = node.columns.allowed(by: node.restrictions, in: state.model)
    if node.columns.isImpossible { return Outcome() }
    let relaxation = NodeRelaxation(
      restrictions: node.restrictions, columns: node.columns, solver: solver,
      parameters: parameters, deadline: deadline)
    let penalty = parameters.partOfArtificial * max(1, abs(state.cost))
    guard
      let result = relaxation.run(
        &state.model, &state.graphs, &state.pricers,
        from: node.duals.extended(toRanges: node.restrictions.ranges.count),
        cutoff: state.cutoff, floor: node.bound, penalty: penalty, work: &state.workOfNodes)
    else {
      return deadline.isOver ? Outcome(open: [node]) : Outcome(closedBound: node.bound)
    }
    state.workOfNodes += parameters.workOfNode
    node.bound = result.bound
    node.duals = result.duals
    guard result.bound < state.cutoff else { return Outcome() }
    if count == 1 { improveNearby(result.duals, &state) }
    let pricedExcesses = node.restrictions.excesses.map(\.upperBound)
    tightenExcesses(&node, relaxation, &state)
    if closes(&node, result, pricedExcesses: pricedExcesses, &state) { return Outcome() }
    if deadline.isOver { return Outcome(open: [node]) }
    guard let solution = result.solution else { return Outcome(closedBound: node.bound) }
    let branching = NodeBranching(
      node, result, solution, solver: solver, deadline: deadline, parameters: parameters)
    let children = branching.children(numberedFrom: 2 * count, penalty: penalty, &state)
    return children.isEmpty ? Outcome(closedBound: node.bound) : Outcome(open: children)
  }

  /// Neighbourhood search over pairs of units, then triples, while it improves.
  private func improveNearby(_ duals: Duals, _ state: inout TreeState) {
    let units = Array(state.model.problem.units.indices)
    guard units.count > parameters.fewUnits else { return }
    var sets: [[Int]] = []
    for first in units {
      for second in units where second > first { sets.append([first, second]) }
    }
    for first in units {
      for second in units where second > first {
        for third in units where third > second { sets.append([first, second, third]) }
      }
    }
    var neighbourhood = Neighbourhood(
      state.model, state.graphs, duals: duals, parameters: parameters, deadline: deadline,
      accepts: state.accepts)
    var place = 0
    var failures = 0
    while failures < sets.count, neighbourhood.work < parameters.mostNearbyWork, !deadline.isOver {
      let set = sets[place % sets.count]
      if let better = neighbourhood.improve(state.schedules, free: set, cutoff: state.cutoff) {
        state.offer(better)
        failures = 0
      } else {
        failures += 1
      }
      place += 1
    }
    state.workOfNodes += neighbourhood.work
  }

  /// The greatest excesses, such as peaks, that plans cheaper than the incumbent can have at a node.
  ///
  /// With the dual values of an excess's presence rows scaled by θ < 1, one more expected person of it
  /// raises the Lagrangian bound by (1 − θ) times its weight: beyond some size the bound is too high.
  private func tightenExcesses(
    _ node: inout TreeNode, _ relaxation: NodeRelaxation, _ state: inout TreeState
  ) {
    let rows = state.model.rows
    for number in node.restrictions.excesses.indices where rows.excessWeights[number] > 0 {
      let weight = rows.excessWeights[number]
      let range = node.restrictions.excesses[number]
      var most = range.upperBound
      for part in parameters.partsOfPeakDuals {
        var duals = node.duals
        for row in rows.excesses[number] { duals.rows[row] *= part }
        guard
          let bound = relaxation.bound(
            state.model, &state.graphs, &state.pricers, at: duals, work: &state.workOfNodes)
        else { continue }
        let slope = rows.excesses[number].reduce(weight) { $0 + duals.rows[$1] }
        guard slope > parameters.leastPart * weight else { continue }
        most = min(
          most,
          range.lowerBound + max(0, state.cutoff - bound) / slope + OwnRows.tolerance)
      }
      node.restrictions.excesses[number] = range.lowerBound...max(range.lowerBound, most)
    }
  }

  /// Lists the columns within the gap of as many units as possible and, where all are listed, searches the
  /// choices of them.
  ///
  /// - Returns: whether nothing better than the incumbent is left at the node.
  private func closes(
    _ node: inout TreeNode, _ result: NodeRelaxation.Result, pricedExcesses: [Double],
    _ state: inout TreeState
  ) -> Bool {
    var closing = NodeClosing(
      state.model, node.restrictions, result, cutoff: state.cutoff, parameters: parameters,
      deadline: deadline, accepts: state.accepts)
    defer { state.workOfNodes += closing.work }
    node.columns = closing.listed(
      node.columns, cutOffAt: &state.cutOffSlacks, workOfCutOffs: &state.workOfCutOffs,
      most: Int(parameters.shareOfCutOffs * Double(state.work)))
    if node.columns.isImpossible { return true }
    node.columns = closing.reduced(node.columns) {
      state.graphs.bounds(of: $0, excesses: pricedExcesses)
    }
    let isWorthwhile =
      node.columns.isComplete
      && (closing.slack <= parameters.shareOfCutOff * state.cutOffSlack
        || count % parameters.nodesBetweenTries == 0)
    guard isWorthwhile else {
      let share = parameters.cheapest.share * Double(state.work + closing.work)
      guard count.nonzeroBitCount == 1 || Double(state.workOfSearches) < share else { return false }
      let before = closing.work
      if let better = closing.searchCheapest(node.columns) { state.offer(better) }
      state.workOfSearches += closing.work - before
      return false
    }
    let looks = parameters.looks(afterWork: state.work, looks: state.looks)
    let found = closing.search(node.columns, looksAtMost: looks)
    state.looks += found.looks
    if let better = found.schedules { state.offer(better) }
    if !found.isDone { state.cutOffSlack = min(state.cutOffSlack, closing.slack) }
    return found.isDone
  }
}
