import Annealing
package import Formulation
package import IntegerProgramming
package import Relaxation
import Synchronization
import UnitPricing
import Workers

/// Branch and price (Barnhart, Johnson, Nemhauser, Savelsbergh and Vance 1998, "Branch-and-Price: Column
/// Generation for Solving Huge Integer Programs", doi:10.1287/opre.46.3.316), best bound first.
///
/// Nodes that take long are processed two at a time, each from a copy of what all share; what they find is
/// taken over in their order, so that the number of threads changes nothing. Only the moment it stops depends
/// on a clock.
package struct BranchAndPrice {
  private let solver: any Solver
  private let deadline: Deadline
  /// The relative gap to reach.
  private let gap: Double
  private let parameters: TreeParameters
  private var state: TreeState
  private var open: [TreeNode]
  /// How many nodes have been looked at.
  package private(set) var nodesDone = 0
  /// The least bound of the nodes pruned within the tolerance.
  private var closedBound = Double.infinity
  /// Called at each improvement.
  private let report: (BranchAndPrice) -> Void

  /// A tree for a problem whose best known plan is `schedules`.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - schedules: for each unit its schedule in the best known plan.
  ///   - cost: what that plan costs.
  ///   - bound: a proven lower bound of every plan.
  ///   - prices: dual prices to begin from; nil for none.
  ///   - solver: what solves linear programs.
  ///   - deadline: when to stop.
  ///   - gap: the relative gap to reach.
  ///   - parameters: how it goes about it.
  ///   - accepts: whether a plan that keeps all rows is feasible for the exact rules, too.
  ///   - report: called at each improvement.
  package init(
    _ problem: PlanningProblem, schedules: [Schedule], cost: Double, bound: Double,
    prices: DualPrices?, solver: any Solver, deadline: Deadline, gap: Double,
    parameters: TreeParameters, accepts: @escaping @Sendable ([Schedule]) -> Bool = { _ in true },
    report: @escaping (BranchAndPrice) -> Void
  ) {
    self.solver = solver
    self.deadline = deadline
    self.gap = gap
    self.parameters = parameters
    self.report = report
    state = TreeState(
      problem, schedules: schedules, cost: cost, parameters: parameters, accepts: accepts)
    let rows = prices.map { $0.ofRows.map { -$0 } }
    open = [
      TreeNode(
        number: 0,
        restrictions: Restrictions(excesses: problem.capacity.excesses.map(\.range)),
        bound: bound,
        duals: Duals(
          rows: rows ?? [Double](repeating: 0, count: state.model.rows.count), ranges: []),
        columns: NodeColumns(unitCount: problem.units.count))
    ]
  }

  /// Makes columns of all schedules that are known.
  package mutating func add(_ pool: ColumnPool) {
    for (unit, schedules) in pool.schedules.enumerated() {
      for schedule in schedules { state.add(schedule, of: unit) }
    }
  }

  /// Records schedules as the incumbent if they are cheaper and break no rule.
  package mutating func offer(_ schedules: [Schedule]) {
    let before = cost
    state.offer(schedules)
    if cost < before { report(self) }
  }

  /// The cheapest plan known: for each unit its schedule.
  package var schedules: [Schedule] { state.schedules }
  /// What it costs.
  package var cost: Double { state.cost }
  /// The proven lower bound of every plan.
  package var bound: Double { min(cost, open.reduce(closedBound) { min($0, $1.bound) }) }
  /// How many people the best plan leaves without a slot.
  package var peopleLeftOut: Int {
    Occupancy(schedules, of: state.model.problem, rows: state.model.rows).peopleWaiting
  }
  /// How many nodes are open.
  package var openNodes: Int { open.count }
  /// Whether no plan is cheaper by more than the gap asked for.
  package var isProven: Bool { open.isEmpty || cost - bound <= max(gap * max(1, abs(cost)), 0) }

  /// Runs until the gap is reached, the given work is done, or the time is over.
  package mutating func run(work most: Int) {
    let most = most < .max - state.work ? state.work + most : .max
    if nodesDone == 0 { prepare() }
    while !isProven, state.work < most, !deadline.isOver {
      let before = (cost: cost, bound: bound)
      state.ruleOutLeavingOut()
      let nodes = nextNodes()
      guard !nodes.isEmpty else { break }
      process(nodes)
      if cost < before.cost || bound > before.bound + parameters.leastRise { report(self) }
    }
  }

  /// Where people are left out, finds what that costs at least.
  private mutating func prepare() {
    state.ruleOutLeavingOut()
    let problem = state.model.problem
    let infinite = problem.capacity.excesses.map { _ in Double.infinity }
    let graphs = problem.units.indices.map { state.graphs.graph(of: $0, excesses: infinite) }
    let costLeftOut = zip(problem.units, schedules).reduce(0) { sum, entry in
      sum + Column(entry.1, of: entry.0, kindCount: state.model.kindCount).costLeftOut
    }
    guard graphs.allSatisfy({ $0 != nil }), costLeftOut > 0 else { return }
    state.model.leastCostLeftOut = problem.leastCostLeftOut(
      nodes: parameters.nodesOfPlacing, solver: solver, deadline: deadline)
    state.workOfNodes += parameters.workOfPlacing
  }

  /// The open nodes of the least bounds that are processed next; they stay open until their children are.
  private mutating func nextNodes() -> [TreeNode] {
    let cutoff = state.cutoff
    open.removeAll { $0.bound >= cutoff }
    let isWorthwhile =
      nodesDone > 0 && state.work / nodesDone >= parameters.nodesAtOnce.leastWork
    let order = open.sorted { ($0.bound, $0.number) < ($1.bound, $1.number) }
    return Array(order.prefix(isWorthwhile ? parameters.nodesAtOnce.count : 1))
  }

  /// Processes nodes, each from the same state, and puts their children in their places.
  private mutating func process(_ nodes: [TreeNode]) {
    var outcomes: [NodeProcessing.Outcome] = []
    if nodes.count == 1 {
      outcomes = nodes.map { processing(place: 0).process($0, &state) }
    } else {
      let start = state
      let steps = nodes.indices.map { processing(place: $0) }
      let done = Mutex(
        [(state: TreeState, outcome: NodeProcessing.Outcome)?](
          repeating: nil, count: nodes.count))
      Threads.perform(nodes.count, threads: parameters.threads) { place in
        var copy = start
        let outcome = steps[place].process(nodes[place], &copy)
        done.withLock { $0[place] = (copy, outcome) }
      }
      for case (let copy, let outcome)? in done.withLock({ $0 }) {
        state.merge(copy, since: start)
        outcomes.append(outcome)
      }
    }
    nodesDone += nodes.count
    let done = Set(nodes.map(\.number))
    open.removeAll { done.contains($0.number) }
    let cutoff = state.cutoff
    for outcome in outcomes {
      closedBound = min(closedBound, outcome.closedBound)
      open += outcome.open.filter { $0.bound < cutoff }
    }
  }

  private func processing(place: Int) -> NodeProcessing {
    NodeProcessing(
      count: nodesDone + 1 + place, solver: solver, deadline: deadline, parameters: parameters)
  }
}
