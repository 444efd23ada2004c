import Drives
package import Formulation

/// The costs of a unit's items in its slots, slot by slot, four classes to a vector, and how they
/// grow with the prices of the slots.
package struct UnitMatrix: Sendable {
  package typealias Lane = SIMD4<Double>

  package let slotCount: Int
  package let classCount: Int
  /// How many vectors hold all classes.
  package let lanes: Int
  /// The cost of a forbidden slot: far above any cost, and still exact in sums.
  package static let forbidden = 1e9
  /// What leaving an item of each class out costs, the price of its people included.
  package private(set) var unplaced: [Lane]
  /// What each person left out is charged on top, in place of the cost term `fair`.
  package private(set) var sharePrice = 0.0
  /// How many items each class has.
  package let counts: [Lane]
  /// How many people an item of each class is.
  package let sizes: [Lane]
  /// For each slot and lane, what an item costs there at no prices; and, as one slot more, what
  /// leaving it out costs.
  private var base: [Lane]
  private let unplacedWithoutPrice: [Lane]
  /// For each kind of donor present and lane, how many people of it an item brings.
  private let people: [(kind: Int, lanes: [Lane])]
  /// The slots, as indices in the capacity model.
  private let slots: [SlotIndex]

  package init(_ problem: UnitProblem) {
    slotCount = problem.slots.count
    classCount = problem.classes.count
    slots = problem.slots
    let lanes = (problem.classes.count + 3) / 4
    self.lanes = lanes
    let empty = [Lane](repeating: .zero, count: lanes)
    var base = [Lane](repeating: .zero, count: lanes * (slotCount + 1))
    var (unplaced, counts, sizes) = (empty, empty, empty)
    var people: [Int: [Lane]] = [:]
    for (number, itemClass) in problem.classes.enumerated() {
      let (lane, place) = (number / 4, number % 4)
      counts[lane][place] = Double(itemClass.count)
      sizes[lane][place] = Double(itemClass.size)
      unplaced[lane][place] = min(itemClass.unplacedCost, UnitMatrix.forbidden / 10)
      for (slot, cost) in itemClass.costs.enumerated() {
        base[slot * lanes + lane][place] = min(cost, UnitMatrix.forbidden)
      }
      for (kind, persons) in itemClass.people {
        people[kind, default: empty][lane][place] = Double(persons)
      }
    }
    for lane in 0..<lanes { base[slotCount * lanes + lane] = unplaced[lane] }
    self.base = base
    self.unplaced = unplaced
    unplacedWithoutPrice = unplaced
    self.counts = counts
    self.sizes = sizes
    self.people = people.sorted { $0.key < $1.key }.map { (kind: $0.key, lanes: $0.value) }
  }

  /// Charges each person left out a price, in place of the cost term `fair`.
  package mutating func charge(_ price: Double) {
    sharePrice = price
    for lane in 0..<lanes {
      unplaced[lane] = unplacedWithoutPrice[lane] + sizes[lane] * price
      base[slotCount * lanes + lane] = unplaced[lane]
    }
  }

  /// The costs at prices: `prices` holds, for each load of the capacity model, what one person in
  /// it costs.
  package func price(_ prices: [Double], kindCount: Int, into priced: inout [Lane]) {
    if priced.count != base.count { priced = base }
    let (slotCount, lanes) = (slotCount, lanes)
    priced.withUnsafeMutableBufferPointer { priced in
      base.withUnsafeBufferPointer { base in
        for lane in base.indices { priced[lane] = base[lane] }
      }
      for (kind, people) in people {
        people.withUnsafeBufferPointer { people in
          for slot in 0..<slotCount {
            let price = prices[slots[slot].rawValue * kindCount + kind]
            guard price != 0 else { continue }
            let first = slot * lanes
            for lane in 0..<lanes { priced[first + lane] += people[lane] * price }
          }
        }
      }
    }
  }
}

/// Whether slots are used, and what using one more costs next to those.
package struct SlotUse: Sendable {
  package let followsPrevious: [Bool]
  package let slotCost: Double
  package let runStartCost: Double
  private let sessionCost: Double
  private let sessions: [SessionIndex]
  package var used: [Bool]

  package init(_ problem: UnitProblem) {
    followsPrevious = problem.followsPrevious
    slotCost = problem.slotCost
    runStartCost = problem.runStartCost
    sessionCost = problem.sessionCost
    sessions = problem.sessions
    used = [Bool](repeating: false, count: problem.slots.count)
  }

  /// What using a slot that is not used costs.
  @inline(__always)
  package func openingCost(adding slot: Int) -> Double {
    let before = followsPrevious[slot] && used[slot - 1]
    let after = slot + 1 < used.count && followsPrevious[slot + 1] && used[slot + 1]
    let run = before ? (after ? -runStartCost : 0) : (after ? 0 : runStartCost)
    return sessionCost > 0 ? slotCost + run + sessionCost(adding: slot) : slotCost + run
  }

  /// What a slot costs for being in a session that is not used, where another one is.
  private func sessionCost(adding slot: Int) -> Double {
    var isFirst = true
    for other in used.indices where used[other] && other != slot {
      if sessions[other] == sessions[slot] { return 0 }
      isFirst = false
    }
    return isFirst ? 0 : sessionCost
  }

  /// What using these slots costs.
  package func openingCost(of chosen: [Int]) -> Double {
    var cost = 0.0
    for slot in chosen {
      cost += slotCost
      if !(followsPrevious[slot] && used[slot - 1]) { cost += runStartCost }
    }
    guard sessionCost > 0 else { return cost }
    return cost + sessionCost * Double(max(0, Set(chosen.map { sessions[$0] }).count - 1))
  }
}
