package import Formulation

/// Local search for the best set of slots of an uncapacitated unit: everyone is in the cheapest
/// slot of the set; slots are added, dropped and exchanged while that improves (Kuehn and
/// Hamburger, 1963, "A Heuristic Program for Locating Warehouses", doi:10.1287/mnsc.9.4.643). The
/// set of the last pricing is the start.
package struct SlotSetSearch: Sendable {
  package typealias Lane = UnitMatrix.Lane

  var matrix: UnitMatrix
  /// Which slots are in the set, and what it costs in all.
  package private(set) var use: SlotUse
  package private(set) var chosen: [Int] = []
  package private(set) var value = Double.infinity
  private var nearest: [Lane]
  /// What serving everyone in the set costs, without opening it.
  private var served = 0.0

  package init(_ problem: UnitProblem, _ matrix: UnitMatrix) {
    self.matrix = matrix
    use = SlotUse(problem)
    nearest = matrix.unplaced
  }

  /// Starts from a set of slots.
  package mutating func start(_ slots: [Int]) {
    for slot in chosen { use.used[slot] = false }
    chosen = []
    for slot in slots where !use.used[slot] {
      use.used[slot] = true
      chosen.append(slot)
    }
  }

  /// Improves the set at the costs `priced`, to where no single change helps.
  package mutating func improve(_ priced: [Lane]) {
    priced.withUnsafeBufferPointer { priced in
      served = reach(priced, without: -1)
      value = served + use.openingCost(of: chosen)
      var before = Double.infinity
      // With the largest weights a saving may be mere rounding; this ends the loop then.
      while value < before, let change = bestChange(priced) {
        before = value
        if change.removed >= 0 {
          use.used[change.removed] = false
          chosen.removeAll { $0 == change.removed }
        }
        if change.added >= 0 {
          use.used[change.added] = true
          chosen.append(change.added)
        }
        served = reach(priced, without: -1)
        value = served + use.openingCost(of: chosen)
      }
    }
  }

  /// The change of the set that saves most.
  private mutating func bestChange(
    _ priced: UnsafeBufferPointer<Lane>
  ) -> (removed: Int, added: Int)? {
    var choice: (delta: Double, removed: Int, added: Int) = (-1e-7, -1, -1)
    for place in -1..<chosen.count {
      let removed = place < 0 ? -1 : chosen[place]
      var delta = 0.0
      if removed >= 0 {
        use.used[removed] = false
        delta -= use.openingCost(adding: removed)
      }
      delta += reach(priced, without: removed) - served
      if delta < choice.delta, removed >= 0 { choice = (delta, removed, -1) }
      for slot in 0..<matrix.slotCount where !use.used[slot] && slot != removed {
        let after = delta + use.openingCost(adding: slot) - gain(of: slot, priced)
        if after < choice.delta { choice = (after, removed, slot) }
      }
      if removed >= 0 { use.used[removed] = true }
    }
    return choice.delta < -1e-7 ? (choice.removed, choice.added) : nil
  }

  /// Notes each class's cheapest slot in the set without one of its slots; returns the sum.
  private mutating func reach(_ priced: UnsafeBufferPointer<Lane>, without: Int) -> Double {
    var sum = Lane.zero
    for lane in 0..<matrix.lanes {
      var best = matrix.unplaced[lane]
      for slot in chosen where slot != without {
        let cost = priced[slot * matrix.lanes + lane]
        best.replace(with: cost, where: cost .< best)
      }
      nearest[lane] = best
      sum += best * matrix.counts[lane]
    }
    return sum.sum()
  }

  @inline(__always)
  private func gain(of slot: Int, _ priced: UnsafeBufferPointer<Lane>) -> Double {
    var sum = Lane.zero
    let first = slot * matrix.lanes
    for lane in 0..<matrix.lanes {
      let gain = nearest[lane] - priced[first + lane]
      sum += gain.replacing(with: Lane.zero, where: gain .< Lane.zero) * matrix.counts[lane]
    }
    return sum.sum()
  }

  /// The single slot that serves everyone best, or none.
  package func bestSingle(_ priced: [Lane]) -> Int? {
    var best = 0.0
    for lane in 0..<matrix.lanes { best += (matrix.unplaced[lane] * matrix.counts[lane]).sum() }
    var choice: Int?
    priced.withUnsafeBufferPointer { priced in
      for slot in 0..<matrix.slotCount {
        var sum = Lane.zero
        for lane in 0..<matrix.lanes {
          let unplaced = matrix.unplaced[lane]
          let cost = priced[slot * matrix.lanes + lane]
          sum += cost.replacing(with: unplaced, where: unplaced .< cost) * matrix.counts[lane]
        }
        let value = sum.sum() + use.slotCost + use.runStartCost
        if value < best { (best, choice) = (value, slot) }
      }
    }
    return choice
  }

  /// The schedule of the set: every class as a whole in its cheapest slot.
  package func schedule(of problem: UnitProblem, _ priced: [Lane]) -> Schedule {
    let slots = chosen.sorted()
    var placements: [Schedule.Placement] = []
    for (number, itemClass) in problem.classes.enumerated() {
      var best = matrix.unplaced[number / 4][number % 4]
      var bestSlot = -1
      for slot in slots {
        let cost = priced[slot * matrix.lanes + number / 4][number % 4]
        if cost < best { (best, bestSlot) = (cost, slot) }
      }
      if bestSlot >= 0 {
        placements.append(
          Schedule.Placement(
            itemClass: Int32(number), slot: Int32(bestSlot), count: Int32(itemClass.count)))
      }
    }
    return Schedule(placements: placements)
  }
}
