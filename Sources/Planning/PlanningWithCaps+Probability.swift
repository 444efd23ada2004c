import Drives
import IntegerProgramming
import Plans

extension PlanningWithCaps {
  /// In drives of more people than these, the search for what holds for everyone takes part of the
  /// usual effort.
  private static let mostPeopleOfSmall = 400
  /// In drives of more people than these, the bound is found with little work.
  private static let mostPeopleBoundedAnew = 100
  /// With less of the cost charged for crowds than this, no crowd limit matters.
  private static let leastCharge = 1e-4
  /// How often caps are adjusted at most.
  private static let mostAdjustments = 100
  /// How often caps are loosened to let more people in, at most.
  private static let mostLoosenings = 3

  /// Searches within limits that suffice. What holds for everyone holds with any probability: where no
  /// crowd limit matters, its problem is the one that is searched; elsewhere it is searched besides,
  /// unless its bound shows that nothing in it is better.
  mutating func planForProbability(from start: WarmStart?) throws(PlanningFault) {
    var surrogate: (search: PlanSearch, caps: CrowdCaps)?
    if try !planForEveryoneAlone(from: start) { surrogate = try planWithinCaps(from: start) }
    var tree = try proveForProbability()
    if let begun = tree { tree = try grow(begun, work: workOfTree(from: start)) }
    try solveExactly()
    if surrogate != nil || suitsTree { try planForEveryoneBesides(from: start) }
    try goOn(with: surrogate, tree)
  }

  /// Whether branch and price goes on to the proof, so that no other search need do so.
  private var suitsTree: Bool { PlanSearch.suitsTree(people: rules.problem.people, watch) }

  private func workOfTree(from start: WarmStart?) -> Double {
    PlanSearch.usualWork(people: rules.problem.people, isWarm: start?.prices != nil)
      * limits.effort
  }

  /// Searches what holds for everyone, if no crowd limit matters there; says whether it did.
  private mutating func planForEveryoneAlone(from start: WarmStart?) throws(PlanningFault) -> Bool {
    let caps = CrowdCaps(countingEveryone: drive)
    var search = search(within: caps)
    if start?.prices != nil {
      search.start(from: start)
      guard !search.areCrowdsCharged(moreThan: PlanningWithCaps.leastCharge) else { return false }
    } else {
      var sketch = search
      sketch.sketch()
      // Of limited time, none may be left for another plan.
      if watch.isLimited { try take(sketch, within: caps) }
      guard !sketch.areCrowdsCharged(moreThan: PlanningWithCaps.leastCharge) else { return false }
      search.start(from: start)
    }
    search.improve(effort: limits.effort)
    if !suitsTree { search.finish(effort: limits.effort) }
    try take(search, within: caps, isKeepingCaps: true)
    return true
  }

  /// Searches what holds for everyone, unless its bound shows that nothing in it is better.
  private mutating func planForEveryoneBesides(
    from start: WarmStart?
  ) throws(PlanningFault) {
    guard let best, !isDone else { return }
    let caps = CrowdCaps(countingEveryone: drive)
    var search = search(within: caps)
    search.appraise(from: best.prices)
    guard search.bound < best.cost - 1e-9 else { return }
    let isSmall = drive.registrants.count <= PlanningWithCaps.mostPeopleOfSmall
    if isSmall {
      // As for a drive that is planned for everyone, so that it comes to the same.
      search = self.search(within: caps)
      search.isTreeWanted = true
      search.start(from: start)
      search.improve(effort: limits.effort)
      if !watch.isLimited || !suitsTree { search.finish(effort: limits.effort) }
    } else {
      search.improve(effort: limits.effort / 4)
    }
    try take(search, within: caps, isKeepingCaps: true)
  }

  /// Searches within caps, adjusted until the plan holds and, as far as a few rounds show, nobody more
  /// could be let in; returns the last search and its caps.
  private mutating func planWithinCaps(
    from start: WarmStart?
  ) throws(PlanningFault) -> (search: PlanSearch, caps: CrowdCaps) {
    var (current, caps) = begin(from: start)
    current.start(from: start)
    current.improve(effort: limits.effort)
    var loosenings = 0
    for _ in 0..<PlanningWithCaps.mostAdjustments {
      let before = best?.cost ?? .infinity
      let assignments = current.assignments
      let audit = Audit(of: assignments, on: drive, told: told)
      try take(current, within: caps)
      if audit.violations.isEmpty {
        // Looser caps are tried while they pay.
        guard let best, before - best.cost > 1e-3 * best.cost,
          loosenings < PlanningWithCaps.mostLoosenings, !isDone
        else { break }
        let loosened = caps.adjusted(to: best.assignments, on: drive, loosening: true)
        guard loosened != caps else { break }
        loosenings += 1
        caps = loosened
        current = search(within: caps)
        current.start(from: lesson(of: best))
      } else {
        let tightened = caps.adjusted(to: assignments, on: drive, loosening: false)
        guard tightened != caps, !watch.isOver else { break }
        caps = tightened
        current = current.continued(on: search(within: caps).problem)
      }
      current.improve(effort: limits.effort / 4)
    }
    return (current, caps)
  }

  /// The first caps that suffice, and a search within them.
  private mutating func begin(
    from start: WarmStart?
  ) -> (search: PlanSearch, caps: CrowdCaps) {
    var caps = startingCaps
    if let start, start.prices != nil { caps = caps.changed(by: start.capChanges) }
    var current = search(within: caps)
    if start?.prices != nil { return (current, caps) }
    // Sketches of plans show what the exact crowd rule says of such plans.
    for _ in 0..<2 where !watch.isOver {
      current.sketch()
      let adjusted = caps.adjusted(to: current.assignments, on: drive, loosening: true)
      guard adjusted != caps else { break }
      caps = adjusted
      let schedules = current.best
      current = search(within: caps)
      current.keep(schedules)
    }
    return (current, caps)
  }

  // MARK: The bound

  /// Bounds the cost within what every plan keeps.
  ///
  /// - Returns: a tree to go on with; nil where there are too many people for one.
  private mutating func proveForProbability() throws(PlanningFault) -> BranchAndPrice? {
    guard let best, !isDone, let probability else { return nil }
    let caps = probability.necessary.caps
    var search = search(within: caps, isBounding: true)
    search.adopt(best.plan.schedules)
    search.raise(bound)
    if drive.registrants.count <= PlanningWithCaps.mostPeopleBoundedAnew {
      search.start(from: lesson(of: best))
    } else {
      search.appraise(from: best.prices)
    }
    if suitsTree {
      raise(search.bound)
      return isDone ? nil : tree(of: search, from: best)
    }
    search.finish(effort: limits.effort)
    search.raiseByWholeLoads()
    raise(search.bound)
    try take(search.best, within: best.caps, prices: nil)
    return nil
  }

  /// A tree over what every plan keeps, in which a plan counts only if it keeps the crowd limits
  /// themselves: its bound holds for every plan, and its plans break no rule.
  private func tree(of search: PlanSearch, from best: Found) -> BranchAndPrice {
    let (crowd, known) = (probability?.crowd, bound)
    var tree = BranchAndPrice(
      search.problem, schedules: best.plan.schedules, cost: best.cost, bound: bound,
      prices: search.provingPrices ?? search.prices, solver: solver, watch: watch,
      gap: limits.gap,
      accepts: { [problem = search.problem] in crowd?.isKept(by: $0, of: problem) ?? true }
    ) { [watch, progress] tree in
      progress(
        Planner.Progress(
          seconds: watch.seconds, cost: tree.cost, unplaced: tree.peopleLeftOut,
          bound: min(tree.cost, max(known, tree.bound))))
    }
    for (unit, schedules) in search.pool.schedules.enumerated() {
      for schedule in schedules { tree.add(schedule, of: unit) }
    }
    return tree
  }

  /// Goes on with a tree, from the best plan there is.
  private mutating func grow(
    _ tree: BranchAndPrice, work: Double
  ) throws(PlanningFault) -> BranchAndPrice {
    guard let best, !isDone else { return tree }
    var tree = tree
    tree.offer(best.plan.schedules)
    tree.run(work: work < 1e15 ? Int(work) : .max)
    raise(tree.bound)
    try take(tree.schedules, within: best.caps, prices: nil)
    return tree
  }

  /// Solves a drive to the end, if it is small enough.
  private mutating func solveExactly() throws(PlanningFault) {
    guard let best, !isDone, let probability else { return }
    let problem = search(within: probability.necessary.caps, isBounding: true).problem
    guard ExactProgram.suitsCrowds(problem) else { return }
    var program = ExactProgram(problem, crowd: probability.crowd, solver: solver, watch: watch)
    let placing = program.solvePlacing()
    raise(placing.bound)
    if let schedules = placing.schedules {
      try take(schedules, within: best.caps, prices: nil)
    }
    guard let best = self.best, !isDone else { return }
    let result = program.solve(
      effort: 1, relativeGap: limits.gap / 10, unplacedCost: placing.bound,
      isEveryonePlaced: best.cost < problem.fixedCost + problem.lowestCostWithoutSlot)
    raise(result.bound)
    if let schedules = result.schedules { try take(schedules, within: best.caps, prices: nil) }
  }

  /// Uses what is left of limited time for more plans.
  private mutating func goOn(
    with surrogate: (search: PlanSearch, caps: CrowdCaps)?, _ tree: BranchAndPrice?
  ) throws(PlanningFault) {
    guard watch.isLimited else { return }
    var tree = tree
    guard case (var search, var caps)? = surrogate else {
      if let begun = tree { _ = try grow(begun, work: .infinity) }
      return
    }
    while !isDone {
      search.improve(effort: limits.effort)
      try take(search, within: caps)
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
