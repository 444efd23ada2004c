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
    guard !deadline.isOver else { throw .stoppedBeforeAnyPlan }
    if probability == nil {
      try solveLinear(from: start)
    } else if try planForEveryoneAlone(from: start) {
      // No crowd limit matters where it counts everyone: nothing better keeps it with a probability.
      try proveForProbability()
    } else {
      let surrogate = try planWithinCaps(from: start)
      try planForEveryoneBesides(from: start)
      try proveForProbability()
      try goOn(with: surrogate)
    }
    guard let best else { throw .stoppedBeforeAnyPlan }
    return best
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
