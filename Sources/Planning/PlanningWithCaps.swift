import Drives
import IntegerProgramming
import Plans

/// Plans a drive within caps that stand in for a probability, adjusted until the plan holds and, as
/// far as a few rounds show, nobody more could be let in. Without a probability, one round is all.
struct PlanningWithCaps {
  let drive: Drive
  /// The slots people were told before.
  let told: [Assignment]
  let solver: any Solver
  let limits: Planner.Limits
  let watch: Watch
  let progress: (Planner.Progress) -> Void
  /// The caps to begin with: what people were told is let in wherever the exact rule lets it in.
  private let startingCaps: CrowdCaps
  /// The caps of the problems that were looked at, in this order.
  private(set) var capsLookedAt: [CrowdCaps] = []

  init(
    drive: Drive, told: [Assignment], solver: any Solver, limits: Planner.Limits, watch: Watch,
    progress: @escaping (Planner.Progress) -> Void
  ) {
    self.drive = drive
    self.told = told
    self.solver = solver
    self.limits = limits
    self.watch = watch
    self.progress = progress
    startingCaps = CrowdCaps(startingFor: drive)
      .adjusted(to: told.filter { drive.hasSlot($0.slot) }, on: drive, loosening: true)
  }

  /// A search that has found a plan, its audit, and the caps it was found within.
  struct Found {
    var search: PlanSearch
    let audit: Audit
    let caps: CrowdCaps
  }

  /// How often caps are loosened to let more people in, at most.
  private static let mostLoosenings = 3

  /// Plans.
  ///
  /// - Parameter start: what a drive like this one taught; nil for nothing.
  /// - Returns: the cheapest plan found.
  /// - Throws: ``PlanningFault/fault(_:)`` where no plan passes its audit.
  mutating func run(from start: WarmStart?) throws(PlanningFault) -> Found {
    var (current, caps) = begin(from: start)
    current.start(from: start)
    current.improve(effort: limits.effort)
    current.finish()
    var best: Found?
    var loosenings = 0
    for _ in 0..<100 {
      let audit = Audit(of: current.assignments, on: drive, told: told)
      if audit.violations.isEmpty {
        let saved = (best?.audit.cost.total ?? .infinity) - audit.cost.total
        // Looser caps are tried while they pay: their bound is lower, whatever the plan costs.
        guard saved > 1e-3 * audit.cost.total || (best == nil && saved > 0) else { break }
        best = Found(search: current, audit: audit, caps: caps)
        guard loosenings < PlanningWithCaps.mostLoosenings, !watch.isOver else { break }
        let loosened = caps.adjusted(to: current.assignments, on: drive, loosening: true)
        guard loosened != caps else { break }
        loosenings += 1
        caps = loosened
        let lesson = self.lesson(of: current)
        current = search(within: caps)
        current.start(from: lesson)
        current.improve(effort: limits.effort / 4)
        current.finish()
      } else {
        let tightened = caps.adjusted(to: current.assignments, on: drive, loosening: false)
        guard tightened != caps else {
          let words = audit.violations.prefix(3).map { "\($0)" }.joined(separator: "; ")
          throw .fault("the plan breaks a rule: \(words)")
        }
        caps = tightened
        current = current.continued(on: problem(within: caps))
        current.improve(effort: limits.effort / 4)
      }
    }
    guard let best else { throw .fault("no caps on the expected crowd keep its limits") }
    return best
  }

  /// The first caps, and a search within them.
  private mutating func begin(
    from start: WarmStart?
  ) -> (search: PlanSearch, caps: CrowdCaps) {
    var caps = firstCaps(from: start)
    var current = search(within: caps)
    if start?.prices != nil { return (current, caps) }
    guard case .probability = drive.turnout.planFor else { return (current, caps) }
    // Sketches of plans show what the exact crowd rule says of such plans.
    for _ in 0..<3 where !watch.isOver {
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

  /// The caps of the first problem.
  func firstCaps(from start: WarmStart?) -> CrowdCaps {
    guard let start, start.prices != nil else { return startingCaps }
    return startingCaps.changed(by: start.capChanges)
  }

  private mutating func search(within caps: CrowdCaps) -> PlanSearch {
    PlanSearch(problem(within: caps), solver: solver, watch: watch, gap: limits.gap) {
      [watch, progress] in
      progress(Planner.Progress(seconds: watch.seconds, cost: $0, unplaced: $1, bound: $2))
    }
  }

  private mutating func problem(within caps: CrowdCaps) -> PlanningProblem {
    capsLookedAt.append(caps)
    return PlanningProblem(of: drive, told: told, caps: caps)
      .countingWholePeople(solver: solver, watch: watch)
  }

  /// What a search has found out, for the next one.
  private func lesson(of search: PlanSearch) -> WarmStart {
    WarmStart(
      assignments: search.assignments,
      prices: search.prices.map { PriceBook($0, of: search.problem.hall) },
      capChanges: [:])
  }

  /// Plans, and tells what that came to.
  mutating func outcome(from start: WarmStart?) throws(PlanningFault) -> Planner.Outcome {
    var found = try run(from: start)
    found.search.raiseByWholeLoads()
    return Planner.Outcome(plan: plan(of: found), start: self.start(taughtBy: found))
  }

  /// What planning this drive taught.
  private func start(taughtBy found: Found) -> WarmStart {
    let lesson = lesson(of: found.search)
    return WarmStart(
      assignments: lesson.assignments, prices: lesson.prices,
      capChanges: found.caps.changes(from: startingCaps))
  }

  /// The plan that was found.
  private func plan(of found: Found) -> Plan {
    let (search, cost) = (found.search, found.audit.cost)
    let bound = min(search.bound, cost.total)
    let reasons = UnplacedReasons(
      search.problem, search.best, isStopped: watch.isOver)
    return Plan(
      assignments: search.assignments, unplaced: reasons.all, cost: cost, bound: bound,
      status: Plan.gap(cost: cost.total, bound: bound) <= limits.gap ? .optimal : .feasible,
      seconds: watch.seconds)
  }
}
