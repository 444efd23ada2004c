import Drives
import Formulation

/// How many items of at least one size fit into a session at most.
///
/// A linear relaxation places parts of companions who come together. Where a few such groups fill
/// what a row allows, it places far more of them than fit: of sixteen classes of 39 and 40 pupils twelve
/// fit, and all in parts (`thcs-tran-quang-khai-2021-lop`; 1 December 2026). Here every item
/// counts as the smallest of them, of the donor class that takes the least room, so that all are alike;
/// the largest number of them is found slot by slot, by dynamic programming over how many came to the
/// last slots, as far back as any row reaches.
struct ItemPacking {
  /// For each slot of the session, the rows that end there or reach over it.
  private let rows: [[Row]]
  private let mostOfSlot: [Int]
  private let reach: Int

  /// A row of the session, for items all alike.
  private struct Row {
    /// The first slot that counts.
    let first: Int
    /// What one item takes, slot by slot from the first.
    let shares: [Double]
    let bound: Double
  }

  /// The packing of a session.
  ///
  /// - Parameters:
  ///   - session: the session.
  ///   - size: how many people an item is at least.
  ///   - capacity: the capacity model.
  ///   - mostOfSlot: how many items may come to each slot of the session.
  init(of session: SessionIndex, size: Int, in capacity: CapacityModel, mostOfSlot: [Int]) {
    let slots = capacity.slotsOfSession[session]
    let firstSlot = slots.lowerBound.rawValue
    let kinds = capacity.kinds.count
    var rows = [[Row]](repeating: [], count: slots.count)
    var reach = 1
    for limit in capacity.limits where limit.session == session && limit.rule != nil {
      var least = [Double](repeating: .infinity, count: slots.count)
      var counted = [Int](repeating: 0, count: slots.count)
      for term in limit.terms {
        let slot = term.load / kinds - firstSlot
        guard least.indices.contains(slot) else { continue }
        counted[slot] += 1
        least[slot] = min(least[slot], term.coefficient * Double(size))
      }
      // Of a donor class that does not count, items take no room.
      let shares = least.indices.map { counted[$0] == kinds ? least[$0] : 0 }
      guard let first = shares.firstIndex(where: { $0 > 0 }),
        let last = shares.lastIndex(where: { $0 > 0 }), last - first < ItemPacking.mostReach
      else { continue }
      reach = max(reach, last - first + 1)
      let row = Row(first: first, shares: Array(shares[first...last]), bound: limit.bound)
      for slot in first...last { rows[slot].append(row) }
    }
    self.rows = rows
    self.mostOfSlot = mostOfSlot
    self.reach = reach
  }

  /// The most items.
  ///
  /// - Parameter mostStates: how many numbers of the last slots to look at, in any slot.
  /// - Returns: the number; nil where there are too many.
  func most(mostStates: Int) -> Int? {
    var best: [[UInt8]: Int] = [[]: 0]
    for slot in rows.indices {
      var next: [[UInt8]: Int] = [:]
      for (recent, items) in best {
        var window = recent + [0]
        while true {
          let kept = Array(window.suffix(reach - 1))
          next[kept] = max(next[kept] ?? 0, items + Int(window[window.count - 1]))
          window[window.count - 1] += 1
          guard Int(window[window.count - 1]) <= min(mostOfSlot[slot], ItemPacking.mostInSlot),
            isKept(by: window, endingAt: slot)
          else { break }
        }
        guard Int(window[window.count - 1]) <= ItemPacking.mostInSlot, next.count <= mostStates
        else { return nil }
      }
      best = next
    }
    return best.values.max()
  }

  /// Whether the rows over a slot are kept by the numbers of the slots up to it.
  private func isKept(by window: [UInt8], endingAt slot: Int) -> Bool {
    let start = slot - window.count + 1
    return rows[slot].allSatisfy { row in
      var used = 0.0
      for place in max(start, row.first)...slot {
        used += Double(window[place - start]) * row.shares[place - row.first]
      }
      return used <= row.bound + ItemPacking.tolerance
    }
  }

  /// Rows over more slots than these are left out, and no more items of a slot are counted: with more
  /// there are too many numbers to look at.
  private static let mostReach = 16
  private static let mostInSlot = 200
  /// How far sums may be from the truth, in people.
  private static let tolerance = 1e-6
}

extension PlanningProblem {
  /// A lower bound of how many people every plan leaves without a slot because companions come
  /// together.
  ///
  /// - Parameter mostStates: how much each packing looks at.
  /// - Returns: the number, besides those whom no slot is open to; 0 where nothing is known.
  package func leastCompanionsLeftOut(mostStates: Int) -> Int {
    let classes = units.flatMap(\.classes)
    let sizes = Set(classes.map(\.size)).filter { $0 > 1 }.sorted(by: >)
    // Of the items of a size or more, so many are left out at least: the smallest of them, and of those
    // of larger sizes as many as are left out anyway.
    var leftOut: [(size: Int, count: Int)] = []
    for size in sizes {
      let items = classes.reduce(0) { $0 + ($1.size >= size ? $1.count : 0) }
      guard let most = mostItems(of: size, mostStates: mostStates) else { break }
      let larger = leftOut.reduce(0) { $0 + $1.count }
      let further = items - most - larger
      if further > 0 { leftOut.append((size, further)) }
    }
    return leftOut.reduce(0) { $0 + $1.size * $1.count }
  }

  /// How many items of a size or more fit in at most; nil where that is not known.
  private func mostItems(of size: Int, mostStates: Int) -> Int? {
    var most = [Int](repeating: 0, count: capacity.slots.count)
    for unit in units {
      for itemClass in unit.classes where itemClass.size >= size {
        for (slot, cost) in itemClass.costs.enumerated() where cost.isFinite {
          most[unit.slots[slot].rawValue] += itemClass.count
        }
      }
    }
    var sum = 0
    for session in capacity.sessions {
      let packing = ItemPacking(
        of: session, size: size, in: capacity,
        mostOfSlot: Array(most[capacity.slotsOfSession[session].places]))
      guard let items = packing.most(mostStates: mostStates) else { return nil }
      sum += items
    }
    return sum
  }
}
