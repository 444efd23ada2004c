import Annealing
import Drives
import Formulation
import IntegerProgramming
import Plans
import Relaxation

extension PlanningRun {
  /// Whether branch and price goes on to the proof, so that no other search need do so.
  var suitsTree: Bool { parameters.tree.suits(people: rules.problem.people, deadline) }

  /// How much work the tree does at the effort asked for.
  func workOfTree(from start: WarmStart?) -> Double {
    parameters.tree.usualWork(people: rules.problem.people, isWarm: start?.prices != nil)
      * limits.effort
  }

  /// Solves the problem for everyone (`plan_for: everyone`) where no crowd limit matters in it;
  /// returns whether it did.
  mutating func planForEveryoneAlone(from start: WarmStart?) throws(PlanningError) -> Bool {
    let surrogate = CrowdSurrogate(countingEveryone: drive)
    var search = search(within: surrogate)
    if start?.prices != nil {
      search.price(from: start)
      guard !search.areCrowdsCharged(moreThan: parameters.surrogate.leastCharge) else {
        return false
      }
    } else {
      var sketch = search
      sketch.sketch()
      // Of limited time, none may be left for another plan.
      if deadline.isLimited { try offer(sketch, within: surrogate) }
      guard !sketch.areCrowdsCharged(moreThan: parameters.surrogate.leastCharge) else {
        return false
      }
      search.price(from: start)
    }
    search.anneal(effort: limits.effort)
    if !suitsTree { search.prove(effort: limits.effort) }
    try offer(search, within: surrogate, isKeepingSurrogate: true)
    return true
  }

  /// Solves the problem for everyone, unless its bound shows that it has no better plan.
  mutating func planForEveryoneBesides(
    from start: WarmStart?
  ) throws(PlanningError) {
    guard let best, !isDone else { return }
    let surrogate = CrowdSurrogate(countingEveryone: drive)
    var search = search(within: surrogate)
    search.appraise(from: best.prices)
    guard search.bound < best.cost - parameters.search.leastSaved else { return }
    let isSmall = drive.registrants.count <= parameters.surrogate.mostPeopleOfSmall
    if isSmall {
      // As for a drive that is planned for everyone, so that it comes to the same.
      search = self.search(within: surrogate)
      search.isTreeWanted = true
      search.price(from: start)
      search.anneal(effort: limits.effort)
      if !deadline.isLimited || !suitsTree { search.prove(effort: limits.effort) }
    } else {
      search.anneal(effort: limits.effort / parameters.surrogate.effortDivisor)
    }
    try offer(search, within: surrogate, isKeepingSurrogate: true)
  }

  /// Searches with a surrogate, adjusted until the plan keeps the chance constraints and a few
  /// rounds of loosening place nobody more; returns the last search and its surrogate.
  mutating func planWithinSurrogate(
    from start: WarmStart?
  ) throws(PlanningError) -> (search: PlanSearch, surrogate: CrowdSurrogate) {
    var (current, surrogate) = begin(from: start)
    current.price(from: start)
    current.anneal(effort: limits.effort)
    var loosenings = 0
    for _ in 0..<parameters.surrogate.mostAdjustments {
      let before = best?.cost ?? .infinity
      let assignments = current.assignments
      let audit = Audit(of: assignments, on: drive, published: published)
      try offer(current, within: surrogate)
      if audit.violations.isEmpty {
        // The surrogate is loosened while that lowers the cost.
        guard let best, before - best.cost > parameters.surrogate.leastSavedByLoosening * best.cost,
          loosenings < parameters.surrogate.mostLoosenings, !isDone
        else { break }
        let loosened = surrogate.adjusted(to: best.assignments, on: drive, loosening: true)
        guard loosened != surrogate else { break }
        loosenings += 1
        surrogate = loosened
        current = search(within: surrogate)
        current.price(from: warmStart(of: best))
      } else {
        let tightened = surrogate.adjusted(to: assignments, on: drive, loosening: false)
        guard tightened != surrogate, !deadline.isOver else { break }
        surrogate = tightened
        current = current.continued(on: search(within: surrogate).problem)
      }
      current.anneal(effort: limits.effort / parameters.surrogate.effortDivisor)
    }
    try planWholeUnits(&current, within: surrogate)
    return (current, surrogate)
  }

  /// The first sufficient surrogate, and a search with it.
  private mutating func begin(
    from start: WarmStart?
  ) -> (search: PlanSearch, surrogate: CrowdSurrogate) {
    var surrogate = startingSurrogate
    if let start, start.prices != nil { surrogate = surrogate.changed(by: start.surrogateChanges) }
    var current = search(within: surrogate)
    if start?.prices != nil { return (current, surrogate) }
    // Sketches of plans show what the exact crowd rule says of such plans.
    for _ in 0..<parameters.surrogate.sketches where !deadline.isOver {
      current.sketch()
      let adjusted = surrogate.adjusted(to: current.assignments, on: drive, loosening: true)
      guard adjusted != surrogate else { break }
      surrogate = adjusted
      let schedules = current.best
      current = search(within: surrogate)
      current.recordIncumbent(schedules)
    }
    return (current, surrogate)
  }

  // MARK: The bound

  /// Proves a bound on the relaxation by ``NecessaryCrowds``.
  ///
  /// - Returns: a tree to go on with; nil where there are too many people for one.
  mutating func proveForProbability() throws(PlanningError) -> BranchAndPrice? {
    guard let best, !isDone, let probability else { return nil }
    let surrogate = probability.necessary.surrogate
    var search = search(within: surrogate, isBounding: true)
    search.adopt(best.plan.schedules)
    search.improveBound(bound)
    if drive.registrants.count <= parameters.surrogate.mostPeopleBoundedAnew {
      search.price(from: warmStart(of: best))
    } else {
      search.appraise(from: best.prices)
    }
    if suitsTree {
      improveBound(search.bound)
      return isDone ? nil : tree(of: search, from: best)
    }
    // Else the same program is solved with the crowds themselves.
    if !ExactProgram.suitsCrowds(rules.problem, parameters.exact) {
      search.prove(effort: limits.effort)
    }
    search.improveBoundByIntegerArrivals()
    improveBound(search.bound)
    try offer(search.best, within: best.surrogate, prices: nil)
    return nil
  }

  /// A tree over what every plan keeps, in which a plan counts only if it keeps the crowd limits
  /// themselves: its bound holds for every plan, and its plans break no rule.
  private func tree(of search: PlanSearch, from best: Found) -> BranchAndPrice {
    let (crowd, known) = (probability?.crowd, bound)
    var tree = BranchAndPrice(
      search.problem, schedules: best.plan.schedules, cost: best.cost, bound: bound,
      prices: search.provingPrices ?? search.prices, solver: solver, deadline: deadline,
      gap: gap, parameters: parameters.tree,
      accepts: { [problem = search.problem] in crowd?.isKept(by: $0, of: problem) ?? true }
    ) { [deadline, progress] tree in
      progress(
        Planner.Progress(
          seconds: deadline.seconds, cost: tree.cost, unplaced: tree.peopleLeftOut,
          bound: min(tree.cost, max(known, tree.bound)), openNodes: tree.openNodes))
    }
    tree.add(search.pool)
    return tree
  }

  /// Goes on with a tree, from the best plan there is.
  ///
  /// - Parameters:
  ///   - tree: the tree.
  ///   - work: how much work it does.
  /// - Returns: the tree, further on.
  /// - Throws: ``PlanningError/internalError(_:)`` where its plan breaks a rule.
  mutating func grow(
    _ tree: BranchAndPrice, work: Double
  ) throws(PlanningError) -> BranchAndPrice {
    guard let best, !isDone else { return tree }
    var tree = tree
    tree.offer(best.plan.schedules)
    tree.run(work: Int(work))
    improveBound(tree.bound)
    try offer(tree.schedules, within: best.surrogate, prices: nil)
    return tree
  }

  /// Goes on with a tree at the effort asked for, and further where somebody without a slot may fit in.
  mutating func growAsUsual(
    _ tree: BranchAndPrice, from start: WarmStart?
  ) throws(PlanningError) -> BranchAndPrice {
    let (people, work) = (rules.problem.people, workOfTree(from: start))
    var tree = try grow(tree, work: work)
    for _ in 0..<parameters.tree.roundsMore(people: people) {
      guard let best, !isDone, best.assignments.count < drive.registrants.count,
        best.cost - bound >= rules.problem.lowestCostWithoutSlot
      else { break }
      tree = try grow(tree, work: work)
    }
    return tree
  }

  /// Solves a drive to the end, if it is small enough.
  mutating func solveExactly() throws(PlanningError) {
    // How large the program is does not depend on the limits.
    guard let best, !isDone, let probability,
      ExactProgram.suitsCrowds(rules.problem, parameters.exact)
    else { return }
    let problem = search(within: probability.necessary.surrogate, isBounding: true).problem
    var program = ExactProgram(
      problem, crowd: probability.crowd, solver: solver, parameters: parameters.exact,
      deadline: deadline)
    let placing = program.solvePlacing()
    improveBound(placing.bound)
    if let schedules = placing.schedules {
      try offer(schedules, within: best.surrogate, prices: nil)
    }
    guard let best = self.best, !isDone else { return }
    let result = program.solve(
      effort: 1, relativeGap: limits.gap / parameters.exact.partOfGap, unplacedCost: placing.bound,
      isEveryonePlaced: best.cost < problem.constant + problem.lowestCostWithoutSlot)
    improveBound(result.bound)
    if let schedules = result.schedules {
      try offer(schedules, within: best.surrogate, prices: nil)
    }
  }

  /// Spends the rest of a time limit on more plans.
  mutating func goOn(
    with surrogateSearch: (search: PlanSearch, surrogate: CrowdSurrogate)?, _ tree: BranchAndPrice?
  ) throws(PlanningError) {
    guard deadline.isLimited else { return }
    var tree = tree
    guard case (var search, var surrogate)? = surrogateSearch else {
      while let begun = tree, begun.openNodes > 0, !isEnough {
        tree = try grow(begun, work: workOfTree(from: nil))
      }
      return
    }
    while !isEnough {
      search.anneal(effort: limits.effort)
      try offer(search, within: surrogate)
      if let begun = tree { tree = try grow(begun, work: workOfTree(from: nil)) }
      guard let best else { return }
      let loosened = surrogate.adjusted(to: best.assignments, on: drive, loosening: true)
      if loosened != surrogate {
        surrogate = loosened
        search = search.continued(on: self.search(within: surrogate).problem)
      }
    }
  }
}

extension PlanSearch {
  /// Whether crowd limits are charged more than a part of the cost.
  fileprivate func areCrowdsCharged(moreThan part: Double) -> Bool {
    guard let prices else { return true }
    let charge = zip(problem.capacity.limits, prices.limits).reduce(0) {
      $1.0.rule == .crowdLimit ? $0 + $1.0.bound * $1.1 : $0
    }
    return charge > part * max(1, cost)
  }
}
