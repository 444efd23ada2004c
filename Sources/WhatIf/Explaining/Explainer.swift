public import DriveFiles
import Drives
public import IntegerProgramming
public import Planning
import Plans

/// Finds out why a drive does not fit, and what would make it fit: every number it tells comes from
/// planning the changed drive.
public struct Explainer: Sendable {
  private let variants: DriveVariants
  private let planner: VariantPlanner
  private let solver: any Solver
  private let limits: Limits
  private let threads: Int

  /// When explaining ends at the latest.
  public struct Limits: Sendable {
    /// The seconds it may take; nil for ``Explainer/usualSeconds(people:plan:)``.
    public var seconds: Double?
    /// Seconds since some moment, never going back.
    public var clock: @Sendable () -> Double

    /// Limits; the usual time unless told otherwise.
    public init(
      seconds: Double? = nil, clock: @escaping @Sendable () -> Double = { Planner.monotonicSeconds }
    ) {
      self.seconds = seconds
      self.clock = clock
    }
  }

  /// The usual time: ten times that of a plan, and with fewer than a thousand people at most ten
  /// seconds, which an organiser on the telephone can wait for.
  ///
  /// - Parameters:
  ///   - people: how many people are on the lists.
  ///   - seconds: how long planning the drive took.
  /// - Returns: the seconds.
  static func usualSeconds(people: Int, plan seconds: Double) -> Double {
    // What is left is for reading the drive and telling what was found.
    let usual = max(2, 9 * seconds)
    return people < 1000 ? min(9, usual) : usual
  }

  /// An explainer.
  ///
  /// - Parameters:
  ///   - variants: the drive and its variants.
  ///   - planner: what plans them.
  ///   - solver: what solves linear programs that say how far to look.
  ///   - threads: how many levers are looked at side by side.
  ///   - limits: when it ends at the latest.
  public init(
    of variants: DriveVariants, planner: VariantPlanner, solver: any Solver, threads: Int,
    limits: Limits = Limits()
  ) {
    self.variants = variants
    self.planner = planner
    self.solver = solver
    self.threads = threads
    self.limits = limits
  }

  /// How far explaining has come.
  public struct Progress: Sendable {
    /// How many levers were looked at.
    public let done: Int
    /// Of how many.
    public let levers: Int
    /// A change that was just found to be enough; nil where none was.
    public let found: Explanation.Fix?
  }

  /// Explains the drive: first what one change can do, then pairs of changes, then how far the others
  /// get, then what one more of each capacity is worth, as far as the time goes.
  ///
  /// - Parameter progress: told after every lever, on any thread, one at a time.
  /// - Returns: the explanation, or where somebody asked to stop what is known by then.
  /// - Throws: ``PlanningFault`` where the drive as it is has no plan.
  public func explain(
    progress: @Sendable (Progress) -> Void = { _ in }
  ) throws(PlanningFault) -> Explanation {
    let drive = variants.base
    let start = limits.clock()
    let plan = try planner.plan(drive)
    let seconds =
      limits.seconds
      ?? Self.usualSeconds(
        people: drive.registrants.count, plan: limits.clock() - start)
    let trials = Trials(
      variants, planner: planner, solver: solver, clock: limits.clock, deadline: start + seconds)
    trials.keep(plan)
    let unplaced = plan.unplaced.map(\.registrant)
    let units = Set(unplaced.map { drive.registrants[$0].unit }).sorted()
    let binding = BindingLimits(of: plan.assignments, on: drive, people: unplaced).all(units: units)
    let levers = unplaced.isEmpty ? [] : Lever.all(of: drive, unplaced: unplaced)
    let search = RemedySearch(
      variants: variants, trials: trials, threads: threads, levers: levers, now: unplaced.count)
    var fixes = search.single(progress)
    var all: Int?
    var pairs: [Explanation.Fix] = []
    if !unplaced.isEmpty, !fixes.contains(where: \.isEnough) {
      let widest = search.widest
      pairs = search.pairs()
      // Whom a pair leaves, no slot is open to even then.
      all = pairs.isEmpty ? trials.result(widest).unplaced : pairs.map(\.unplacedAfter).min()
    }
    fixes += search.insufficient(besides: fixes)
    let worth = worth(
      Lever.all(of: drive, unplaced: unplaced), trials, plan: plan, binding: binding)
    let full = ordered(binding, trials, isFull: !unplaced.isEmpty)
    return Explanation(
      plan: plan, binding: full, fixes: fixes, pairs: pairs, unplacedWithAll: all,
      unreachable: search.unreachable(among: unplaced), isComplete: !trials.isStopped,
      worth: worth, people: PersonReason.all(of: plan, on: drive))
  }

  /// The limits that the linear program has a price for come first: they keep people out. Where it has
  /// none, since it may divide people who come together, each full limit may be what does.
  private func ordered(
    _ binding: [Binding], _ trials: Trials, isFull: Bool
  ) -> [Explanation.Full] {
    let worth = isFull ? trials.estimate([])?.worth ?? [:] : [:]
    let drive = variants.base
    let priced = Set(
      worth.filter { $0.value > 1e-6 }.keys.map { limit in
        let session = drive.sessions[limit.session]
        let subject: String
        switch limit.rule {
        case .stageCapacity: subject = session.stages[limit.subject].id
        case .crowdLimit: subject = session.crowdLimits[limit.subject].zone
        default: subject = session.id
        }
        return "\(limit.rule.rawValue) \(limit.session) \(subject)"
      })
    let full = binding.map { limit in
      // What a unit allows has no price there; it is told only of units with someone left out.
      let name = "\(limit.rule.rawValue) \(limit.session ?? -1) \(limit.subject)"
      return Explanation.Full(
        limit: limit,
        keepsOut: isFull && (limit.session == nil || priced.isEmpty || priced.contains(name)))
    }
    return full.filter(\.keepsOut) + full.filter { !$0.keepsOut }
  }

  /// What one more of each capacity is worth, where planning confirms it.
  private func worth(
    _ levers: [Lever], _ trials: Trials, plan: Plan, binding: [Binding]
  ) -> [Explanation.Worth] {
    let now = plan.unplaced.count
    let estimate = trials.estimate([])
    let candidates = levers.filter { lever in
      lever.kind.isCapacity && isWorthAsking(lever, estimate, binding, isFull: now > 0)
    }
    return candidates.sideBySide(threads: threads) { lever -> Explanation.Worth? in
      let setting = lever.setting(1)
      // Where everyone has a slot, what is saved is a cost.
      let result = now == 0 ? trials.wholeResult([setting]) : trials.result([setting])
      guard let after = result.unplaced else { return nil }
      let saved = now == 0 && after == 0 ? plan.bound - result.cost : 0
      guard after < now || saved > 0 else { return nil }
      // What the linear program says of one more; nothing where it says nothing.
      let more = trials.estimate([setting])
      let estimated = estimate.flatMap { now in more.map { now.leastUnplaced - $0.leastUnplaced } }
      return Explanation.Worth(
        setting: setting, lever: lever,
        estimate: estimated.flatMap { $0 > 1e-6 ? $0 : nil },
        placed: now - after, saved: max(0, saved))
    }.compactMap(\.self)
  }

  /// What the prices of the linear program say one more is worth.
  private func price(of lever: Lever, _ answer: PlacementRelaxation.Answer) -> Double {
    let drive = variants.base
    return answer.worth.filter { limit, _ in
      let session = drive.sessions[limit.session]
      switch (lever.kind, limit.rule) {
      case (.servers, .stageCapacity):
        return lever.key
          == "sessions.\(session.id).stages.\(session.stages[limit.subject].id).servers"
          || lever.key == "sessions.*.stages.\(session.stages[limit.subject].id).servers"
      case (.crowdLimit, .crowdLimit), (.arrivals, .arrivalsPerSlot),
        (.bloodCeiling, .bloodCeiling):
        return lever.key.hasPrefix("sessions.\(session.id).") || lever.key.hasPrefix("sessions.*.")
      default: return false
      }
    }.values.reduce(0, +)
  }

  private func isWorthAsking(
    _ lever: Lever, _ answer: PlacementRelaxation.Answer?, _ binding: [Binding], isFull: Bool
  ) -> Bool {
    if isFull, let answer, price(of: lever, answer) > 1e-6 { return true }
    return binding.contains { limit in
      let session = limit.session.map { variants.base.sessions[$0].id }
      switch (lever.kind, limit.rule) {
      case (.servers, .stageCapacity):
        return lever.key.hasSuffix(".stages.\(limit.subject).servers")
          && (lever.key.hasPrefix("sessions.*.")
            || lever.key.hasPrefix("sessions.\(session ?? "")."))
      case (.crowdLimit, .crowdLimit), (.arrivals, .arrivalsPerSlot),
        (.bloodCeiling, .bloodCeiling):
        return lever.key.hasPrefix("sessions.*.")
          || lever.key.hasPrefix("sessions.\(session ?? "").")
      case (.maxAway, .maxAway): return true
      default: return false
      }
    }
  }
}
