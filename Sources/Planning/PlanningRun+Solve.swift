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
  /// - Parameter start: what a drive like this one taught; nil for nothing.
  /// - Returns: the cheapest plan found.
  /// - Throws: ``PlanningFault/stoppedBeforeAnyPlan`` where there was no time for one, and
  ///   ``PlanningFault/fault(_:)`` where no plan passes its audit.
  mutating func solve(from start: WarmStart?) throws(PlanningFault) -> Found {
    // However short the time, whoever fits in has a slot; with none at all, or stopped, there is no plan.
    guard !deadline.isOver || (limits.seconds ?? 0) > 0 && !limits.cancellation.isCancelled else {
      throw .stoppedBeforeAnyPlan
    }
    if probability == nil {
      try solveLinear(from: start)
    } else {
      try solveForProbability(from: start)
    }
    if best == nil, rules.problem.people <= parameters.search.mostPeopleTriedTwice {
      // A plan there is always: whoever fits in, one after another.
      try offer(rules.problem.units.map(\.pinnedSchedule), within: startingCaps, prices: nil)
    }
    guard let best else { throw .stoppedBeforeAnyPlan }
    return best
  }

  /// Searches within limits that suffice. What holds for everyone holds with any probability: where no
  /// crowd limit matters, its problem is the one that is searched; elsewhere it is searched besides,
  /// unless its bound shows that nothing in it is better.
  private mutating func solveForProbability(from start: WarmStart?) throws(PlanningFault) {
    var surrogate: (search: PlanSearch, caps: CrowdSurrogate)?
    if try !planForEveryoneAlone(from: start) { surrogate = try planWithinCaps(from: start) }
    var tree = try proveForProbability()
    if let begun = tree { tree = try growAsUsual(begun, from: start) }
    try solveExactly()
    if surrogate != nil || suitsTree { try planForEveryoneBesides(from: start) }
    try goOn(with: surrogate, tree)
  }

  /// Searches within the rules, which are linear.
  private mutating func solveLinear(from start: WarmStart?) throws(PlanningFault) {
    let rules = CrowdSurrogate()
    var search = search(within: rules)
    search.price(from: start)
    search.anneal(effort: limits.effort)
    search.prove(effort: limits.effort)
    try offer(search, within: rules)
    while deadline.isLimited, !isDone {
      // More time is for more plans; they begin where others led to.
      search.anneal(effort: limits.effort)
      try offer(search, within: rules)
    }
    search.improveBoundByWholeLoads()
    recordBound(of: search, within: rules)
  }
}
