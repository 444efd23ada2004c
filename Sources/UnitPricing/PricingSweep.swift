package import IntegerProgramming
import Synchronization
import Workers

extension UnitPricer {
  /// The number of parts, which bounds the number of threads at work.
  fileprivate static let mostParts = 16
}

extension [UnitPricer] {
  /// Applies a function to every pricer, in parallel parts; the result does not depend on the
  /// number of threads.
  ///
  /// - Parameters:
  ///   - threads: how many threads to use at most.
  ///   - deadline: when to stop.
  ///   - body: what to do.
  /// - Returns: one result per unit; nil where the time was over first.
  package mutating func sweep<Result: Sendable>(
    threads: Int = Threads.processors, deadline: Deadline,
    _ body: @Sendable (inout UnitPricer, _ unit: Int) -> Result
  ) -> [Result]? {
    let parts = Swift.min(count, UnitPricer.mostParts)
    guard parts > 1 else { return part(deadline: deadline, first: 0, body) }
    let waiting = Mutex<[Int: [UnitPricer]]>([:])
    let bounds = (0...parts).map { $0 * count / parts }
    for number in 0..<parts {
      let pricers = Array(self[bounds[number]..<bounds[number + 1]])
      waiting.withLock { $0[number] = pricers }
    }
    // Emptied, so that each part owns its pricers alone and changes them in place.
    removeAll()
    let done = Mutex<[Int: (pricers: [UnitPricer], results: [Result]?)]>([:])
    Threads.perform(parts, threads: threads) { number in
      guard var pricers = waiting.withLock({ $0.removeValue(forKey: number) }) else { return }
      let results = pricers.part(deadline: deadline, first: bounds[number], body)
      done.withLock { $0[number] = (pricers, results) }
    }
    var results: [Result]? = []
    for number in 0..<parts {
      guard let part = done.withLock({ $0.removeValue(forKey: number) }) else { return nil }
      append(contentsOf: part.pricers)
      if let found = part.results { results?.append(contentsOf: found) } else { results = nil }
    }
    return results
  }

  private mutating func part<Result>(
    deadline: Deadline, first: Int, _ body: (inout UnitPricer, _ unit: Int) -> Result
  ) -> [Result]? {
    var results: [Result] = []
    results.reserveCapacity(count)
    for unit in indices {
      if deadline.isOver { return nil }
      results.append(body(&self[unit], first + unit))
    }
    return results
  }
}
