package import Formulation
package import IntegerProgramming

/// A lower bound of the priced cost of any schedule of a unit.
///
/// A Lagrangian relaxation of a capacitated facility location problem: the assignment constraints
/// have one multiplier per class (Erlenkotter, 1978, doi:10.1287/opre.26.6.992; subgradient steps:
/// Held, Wolfe and Crowder, 1974, doi:10.1007/BF01580223), capacities one per slot and absence
/// clique. The best set of slots is then a longest path (``SlotPaths``). The remaining gap is
/// closed by enumerating the sets of slots that the relaxation does not rule out.
package struct UnitBound: Sendable {
  package typealias Lane = UnitMatrix.Lane

  /// For so many sets of slots that may be looked at, one may be by a linear program.
  static let setsOfProgram = 20

  /// The multipliers of what is relaxed.
  package struct Multipliers: Sendable {
    /// The multiplier of serving an item, by class.
    package var classes: [Lane]
    /// The multiplier of each absence clique.
    package var away: [Double]
    /// The multiplier of each slot's capacity.
    package var places: [Double]
  }

  package let problem: UnitProblem
  package let matrix: UnitMatrix
  package let isCapacitated: Bool
  package let slotCapacities: [Int]
  package let setsOfSlot: [[Int]]
  /// The most people in one absence of a path.
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
  /// A set of slots found by enumeration that may be cheaper than the known schedule: its slots
  /// and, with capacities, a schedule that may leave people out.
  package private(set) var cheapest: (slots: [Int], schedule: Schedule?)?

  package init(
    _ problem: UnitProblem, _ matrix: UnitMatrix, isCapacitated: Bool, slotCapacities: [Int],
    setsOfSlot: [[Int]], mostPerAbsence: Int, paths: SlotPaths
  ) {
    self.problem = problem
    self.matrix = matrix
    self.isCapacitated = isCapacitated
    self.slotCapacities = slotCapacities
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
  ///   - solver: solves the transportation problem of a set with capacities.
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

  /// A promising first set of slots, with enough capacity for everyone where that exists.
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

  /// The bound at the current multipliers; leaves the best path and whom it serves.
  package mutating func relax(_ priced: [Lane]) -> Double {
    let lanes = matrix.lanes
    addPrices(priced)
    for slot in paths.open {
      var gain = Lane.zero
      for lane in 0..<lanes {
        let cost = full[slot * lanes + lane]
        let multiplier = multipliers.classes[lane]
        let least = multiplier.replacing(with: cost, where: cost .< multiplier)
        reach[slot * lanes + lane] = least
        gain += matrix.counts[lane] * (multiplier - least)
      }
      paths.firstGains[slot] = gain.sum() + placeCredit(of: slot)
    }
    setStepGains()
    let shortfall = shortfall()
    let gain = paths.solve(shortfall: shortfall)
    path = paths.bestPath(shortfall: shortfall)
    noteServed()
    return multiplierSum - gain
  }

  /// The constant of the relaxation: the multipliers of all items, less those of absences times the
  /// limit.
  package var multiplierSum: Double {
    var multiplier = Lane.zero
    for lane in 0..<matrix.lanes { multiplier += matrix.counts[lane] * multipliers.classes[lane] }
    return multiplier.sum() - multipliers.away.reduce(0, +) * Double(problem.absenceLimit ?? 0)
  }

  /// The multiplier of a used slot times its capacity.
  @inline(__always)
  package func placeCredit(of slot: Int) -> Double {
    isCapacitated ? multipliers.places[slot] * Double(slotCapacities[slot]) : 0
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
        let multiplier = multipliers.classes[lane]
        let old = before < 0 ? multiplier : reach[before * lanes + lane]
        // Served for the first time, not only more cheaply than by the slot before.
        let serves = (full[slot * lanes + lane] .< old) .& (old .>= multiplier)
        served[lane] += Lane.zero.replacing(with: matrix.counts[lane], where: serves)
      }
      before = slot
    }
    guard isCapacitated else { return }
    // With capacities, people count where they are cheapest in the path.
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
          / Double(itemClass.size) + matrix.sharePrice)
    }
    let size = problem.size
    return (0...paths.needed).map { count in
      Double(max(0, size - mostPerAbsence * count)) * max(0, cheapest)
    }
  }
}
