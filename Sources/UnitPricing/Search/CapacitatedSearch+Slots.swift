import Formulation

extension CapacitatedSearch {
  /// Opens the slot that saves most, with those who gain moved there.
  package mutating func openSlot(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    let before = cost(priced)
    var tried: [(promise: Double, slot: Int)] = []
    for slot in 0..<matrix.slotCount where !use.used[slot] {
      let promise = gain(inSlot: slot, priced) - use.openingCost(adding: slot)
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

  /// What those who are better off in a slot would gain by being there, if there is room for them.
  private func gain(inSlot slot: Int, _ priced: UnsafeBufferPointer<Lane>) -> Double {
    let lanes = matrix.lanes
    var sum = Lane.zero
    for place in 0...chosen.count where people[place] > 0 {
      let here = self.slot(of: place) * lanes
      for lane in 0..<lanes {
        let gain = priced[here + lane] - priced[slot * lanes + lane]
        sum +=
          counts[place * lanes + lane] * gain.replacing(with: Lane.zero, where: gain .< Lane.zero)
      }
    }
    return sum.sum()
  }

  /// Closes a slot whose items cost no more in the other slots in use.
  package mutating func closeSlot(_ priced: UnsafeBufferPointer<Lane>) -> Bool {
    let before = cost(priced)
    for place in chosen.indices.reversed() where mayClose(place, priced) {
      var other = self
      let last = other.chosen.count
      for number in 0..<matrix.classCount {
        var items = other.items(of: number, in: place)
        let size = problem.classes[number].size
        while items > 0 {
          var best = (cost: Double.infinity, to: -1, items: 0)
          for to in 0...last where to != place {
            let fitting = min(items, other.room(in: to, from: place) / size)
            let cost = priced[other.slot(of: to) * matrix.lanes + number / 4][number % 4]
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

  /// Whether closing a slot would save anything if all the others had room for everyone.
  private mutating func mayClose(_ place: Int, _ priced: UnsafeBufferPointer<Lane>) -> Bool {
    let lanes = matrix.lanes
    let slot = chosen[place]
    use.used[slot] = false
    let saving = use.openingCost(adding: slot)
    use.used[slot] = true
    var loss = Lane.zero
    for lane in 0..<lanes {
      var elsewhere = matrix.unplaced[lane]
      for to in chosen.indices where to != place {
        let cost = priced[chosen[to] * lanes + lane]
        elsewhere.replace(with: cost, where: cost .< elsewhere)
      }
      loss += counts[place * lanes + lane] * (elsewhere - priced[slot * lanes + lane])
    }
    return loss.sum() < saving
  }
}
