package import Formulation
package import IntegerProgramming

/// Proves how cheap any schedule of a unit can be at given costs.
///
/// "Each item is served once" is relaxed with one multiplier per class (Erlenkotter, 1978, for the
/// idea; Held, Wolfe and Crowder, 1974, for the steps), caps with one per slot and away set; the
/// best set of slots is then a path (``SlotPaths``). What that leaves open is closed by looking at
/// the sets of slots that it does not rule out.
package struct UnitBound: Sendable {
  package typealias Lane = UnitMatrix.Lane

  /// For so many sets of slots that may be looked at, one may be by a linear program.
  static let setsOfProgram = 20

  /// The multipliers of what is relaxed.
  package struct Multipliers: Sendable {
    /// For each class, what serving an item is worth.
    package var classes: [Lane]
    /// For each away set, what an absence in it costs.
    package var away: [Double]
    /// For each slot, what a place in it costs.
    package var places: [Double]
  }

  package let problem: UnitProblem
  package let matrix: UnitMatrix
  package let isCapped: Bool
  package let slotCaps: [Int]
  package let setsOfSlot: [[Int]]
  /// How many people one disjoint absence of a path can take.
  package let mostPerAbsence: Int
  package var paths: SlotPaths
  package var multipliers: Multipliers
  /// The costs with the prices of places and absences, and the least of them and the multipliers.
  package var full: [Lane]
  package var reach: [Lane]
  package var path: [Int] = []
  /// How many items of each class the path serves, and how many people are in each of its slots.
  package var served: [Lane]
  package var people: [Double]
  /// Where looking at sets of slots has found one that promises to be cheaper than the schedule known
  /// before: the slots and, with caps, a schedule that may leave some out.
  package private(set) var cheapest: (slots: [Int], schedule: Schedule?)?

  package init(
    _ problem: UnitProblem, _ matrix: UnitMatrix, isCapped: Bool, slotCaps: [Int],
    setsOfSlot: [[Int]], mostPerAbsence: Int, paths: SlotPaths
  ) {
    self.problem = problem
    self.matrix = matrix
    self.isCapped = isCapped
    self.slotCaps = slotCaps
    self.setsOfSlot = setsOfSlot
    self.mostPerAbsence = mostPerAbsence
    self.paths = paths
    multipliers = Multipliers(
      classes: matrix.unplaced, away: [Double](repeating: 0, count: problem.absenceCliques.count),
      places: [Double](repeating: 0, count: matrix.slotCount))
    full = [Lane](repeating: .zero, count: matrix.slotCount * matrix.lanes)
    reach = full
    served = [Lane](repeating: .zero, count: matrix.lanes)
    people = [Double](repeating: 0, count: matrix.slotCount)
  }

  /// A lower bound of the cost of any schedule.
  ///
  /// - Parameters:
  ///   - priced: the costs.
  ///   - schedule: a good schedule.
  ///   - value: what it costs.
  ///   - tolerance: how far below that the bound may stay.
  ///   - steps: how many steps of the multipliers, at most.
  ///   - sets: how many sets of slots to look at, at most.
  ///   - solver: what tells the cost of a set under caps.
  /// - Returns: the bound.
  package mutating func prove(
    _ priced: [Lane], near schedule: Schedule, value: Double, tolerance: Double, steps: Int,
    sets: Int, solver: any Solver
  ) -> Double {
    paths.openAll()
    cheapest = nil
    start(near: schedule, priced)
    let bound = climb(priced, value: value, target: value - tolerance, steps: steps)
    guard bound < value - tolerance, sets > 0 else { return min(bound, value - tolerance) }
    var enumeration = Enumeration(
      self, priced, value: value, tolerance: tolerance, sets: sets, solver: solver)
    let enumerated = max(bound, enumeration.run())
    cheapest = enumeration.cheapest
    return enumerated
  }

  /// A set of slots with room for everyone, as far as there is room, that promises to be cheap.
  package mutating func firstSlots(_ priced: [Lane]) -> [Int] {
    paths.openAll()
    for lane in 0..<matrix.lanes {
      var cheapest = matrix.unplaced[lane]
      for slot in 0..<matrix.slotCount {
        let cost = priced[slot * matrix.lanes + lane]
        cheapest.replace(with: cost, where: cost .< cheapest)
      }
      multipliers.classes[lane] = cheapest + Lane(repeating: 2)
    }
    for slot in multipliers.places.indices { multipliers.places[slot] = 0 }
    for set in multipliers.away.indices { multipliers.away[set] = 0 }
    _ = relax(priced)
    return path
  }

  /// The bound of the present multipliers; leaves the best path, and whom it serves.
  package mutating func relax(_ priced: [Lane]) -> Double {
    let lanes = matrix.lanes
    addPrices(priced)
    for slot in paths.open {
      var gain = Lane.zero
      for lane in 0..<lanes {
        let cost = full[slot * lanes + lane]
        let worth = multipliers.classes[lane]
        let least = worth.replacing(with: cost, where: cost .< worth)
        reach[slot * lanes + lane] = least
        gain += matrix.counts[lane] * (worth - least)
      }
      paths.firstGains[slot] = gain.sum() + placeCredit(of: slot)
    }
    setStepGains()
    let shortfall = shortfall()
    let gain = paths.solve(shortfall: shortfall)
    path = paths.bestPath(shortfall: shortfall)
    noteServed()
    return worthOfAll - gain
  }

  /// What serving everyone is worth, less what absences cost up to the most people away.
  package var worthOfAll: Double {
    var worth = Lane.zero
    for lane in 0..<matrix.lanes { worth += matrix.counts[lane] * multipliers.classes[lane] }
    return worth.sum() - multipliers.away.reduce(0, +) * Double(problem.absenceLimit ?? 0)
  }

  /// What the places of a used slot are worth.
  @inline(__always)
  package func placeCredit(of slot: Int) -> Double {
    isCapped ? multipliers.places[slot] * Double(slotCaps[slot]) : 0
  }

  private mutating func addPrices(_ priced: [Lane]) {
    for slot in paths.open {
      var price = multipliers.places[slot]
      if problem.absenceLimit != nil {
        for set in setsOfSlot[slot] { price += multipliers.away[set] }
      }
      for lane in slot * matrix.lanes..<(slot + 1) * matrix.lanes {
        full[lane] = priced[lane] + matrix.sizes[lane - slot * matrix.lanes] * price
      }
    }
  }

  private mutating func setStepGains() {
    let (lanes, slotCount) = (matrix.lanes, matrix.slotCount)
    full.withUnsafeBufferPointer { full in
      reach.withUnsafeBufferPointer { reach in
        matrix.counts.withUnsafeBufferPointer { counts in
          for (place, before) in paths.open.enumerated() {
            for slot in paths.open[(place + 1)...] {
              var gain = Lane.zero
              for lane in 0..<lanes {
                let saved = reach[before * lanes + lane] - full[slot * lanes + lane]
                gain +=
                  counts[lane] * saved.replacing(with: Lane.zero, where: saved .< Lane.zero)
              }
              paths.stepGains[before * slotCount + slot] =
                gain.sum() + placeCredit(of: slot) - paths.openingCost(of: slot, after: before)
            }
          }
        }
      }
    }
  }

  /// How many items of each class the path credits, and how many people it puts in each slot.
  private mutating func noteServed() {
    let lanes = matrix.lanes
    for lane in 0..<lanes { served[lane] = .zero }
    var before = -1
    for slot in path {
      people[slot] = 0
      for lane in 0..<lanes {
        let worth = multipliers.classes[lane]
        let old = before < 0 ? worth : reach[before * lanes + lane]
        // Served anew, and not only better than by the slot before.
        let serves = (full[slot * lanes + lane] .< old) .& (old .>= worth)
        served[lane] += Lane.zero.replacing(with: matrix.counts[lane], where: serves)
      }
      before = slot
    }
    guard isCapped else { return }
    // With caps, people count where they are cheapest in the path.
    for number in 0..<matrix.classCount {
      let (lane, place) = (number / 4, number % 4)
      var best = (cost: multipliers.classes[lane][place], slot: -1)
      for slot in path where full[slot * lanes + lane][place] < best.cost {
        best = (full[slot * lanes + lane][place], slot)
      }
      if best.slot >= 0 {
        people[best.slot] += matrix.counts[lane][place] * matrix.sizes[lane][place]
      }
    }
  }

  /// For each number of disjoint absences, what leaving the rest of the people out costs at least.
  package func shortfall() -> [Double] {
    guard paths.needed > 0 else { return [0] }
    var cheapest = 1e7
    for number in 0..<matrix.classCount where problem.classes[number].unplacedCost.isFinite {
      let itemClass = problem.classes[number]
      cheapest = min(
        cheapest,
        (itemClass.unplacedCost - multipliers.classes[number / 4][number % 4])
          / Double(itemClass.size))
    }
    let size = problem.size
    return (0...paths.needed).map { count in
      Double(max(0, size - mostPerAbsence * count)) * max(0, cheapest)
    }
  }
}
