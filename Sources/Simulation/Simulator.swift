public import Drives
import Foundation
public import Plans
import Synchronization
import Workers

/// Simulates the day of a plan many times, with people who come late or not at all, services that
/// take longer or shorter, and queues before every stage.
///
/// Run k of a seed is the same whatever else is simulated and however many threads there are; a
/// person draws the same numbers in run k under every plan, so that plans are compared on the same
/// days.
public struct Simulator: Sendable {
  /// How often the day is simulated, at least once.
  public let runs: Int
  /// The random seed.
  public let seed: UInt64
  /// How many threads simulate.
  public let threads: Int

  /// The most runs one simulation may have.
  public static let mostRuns = 1_000_000

  /// A simulator of so many runs; at least one, at most ``mostRuns``.
  ///
  /// - Parameters:
  ///   - runs: how often the day is simulated.
  ///   - seed: what the random numbers begin from.
  ///   - threads: how many threads simulate; nil for one per processor.
  public init(runs: Int = 1000, seed: UInt64 = 1, threads: Int? = nil) {
    self.runs = min(max(1, runs), Simulator.mostRuns)
    self.seed = seed
    self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Simulates the day, or the days, of a plan.
  ///
  /// - Parameters:
  ///   - assignments: who is invited when, however that was made.
  ///   - drive: the drive the plan is for.
  ///   - begun: how far its sessions have come, one entry per session, nil for one that has not begun:
  ///     who has come is as it is, and only the rest of the day is drawn. Empty before the first day.
  ///   - progress: called now and then, on the calling thread, with the number of simulated days
  ///     done.
  ///   - isStopped: asked as often whether to leave it at the runs that are done; some always are.
  /// - Returns: what happened, as numbers over all runs that were done; the first ones of them.
  public func simulate(
    _ assignments: [Assignment], on drive: Drive, since begun: [SessionProgress?] = [],
    progress: (_ done: Int) -> Void = { _ in },
    isStopped: () -> Bool = { false }
  ) -> SimulatedPlan {
    let scripts = SessionScript.all(of: assignments, on: drive, since: begun)
    let players = Mutex((0..<threads).map { _ in Player(scripts, seed: seed) })
    let rounds = min(runs, 25)
    var done = 0
    for round in 0..<rounds {
      let first = runs * round / rounds
      let count = runs * (round + 1) / rounds - first
      Threads.perform(threads) { thread in
        let part = first + count * thread / threads..<first + count * (thread + 1) / threads
        guard !part.isEmpty else { return }
        // Taken out, so that the thread owns it alone and changes it in place.
        var player = players.withLock { $0.removeLast() }
        part.forEach { player.simulate(run: $0) }
        players.withLock { $0.append(player) }
      }
      done = first + count
      progress(done)
      if isStopped() { break }
    }
    let all = players.withLock { $0 }
    let tallies = scripts.indices.map { session in
      SessionTally(merging: all.map { $0.tallies[session] }, runs: done)
    }
    return SimulatedPlan(
      runs: done, seed: seed,
      sessions: zip(scripts, tallies).map { script, tally in
        SimulatedSession(tally, of: script, session: script.index)
      }, total: SimulatedTotal(tallies, scripts))
  }
}

/// Simulates runs one after another on one thread.
private struct Player: Sendable {
  let seed: UInt64
  var runs: [SessionRun]
  var tallies: [SessionTally]

  init(_ scripts: [SessionScript], seed: UInt64) {
    self.seed = seed
    runs = scripts.map(SessionRun.init)
    tallies = scripts.map(SessionTally.init)
  }

  mutating func simulate(run: Int) {
    let key = RunKey(seed: seed, run: run)
    for session in runs.indices {
      runs[session].simulate(key)
      tallies[session].add(runs[session], run: run)
    }
  }
}
