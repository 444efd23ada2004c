import Dispatch
import Synchronization

extension [UnitPricer] {
  /// Prices every unit, two parts side by side; what comes of it does not depend on how many run at
  /// once.
  ///
  /// - Parameters:
  ///   - prices: for each load of the hall, what one person in it costs.
  ///   - kindCount: how many kinds of donors there are.
  ///   - effort: how hard to try.
  ///   - watch: when to stop.
  /// - Returns: one result per unit; nil where the time was over first.
  mutating func priceAll(
    _ prices: [Double], kindCount: Int, effort: UnitPricer.Effort, watch: Watch
  ) -> [UnitPricer.Result]? {
    let parts = Swift.min(count, 16)
    guard parts > 1 else { return part(prices, kindCount: kindCount, effort: effort, watch: watch) }
    let waiting = Mutex<[Int: [UnitPricer]]>([:])
    let bounds = (0...parts).map { $0 * count / parts }
    for number in 0..<parts {
      let pricers = Array(self[bounds[number]..<bounds[number + 1]])
      waiting.withLock { $0[number] = pricers }
    }
    // Emptied, so that each part owns its pricers alone and changes them in place.
    removeAll()
    let done = Mutex<[Int: (pricers: [UnitPricer], results: [UnitPricer.Result]?)]>([:])
    DispatchQueue.concurrentPerform(iterations: parts) { number in
      guard var pricers = waiting.withLock({ $0.removeValue(forKey: number) }) else { return }
      let results = pricers.part(prices, kindCount: kindCount, effort: effort, watch: watch)
      done.withLock { $0[number] = (pricers, results) }
    }
    var results: [UnitPricer.Result]? = []
    for number in 0..<parts {
      guard let part = done.withLock({ $0.removeValue(forKey: number) }) else { return nil }
      append(contentsOf: part.pricers)
      if let found = part.results { results?.append(contentsOf: found) } else { results = nil }
    }
    return results
  }

  private mutating func part(
    _ prices: [Double], kindCount: Int, effort: UnitPricer.Effort, watch: Watch
  ) -> [UnitPricer.Result]? {
    var results: [UnitPricer.Result] = []
    for unit in indices {
      if watch.isOver { return nil }
      results.append(self[unit].price(prices, kindCount: kindCount, effort: effort))
    }
    return results
  }
}
