import Synchronization
import Testing
import Workers

@Suite struct ThreadsTests {
  /// Each piece is done once, on any number of threads, more than there are pieces included.
  @Test(arguments: [1, 2, 3, 64]) func everyPieceIsDoneOnce(threads: Int) {
    let done = Mutex([Int](repeating: 0, count: 1_000))
    Threads.perform(1_000, threads: threads) { number in done.withLock { $0[number] += 1 } }
    let counts: [Int] = done.withLock { $0 }
    #expect(counts.allSatisfy { $0 == 1 })
  }

  @Test func nothingIsDoneOfNoPieces() {
    Threads.perform(0, threads: 4) { _ in Issue.record("there is no piece") }
  }

  /// Work inside of work ends, too.
  @Test func workMayBeNested() {
    let sum = Mutex(0)
    Threads.perform(5, threads: 3) { outer in
      Threads.perform(7, threads: 3) { inner in sum.withLock { $0 += 10 * outer + inner } }
    }
    let total: Int = sum.withLock { $0 }
    // 7 · 10 · (0 + … + 4) + 5 · (0 + … + 6)
    #expect(total == 805)
  }
}
