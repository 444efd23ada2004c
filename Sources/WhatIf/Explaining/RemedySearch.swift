import DriveFiles
import Drives
import Synchronization
import Workers

/// Searches for changes that place everyone, the most promising ones first.
///
/// A linear program over everyone's hours and the limits says of each change how few people it leaves
/// at best: what it cannot place, no plan can, so that most steps need no plan.
struct RemedySearch {
  let variants: DriveVariants
  let evaluations: EvaluationCache
  let threads: Int
  let driveParameters: [DriveParameter]
  /// How many people have no slot as the drive stands.
  let now: Int
  /// The parameters that are looked at before the others.
  let first: Set<DriveParameter>

  /// The tolerance in people, from the tolerances of the linear program.
  private static let sameParts = 1e-4

  /// Every parameter at its largest step; the length of slots unchanged.
  var widest: [Setting] {
    driveParameters.filter { $0.kind.isMonotone }.map { $0.setting($0.steps.count) }
  }

  /// The people without an allowed slot even with all parameters at their largest steps.
  ///
  /// - Parameter people: the people without a slot, as indices in the drive's registrants.
  /// - Returns: those of them.
  func unreachable(among people: [RegistrantIndex]) -> [RegistrantIndex] {
    guard let drive = try? variants.drive(with: widest) else { return [] }
    let slots = drive.everySlot
    // Slots of another length may lie inside somebody's hours where none did.
    let others = driveParameters.filter { !$0.kind.isMonotone }.flatMap { driveParameter in
      (1...driveParameter.steps.count).map { driveParameter.setting($0) }
    }.compactMap { try? variants.drive(with: widest + [$0]) }
    return people.filter { person in
      !Self.isOpen(slots, to: person, on: drive)
        && !others.contains { Self.isOpen($0.everySlot, to: person, on: $0) }
    }
  }

  private static func isOpen(_ slots: [SlotStart], to person: RegistrantIndex, on drive: Drive)
    -> Bool
  {
    slots.contains { drive.isAllowed($0, to: drive.registrants[person]) }
  }

  /// What one parameter leaves at best, by the linear program.
  private struct Outlook {
    let driveParameter: DriveParameter
    /// How few people stay without a slot.
    let least: Double
    /// How many of them no slot is open to then.
    let goal: Int

    /// Whether it may place all whom it opens a slot to.
    var isPromising: Bool { least <= Double(goal) + RemedySearch.sameParts }

    /// The least in steps in which it is compared: what differs by less keeps the order of the
    /// parameters.
    var rank: Int { Int((least / RemedySearch.sameParts).rounded()) }
  }

  private func outlooks() -> [Outlook] {
    driveParameters.sideBySide(threads: threads) { driveParameter -> Outlook? in
      let steps =
        driveParameter.kind.isMonotone
        ? [driveParameter.steps.count] : Array(1...driveParameter.steps.count)
      let answers = steps.compactMap { evaluations.estimate([driveParameter.setting($0)]) }
      guard let best = answers.min(by: { $0.leastUnplaced < $1.leastUnplaced }) else { return nil }
      return Outlook(
        driveParameter: driveParameter, least: best.leastUnplaced, goal: best.withoutOpenSlot)
    }.compactMap(\.self)
  }

  /// The changes of one parameter that are enough.
  ///
  /// - Parameter progress: called after every parameter, on any thread, one at a time.
  /// - Returns: the changes, in the order of the parameters.
  func single(_ progress: @Sendable (Explainer.Progress) -> Void) -> [Explanation.Fix] {
    let all = outlooks().filter(\.isPromising)
    let promising =
      all.filter { first.contains($0.driveParameter) }
      + all.filter { !first.contains($0.driveParameter) }
    let order = Dictionary(uniqueKeysWithValues: driveParameters.enumerated().map { ($1, $0) })
    let done = Mutex(0)
    return promising.sideBySide(threads: threads) { outlook -> Explanation.Fix? in
      let search = DriveParameterSearch(
        evaluations: evaluations, driveParameter: outlook.driveParameter, goal: outlook.goal)
      let fix = search.smallest().flatMap { found in
        self.fix(
          [(outlook.driveParameter, found.step)], enoughFor: outlook.goal,
          isSmallest: found.isSmallest)
      }
      let count = done.withLock { done in
        done += 1
        return done
      }
      progress(Explainer.Progress(done: count, driveParameters: promising.count, found: fix))
      return fix
    }.compactMap(\.self).sorted {
      ($0.unplacedAfter, order[$0.driveParameters[0]] ?? 0)
        < ($1.unplacedAfter, order[$1.driveParameters[0]] ?? 0)
    }
  }

  /// The best of each parameter that is not enough alone: the most effective first, then those that
  /// help nobody, with their smallest step.
  ///
  /// - Parameter enough: the changes that are enough.
  /// - Returns: the others.
  func insufficient(besides enough: [Explanation.Fix]) -> [Explanation.Fix] {
    let known = Set(enough.flatMap(\.driveParameters))
    let others = outlooks().filter { !known.contains($0.driveParameter) }.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    let found = others.sideBySide(threads: threads) { outlook -> Explanation.Fix? in
      let driveParameter = outlook.driveParameter
      let search = DriveParameterSearch(evaluations: evaluations, driveParameter: driveParameter)
      guard !evaluations.isStopped, let far = search.farthest() else { return nil }
      return fix(
        [(driveParameter, far.unplaced < now ? far.step : 1)], enoughFor: nil, isSmallest: true)
    }.compactMap(\.self)
    let order = Dictionary(uniqueKeysWithValues: driveParameters.enumerated().map { ($1, $0) })
    return found.sorted {
      ($0.unplacedAfter, order[$0.driveParameters[0]] ?? 0) < (
        $1.unplacedAfter, order[$1.driveParameters[0]] ?? 0
      )
    }
  }

  /// The most pairs that are reported, and the most parameters they are made of, by how far each
  /// gets.
  private static let (mostPairs, mostDriveParameters) = (3, 10)
  /// The part of the time after which no more pairs are looked at: what is left is for how far single
  /// changes get.
  private static let timeOfPairs = 0.6

  /// Pairs that are enough together, with the smallest step of the first and then the smallest of
  /// the second.
  func pairs() -> [Explanation.Fix] {
    let order = outlooks().filter { $0.driveParameter.kind.isMonotone }.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .prefix(Self.mostDriveParameters).map(\.element.driveParameter)
    let candidates = pairCandidates(of: order)
    var found: [Explanation.Fix] = []
    var rest = candidates[...]
    while found.count < Self.mostPairs, !rest.isEmpty, !evaluations.isOver(Self.timeOfPairs) {
      // As many in parallel as there are threads; the first in order are reported, whichever is
      // done first.
      let some = Array(rest.prefix(threads))
      rest = rest.dropFirst(threads)
      found += some.sideBySide(threads: threads) { pair($0.first, $0.second, goal: $0.goal) }
        .compactMap(\.self)
    }
    return Array(found.prefix(Self.mostPairs))
  }

  /// Two parameters that may be enough together.
  private struct PairCandidate {
    let first: DriveParameter
    let second: DriveParameter
    /// How few people they leave at best, by the linear program.
    let goal: Int
    /// Whether those are the ones to whom they open no slot.
    let placesAllItOpensTo: Bool
  }

  /// The pairs that place everyone to whom they open a slot, those that leave fewest first; and others
  /// that leave no more, though they open a slot to more.
  private func pairCandidates(of order: [DriveParameter]) -> [PairCandidate] {
    var candidates: [PairCandidate] = []
    for (place, first) in order.enumerated() {
      for second in order.dropFirst(place + 1) {
        guard let answer = evaluations.estimate([first, second].map { $0.setting($0.steps.count) })
        else { continue }
        let least = Int((answer.leastUnplaced - Self.sameParts).rounded(.up))
        candidates.append(
          PairCandidate(
            first: first, second: second, goal: max(answer.withoutOpenSlot, least),
            placesAllItOpensTo: least <= answer.withoutOpenSlot))
      }
    }
    guard let most = candidates.filter(\.placesAllItOpensTo).map(\.goal).min() else { return [] }
    return candidates.filter { $0.placesAllItOpensTo || $0.goal <= most }.enumerated().sorted {
      ($0.element.goal, $0.offset) < ($1.element.goal, $1.offset)
    }.map(\.element)
  }

  /// The smallest step of the first with the largest of the second, then the smallest of the
  /// second; nil where they are not enough together.
  private func pair(_ first: DriveParameter, _ second: DriveParameter, goal: Int) -> Explanation
    .Fix?
  {
    let most = second.setting(second.steps.count)
    let plans = PlansFound()
    let search = DriveParameterSearch(
      evaluations: evaluations, driveParameter: first, others: [most], goal: goal, plans: plans)
    guard let one = search.smallest() else { return nil }
    let rest = DriveParameterSearch(
      evaluations: evaluations, driveParameter: second, others: [first.setting(one.step)],
      goal: goal, plans: plans)
    guard let other = rest.smallest() else { return nil }
    return fix(
      [(first, one.step), (second, other.step)], enoughFor: goal,
      isSmallest: one.isSmallest && other.isSmallest)
  }

  /// A change, as planning showed it; nil where it was not planned.
  ///
  /// - Parameters:
  ///   - pulled: the parameters and their steps.
  ///   - goal: how many people an audited plan for it leaves without a slot, those whom no
  ///     parameter opens one to; nil where it is not enough.
  ///   - isSmallest: whether smaller steps were shown not to be enough.
  /// - Returns: the change as it is reported.
  private func fix(
    _ pulled: [(driveParameter: DriveParameter, step: Int)], enoughFor goal: Int?, isSmallest: Bool
  ) -> Explanation.Fix? {
    let settings = pulled.map { $0.driveParameter.setting($0.step) }
    // Where the time was over before the drive itself was planned, a plan of another one shows it.
    guard let unplaced = evaluations.result(settings).unplaced ?? goal else { return nil }
    return Explanation.Fix(
      settings: settings, driveParameters: pulled.map(\.driveParameter),
      current: pulled.map { pulled in
        var values: [String] = []
        for value in variants.currentValues(at: pulled.driveParameter.key).map({ $0 ?? "" })
        where !values.contains(value) { values.append(value) }
        return values.filter { !$0.isEmpty }.joined(separator: ", ")
      }, unplacedAfter: unplaced, isEnough: goal != nil, isSmallest: isSmallest)
  }
}

extension Array where Element: Sendable {
  /// Does something with every element, several in parallel and those in front first; what comes of
  /// it is in their order.
  func sideBySide<Result: Sendable>(
    threads: Int, _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    let done = Mutex<[Int: Result]>([:])
    Threads.perform(count, threads: threads) { place in
      let result = body(self[place])
      done.withLock { $0[place] = result }
    }
    return done.withLock { done in indices.compactMap { done[$0] } }
  }
}
