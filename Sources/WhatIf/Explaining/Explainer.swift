public import DriveFiles
import Drives
public import IntegerProgramming
public import Planning
import Plans

/// Explains why people have no slot, and which changes would place everyone; every reported number
/// comes from planning the changed drive.
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

    /// Limits; the usual time by default.
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
    // The rest is for reading the drive and printing.
    let usual = max(2, 9 * seconds)
    return people < few ? min(most, usual) : usual
  }

  /// With fewer people explaining takes at most so many seconds.
  private static let (few, most) = (1000, 9.0)
  /// The parts of the time that the plan to be explained may take, and each trial: a proof of its cost, and of
  /// how many people stay without a slot where they come together, would take all of it (641 people in 16
  /// classes: eight seconds for a plan that is found in one; 1 December 2026).
  private static let (partOfPlan, partOfTrial) = (0.25, 0.2)

  /// An explainer.
  ///
  /// - Parameters:
  ///   - variants: the drive and its variants.
  ///   - planner: what plans them.
  ///   - solver: what solves linear programs that say how far to look.
  ///   - threads: how many parameters are looked at in parallel.
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
    /// How many parameters were looked at.
    public let done: Int
    /// Of how many.
    public let driveParameters: Int
    /// A change that was just found to be enough; nil where none was.
    public let found: Explanation.Fix?
  }

  /// Explains the drive: first what one change can do, then pairs of changes, then how far the
  /// others get, then the gain from one more of each capacity, within the time.
  ///
  /// - Parameter progress: called after every parameter, on any thread, one at a time.
  /// - Returns: the explanation, or where somebody asked to stop what is known by then.
  /// - Throws: ``PlanningError`` where the drive as it is has no plan.
  public func explain(
    progress: @Sendable (Progress) -> Void = { _ in }
  ) throws(PlanningError) -> Explanation {
    let drive = variants.base
    let (start, clock) = (limits.clock(), limits.clock)
    let known = limits.seconds ?? (drive.registrants.count < Self.few ? Self.most : .infinity)
    let planner = planner.trying(for: Self.partOfTrial * known, clock: clock)
    let plan = try planner.basePlan(drive) { clock() >= start + Self.partOfPlan * known }
    let seconds =
      limits.seconds
      ?? Self.usualSeconds(
        people: drive.registrants.count, plan: limits.clock() - start)
    let evaluations = EvaluationCache(
      variants, planner: planner, solver: solver, clock: limits.clock, deadline: start + seconds)
    evaluations.keep(plan)
    let unplaced = plan.unplaced.map(\.registrant)
    let units = Set(unplaced.map { drive.registrants[$0].unit }).sorted()
    let tightConstraints = TightConstraintSearch(of: plan.assignments, on: drive, people: unplaced)
      .all(units: units)
    // No change of the drive helps those who get no slot because of an answer.
    let helpable = unplaced.filter { !drive.isHeldBack(drive.registrants[$0]) }
    let driveParameters = helpable.isEmpty ? [] : DriveParameter.all(of: drive, unplaced: unplaced)
    let people = PersonReason.all(of: plan, on: drive)
    let search = RemedySearch(
      variants: variants, evaluations: evaluations, threads: threads,
      driveParameters: driveParameters, now: unplaced.count,
      first: first(UnitReason.all(of: people, plan, on: drive), among: driveParameters))
    var fixes = search.single(progress)
    var all: Int?
    var pairs: [Explanation.Fix] = []
    if !helpable.isEmpty, !fixes.contains(where: \.isEnough) {
      let widest = search.widest
      pairs = search.pairs()
      // Whom a pair leaves has no allowed slot even then.
      all = pairs.isEmpty ? evaluations.result(widest).unplaced : pairs.map(\.unplacedAfter).min()
    }
    fixes += search.insufficient(besides: fixes)
    let gains = gains(
      DriveParameter.all(of: drive, unplaced: unplaced), evaluations, plan: plan,
      tightConstraints: tightConstraints)
    let full = ordered(tightConstraints, evaluations, isFull: !unplaced.isEmpty)
    return Explanation(
      plan: plan, tightConstraints: full, fixes: fixes, pairs: pairs, unplacedWithAll: all,
      unreachable: search.unreachable(among: unplaced),
      isComplete: !evaluations.isStopped && !evaluations.wasCut,
      gains: gains, people: people)
  }

  /// The parameters of the stages that most often leave no room for a unit with people without a slot: what
  /// is looked at first is found in time.
  private func first(
    _ units: [UnitReason], among driveParameters: [DriveParameter]
  ) -> Set<DriveParameter> {
    let stages = Set(units.flatMap { $0.limits.prefix(Self.mostLimits) }.map(\.subject))
    return Set(
      driveParameters.filter { driveParameter in
        driveParameter.kind == .servers
          && stages.contains { driveParameter.key.hasSuffix(".stages.\($0).servers") }
      })
  }
  /// How many limits of a unit count for that.
  private static let mostLimits = 2

  /// The limits that the linear program has a price for come first: they keep people out. Where it has
  /// none, since it may divide people who come together, each full limit may be what does.
  private func ordered(
    _ tightConstraints: [TightConstraint], _ evaluations: EvaluationCache, isFull: Bool
  ) -> [Explanation.Full] {
    let duals = isFull ? evaluations.estimate([])?.limitDuals ?? [:] : [:]
    let drive = variants.base
    let priced = Set(
      duals.filter { $0.value > 1e-6 }.keys.map { limit in
        let session = drive.sessions[limit.session]
        let subject: String
        switch limit.rule {
        case .stageCapacity: subject = session.stages[limit.subject].id
        case .crowdLimit: subject = session.crowdLimits[limit.subject].zone
        default: subject = session.id
        }
        return "\(limit.rule.rawValue) \(limit.session) \(subject)"
      })
    let full = tightConstraints.map { limit in
      // What a unit allows has no price there; it is reported only of units with someone left out.
      let name = "\(limit.rule.rawValue) \(limit.session ?? .unknown) \(limit.subject)"
      return Explanation.Full(
        limit: limit,
        keepsOut: isFull && (limit.session == nil || priced.isEmpty || priced.contains(name)))
    }
    return full.filter(\.keepsOut) + full.filter { !$0.keepsOut }
  }

  /// The gain from one more of each capacity, where planning confirms it.
  private func gains(
    _ driveParameters: [DriveParameter], _ evaluations: EvaluationCache, plan: Plan,
    tightConstraints: [TightConstraint]
  ) -> [Explanation.Gain] {
    let now = plan.unplaced.count
    let estimate = evaluations.estimate([])
    let candidates = driveParameters.filter { driveParameter in
      driveParameter.kind.isCapacity
        && mayHelp(driveParameter, estimate, tightConstraints, isFull: now > 0)
    }
    return candidates.sideBySide(threads: threads) { driveParameter -> Explanation.Gain? in
      let setting = driveParameter.setting(1)
      // Where everyone has a slot, what is saved is a cost.
      let result = now == 0 ? evaluations.completeResult([setting]) : evaluations.result([setting])
      guard let after = result.unplaced else { return nil }
      let saved = now == 0 && after == 0 ? plan.bound - result.cost : 0
      guard after < now || saved > 0 else { return nil }
      // What the linear program says of one more; nothing where it says nothing.
      let more = evaluations.estimate([setting])
      let estimated = estimate.flatMap { now in more.map { now.leastUnplaced - $0.leastUnplaced } }
      return Explanation.Gain(
        setting: setting, driveParameter: driveParameter,
        estimate: estimated.flatMap { $0 > 1e-6 ? $0 : nil },
        placed: now - after, saved: max(0, saved))
    }.compactMap(\.self)
  }

  /// The gain from one more by the dual values of the linear program.
  private func price(of driveParameter: DriveParameter, _ answer: PlacementRelaxation.Answer)
    -> Double
  {
    let drive = variants.base
    return answer.limitDuals.filter { limit, _ in
      let session = drive.sessions[limit.session]
      switch (driveParameter.kind, limit.rule) {
      case (.servers, .stageCapacity):
        return driveParameter.key
          == "sessions.\(session.id).stages.\(session.stages[limit.subject].id).servers"
          || driveParameter.key == "sessions.*.stages.\(session.stages[limit.subject].id).servers"
      case (.crowdLimit, .crowdLimit), (.arrivals, .arrivalsPerSlot),
        (.bloodCeiling, .bloodCeiling):
        return driveParameter.key.hasPrefix("sessions.\(session.id).")
          || driveParameter.key.hasPrefix("sessions.*.")
      default: return false
      }
    }.values.reduce(0, +)
  }

  private func mayHelp(
    _ driveParameter: DriveParameter, _ answer: PlacementRelaxation.Answer?,
    _ tightConstraints: [TightConstraint], isFull: Bool
  ) -> Bool {
    if isFull, let answer, price(of: driveParameter, answer) > 1e-6 { return true }
    return tightConstraints.contains { limit in
      let session = limit.session.map { variants.base.sessions[$0].id }
      switch (driveParameter.kind, limit.rule) {
      case (.servers, .stageCapacity):
        return driveParameter.key.hasSuffix(".stages.\(limit.subject).servers")
          && (driveParameter.key.hasPrefix("sessions.*.")
            || driveParameter.key.hasPrefix("sessions.\(session ?? "")."))
      case (.crowdLimit, .crowdLimit), (.arrivals, .arrivalsPerSlot),
        (.bloodCeiling, .bloodCeiling):
        return driveParameter.key.hasPrefix("sessions.*.")
          || driveParameter.key.hasPrefix("sessions.\(session ?? "").")
      case (.maxAway, .maxAway): return true
      default: return false
      }
    }
  }
}
