/// How much of its own rows a unit has used while its slots are filled one after another.
///
/// A state of a slot is the sum of each row that is open there; a row that cannot be broken any more
/// is forgotten, so that few states differ. States are numbered slot by slot as they are met.
package struct RowStates {
  private struct Slot {
    /// The rows that count the slot.
    let open: [Int]
    /// For each open row, its place among those of the next slot; -1 where it ends here.
    var placesNext: [Int] = []
    /// For each open row, the most that could be added from this slot on, and the most that one person
    /// could.
    var room: [Double] = []
    var roomOfOne: [Double] = []
    /// For each state and number of people left, the state without the rows that these cannot break.
    var reduced: [UInt64: Int32] = [:]
    var numbers: [[Int64]: Int32] = [:]
    /// The sums of each state, one after another; forgotten rows have -1.
    var sums: [Double] = []
    /// For each state and make-up the state after one more item; for each state the next slot's.
    var added: [Int32] = []
    var next: [Int32] = []
  }

  private let rows: OwnRows
  private var slots: [Slot]

  private static let unknown: Int32 = -2
  /// There is no room for the item.
  package static let full: Int32 = -1
  /// Sums that differ by less are the same.
  private static let grain = 1e9

  /// How many states have been met.
  package private(set) var count = 0

  package init(_ rows: OwnRows, _ items: UnitItems, slotCount: Int) {
    self.rows = rows
    slots = (0..<slotCount).map { slot in
      Slot(
        open: rows.rows.indices.filter { rows.rows[$0].first <= slot && slot <= rows.rows[$0].last }
      )
    }
    for slot in slots.indices {
      slots[slot].room = slots[slot].open.map { number in
        let row = rows.rows[number]
        return items.groups.reduce(0) { sum, group in
          var most = 0.0
          for later in max(slot, row.first)...row.last where group.costs[later].isFinite {
            most = max(
              most, row.coefficients[(later - row.first) * rows.makeUpCount + group.makeUp])
          }
          return sum + Double(group.count) * most
        }
      }
      slots[slot].roomOfOne = slots[slot].open.map { number in
        let row = rows.rows[number]
        var most = 0.0
        for group in items.groups {
          let size = items.makeUps[group.makeUp].reduce(0) { $0 + $1.count }
          for later in max(slot, row.first)...row.last where group.costs[later].isFinite {
            let part = row.coefficients[(later - row.first) * rows.makeUpCount + group.makeUp]
            most = max(most, part / Double(size))
          }
        }
        return most
      }
      slots[slot].placesNext = slots[slot].open.map { number in
        slot + 1 < slotCount ? slots[slot + 1].open.firstIndex(of: number) ?? -1 : -1
      }
    }
  }

  /// The state in which nobody has a slot yet.
  package mutating func start() -> Int32 {
    guard let first = slots.first else { return 0 }
    return number([Double](repeating: 0, count: first.open.count), at: 0)
  }

  /// The state after one more item in a slot; ``full`` where a row would be broken.
  package mutating func adding(_ makeUp: Int, to state: Int32, at slot: Int) -> Int32 {
    let place = Int(state) * rows.makeUpCount + makeUp
    let known = slots[slot].added[place]
    if known != RowStates.unknown { return known }
    let open = slots[slot].open
    var sums = [Double](repeating: 0, count: open.count)
    for (entry, number) in open.enumerated() {
      let sum = slots[slot].sums[Int(state) * open.count + entry]
      guard sum >= 0 else {
        sums[entry] = -1
        continue
      }
      let row = rows.rows[number]
      sums[entry] = sum + row.coefficients[(slot - row.first) * rows.makeUpCount + makeUp]
      if sums[entry] > row.bound + OwnRows.tolerance {
        slots[slot].added[place] = RowStates.full
        return RowStates.full
      }
    }
    let result = number(sums, at: slot)
    slots[slot].added[place] = result
    return result
  }

  /// The state of the next slot.
  package mutating func next(_ state: Int32, after slot: Int) -> Int32 {
    let known = slots[slot].next[Int(state)]
    if known != RowStates.unknown { return known }
    let width = slots[slot].open.count
    var sums = [Double](repeating: 0, count: slots[slot + 1].open.count)
    for entry in 0..<width where slots[slot].placesNext[entry] >= 0 {
      sums[slots[slot].placesNext[entry]] = slots[slot].sums[Int(state) * width + entry]
    }
    let result = number(sums, at: slot + 1)
    slots[slot].next[Int(state)] = result
    return result
  }

  /// The state without the rows that so many people cannot break any more.
  package mutating func reduced(_ state: Int32, people: Int, at slot: Int) -> Int32 {
    let key = UInt64(UInt32(state)) << 32 | UInt64(people)
    if let known = slots[slot].reduced[key] { return known }
    let width = slots[slot].open.count
    var sums = Array(slots[slot].sums[Int(state) * width..<(Int(state) + 1) * width])
    for (entry, row) in slots[slot].open.enumerated() where sums[entry] >= 0 {
      let most = sums[entry] + Double(people) * slots[slot].roomOfOne[entry]
      if most <= rows.rows[row].bound + OwnRows.tolerance { sums[entry] = -1 }
    }
    let result = number(sums, at: slot)
    slots[slot].reduced[key] = result
    return result
  }

  private mutating func number(_ sums: [Double], at slot: Int) -> Int32 {
    var sums = sums
    for (entry, row) in slots[slot].open.enumerated() where sums[entry] >= 0 {
      if sums[entry] + slots[slot].room[entry] <= rows.rows[row].bound + OwnRows.tolerance {
        sums[entry] = -1
      }
    }
    let key = sums.map { Int64(($0 * RowStates.grain).rounded()) }
    if let known = slots[slot].numbers[key] { return known }
    let number = Int32(slots[slot].numbers.count)
    slots[slot].numbers[key] = number
    slots[slot].sums += sums
    slots[slot].added += [Int32](repeating: RowStates.unknown, count: rows.makeUpCount)
    slots[slot].next.append(RowStates.unknown)
    count += 1
    return number
  }
}
