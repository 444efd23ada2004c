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

  /// Searches what holds for everyone, if no crowd limit matters there; says whether it did.
  mutating func planForEveryoneAlone(from start: WarmStart?) throws(PlanningFault) -> Bool {
    let caps = CrowdSurrogate(countingEveryone: drive)
    var search = search(within: caps)
    if start?.prices != nil {
      search.price(from: start)
      guard !search.areCrowdsCharged(moreThan: parameters.surrogate.leastCharge) else {
        return false
      }
    } else {
      var sketch = search
      sketch.sketch()
      // Of limited time, none may be left for another plan.
      if deadline.isLimited { try offer(sketch, within: caps) }
      guard !sketch.areCrowdsCharged(moreThan: parameters.surrogate.leastCharge) else {
        return false
      }
      search.price(from: start)
    }
    search.anneal(effort: limits.effort)
    if !suitsTree { search.prove(effort: limits.effort) }
    try offer(search, within: caps, isKeepingCaps: true)
    return true
  }

  /// Searches what holds for everyone, unless its bound shows that nothing in it is better.
  mutating func planForEveryoneBesides(
    from start: WarmStart?
  ) throws(PlanningFault) {
    guard let best, !isDone else { return }
    let caps = CrowdSurrogate(countingEveryone: drive)
    var search = search(within: caps)
    search.appraise(from: best.prices)
    guard search.bound < best.cost - parameters.search.leastSaved else { return }
    let isSmall = drive.registrants.count <= parameters.surrogate.mostPeopleOfSmall
    if isSmall {
      // As for a drive that is planned for everyone, so that it comes to the same.
      search = self.search(within: caps)
      search.isTreeWanted = true
      search.price(from: start)
      search.anneal(effort: limits.effort)
      if !deadline.isLimited || !suitsTree { search.prove(effort: limits.effort) }
    } else {
      search.anneal(effort: limits.effort / parameters.surrogate.effortDivisor)
    }
    try offer(search, within: caps, isKeepingCaps: true)
  }

  /// Searches within caps, adjusted until the plan holds and, as far as a few rounds show, nobody more
  /// could be let in; returns the last search and its caps.
  mutating func planWithinCaps(
    from start: WarmStart?
  ) throws(PlanningFault) -> (search: PlanSearch, caps: CrowdSurrogate) {
    var (current, caps) = begin(from: start)
    current.price(from: start)
    current.anneal(effort: limits.effort)
    var loosenings = 0
    for _ in 0..<parameters.surrogate.mostAdjustments {
      let before = best?.cost ?? .infinity
      let assignments = current.assignments
      let audit = Audit(of: assignments, on: drive, told: told)
      try offer(current, within: caps)
      if audit.violations.isEmpty {
        // Looser caps are tried while they pay.
        guard let best, before - best.cost > parameters.surrogate.leastSavedByLoosening * best.cost,
          loosenings < parameters.surrogate.mostLoosenings, !isDone
        else { break }
        let loosened = caps.adjusted(to: best.assignments, on: drive, loosening: true)
        guard loosened != caps else { break }
        loosenings += 1
        caps = loosened
        current = search(within: caps)
        current.price(from: warmStart(of: best))
      } else {
        let tightened = caps.adjusted(to: assignments, on: drive, loosening: false)
        guard tightened != caps, !deadline.isOver else { break }
        caps = tightened
        current = current.continued(on: search(within: caps).problem)
      }
      current.anneal(effort: limits.effort / parameters.surrogate.effortDivisor)
    }
    return (current, caps)
  }

  /// The first caps that suffice, and a search within them.
  private mutating func begin(
    from start: WarmStart?
  ) -> (search: PlanSearch, caps: CrowdSurrogate) {
    var caps = startingCaps
    if let start, start.prices != nil { caps = caps.changed(by: start.capChanges) }
    var current = search(within: caps)
    if start?.prices != nil { return (current, caps) }
    // Sketches of plans show what the exact crowd rule says of such plans.
    for _ in 0..<parameters.surrogate.sketches where !deadline.isOver {
      current.sketch()
      let adjusted = caps.adjusted(to: current.assignments, on: drive, loosening: true)
      guard adjusted != caps else { break }
      caps = adjusted
      let schedules = current.best
      current = search(within: caps)
      current.recordIncumbent(schedules)
    }
    return (current, caps)
  }

  // MARK: The bound

  /// Bounds the cost within what every plan keeps.
  ///
  /// - Returns: a tree to go on with; nil where there are too many people for one.
  mutating func proveForProbability() throws(PlanningFault) -> BranchAndPrice? {
    guard let best, !isDone, let probability else { return nil }
    let caps = probability.necessary.caps
    var search = search(within: caps, isBounding: true)
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
    search.prove(effort: limits.effort)
    search.improveBoundByWholeLoads()
    improveBound(search.bound)
    try offer(search.best, within: best.caps, prices: nil)
    return nil
  }

  /// A tree over what every plan keeps, in which a plan counts only if it keeps the crowd limits
  /// themselves: its bound holds for every plan, and its plans break no rule.
  private func tree(of search: PlanSearch, from best: Found) -> BranchAndPrice {
    let (crowd, known) = (probability?.crowd, bound)
    var tree = BranchAndPrice(
      search.problem, schedules: best.plan.schedules, cost: best.cost, bound: bound,
      prices: search.provingPrices ?? search.prices, solver: solver, deadline: deadline,
      gap: limits.gap, parameters: parameters.tree,
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
  ///   - work: how much work it does; without end for as long as there is time.
  /// - Returns: the tree, further on.
  /// - Throws: ``PlanningFault/fault(_:)`` where its plan breaks a rule.
  mutating func grow(
    _ tree: BranchAndPrice, work: Double
  ) throws(PlanningFault) -> BranchAndPrice {
    guard let best, !isDone else { return tree }
    var tree = tree
    tree.offer(best.plan.schedules)
    tree.run(work: work < 1e15 ? Int(work) : .max)
    improveBound(tree.bound)
    try offer(tree.schedules, within: best.caps, prices: nil)
    return tree
  }

  /// Goes on with a tree at the effort asked for, and further where somebody without a slot may fit in.
  mutating func growAsUsual(
    _ tree: BranchAndPrice, from start: WarmStart?
  ) throws(PlanningFault) -> BranchAndPrice {
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
  mutating func solveExactly() throws(PlanningFault) {
    // How large the program is does not depend on the limits.
    guard let best, !isDone, let probability,
      ExactProgram.suitsCrowds(rules.problem, parameters.exact)
    else { return }
    let problem = search(within: probability.necessary.caps, isBounding: true).problem
    var program = ExactProgram(
      problem, crowd: probability.crowd, solver: solver, parameters: parameters.exact,
      deadline: deadline)
    let placing = program.solvePlacing()
    improveBound(placing.bound)
    if let schedules = placing.schedules {
      try offer(schedules, within: best.caps, prices: nil)
    }
    guard let best = self.best, !isDone else { return }
    let result = program.solve(
      effort: 1, relativeGap: limits.gap / parameters.exact.partOfGap, unplacedCost: placing.bound,
      isEveryonePlaced: best.cost < problem.fixedCost + problem.lowestCostWithoutSlot)
    improveBound(result.bound)
    if let schedules = result.schedules { try offer(schedules, within: best.caps, prices: nil) }
  }

  /// Uses what is left of limited time for more plans.
  mutating func goOn(
    with surrogate: (search: PlanSearch, caps: CrowdSurrogate)?, _ tree: BranchAndPrice?
  ) throws(PlanningFault) {
    guard deadline.isLimited else { return }
    var tree = tree
    guard case (var search, var caps)? = surrogate else {
      if let begun = tree { _ = try grow(begun, work: .infinity) }
      return
    }
    while !isDone {
      search.anneal(effort: limits.effort)
      try offer(search, within: caps)
      if let begun = tree { tree = try grow(begun, work: workOfTree(from: nil)) }
      guard let best else { return }
      let loosened = caps.adjusted(to: best.assignments, on: drive, loosening: true)
      if loosened != caps {
        caps = loosened
        search = search.continued(on: self.search(within: caps).problem)
      }
    }
  }
}

extension PlanSearch {
  /// Whether crowd limits are charged more than a part of the cost.
  fileprivate func areCrowdsCharged(moreThan part: Double) -> Bool {
    guard let prices else { return true }
    let charge = zip(problem.hall.limits, prices.limits).reduce(0) {
      $1.0.rule == .crowdLimit ? $0 + $1.0.bound * $1.1 : $0
    }
    return charge > part * max(1, cost)
  }
}
