/// The search for a good schedule of a unit whose slots or absences are capped: moves items between
/// slots in use, moves whole slots, opens and closes slots, as long as that helps.
struct CappedSearch: Sendable {
  typealias Lane = UnitMatrix.Lane

  let problem: UnitProblem
  let matrix: UnitMatrix
  let slotCaps: [Int]
  let setsOfSlot: [[Int]]
  private var use: SlotUse
  /// The slots in use; the last place stands for "without a slot".
  private(set) var chosen: [Int] = []
  /// How many items of each class are in each place, lane by lane.
  private var counts: [[Lane]]
  private var people: [Int] = [0]
  private var away: [Int]
  private(set) var value = Double.infinity

  init(_ problem: UnitProblem, _ matrix: UnitMatrix, slotCaps: [Int], setsOfSlot: [[Int]]) {
    self.problem = problem
    self.matrix = matrix
    self.slotCaps = slotCaps
    self.setsOfSlot = setsOfSlot
    use = SlotUse(problem)
    counts = [matrix.counts]
    away = [Int](repeating: 0, count: problem.awaySets.count)
  }

  /// Starts with everyone in the slots that are to be used, the nearest first.
  mutating func start(_ slots: [Int], _ priced: [Lane]) {
    for slot in chosen { use.used[slot] = false }
    chosen = []
    counts = [matrix.counts]
    people = [0]
    away = [Int](repeating: 0, count: problem.awaySets.count)
    for slot in slots { _ = open(slot) }
    priced.withUnsafeBufferPointer { priced in
      for _ in 0..<60 where moveItems(priced) {}
    }
  }

  private mutating func open(_ slot: Int) -> Int {
    use.used[slot] = true
    chosen.append(slot)
    counts.insert([Lane](repeating: .zero, count: matrix.lanes), at: chosen.count - 1)
    people.insert(0, at: chosen.count - 1)
    return chosen.count - 1
  }

  private mutating func close(_ place: Int) {
    use.used[chosen[place]] = false
    chosen.remove(at: place)
    counts.remove(at: place)
    people.remove(at: place)
  }

  /// Moves items of a class from one place to another.
  private mutating func move(_ number: Int, _ items: Int, from: Int, to: Int) {
    counts[from][number / 4][number % 4] -= Double(items)
    counts[to][number / 4][number % 4] += Double(items)
    let moved = items * problem.classes[number].size
    change(from, by: -moved)
    change(to, by: moved)
  }

  private mutating func change(_ place: Int, by moved: Int) {
    people[place] += moved
    guard place < chosen.count else { return }
    for set in setsOfSlot[chosen[place]] { away[set] += moved }
  }

  /// How many people more a place can take, of whom all come from another place.
  private func room(in place: Int, from other: Int) -> Int {
    guard place < chosen.count else { return Int.max / 4 }
    return room(inSlot: chosen[place], people: people[place], from: other)
  }

  private func room(inSlot slot: Int, people: Int, from other: Int) -> Int {
    var room = slotCaps[slot] - people
    let otherSets = other < chosen.count ? setsOfSlot[chosen[other]] : []
    for set in setsOfSlot[slot] where !otherSets.contains(set) {
      room = min(room, (problem.mostAway ?? Int.max) - away[set])
    }
    return room
  }

  /// Improves the schedule at the costs `priced`, to where no change helps.
  mutating func improve(_ priced: [Lane]) {
    priced.withUnsafeBufferPointer { priced in
      for _ in 0..<60 {
        var changed = false
        while moveItems(priced) { changed = true }
        if shiftSlots(priced) { changed = true }
        if !changed, shiftTogether(priced) { changed = true }
        if !changed, openSlot(priced) { changed = true }
        if !changed, closeSlot(priced) { changed = true }
        if !changed, people[chosen.count] != 0, makeRoom(priced) { changed = true }
        if !changed { break }
      }
      value = cost(priced)
    }
  }

  private func cost(_ priced: UnsafeBufferPointer<Lane>) -> Double {
    var sum = use.openingCost(of: chosen)
    for place in counts.indices { sum += contentCost(of: place, inSlot: slot(of: place), priced) }
    return sum
  }

  private func slot(of place: Int) -> Int { place < chosen.count ? chosen[place] : -1 }

  /// What the items in a place would cost in a slot; -1 stands for none.
  @inline(__always)
  private func contentCost(
    of place: Int, inSlot slot: Int, _ priced: UnsafeBufferPointer<Lane>
  ) -> Double {
    var sum = Lane.zero
    for lane in 0..<matrix.lanes {
      sum += counts[place][lane] * cost(lane, inSlot: slot, priced)
    }
    return sum.sum()
  }

  @inline(__always)
  private func cost(
    _ lane: Int, inSlot slot: Int, _ priced: UnsafeBufferPointer<Lane>
  ) -> Lane {
    slot < 0 ? matrix.unplaced[lane] : priced[slot * matrix.lanes + lane]
  }

  /// The class with items in a place that gains most, per item, by being in another.
  private func bestMove(
    from: Int, to: Int, _ priced: UnsafeBufferPointer<Lane>
  ) -> (delta: Double, number: Int) {
    var best = (delta: Double.infinity, number: -1)
    for lane in 0..<matrix.lanes {
      let there = counts[from][lane]
      var delta =
        cost(lane, inSlot: slot(of: to), priced) - cost(lane, inSlot: slot(of: from), priced)
      delta.replace(with: Lane(repeating: .infinity), where: there .< Lane(repeating: 0.5))
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
  private mutating func moveItems(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    var changed = false
    for from in counts.indices {
      for to in counts.indices where to != from {
        let go = bestMove(from: from, to: to, priced)
        guard go.number >= 0, go.delta < UnitMatrix.forbidden / 20 else { continue }
        let size = problem.classes[go.number].size
        let room = room(in: to, from: from)
        if room >= size {
          if go.delta < -1e-7 {
            let items = Int(counts[from][go.number / 4][go.number % 4])
            move(go.number, min(items, room / size), from: from, to: to)
            changed = true
          }
        } else {
          let back = bestMove(from: to, to: from, priced)
          guard back.number >= 0, go.delta + back.delta < -1e-7,
            problem.classes[back.number].size == size
          else { continue }
          let items = min(
            counts[from][go.number / 4][go.number % 4],
            counts[to][back.number / 4][back.number % 4])
          move(back.number, Int(items), from: to, to: from)
          move(go.number, Int(items), from: from, to: to)
          changed = true
        }
      }
    }
    return changed
  }

  /// Moves everything in a slot to the best slot that is not used, for each slot in use.
  private mutating func shiftSlots(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    var changed = false
    for place in chosen.indices {
      let from = chosen[place]
      let here = contentCost(of: place, inSlot: from, priced)
      use.used[from] = false
      let opening = use.openingCost(adding: from)
      var best = (delta: -1e-7, slot: -1)
      for slot in 0..<matrix.slotCount where !use.used[slot] && slot != from {
        let delta = use.openingCost(adding: slot) - opening - here
        guard delta < best.delta else { continue }
        let there = contentCost(of: place, inSlot: slot, priced)
        if delta + there < best.delta,
          room(inSlot: slot, people: 0, from: place) >= people[place]
        {
          best = (delta + there, slot)
        }
      }
      guard best.slot >= 0 else {
        use.used[from] = true
        continue
      }
      let moved = people[place]
      change(place, by: -moved)
      chosen[place] = best.slot
      use.used[best.slot] = true
      change(place, by: moved)
      changed = true
    }
    return changed
  }

  /// Moves the slots in use from one of them on, or up to it, earlier or later together.
  private mutating func shiftTogether(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    guard chosen.count > 1 else { return false }
    let order = chosen.indices.sorted { chosen[$0] < chosen[$1] }
    let before = cost(priced)
    for step in [-1, 1, -2, 2, -4, 4] {
      for split in 0..<order.count {
        for places in [Array(order[split...]), Array(order[...split])] where places.count > 1 {
          let targets = places.map { chosen[$0] + step }
          guard targets.allSatisfy({ $0 >= 0 && $0 < matrix.slotCount }) else { continue }
          var other = self
          for place in places { other.change(place, by: -people[place]) }
          for place in places { other.use.used[chosen[place]] = false }
          guard !targets.contains(where: { other.use.used[$0] }) else { continue }
          for (place, target) in zip(places, targets) {
            other.chosen[place] = target
            other.use.used[target] = true
          }
          for place in places { other.change(place, by: people[place]) }
          if other.cost(priced) < before - 1e-7, other.isWithinCaps {
            self = other
            return true
          }
        }
      }
    }
    return false
  }

  private var isWithinCaps: Bool {
    away.allSatisfy { $0 <= problem.mostAway ?? Int.max }
      && chosen.indices.allSatisfy { people[$0] <= slotCaps[chosen[$0]] }
  }

  /// Opens the slot that saves most once those who gain have moved there.
  private mutating func openSlot(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    let before = cost(priced)
    var tried: [(promise: Double, slot: Int)] = []
    for slot in 0..<matrix.slotCount where !use.used[slot] {
      var promise = -use.openingCost(adding: slot)
      for place in counts.indices {
        var sum = Lane.zero
        for lane in 0..<matrix.lanes {
          let gain =
            cost(lane, inSlot: self.slot(of: place), priced) - cost(lane, inSlot: slot, priced)
          sum +=
            counts[place][lane] * gain.replacing(with: Lane.zero, where: gain .< Lane.zero)
        }
        promise += sum.sum()
      }
      if promise > 1e-7 { tried.append((promise, slot)) }
    }
    tried.sort { ($0.promise, $1.slot) > ($1.promise, $0.slot) }
    for (_, slot) in tried.prefix(6) {
      var other = self
      _ = other.open(slot)
      var steps = 0
      while steps < 20, other.moveItems(priced) { steps += 1 }
      if other.cost(priced) < before - 1e-7 {
        self = other
        return true
      }
    }
    return false
  }

  /// Closes a slot whose items are as well off in the other slots in use.
  private mutating func closeSlot(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    let before = cost(priced)
    for place in chosen.indices.reversed() {
      var other = self
      let last = other.chosen.count
      for number in 0..<matrix.classCount {
        var items = Int(other.counts[place][number / 4][number % 4])
        let size = problem.classes[number].size
        while items > 0 {
          var best = (cost: Double.infinity, to: -1, items: 0)
          for to in 0...last where to != place {
            let fitting = min(items, other.room(in: to, from: place) / size)
            let cost = other.cost(number / 4, inSlot: other.slot(of: to), priced)[number % 4]
            if fitting > 0, cost < best.cost { best = (cost, to, fitting) }
          }
          guard best.to >= 0 else { break }
          other.move(number, best.items, from: place, to: best.to)
          items -= best.items
        }
      }
      guard other.people[place] == 0 else { continue }
      other.close(place)
      while other.moveItems(priced) {}
      if other.cost(priced) < before - 1e-7 {
        self = other
        return true
      }
    }
    return false
  }

  /// Gives a slot to an item that waits by moving an item that is in its way.
  private mutating func makeRoom(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    let waiting = chosen.count
    for number in 0..<matrix.classCount where counts[waiting][number / 4][number % 4] > 0 {
      var best: (cost: Double, search: CappedSearch)?
      for slot in 0..<matrix.slotCount {
        let cost = priced[slot * matrix.lanes + number / 4][number % 4]
        guard cost < matrix.unplaced[number / 4][number % 4] else { continue }
        var other = self
        let to = chosen.firstIndex(of: slot) ?? other.open(slot)
        guard other.makeRoom(for: number, in: to, priced) else { continue }
        other.move(number, 1, from: other.chosen.count, to: to)
        let after = other.cost(priced)
        if after < (best?.cost ?? self.cost(priced)) - 1e-7 { best = (after, other) }
      }
      if let best {
        self = best.search
        return true
      }
    }
    return false
  }

  /// Moves one item elsewhere so that one of a class can come into a place.
  private mutating func makeRoom(
    for number: Int, in to: Int, _ priced: UnsafeBufferPointer<Lane>
  ) -> Bool {
    let size = problem.classes[number].size
    if room(in: to, from: chosen.count) >= size { return true }
    var best: (delta: Double, number: Int, from: Int, next: Int)?
    for from in chosen.indices {
      for other in 0..<matrix.classCount where counts[from][other / 4][other % 4] > 0 {
        let moved = problem.classes[other].size
        for next in chosen.indices where next != from && next != to {
          let delta =
            priced[chosen[next] * matrix.lanes + other / 4][other % 4]
            - priced[chosen[from] * matrix.lanes + other / 4][other % 4]
          guard delta < (best?.delta ?? UnitMatrix.forbidden / 20),
            room(in: next, from: from) >= moved
          else { continue }
          var trial = self
          trial.move(other, 1, from: from, to: next)
          if trial.room(in: to, from: trial.chosen.count) >= size {
            best = (delta, other, from, next)
          }
        }
      }
    }
    guard let best else { return false }
    move(best.number, 1, from: best.from, to: best.next)
    return true
  }

  /// The schedule as it stands.
  var schedule: Schedule {
    var placements: [Schedule.Placement] = []
    let order = chosen.indices.sorted { chosen[$0] < chosen[$1] }
    for number in 0..<matrix.classCount {
      for place in order {
        let items = Int32(counts[place][number / 4][number % 4])
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
