import Annealing
package import Formulation
package import IntegerProgramming
package import Relaxation
import UnitPricing

/// Branch and price (Barnhart, Johnson, Nemhauser, Savelsbergh and Vance 1998, "Branch-and-Price: Column
/// Generation for Solving Huge Integer Programs", doi:10.1287/opre.46.3.316), best bound first.
///
/// A node is bounded by column generation. Where few columns have a reduced cost within the gap,
/// all of them are enumerated (Baldacci, Christofides and Mingozzi 2008,
/// doi:10.1007/s10107-007-0178-5) and the best choice among them is found by depth-first search,
/// which closes the node; else it is branched on. Only the moment it stops depends on a clock.
package struct BranchAndPrice {
  /// A node of the tree: a subset of all plans, and its bound.
  package struct Node {
    let number: Int
    var restrictions: Restrictions
    var bound: Double
    var duals: Duals
    /// The columns that a better plan of it may contain.
    var columns: NodeColumns
  }

  let solver: any Solver
  let deadline: Deadline
  /// The relative gap to reach.
  let gap: Double
  let parameters: TreeParameters
  var model: TreeModel
  var graphs: UnitGraphs
  var pricers: [UnitPricer]
  var open: [Node] = []
  var nodeCount = 0
  /// The cheapest plan known: its schedules and cost.
  package private(set) var schedules: [Schedule]
  package private(set) var cost: Double
  /// Work done so far, in about hundreds of nanoseconds.
  var work = 0
  /// The least bound of the nodes pruned within the tolerance.
  var closedBound = Double.infinity
  /// Whether a plan that keeps all rows is feasible for the exact rules, too.
  let accepts: ([Schedule]) -> Bool
  /// Called at each improvement.
  let report: (BranchAndPrice) -> Void

  /// For each unit the least slack at which enumeration has been cut off, and that at which the search among
  /// choices has been; and how many columns such searches have looked at.
  var cutOffSlacks: [Double]
  var cutOffSlack = Double.infinity
  var looksDone = 0

  /// A tree for a problem whose best known plan is `schedules`.
  package init(
    _ problem: PlanningProblem, schedules: [Schedule], cost: Double, bound: Double,
    prices: DualPrices?, solver: any Solver, deadline: Deadline, gap: Double,
    parameters: TreeParameters, accepts: @escaping ([Schedule]) -> Bool = { _ in true },
    report: @escaping (BranchAndPrice) -> Void
  ) {
    self.solver = solver
    self.deadline = deadline
    self.gap = gap
    self.parameters = parameters
    self.schedules = schedules
    self.cost = cost
    self.accepts = accepts
    self.report = report
    model = TreeModel(problem)
    graphs = UnitGraphs(
      model, mayLeaveOut: true, parameters: parameters)
    let most = problem.capacity.mostPeopleOfSlots
    pricers = problem.units.map {
      UnitPricer(
        $0, in: problem.capacity, mostPeople: most, parameters: parameters.pricing)
    }
    let duals = Duals(
      rows: prices.map { $0.ofRows.map { -$0 } } ?? [Double](repeating: 0, count: model.rows.count),
      ranges: [])
    let root = Restrictions(excesses: problem.capacity.excesses.map(\.range))
    cutOffSlacks = problem.units.map { _ in .infinity }
    open = [
      Node(
        number: 0, restrictions: root, bound: bound, duals: duals,
        columns: NodeColumns(unitCount: problem.units.count))
    ]
    for (unit, schedule) in schedules.enumerated() { add(schedule, of: unit) }
  }

  /// Adds a schedule of a unit to the columns.
  package mutating func add(_ schedule: Schedule, of unit: Int) {
    model.add(
      Column(schedule, of: model.problem.units[unit], kindCount: model.kindCount), of: unit)
  }

  /// Makes columns of all schedules that are known.
  package mutating func add(_ pool: ColumnPool) {
    for (unit, schedules) in pool.schedules.enumerated() {
      for schedule in schedules { add(schedule, of: unit) }
    }
  }

  /// The proven lower bound of every plan.
  package var bound: Double { min(cost, open.reduce(closedBound) { min($0, $1.bound) }) }
  /// How many people the best plan leaves without a slot.
  package var peopleLeftOut: Int {
    Occupancy(schedules, of: model.problem, rows: model.rows).peopleWaiting
  }
  /// How many nodes are open.
  package var openNodes: Int { open.count }
  /// How many nodes have been looked at.
  package var nodesDone: Int { nodeCount }

  var tolerance: Double { parameters.tolerance * max(1, abs(cost)) }
  /// The cost that a new incumbent must be below.
  package var cutoff: Double { cost - tolerance }
  package var isProven: Bool { open.isEmpty || cost - bound <= max(gap * max(1, abs(cost)), 0) }

  /// Runs until the gap is reached, the given work is done, or the time is over.
  package mutating func run(work most: Int) {
    let done = work + graphs.work
    let most = most < .max - done ? done + most : .max
    prepare()
    while !isProven, work + graphs.work < most, !deadline.isOver, let node = takeNext() {
      let before = bound
      process(node)
      if bound > before + 1e-12 { report(self) }
    }
  }

  /// No term of the cost is negative: where leaving anyone out costs more than the incumbent, nobody is.
  mutating func ruleOutLeavingOut() {
    let problem = model.problem
    guard graphs.mayLeaveOut, problem.constant + problem.lowestCostWithoutSlot >= cutoff else {
      return
    }
    work += graphs.work
    graphs = UnitGraphs(
      model, mayLeaveOut: false, parameters: parameters)
  }

  mutating func prepare() {
    guard nodeCount == 0 else { return }
    ruleOutLeavingOut()
    let infinite = model.problem.capacity.excesses.map { _ in Double.infinity }
    let unitGraphs = model.problem.units.indices.map { graphs.graph(of: $0, excesses: infinite) }
    let isExact = unitGraphs.allSatisfy { $0 != nil }
    let costLeftOut = zip(model.problem.units, schedules).reduce(0) { sum, entry in
      sum + Column(entry.1, of: entry.0, kindCount: model.kindCount).costLeftOut
    }
    if isExact, costLeftOut > 0 {
      model.leastCostLeftOut = model.problem.leastCostLeftOut(
        nodes: parameters.nodesOfPlacing, solver: solver, deadline: deadline)
      work += 300_000
    }
  }

  /// The greatest excesses, such as peaks, that plans cheaper than the incumbent can have at a node.
  ///
  /// With the dual values of an excess's presence rows scaled by θ < 1, one more expected person of it
  /// raises the Lagrangian bound by (1 − θ) times its weight: beyond some size the bound is too high.
  mutating func tightenExcesses(_ node: inout Node, _ relaxation: NodeRelaxation) {
    for number in node.restrictions.excesses.indices where model.rows.excessWeights[number] > 0 {
      let weight = model.rows.excessWeights[number]
      let range = node.restrictions.excesses[number]
      var most = range.upperBound
      for part in parameters.partsOfPeakDuals {
        var duals = node.duals
        for row in model.rows.excesses[number] { duals.rows[row] *= part }
        guard
          let bound = relaxation.bound(model, &graphs, &pricers, at: duals, work: &work)
        else { continue }
        let slope = model.rows.excesses[number].reduce(weight) { $0 + duals.rows[$1] }
        guard slope > 1e-9 * weight else { continue }
        most = min(most, range.lowerBound + max(0, cutoff - bound) / slope + 1e-6)
      }
      node.restrictions.excesses[number] = range.lowerBound...max(range.lowerBound, most)
    }
  }

  mutating func takeNext() -> Node? {
    let cutoff = cutoff
    open.removeAll { $0.bound >= cutoff }
    guard
      let place = open.indices.min(by: {
        (open[$0].bound, open[$0].number) < (open[$1].bound, open[$1].number)
      })
    else { return nil }
    // It stays open until its children are.
    return open[place]
  }

  mutating func close(_ node: Node, at bound: Double? = nil, children: [Node] = []) {
    open.removeAll { $0.number == node.number }
    if let bound { closedBound = min(closedBound, bound) }
    let cutoff = cutoff
    open += children.filter { $0.bound < cutoff }
  }

  mutating func process(_ node: Node) {
    nodeCount += 1
    ruleOutLeavingOut()
    let columns = node.columns.allowed(by: node.restrictions, in: model)
    if columns.isImpossible { return close(node) }
    let relaxation = NodeRelaxation(
      restrictions: node.restrictions, columns: columns, solver: solver, parameters: parameters,
      deadline: deadline)
    let penalty = 10 * max(1, abs(cost))
    guard
      let result = relaxation.run(
        &model, &graphs, &pricers,
        from: node.duals.extended(toRanges: node.restrictions.ranges.count),
        cutoff: cutoff, floor: node.bound, penalty: penalty, work: &work)
    else {
      if !deadline.isOver { close(node, at: node.bound) }
      return
    }
    work += 5_000
    var node = node
    node.bound = result.bound
    node.duals = result.duals
    node.columns = columns
    if let place = open.firstIndex(where: { $0.number == node.number }) { open[place] = node }
    guard result.bound < cutoff else { return close(node) }
    if nodeCount == 1 {
      rootDuals = result.duals
      improveNearby()
    }
    tightenExcesses(&node, relaxation)
    if closes(&node, result) { return close(node) }
    if deadline.isOver { return }
    guard let solution = result.solution else { return close(node, at: node.bound) }
    let children = branch(node, result, solution, penalty: penalty)
    guard !children.isEmpty else { return close(node, at: node.bound) }
    close(node, children: children)
  }

  /// Lists the columns within the gap of as many units as possible and, where all are listed, searches the
  /// choices of them.
  ///
  /// - Returns: whether nothing better than the incumbent is left at the node.
  mutating func closes(_ node: inout Node, _ result: NodeRelaxation.Result) -> Bool {
    var closing = NodeClosing(
      model, node.restrictions, result, cutoff: cutoff, parameters: parameters, deadline: deadline,
      accepts: accepts)
    defer { work += closing.work }
    node.columns = closing.listed(node.columns, cutOffAt: &cutOffSlacks)
    if node.columns.isImpossible { return true }
    let isWorthwhile =
      node.columns.isComplete
      && (closing.slack <= parameters.shareOfCutOff * cutOffSlack
        || nodeCount % parameters.nodesBetweenTries == 0)
    guard isWorthwhile else {
      // More and more seldom, for a better plan.
      if nodeCount & (nodeCount - 1) == 0, let better = closing.searchCheapest(node.columns) {
        offer(better)
      }
      return false
    }
    let looks = parameters.looks(afterWork: work + graphs.work, looks: looksDone)
    let found = closing.search(node.columns, looksAtMost: looks)
    looksDone += found.looks
    if let better = found.schedules { offer(better) }
    if !found.isDone { cutOffSlack = min(cutOffSlack, closing.slack) }
    return found.isDone
  }

  /// Records schedules as the incumbent if they are cheaper.
  package mutating func offer(_ schedules: [Schedule]) {
    let occupancy = Occupancy(schedules, of: model.problem, rows: model.rows)
    let areAllowed = zip(model.problem.units, schedules).allSatisfy { $0.allows($1) }
    guard occupancy.cost < cost - 1e-9, occupancy.keepsLimits, areAllowed,
      accepts(schedules)
    else { return }
    self.schedules = schedules
    cost = occupancy.cost
    for (unit, schedule) in schedules.enumerated() { add(schedule, of: unit) }
    report(self)
  }

  mutating func branch(
    _ node: Node, _ result: NodeRelaxation.Result, _ solution: NodeProgram.Solution, penalty: Double
  ) -> [Node] {
    if let children = splitExcesses(node, solution) { return children }
    let candidates = BranchingCandidates(
      model, node.restrictions, result.program, solution,
      exactUnits: zip(result.values, result.listed).map { $0 != nil || $1 != nil }
    ).best(parameters.mostCandidates)
    if candidates.isEmpty { offerIntegral(result.program, solution) }
    var best: (score: Double, candidate: BranchingCandidates.Candidate)?
    for candidate in candidates {
      var scores: [Double] = []
      for isUp in [false, true] {
        let objective = result.program.objective(
          bounding: candidate.subject, from: isUp ? candidate.value.rounded(.up) : 0,
          to: isUp ? .infinity : candidate.value.rounded(.down), penalty: penalty, in: model,
          solver: solver, within: deadline.solveLimits())
        work += 2_000 + 10 * result.program.members.count
        scores.append(min(cutoff, objective ?? cutoff) - solution.objective)
      }
      let score = max(1e-6, scores[0]) * max(1e-6, scores[1])
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
      return child(of: node, restrictions)
    }
  }

  /// Offers the plan of an integral solution.
  mutating func offerIntegral(_ program: NodeProgram, _ solution: NodeProgram.Solution) {
    var chosen = [(part: Double, schedule: Schedule)?](repeating: nil, count: schedules.count)
    for (member, part) in zip(program.members, solution.parts)
    where part > chosen[member.unit]?.part ?? 1e-6 {
      chosen[member.unit] = (part, model.columns[member.unit][member.place].column.schedule)
    }
    let whole = chosen.compactMap { $0?.schedule }
    if whole.count == schedules.count { offer(whole) }
  }

  var nextNumber = 1
  var rootDuals: Duals?

  mutating func child(of node: Node, _ restrictions: Restrictions) -> Node {
    defer { nextNumber += 1 }
    return Node(
      number: nextNumber, restrictions: restrictions, bound: node.bound,
      duals: node.duals.extended(toRanges: restrictions.ranges.count), columns: node.columns)
  }

  /// Two intervals of an excess, such as a session's peak, where the present one is wide: inside, no plan's
  /// presence, nor any schedule's by itself, exceeds its end.
  mutating func splitExcesses(_ node: Node, _ solution: NodeProgram.Solution) -> [Node]? {
    var widest: (width: Double, number: Int)?
    for (number, range) in node.restrictions.excesses.enumerated() {
      let width =
        model.rows.excessWeights[number]
        * (range.upperBound - max(range.lowerBound, solution.excesses[number]))
      if width > widest?.width ?? 0 { widest = (width, number) }
    }
    guard let widest, widest.width > 0.2 * (cost - node.bound) else { return nil }
    let range = node.restrictions.excesses[widest.number]
    let middle =
      (max(range.lowerBound, solution.excesses[widest.number]) + range.upperBound) / 2
    guard middle > range.lowerBound + 1e-6, middle < range.upperBound - 1e-6 else { return nil }
    return [range.lowerBound...middle, middle...range.upperBound].map { interval in
      var restrictions = node.restrictions
      restrictions.excesses[widest.number] = interval
      return child(of: node, restrictions)
    }
  }
}
