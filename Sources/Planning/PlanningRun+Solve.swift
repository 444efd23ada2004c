import Annealing
import Formulation
import IntegerProgramming

extension PlanningRun {
  /// The algorithm.
  ///
  /// A drive whose rules are linear in arrivals is one problem (``Formulation``). Its capacity rows get
  /// dual prices, which prove a bound, and at which units answer with columns (``Relaxation``); plans
  /// are annealed out of the columns (``Annealing``); small drives go on to the proof by branch and
  /// price. Every plan found is improved person by person under the rules themselves and audited.
  ///
  /// Crowd limits to be kept with a probability are no linear rows. Rows that suffice stand in for
  /// them, tightened until the plan holds and loosened while that pays (a deterministic surrogate of a
  /// chance constraint); rows that every plan keeps prove the bound.
  ///
  /// - Parameter start: a warm start from a similar drive; nil for none.
  /// - Returns: the cheapest plan found.
  /// - Throws: ``PlanningError/stoppedBeforeAnyPlan`` where there was no time for one, and
  ///   ``PlanningError/internalError(_:)`` where no plan passes its audit.
  mutating func solve(from start: WarmStart?) throws(PlanningError) -> Found {
    // However short the time, greedy insertion gives a plan; without any time, or cancelled, there
    // is none.
    guard !deadline.isOver || (limits.seconds ?? 0) > 0 && !limits.cancellation.isCancelled else {
      throw .stoppedBeforeAnyPlan
    }
    if probability == nil {
      try solveLinear(from: start)
    } else {
      try solveForProbability(from: start)
    }
    if best == nil, rules.problem.people <= parameters.search.mostPeopleTriedTwice {
      // There is always a plan: greedy insertion.
      try offer(rules.problem.units.map(\.pinnedSchedule), within: startingSurrogate, prices: nil)
    }
    guard let best else { throw .stoppedBeforeAnyPlan }
    return best
  }

  /// Solves a chance-constrained drive by surrogates. A plan for everyone (`plan_for: everyone`)
  /// keeps any probability: where no crowd limit matters, that problem is solved alone; elsewhere
  /// it is solved as well, unless its bound shows that it has no better plan.
  private mutating func solveForProbability(from start: WarmStart?) throws(PlanningError) {
    var surrogateSearch: (search: PlanSearch, surrogate: CrowdSurrogate)?
    if try !planForEveryoneAlone(from: start) {
      surrogateSearch = try planWithinSurrogate(from: start)
    }
    var tree = try proveForProbability()
    if let begun = tree { tree = try growAsUsual(begun, from: start) }
    try solveExactly()
    if surrogateSearch != nil || suitsTree { try planForEveryoneBesides(from: start) }
    try goOn(with: surrogateSearch, tree)
  }

  /// Searches within the rules, which are linear.
  private mutating func solveLinear(from start: WarmStart?) throws(PlanningError) {
    let rules = CrowdSurrogate()
    var search = search(within: rules)
    search.price(from: start)
    search.anneal(effort: limits.effort)
    search.prove(effort: limits.effort)
    try offer(search, within: rules)
    try planWholeUnits(&search, within: rules)
    let more = parameters.tree.moreWhereSomebodyMayFit
    for _ in 0..<parameters.tree.roundsMore(people: search.problem.people) where search.mayPlaceMore
    {
      search.anneal(effort: more.effort * limits.effort)
      search.prove(effort: limits.effort)
      try offer(search, within: rules)
    }
    while deadline.isLimited, !isEnough {
      // The remaining time goes into further rounds from the best plan, and into the proof.
      if let best { search.adopt(best.plan.schedules) }
      search.anneal(effort: limits.effort)
      search.branch(effort: limits.effort)
      try offer(search, within: rules)
    }
    search.improveBoundByIntegerArrivals()
    recordBound(of: search, within: rules)
  }
}
