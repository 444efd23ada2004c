import Dispatch
import Drives
import Formulation
import IntegerProgramming
import Plans
import Synchronization

/// A cache of planning outcomes, shared by drives whose problems are equal although the drives
/// differ, for example in a limit that others imply.
///
/// An outcome is a function of the problems searched and of the crowd rule. It is reused only if
/// every problem that planning the drive would search equals one searched before, so that the plan
/// is the one a full run would find. A cache belongs to one planner with the same limits, and one
/// warm start.
public final class PlanningMemory: Sendable {
  /// A drive that was planned: the surrogate bounds that its problems after the first had and what
  /// those problems were, in the order in which they were looked at, and what planning came to.
  fileprivate struct Memory: Sendable {
    let surrogate: [CrowdSurrogate]
    let problems: [[UInt64]]
    let outcome: Planner.Outcome
  }

  /// The outcomes by the encoding of the crowd rule and of the first problem; and what is being
  /// planned.
  fileprivate struct State {
    var memories: [[UInt64]: [Memory]] = [:]
    var underway: [[UInt64]: DispatchGroup] = [:]
  }

  private let state = Mutex(State())

  /// An empty cache.
  public init() {}

  /// The outcome of planning a drive: cached or computed. A caller waits where another thread plans
  /// the same problem.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - published: the published slots.
  ///   - firstSurrogate: the surrogate bounds of the first problem that planning it looks at.
  ///   - plan: plans it; returns the outcome, and the surrogate bounds of all problems it looked
  ///     at, or none if the outcome is not to be remembered.
  /// - Returns: the outcome.
  /// - Throws: what `plan` throws.
  func outcome(
    of drive: Drive, published: [Assignment], firstSurrogate: CrowdSurrogate,
    plan: () throws(PlanningError) -> (outcome: Planner.Outcome, surrogate: [CrowdSurrogate])
  ) throws(PlanningError) -> Planner.Outcome {
    let key =
      CrowdSurrogate.canonicalEncoding(of: drive)
      + PlanningProblem(of: drive, published: published, surrogate: firstSurrogate)
      .canonicalEncoding
    let mine = DispatchGroup()
    mine.enter()
    defer { mine.leave() }
    while let other = state.withLock({ $0.begin(key, mine) }) { other.wait() }
    defer { state.withLock { $0.underway[key] = nil } }
    if let known = known(key, of: drive, published: published) { return known }
    let (outcome, surrogate) = try plan()
    guard !surrogate.isEmpty else { return outcome }
    let furtherSurrogates = Array(surrogate.dropFirst())
    let memory = Memory(
      surrogate: furtherSurrogates,
      problems: furtherSurrogates.map {
        PlanningProblem(of: drive, published: published, surrogate: $0).canonicalEncoding
      },
      outcome: outcome)
    state.withLock { $0.memories[key, default: []].append(memory) }
    return outcome
  }

  private func known(
    _ key: [UInt64], of drive: Drive, published: [Assignment]
  ) -> Planner.Outcome? {
    state.withLock { $0.memories[key] ?? [] }.first { memory in
      zip(memory.surrogate, memory.problems).allSatisfy { surrogate, problem in
        PlanningProblem(of: drive, published: published, surrogate: surrogate).canonicalEncoding
          == problem
      }
        && Audit(of: memory.outcome.plan.assignments, on: drive, published: published).violations
          .isEmpty
    }?.outcome
  }
}

extension PlanningMemory.State {
  /// Begins planning; returns who plans the same already, if somebody does.
  fileprivate mutating func begin(_ key: [UInt64], _ group: DispatchGroup) -> DispatchGroup? {
    if let other = underway[key] { return other }
    underway[key] = group
    return nil
  }
}
