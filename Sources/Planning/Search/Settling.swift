import IntegerProgramming

extension ColumnGeneration {
  /// Settles unit after unit which slots it uses, the surest first, while the people of settled
  /// units stay free among their slots.
  ///
  /// - Parameters:
  ///   - rounds: how often to price the open units before the next are settled.
  ///   - part: which part of the open units is settled at once, at least one.
  /// - Returns: the value of the relaxation with all units settled; nil where it was stopped.
  mutating func settle(rounds: Int, part: Double) -> Double? {
    var open = problem.units.indices.filter { !master.isSettled($0) }
    while !open.isEmpty {
      guard price(open, rounds: rounds), let solution = relaxation else { return nil }
      var choices = open.compactMap { unit in surestSlots(of: unit, in: solution) }
      choices.sort { $0.share > $1.share || ($0.share == $1.share && $0.unit < $1.unit) }
      let most = max(1, Int(Double(open.count) * part))
      for (place, choice) in choices.enumerated() where place < most || choice.share > 0.99 {
        master.settle(unit: choice.unit, slots: choice.slots)
      }
      open.removeAll { master.isSettled($0) }
    }
    return relax() ? relaxation?.objective : nil
  }

  /// Everyone who is whole in the settled relaxation, as schedules.
  func wholeParts() -> [Schedule] {
    guard let solution = relaxation else { return problem.units.map(\.emptySchedule) }
    return problem.units.indices.map {
      master.wholePart(ofSettled: $0, in: solution.values)
    }
  }

  /// Solves the relaxation, adding schedules of the open units while they lower it.
  private mutating func price(_ open: [Int], rounds: Int) -> Bool {
    for _ in 0..<rounds {
      guard relax(), let solution = relaxation else { return false }
      let duals = master.prices(of: solution)
      let prices = duals.hall.loadPrices(problem.hall)
      var added = 0
      for unit in open {
        let result = pricers[unit].estimate(prices, kindCount: problem.hall.kinds.count)
        guard result.value < duals.units[unit] - 1e-6 else { continue }
        if master.add(result.schedule, of: unit) { added += 1 }
      }
      if added == 0 { return true }
    }
    return relax()
  }

  /// The set of slots of a unit that has most of its weight in a solution.
  private func surestSlots(
    of unit: Int, in solution: Relaxation
  ) -> (share: Double, unit: Int, slots: [Bool])? {
    var shares: [(slots: [Bool], share: Double)] = []
    for column in master.columnsOfUnit[unit] {
      let value = solution.values[master.columns[column].variable]
      guard value > 1e-6 else { continue }
      let slots = problem.units[unit].used(in: master.columns[column].schedule)
      if let known = shares.firstIndex(where: { $0.slots == slots }) {
        shares[known].share += value
      } else {
        shares.append((slots, value))
      }
    }
    guard let best = shares.max(by: { $0.share < $1.share }) else { return nil }
    return (best.share, unit, best.slots)
  }
}
