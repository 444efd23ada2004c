import IntegerProgramming

extension UnitPricer {
  /// Serves the classes in a set of slots as cheaply as the caps allow, by a linear program; keeps
  /// the schedule, and the multipliers that the program's duals are if they bound better.
  mutating func serveByProgram(_ used: [Bool], bound: inout Double) {
    var program = IntegerProgram()
    let serveRows = problem.classes.map {
      program.addRow(from: Double($0.count), to: Double($0.count))
    }
    let awayRows = problem.awaySets.map { set -> Int in
      set.contains { used[$0] } ? program.addRow(to: Double(problem.mostAway ?? 0)) : -1
    }
    var cells: [(number: Int, slot: Int)] = []
    for slot in 0..<slotCount where used[slot] {
      let capRow =
        slotCaps[slot] < min(size, problem.mostAway ?? Int.max)
        ? program.addRow(to: Double(slotCaps[slot])) : -1
      for number in 0..<classCount where costs[number * slotCount + slot].isFinite {
        let people = Double(problem.classes[number].size)
        var entries = [(row: serveRows[number], coefficient: 1.0)]
        if capRow >= 0 { entries.append((capRow, people)) }
        for set in awaySetsOfSlot[slot] { entries.append((awayRows[set], people)) }
        program.addVariable(cost: costs[number * slotCount + slot], in: entries)
        cells.append((number, slot))
      }
    }
    for number in 0..<classCount where problem.classes[number].unplacedCost.isFinite {
      program.addVariable(
        cost: problem.classes[number].unplacedCost, in: [(serveRows[number], 1)])
    }
    guard case .optimal(let solution) = solver.relax(program, from: nil, within: SolveLimits())
    else { return }
    keepWholePart(of: solution, cells: cells, used: used)
    let last = (multipliers, awayMultipliers)
    multipliers = serveRows.map { solution.duals[$0] }
    for set in awayRows.indices {
      awayMultipliers[set] = awayRows[set] >= 0 ? max(0, -solution.duals[awayRows[set]]) : 0
    }
    let better = relax()
    trySlots(self.used)
    if better > bound { bound = better } else { (multipliers, awayMultipliers) = last }
  }

  /// Rounds a solution down and places the rest where there is room, the nearest first.
  private mutating func keepWholePart(
    of solution: Relaxation, cells: [(number: Int, slot: Int)], used: [Bool]
  ) {
    var placements: [Schedule.Placement] = []
    for (variable, cell) in cells.enumerated() {
      let count = Int32((solution.values[variable] + 1e-6).rounded(.down))
      if count > 0 {
        placements.append(
          Schedule.Placement(
            itemClass: Int32(cell.number), slot: Int32(cell.slot), count: count))
      }
    }
    let value =
      problem.openingCost(of: used) + serveWithinCaps(used, settled: &placements)
    placements.sort { ($0.itemClass, $0.slot) < ($1.itemClass, $1.slot) }
    let schedule = Schedule(placements: placements)
    if value < bestValue - tolerance {
      bestValue = value
      bestUsed = used
    }
    if !found.contains(where: { $0.schedule == schedule }) { found.append((value, schedule)) }
  }
}
