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
  let trials: Trials
  let threads: Int
  let levers: [Lever]
  /// How many people have no slot as the drive stands.
  let now: Int

  /// Parts of people that the linear program and its tolerances do not tell apart.
  private static let sameParts = 1e-4

  /// Every lever as far as it goes; slots stay as long as they are.
  var widest: [Setting] {
    levers.filter { $0.kind.isMonotone }.map { $0.setting($0.steps.count) }
  }

  /// Whom no lever opens a slot to, even if all are pulled as far as they go.
  ///
  /// - Parameter people: the people without a slot, as indices in the drive's registrants.
  /// - Returns: those of them.
  func unreachable(among people: [Int]) -> [Int] {
    guard let drive = try? variants.drive(with: widest) else { return [] }
    let slots = drive.sessions.enumerated().flatMap { index, session in
      session.slotStarts.map { SlotStart(session: index, start: $0) }
    }
    // Slots of another length may lie inside somebody's hours where none did.
    let others = levers.filter { !$0.kind.isMonotone }.flatMap { lever in
      (1...lever.steps.count).map { lever.setting($0) }
    }.compactMap { try? variants.drive(with: widest + [$0]) }
    return people.filter { person in
      !Self.isOpen(slots, to: person, on: drive)
        && !others.contains { drive in
          Self.isOpen(
            drive.sessions.enumerated().flatMap { index, session in
              session.slotStarts.map { SlotStart(session: index, start: $0) }
            }, to: person, on: drive)
        }
    }
  }

  private static func isOpen(_ slots: [SlotStart], to person: Int, on drive: Drive) -> Bool {
    slots.contains { drive.isAllowed($0, to: drive.registrants[person]) }
  }

  /// What one lever leaves at best, by the linear program.
  private struct Outlook {
    let lever: Lever
    /// How few people stay without a slot.
    let least: Double
    /// How many of them no slot is open to then.
    let goal: Int

    /// Whether it may place all whom it opens a slot to.
    var isPromising: Bool { least <= Double(goal) + RemedySearch.sameParts }

    /// The least in steps in which it is compared: what differs by less is told in the levers' order.
    var rank: Int { Int((least / RemedySearch.sameParts).rounded()) }
  }

  private func outlooks() -> [Outlook] {
    levers.sideBySide(threads: threads) { lever -> Outlook? in
      let steps = lever.kind.isMonotone ? [lever.steps.count] : Array(1...lever.steps.count)
      let answers = steps.compactMap { trials.estimate([lever.setting($0)]) }
      guard let best = answers.min(by: { $0.leastUnplaced < $1.leastUnplaced }) else { return nil }
      return Outlook(lever: lever, least: best.leastUnplaced, goal: best.withoutOpenSlot)
    }.compactMap(\.self)
  }

  /// The changes of one lever that are enough.
  ///
  /// - Parameter progress: told after every lever, on any thread, one at a time.
  /// - Returns: the changes, in the order of the levers.
  func single(_ progress: @Sendable (Explainer.Progress) -> Void) -> [Explanation.Fix] {
    let promising = outlooks().filter(\.isPromising)
    let done = Mutex(0)
    return promising.sideBySide(threads: threads) { outlook -> Explanation.Fix? in
      let search = LeverSearch(trials: trials, lever: outlook.lever, goal: outlook.goal)
      let fix = search.smallest().flatMap { found in
        self.fix(
          [(outlook.lever, found.step)], enoughFor: outlook.goal, isSmallest: found.isSmallest)
      }
      let count = done.withLock { done in
        done += 1
        return done
      }
      progress(Explainer.Progress(done: count, levers: promising.count, found: fix))
      return fix
    }.compactMap(\.self).enumerated().sorted {
      ($0.element.unplacedAfter, $0.offset) < ($1.element.unplacedAfter, $1.offset)
    }.map(\.element)
  }

  /// How far the levers get that are not enough by themselves: the farthest first, then those that
  /// help nobody, with their smallest step.
  ///
  /// - Parameter enough: the changes that are enough.
  /// - Returns: the others.
  func insufficient(besides enough: [Explanation.Fix]) -> [Explanation.Fix] {
    let known = Set(enough.flatMap(\.levers))
    let others = outlooks().filter { !known.contains($0.lever) }.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    let found = others.sideBySide(threads: threads) { outlook -> Explanation.Fix? in
      let lever = outlook.lever
      let search = LeverSearch(trials: trials, lever: lever)
      guard !trials.isStopped, let far = search.farthest() else { return nil }
      return fix([(lever, far.unplaced < now ? far.step : 1)], enoughFor: nil, isSmallest: true)
    }.compactMap(\.self)
    let order = Dictionary(uniqueKeysWithValues: levers.enumerated().map { ($1, $0) })
    return found.sorted {
      ($0.unplacedAfter, order[$0.levers[0]] ?? 0) < ($1.unplacedAfter, order[$1.levers[0]] ?? 0)
    }
  }

  /// The most pairs that are told, and the most levers they are made of, by how far each gets.
  private static let (mostPairs, mostLevers) = (3, 10)
  /// The part of the time after which no more pairs are looked at: what is left is for how far single
  /// changes get.
  private static let timeOfPairs = 0.6

  /// Two levers that are enough together: with the first pulled as little as possible, and the second
  /// no farther than that asks for.
  func pairs() -> [Explanation.Fix] {
    let order = outlooks().filter { $0.lever.kind.isMonotone }.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .prefix(Self.mostLevers).map(\.element.lever)
    var candidates: [(first: Lever, second: Lever, goal: Int)] = []
    for (place, first) in order.enumerated() {
      for second in order.dropFirst(place + 1) {
        let both = [first, second].map { $0.setting($0.steps.count) }
        guard let answer = trials.estimate(both),
          answer.leastUnplaced <= Double(answer.withoutOpenSlot) + Self.sameParts
        else { continue }
        candidates.append((first, second, answer.withoutOpenSlot))
      }
    }
    // Those that leave fewest first.
    candidates = candidates.enumerated().sorted {
      ($0.element.goal, $0.offset) < ($1.element.goal, $1.offset)
    }.map(\.element)
    var found: [Explanation.Fix] = []
    var rest = candidates[...]
    while found.count < Self.mostPairs, !rest.isEmpty, !trials.isOver(Self.timeOfPairs) {
      // As many side by side as there are threads; the first in order are told, whoever is done first.
      let some = Array(rest.prefix(threads))
      rest = rest.dropFirst(threads)
      found += some.sideBySide(threads: threads) { pair($0.first, $0.second, goal: $0.goal) }
        .compactMap(\.self)
    }
    return Array(found.prefix(Self.mostPairs))
  }

  /// The first lever pulled as little as possible beside all of the second, and then the second no
  /// farther than that asks for; nil where they are not enough together.
  private func pair(_ first: Lever, _ second: Lever, goal: Int) -> Explanation.Fix? {
    let most = second.setting(second.steps.count)
    let plans = PlansFound()
    let search = LeverSearch(
      trials: trials, lever: first, others: [most], goal: goal, plans: plans)
    guard let one = search.smallest() else { return nil }
    let rest = LeverSearch(
      trials: trials, lever: second, others: [first.setting(one.step)], goal: goal, plans: plans)
    guard let other = rest.smallest() else { return nil }
    return fix(
      [(first, one.step), (second, other.step)], enoughFor: goal,
      isSmallest: one.isSmallest && other.isSmallest)
  }

  /// A change, as planning showed it; nil where it was not planned.
  ///
  /// - Parameters:
  ///   - pulled: the levers and their steps.
  ///   - goal: how many people an audited plan for it leaves without a slot, those whom no lever opens one
  ///     to; nil where it is not enough.
  ///   - isSmallest: whether smaller steps were shown not to be enough.
  private func fix(
    _ pulled: [(lever: Lever, step: Int)], enoughFor goal: Int?, isSmallest: Bool
  ) -> Explanation.Fix? {
    let settings = pulled.map { $0.lever.setting($0.step) }
    // Where the time was over before the drive itself was planned, a plan of another one shows it.
    guard let unplaced = trials.result(settings).unplaced ?? goal else { return nil }
    return Explanation.Fix(
      settings: settings, levers: pulled.map(\.lever),
      standing: pulled.map { pulled in
        var values: [String] = []
        for value in variants.standing(at: pulled.lever.key).map({ $0 ?? "" })
        where !values.contains(value) { values.append(value) }
        return values.filter { !$0.isEmpty }.joined(separator: ", ")
      }, unplacedAfter: unplaced, isEnough: goal != nil, isSmallest: isSmallest)
  }
}

extension Array where Element: Sendable {
  /// Does something with every element, several side by side and those in front first; what comes of
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
