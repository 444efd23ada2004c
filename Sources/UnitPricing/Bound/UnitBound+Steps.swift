package import Formulation

extension UnitBound {
  /// First multipliers: the cost per item of each class in a schedule, its share of opening costs
  /// included, and no more than leaving it out costs: above that they would bound nothing, since the
  /// relaxation does not look at leaving out.
  package mutating func start(near schedule: Schedule, _ priced: [Lane]) {
    for set in multipliers.away.indices { multipliers.away[set] = 0 }
    for slot in multipliers.places.indices { multipliers.places[slot] = 0 }
    var people = [Double](repeating: 0, count: matrix.slotCount)
    for placement in schedule.placements {
      let size = problem.classes[Int(placement.itemClass)].size
      people[Int(placement.slot)] += Double(size * Int(placement.count))
    }
    var share = [Double](repeating: 0, count: matrix.slotCount)
    var slot = 0
    while slot < matrix.slotCount {
      var end = slot + 1
      if people[slot] > 0 {
        while end < matrix.slotCount, problem.followsPrevious[end], people[end] > 0 { end += 1 }
        for place in slot..<end {
          share[place] =
            (problem.slotCost + problem.runStartCost / Double(end - slot)) / people[place]
        }
      }
      slot = end
    }
    var placed = [Int](repeating: 0, count: matrix.classCount)
    multipliers.classes = [Lane](repeating: .zero, count: matrix.lanes)
    for placement in schedule.placements {
      let (number, slot) = (Int(placement.itemClass), Int(placement.slot))
      let (lane, place) = (number / 4, number % 4)
      let cost =
        priced[slot * matrix.lanes + lane][place] + share[slot]
        * Double(problem.classes[number].size)
      placed[number] += Int(placement.count)
      multipliers.classes[lane][place] = max(multipliers.classes[lane][place], cost)
    }
    for number in 0..<matrix.classCount where placed[number] < problem.classes[number].count {
      multipliers.classes[number / 4][number % 4] = matrix.unplaced[number / 4][number % 4]
    }
    for lane in 0..<matrix.lanes {
      let unplaced = matrix.unplaced[lane]
      multipliers.classes[lane].replace(
        with: unplaced, where: multipliers.classes[lane] .> unplaced)
    }
  }

  /// Subgradient steps; leaves the multipliers of the best bound.
  package mutating func climb(
    _ priced: [Lane], value: Double, target: Double, steps: Int
  ) -> Double {
    var best = (bound: -Double.infinity, multipliers: multipliers)
    var scale = 1.0
    var failures = 0
    for step in 0..<steps {
      let bound = relax(priced)
      if bound > best.bound + 1e-9 {
        best = (bound, multipliers)
        failures = 0
      } else {
        failures += 1
      }
      if best.bound >= target || scale < 0.02 { break }
      if step % 8 == 7 {
        // A slot whose best path cannot beat the schedule is closed (reduced-cost fixing).
        let multiplierSum = multiplierSum
        let through = paths.gainsThrough()
        paths.close { multiplierSum - through[$0] >= target }
      }
      if failures >= 4 {
        failures = 0
        scale *= 0.7
        multipliers = best.multipliers
        _ = relax(priced)
      }
      self.step(towards: value, from: bound, scale: scale)
    }
    multipliers = best.multipliers
    _ = relax(priced)
    return best.bound
  }

  /// One step of the multipliers along the subgradient of the last `relax` (Polyak, 1969), each
  /// direction in units of what it relaxes.
  package mutating func step(towards value: Double, from bound: Double, scale: Double) {
    var norm = Lane.zero
    for lane in 0..<matrix.lanes {
      let count = matrix.counts[lane].replacing(
        with: Lane(repeating: 1), where: matrix.counts[lane] .< Lane(repeating: 1))
      var missing = (matrix.counts[lane] - served[lane]) / count
      let atCapacity =
        (multipliers.classes[lane] .>= matrix.unplaced[lane]) .& (missing .> Lane.zero)
      missing.replace(with: Lane.zero, where: atCapacity)
      norm += missing * missing
      served[lane] = missing / count
    }
    var total = norm.sum()
    var absences = [Double](repeating: 0, count: multipliers.away.count)
    let absenceLimit = Double(max(1, problem.absenceLimit ?? 1))
    for slot in path {
      for set in setsOfSlot[slot] where !absences.isEmpty { absences[set] += people[slot] }
    }
    for set in absences.indices {
      absences[set] = absences[set] / absenceLimit - 1
      if absences[set] < 0, multipliers.away[set] == 0 { absences[set] = 0 }
      total += absences[set] * absences[set]
    }
    var excess: [(slot: Int, part: Double)] = []
    for slot in path where isCapacitated {
      let part = people[slot] / Double(max(1, slotCapacities[slot])) - 1
      guard part > 0 || multipliers.places[slot] > 0 else { continue }
      excess.append((slot, part))
      total += part * part
    }
    guard total > 0 else { return }
    let length = scale * max(value - bound, 1e-6) / total
    for lane in 0..<matrix.lanes {
      var next = multipliers.classes[lane] + served[lane] * length
      next.replace(with: matrix.unplaced[lane], where: next .> matrix.unplaced[lane])
      multipliers.classes[lane] = next
    }
    for (slot, part) in excess {
      multipliers.places[slot] = max(
        0, multipliers.places[slot] + length * part / Double(max(1, slotCapacities[slot])))
    }
    for set in absences.indices {
      multipliers.away[set] = max(0, multipliers.away[set] + length * absences[set] / absenceLimit)
    }
  }
}
