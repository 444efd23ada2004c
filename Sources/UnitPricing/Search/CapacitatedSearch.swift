package import Formulation

/// Local search for a good schedule of a unit whose slots or absences have capacities: moves items
/// between slots in use, shifts whole slots, opens and closes slots, until no move improves.
package struct CapacitatedSearch: Sendable {
  package typealias Lane = UnitMatrix.Lane

  let problem: UnitProblem
  var matrix: UnitMatrix
  let slotCapacities: [Int]
  let setsOfSlot: [[Int]]
  package var use: SlotUse
  /// The slots in use; the position after the last one means "without a slot".
  package var chosen: [Int] = []
  /// How many items of each class are in each place: place by place, lane by lane.
  package var counts: [Lane]
  package var people: [Int]
  package var away: [Int]
  package private(set) var value = Double.infinity

  package init(
    _ problem: UnitProblem, _ matrix: UnitMatrix, slotCapacities: [Int], setsOfSlot: [[Int]]
  ) {
    self.problem = problem
    self.matrix = matrix
    self.slotCapacities = slotCapacities
    self.setsOfSlot = setsOfSlot
    use = SlotUse(problem)
    counts = matrix.counts
    people = [problem.size]
    away = [Int](repeating: 0, count: problem.absenceCliques.count)
  }

  /// Starts with everyone in the slots that are to be used, the nearest first.
  package mutating func start(_ slots: [Int], _ priced: [Lane]) {
    start(slots)
    priced.withUnsafeBufferPointer { priced in
      for _ in 0..<60 where moveItems(priced) {}
    }
  }

  /// Starts with everyone where a schedule has them.
  package mutating func start(from schedule: Schedule) {
    start(Set(schedule.placements.map { Int($0.slot) }).sorted())
    for placement in schedule.placements {
      guard let place = chosen.firstIndex(of: Int(placement.slot)) else { continue }
      move(Int(placement.itemClass), Int(placement.count), from: chosen.count, to: place)
    }
  }

  /// Starts with slots and nobody in them.
  private mutating func start(_ slots: [Int]) {
    for slot in chosen { use.used[slot] = false }
    chosen = []
    counts = matrix.counts
    people = [problem.size]
    away = [Int](repeating: 0, count: problem.absenceCliques.count)
    for slot in slots { _ = open(slot) }
  }

  package mutating func open(_ slot: Int) -> Int {
    use.used[slot] = true
    chosen.append(slot)
    counts.insert(
      contentsOf: repeatElement(.zero, count: matrix.lanes), at: (chosen.count - 1) * matrix.lanes)
    people.insert(0, at: chosen.count - 1)
    return chosen.count - 1
  }

  package mutating func close(_ place: Int) {
    use.used[chosen[place]] = false
    chosen.remove(at: place)
    counts.removeSubrange(place * matrix.lanes..<(place + 1) * matrix.lanes)
    people.remove(at: place)
  }

  /// Moves items of a class from one place to another.
  package mutating func move(_ number: Int, _ items: Int, from: Int, to: Int) {
    counts[from * matrix.lanes + number / 4][number % 4] -= Double(items)
    counts[to * matrix.lanes + number / 4][number % 4] += Double(items)
    let moved = items * problem.classes[number].size
    change(from, by: -moved)
    change(to, by: moved)
  }

  mutating func change(_ place: Int, by moved: Int) {
    people[place] += moved
    guard place < chosen.count else { return }
    for set in setsOfSlot[chosen[place]] { away[set] += moved }
  }

  /// How many items of a class are in a place.
  @inline(__always)
  package func items(of number: Int, in place: Int) -> Int {
    Int(counts[place * matrix.lanes + number / 4][number % 4])
  }

  /// How many people more a place can take, of whom all come from another place.
  package func room(in place: Int, from other: Int) -> Int {
    guard place < chosen.count else { return Int.max / 4 }
    return room(inSlot: chosen[place], people: people[place], from: other)
  }

  package func room(inSlot slot: Int, people: Int, from other: Int) -> Int {
    var room = slotCapacities[slot] - people
    let otherSets = other < chosen.count ? setsOfSlot[chosen[other]] : []
    for set in setsOfSlot[slot] where !otherSets.contains(set) {
      room = min(room, (problem.absenceLimit ?? Int.max) - away[set])
    }
    return room
  }

  /// Improves the schedule at the costs `priced`, to where no change helps.
  package mutating func improve(_ priced: [Lane]) {
    priced.withUnsafeBufferPointer { priced in
      for _ in 0..<60 {
        var changed = false
        while moveItems(priced) { changed = true }
        if shiftSlots(priced) { changed = true }
        if !changed, shiftTogether(priced) { changed = true }
        if !changed, openSlot(priced) { changed = true }
        if !changed, closeSlot(priced) { changed = true }
        if !changed, people[chosen.count] > 0, makeRoom(priced) { changed = true }
        if !changed { break }
      }
      value = cost(priced)
    }
  }

  package func cost(_ priced: UnsafeBufferPointer<Lane>) -> Double {
    var sum = use.openingCost(of: chosen)
    for place in 0...chosen.count { sum += contentCost(of: place, inSlot: slot(of: place), priced) }
    return sum
  }

  /// The slot of a place, the one after the last means none.
  @inline(__always)
  func slot(of place: Int) -> Int { place < chosen.count ? chosen[place] : matrix.slotCount }

  /// What the items in a place would cost in a slot.
  @inline(__always)
  func contentCost(
    of place: Int, inSlot slot: Int, _ priced: UnsafeBufferPointer<Lane>
  ) -> Double {
    var sum = Lane.zero
    let (first, firstCost) = (place * matrix.lanes, slot * matrix.lanes)
    for lane in 0..<matrix.lanes { sum += counts[first + lane] * priced[firstCost + lane] }
    return sum.sum()
  }

  /// The class with items in a place that gains most, per item, by being in another.
  func bestMove(
    from: Int, to: Int, _ priced: UnsafeBufferPointer<Lane>
  ) -> (delta: Double, number: Int) {
    var best = (delta: Double.infinity, number: -1)
    let lanes = matrix.lanes
    let (first, here, there) = (from * lanes, slot(of: from) * lanes, slot(of: to) * lanes)
    for lane in 0..<lanes {
      var delta = priced[there + lane] - priced[here + lane]
      delta.replace(
        with: Lane(repeating: .infinity), where: counts[first + lane] .< Lane(repeating: 0.5))
      let least = delta.min()
      if least < best.delta {
        for place in 0..<4 where delta[place] == least {
          best = (least, lane * 4 + place)
          break
        }
      }
    }
    return best
  }

  /// Moves or exchanges items between places, once over all pairs of them.
  package mutating func moveItems(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    var changed = false
    for from in 0...chosen.count {
      for to in 0...chosen.count where to != from && people[from] > 0 {
        let go = bestMove(from: from, to: to, priced)
        guard go.number >= 0, go.delta < UnitMatrix.forbidden / 20 else { continue }
        let size = problem.classes[go.number].size
        let room = room(in: to, from: from)
        if room >= size {
          if go.delta < -1e-7 {
            let items = items(of: go.number, in: from)
            move(go.number, min(items, room / size), from: from, to: to)
            changed = true
          }
        } else {
          let back = bestMove(from: to, to: from, priced)
          guard back.number >= 0, go.delta + back.delta < -1e-7,
            problem.classes[back.number].size == size
          else { continue }
          let items = min(items(of: go.number, in: from), items(of: back.number, in: to))
          move(back.number, items, from: to, to: from)
          move(go.number, items, from: from, to: to)
          changed = true
        }
      }
    }
    return changed
  }

  /// The schedule as it is.
  package var schedule: Schedule {
    var placements: [Schedule.Placement] = []
    let order = chosen.indices.sorted { chosen[$0] < chosen[$1] }
    for number in 0..<matrix.classCount {
      for place in order {
        let items = Int32(items(of: number, in: place))
        if items > 0 {
          placements.append(
            Schedule.Placement(
              itemClass: Int32(number), slot: Int32(chosen[place]), count: items))
        }
      }
    }
    return Schedule(placements: placements)
  }
}
