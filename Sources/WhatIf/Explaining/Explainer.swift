public import DriveFiles
import Drives
public import IntegerProgramming
public import Planning
import Plans
import Synchronization
import Workers

/// Finds out why a drive does not fit, and what would make it fit: every number it tells comes from
/// planning the changed drive.
public struct Explainer: Sendable {
  private let variants: DriveVariants
  private let planner: VariantPlanner
  private let trials: Trials
  private let threads: Int

  /// An explainer.
  ///
  /// - Parameters:
  ///   - variants: the drive and its variants.
  ///   - planner: what plans them.
  ///   - solver: what solves linear programs that say how far to look.
  ///   - threads: how many levers are looked at side by side.
  public init(
    of variants: DriveVariants, planner: VariantPlanner, solver: any Solver, threads: Int
  ) {
    self.variants = variants
    self.planner = planner
    self.threads = threads
    trials = Trials(variants, planner: planner, solver: solver)
  }

  /// How far explaining has come.
  public struct Progress: Sendable {
    /// How many levers were looked at.
    public let done: Int
    /// Of how many.
    public let levers: Int
  }

  /// Explains the drive.
  ///
  /// - Parameter progress: told after every lever, on any thread, one at a time.
  /// - Returns: the explanation; nil where somebody asked to stop before it was whole.
  /// - Throws: ``PlanningFault`` where the drive as it is has no plan.
  public func explain(
    progress: @Sendable (Progress) -> Void = { _ in }
  ) throws(PlanningFault) -> Explanation? {
    let drive = variants.base
    let plan = try planner.plan(drive)
    trials.keep(plan)
    let unplaced = plan.unplaced.map(\.registrant)
    let units = Set(unplaced.map { drive.registrants[$0].unit }).sorted()
    let binding = BindingLimits(of: plan.assignments, on: drive, people: unplaced).all(units: units)
    let levers = Lever.all(of: drive, unplaced: unplaced)
    let fixes = unplaced.isEmpty ? [] : fixes(levers, now: unplaced.count, progress)
    let isSolved = fixes.contains { $0.unplacedAfter == 0 }
    let all = unplaced.isEmpty || isSolved ? nil : trials.result(Self.everything(levers)).unplaced
    let pairs = all == 0 ? pairs(levers, fixes, now: unplaced.count) : []
    let worth = worth(levers, plan: plan, binding: binding)
    guard !planner.isStopped else { return nil }
    return Explanation(
      plan: plan, binding: ordered(binding, isFull: !unplaced.isEmpty), fixes: fixes, pairs: pairs,
      unplacedWithAll: all, worth: worth,
      people: PersonReason.all(of: plan, on: drive))
  }

  /// The limits that the linear program has a price for come first: they keep people out.
  private func ordered(_ binding: [Binding], isFull: Bool) -> [Explanation.Full] {
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
        limit: limit, keepsOut: isFull && (limit.session == nil || priced.contains(name)))
    }
    return full.filter(\.keepsOut) + full.filter { !$0.keepsOut }
  }

  /// Every lever as far as it goes; slots stay as long as they are.
  private static func everything(_ levers: [Lever]) -> [Setting] {
    levers.filter { $0.kind.isMonotone }.map { $0.setting($0.steps.count) }
  }

  /// What each lever does by itself.
  private func fixes(
    _ levers: [Lever], now: Int, _ progress: @Sendable (Explainer.Progress) -> Void
  ) -> [Explanation.Fix] {
    let done = Mutex(0)
    let found = sideBySide(levers) { lever -> Explanation.Fix? in
      let search = LeverSearch(trials: trials, lever: lever)
      var fix: Explanation.Fix?
      if let step = search.smallestStep() {
        fix = self.fix([(lever, step)], leaving: 0)
      } else if let far = search.farthest() {
        // A lever that helps nobody is told with its smallest step.
        let step = far.unplaced < now ? far.step : 1
        let left = far.unplaced < now ? far.unplaced : trials.result([lever.setting(1)]).unplaced
        fix = left.map { self.fix([(lever, step)], leaving: $0) }
      }
      let count = done.withLock { done in
        done += 1
        return done
      }
      progress(Progress(done: count, levers: levers.count))
      return fix
    }.compactMap(\.self)
    // Those that place everyone first, then by how far they get.
    return found.enumerated().sorted {
      ($0.element.unplacedAfter, $0.offset) < ($1.element.unplacedAfter, $1.offset)
    }.map(\.element)
  }

  private func fix(
    _ pulled: [(lever: Lever, step: Int)], leaving unplaced: Int
  ) -> Explanation.Fix {
    Explanation.Fix(
      settings: pulled.map { $0.lever.setting($0.step) }, levers: pulled.map(\.lever),
      standing: pulled.map { pulled in
        var values: [String] = []
        for value in variants.standing(at: pulled.lever.key).map({ $0 ?? "" })
        where !values.contains(value) { values.append(value) }
        return values.filter { !$0.isEmpty }.joined(separator: ", ")
      }, unplacedAfter: unplaced)
  }

  /// The most pairs that are told.
  private static let mostPairs = 3

  /// Two levers that place everyone together: with the first pulled as little as possible, and the
  /// second no farther than that asks for.
  private func pairs(
    _ levers: [Lever], _ fixes: [Explanation.Fix], now: Int
  ) -> [Explanation.Fix] {
    // The levers that get far come first.
    let order = fixes.flatMap(\.levers).filter { $0.kind.isMonotone }
    var candidates: [(Lever, Lever)] = []
    for (place, first) in order.enumerated() {
      for second in order.dropFirst(place + 1) { candidates.append((first, second)) }
    }
    var found: [Explanation.Fix] = []
    for (first, second) in candidates where found.count < Self.mostPairs && !trials.isStopped {
      let most = second.setting(second.steps.count)
      let both = [most, first.setting(first.steps.count)]
      guard !trials.surelyLeavesSomeone(both) else { continue }
      let search = LeverSearch(trials: trials, lever: first, others: [most])
      guard let step = search.smallestStep() else { continue }
      let rest = LeverSearch(trials: trials, lever: second, others: [first.setting(step)])
      guard let other = rest.smallestStep() else { continue }
      found.append(fix([(first, step), (second, other)], leaving: 0))
    }
    return found
  }

  /// What one more of each capacity is worth, where planning confirms it.
  private func worth(
    _ levers: [Lever], plan: Plan, binding: [Binding]
  ) -> [Explanation.Worth] {
    let now = plan.unplaced.count
    let estimate = trials.estimate([])
    let candidates = levers.filter { lever in
      lever.kind.isCapacity && isWorthAsking(lever, estimate, binding, isFull: now > 0)
    }
    return sideBySide(candidates) { lever -> Explanation.Worth? in
      let setting = lever.setting(1)
      let result = trials.result([setting])
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

  /// Does something with every lever, several side by side; what comes of it is in their order.
  private func sideBySide<Result: Sendable>(
    _ levers: [Lever], _ body: @Sendable (Lever) -> Result
  ) -> [Result] {
    let done = Mutex<[Int: Result]>([:])
    let next = Mutex(0)
    Workers.perform(max(1, min(threads, levers.count))) { _ in
      while true {
        let place = next.withLock { next in
          next += 1
          return next - 1
        }
        guard place < levers.count else { return }
        let result = body(levers[place])
        done.withLock { $0[place] = result }
      }
    }
    return done.withLock { done in levers.indices.compactMap { done[$0] } }
  }
}
