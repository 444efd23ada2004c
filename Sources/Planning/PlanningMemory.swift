import Dispatch
import Drives
import Formulation
import IntegerProgramming
import Plans
import Synchronization

/// What planning came to before, for drives that differ in nothing that matters to it: in a limit,
/// say, that other limits imply.
///
/// What planning comes to follows from the problems it looks at and from what the crowd rule says of
/// plans. A drive is remembered only if every problem that planning it would look at is the same as one
/// that was looked at before; so the plan is the one that planning it anew would make. One memory is
/// for one planner with the same limits, and one start.
public final class PlanningMemory: Sendable {
  /// A drive that was planned: the caps that its problems after the first had and what those problems
  /// were, in the order in which they were looked at, and what planning came to.
  fileprivate struct Memory: Sendable {
    let caps: [CrowdSurrogate]
    let problems: [[UInt64]]
    let outcome: Planner.Outcome
  }

  /// What is remembered, by what the crowd rule depends on and the first problem; and what is being
  /// planned at the moment.
  fileprivate struct State {
    var memories: [[UInt64]: [Memory]] = [:]
    var underway: [[UInt64]: DispatchGroup] = [:]
  }

  private let state = Mutex(State())

  /// Nothing is remembered yet.
  public init() {}

  /// What planning a drive comes to: remembered, or found out. Who asks for a drive that another is
  /// planning waits for that one.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - told: the slots people were told before.
  ///   - firstCaps: the caps of the first problem that planning it looks at.
  ///   - plan: plans it; returns the outcome, and the caps of all problems it looked at, or none if the
  ///     outcome is not to be remembered.
  /// - Returns: the outcome.
  /// - Throws: what `plan` throws.
  func outcome(
    of drive: Drive, told: [Assignment], firstCaps: CrowdSurrogate,
    plan: () throws(PlanningFault) -> (outcome: Planner.Outcome, caps: [CrowdSurrogate])
  ) throws(PlanningFault) -> Planner.Outcome {
    let key =
      CrowdSurrogate.contents(of: drive)
      + PlanningProblem(of: drive, told: told, caps: firstCaps).contents
    let mine = DispatchGroup()
    mine.enter()
    defer { mine.leave() }
    while let other = state.withLock({ $0.begin(key, mine) }) { other.wait() }
    defer { state.withLock { $0.underway[key] = nil } }
    if let known = known(key, of: drive, told: told) { return known }
    let (outcome, caps) = try plan()
    guard !caps.isEmpty else { return outcome }
    let furtherCaps = Array(caps.dropFirst())
    let memory = Memory(
      caps: furtherCaps,
      problems: furtherCaps.map { PlanningProblem(of: drive, told: told, caps: $0).contents },
      outcome: outcome)
    state.withLock { $0.memories[key, default: []].append(memory) }
    return outcome
  }

  private func known(
    _ key: [UInt64], of drive: Drive, told: [Assignment]
  ) -> Planner.Outcome? {
    state.withLock { $0.memories[key] ?? [] }.first { memory in
      zip(memory.caps, memory.problems).allSatisfy { caps, problem in
        PlanningProblem(of: drive, told: told, caps: caps).contents == problem
      }
        && Audit(of: memory.outcome.plan.assignments, on: drive, told: told).violations.isEmpty
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
