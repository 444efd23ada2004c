import Drives
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
  /// A drive that was planned: the caps its problems had and what those problems were, in the order
  /// in which they were looked at, and what planning came to.
  private struct Memory: Sendable {
    let caps: [CrowdCaps]
    let problems: [[UInt64]]
    let outcome: Planner.Outcome
  }

  /// By what the crowd rule depends on and the first problem.
  private let memories = Mutex<[[UInt64]: [Memory]]>([:])

  /// Nothing is remembered yet.
  public init() {}

  /// What planning a drive would come to; nil where nothing tells.
  func outcome(of drive: Drive, told: [Assignment], firstCaps: CrowdCaps) -> Planner.Outcome? {
    let key = key(of: drive, told: told, firstCaps: firstCaps)
    let known = memories.withLock { $0[key] ?? [] }
    return known.first { memory in
      zip(memory.caps, memory.problems).allSatisfy { caps, problem in
        PlanningProblem(of: drive, told: told, caps: caps).contents == problem
      }
    }?.outcome
  }

  /// Remembers what planning a drive came to, and the caps of all problems it looked at.
  func keep(
    _ outcome: Planner.Outcome, of drive: Drive, told: [Assignment], caps: [CrowdCaps]
  ) {
    guard let first = caps.first else { return }
    let memory = Memory(
      caps: caps,
      problems: caps.map { PlanningProblem(of: drive, told: told, caps: $0).contents },
      outcome: outcome)
    let key = key(of: drive, told: told, firstCaps: first)
    memories.withLock { $0[key, default: []].append(memory) }
  }

  private func key(of drive: Drive, told: [Assignment], firstCaps: CrowdCaps) -> [UInt64] {
    CrowdCaps.contents(of: drive)
      + PlanningProblem(of: drive, told: told, caps: firstCaps).contents
  }
}
