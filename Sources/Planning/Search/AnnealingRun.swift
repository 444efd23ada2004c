import Dispatch
import Synchronization

/// Several annealings from one start, towards the peaks of a relaxation first and for the peaks' own
/// cost then, side by side. What comes of a seed does not depend on how many run at once.
struct AnnealingRun: Sendable {
  let start: Arrangement
  /// The peaks to aim at, by session.
  let targets: [Double]
  let moves: Int
  let watch: Watch

  /// The last arrangement of each seed.
  func results(seeds: [UInt64]) -> [Arrangement] {
    let done = Mutex<[Int: Arrangement]>([:])
    DispatchQueue.concurrentPerform(iterations: seeds.count) { place in
      let result = result(seed: seeds[place], hot: place % 2 == 0 ? 0.5 : 0.35)
      done.withLock { $0[place] = result }
    }
    return done.withLock { done in seeds.indices.compactMap { done[$0] } }
  }

  private func result(seed: UInt64, hot: Double) -> Arrangement {
    var annealing = Annealing(start, seed: seed)
    annealing.run(moves: moves, hot: hot, cold: 0.2, targets: targets, watch: watch)
    annealing.run(moves: moves / 4, hot: 0.3, cold: 0.05, watch: watch)
    return annealing.now
  }
}
