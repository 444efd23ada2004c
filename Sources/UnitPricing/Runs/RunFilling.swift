import Formulation

/// Fills a run with a unit's items: everyone into the cheapest slot that has room, then moves and exchanges
/// as long as that saves, then somebody into each slot between others that nobody is in.
struct RunFilling {
  typealias Lane = UnitMatrix.Lane

  private let search: RunSearch
  private let priced: [Lane]
  private let slots: Range<Int>
  private let classCount: Int
  /// How many items of each class are in each slot (`place · classes + class`); the place after the last
  /// stands for none.
  private var counts: [Int]
  /// How many items each slot has.
  private var items: [Int]
  private var activity: [Double]

  init(_ search: RunSearch, _ slots: Range<Int>, _ priced: [Lane]) {
    self.search = search
    self.priced = priced
    self.slots = slots
    classCount = search.problem.classes.count
    counts = [Int](repeating: 0, count: slots.count * classCount)
    counts += search.problem.classes.map(\.count)
    items = [Int](repeating: 0, count: slots.count + 1)
    items[slots.count] = search.problem.classes.reduce(0) { $0 + $1.count }
    activity = [Double](repeating: 0, count: search.rows.rows.count)
  }

  /// The schedule, and what it costs; nil where a slot between others stays empty.
  mutating func fill() -> UnitPricer.Estimate? {
    insert()
    var round = 0
    while round < search.parameters.mostRoundsOfFilling, improve() { round += 1 }
    guard fillGaps() else { return nil }
    return estimate
  }

  /// The place that stands for no slot.
  private var none: Int { slots.count }

  @inline(__always)
  private func cost(_ number: Int, _ place: Int) -> Double {
    let slot = place == none ? search.matrix.slotCount : slots.lowerBound + place
    return search.cost(of: number, in: slot, priced)
  }

  @inline(__always)
  private func count(_ number: Int, _ place: Int) -> Int { counts[place * classCount + number] }

  /// How many items of a class more a place takes, all of which leave another one.
  private func room(_ number: Int, in place: Int, from other: Int) -> Int {
    guard place != none else { return .max }
    let slot = slots.lowerBound + place
    var room = Double(Int32.max)
    for row in search.rows.rowsOfSlot[slot] {
      var amount = search.rows.amount(row, of: number, in: slot)
      if other != none {
        amount -= search.rows.amount(row, of: number, in: slots.lowerBound + other)
      }
      guard amount > 0 else { continue }
      let left = search.rows.rows[row].bound + OwnRows.tolerance - activity[row]
      room = min(room, left / amount)
    }
    return Int(max(0, room))
  }

  private mutating func move(_ number: Int, _ moved: Int, from: Int, to: Int) {
    for (place, change) in [(from, -moved), (to, moved)] {
      counts[place * classCount + number] += change
      items[place] += change
      guard place != none else { continue }
      let slot = slots.lowerBound + place
      for row in search.rows.rowsOfSlot[slot] {
        activity[row] += Double(change) * search.rows.amount(row, of: number, in: slot)
      }
    }
  }

  /// Gives everyone the cheapest slot with room, those first whom it costs most to leave out.
  private mutating func insert() {
    let classes = search.problem.classes
    let order = (0..<classCount).sorted {
      let (one, other) = (cost($0, none), cost($1, none))
      return (other / Double(classes[$1].size), $0) < (one / Double(classes[$0].size), $1)
    }
    for number in order {
      let places = (0..<none).filter { cost(number, $0) < cost(number, none) }
        .sorted { (cost(number, $0), $0) < (cost(number, $1), $1) }
      for place in places where count(number, none) > 0 {
        let fitting = min(count(number, none), room(number, in: place, from: none))
        if fitting > 0 { move(number, fitting, from: none, to: place) }
      }
    }
  }

  /// Moves items where that saves, or exchanges them with others of the same make-up.
  private mutating func improve() -> Bool {
    var changed = false
    for number in 0..<classCount {
      for from in 0...none {
        for to in 0...none where to != from && count(number, from) > 0 {
          let saved = cost(number, from) - cost(number, to)
          guard saved > search.parameters.leastSaved else { continue }
          let fitting = min(count(number, from), room(number, in: to, from: from))
          if fitting > 0 {
            move(number, fitting, from: from, to: to)
            changed = true
          } else if let (other, gain) = exchange(of: number, from, to),
            saved + gain > search.parameters.leastSaved
          {
            let exchanged = min(count(number, from), count(other, to))
            move(other, exchanged, from: to, to: from)
            move(number, exchanged, from: from, to: to)
            changed = true
          }
        }
      }
    }
    return changed
  }

  /// The class with the same make-up that goes back at the least cost.
  private func exchange(of number: Int, _ from: Int, _ to: Int) -> (number: Int, gain: Double)? {
    var best: (number: Int, gain: Double)?
    for other in 0..<classCount where other != number && count(other, to) > 0 {
      guard search.rows.makeUps[other] == search.rows.makeUps[number] else { continue }
      let gain = cost(other, to) - cost(other, from)
      if gain > best?.gain ?? -.infinity { best = (other, gain) }
    }
    return best
  }

  /// Puts an item into each slot between others that nobody is in.
  private mutating func fillGaps() -> Bool {
    while let first = (0..<none).first(where: { items[$0] > 0 }),
      let last = (0..<none).last(where: { items[$0] > 0 }),
      let gap = (first...last).first(where: { items[$0] == 0 })
    {
      var best: (cost: Double, number: Int, from: Int)?
      for from in 0...none where from == none || items[from] > 1 {
        for number in 0..<classCount where count(number, from) > 0 {
          let more = cost(number, gap) - cost(number, from)
          guard more < best?.cost ?? (UnitMatrix.forbidden / 20),
            room(number, in: gap, from: from) > 0
          else { continue }
          best = (more, number, from)
        }
      }
      guard let best else { return false }
      move(best.number, 1, from: best.from, to: gap)
    }
    return true
  }

  private var estimate: UnitPricer.Estimate {
    var placements: [Schedule.Placement] = []
    var value = 0.0
    for number in 0..<classCount {
      for place in 0...none where count(number, place) > 0 {
        value += Double(count(number, place)) * cost(number, place)
        guard place != none else { continue }
        placements.append(
          Schedule.Placement(
            itemClass: Int32(number), slot: Int32(slots.lowerBound + place),
            count: Int32(count(number, place))))
      }
    }
    let used = items.dropLast().count { $0 > 0 }
    if used > 0 {
      value += Double(used) * search.problem.slotCost + search.problem.runStartCost
    }
    return UnitPricer.Estimate(value: value, schedule: Schedule(placements: placements))
  }
}
