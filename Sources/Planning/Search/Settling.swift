import IntegerProgramming

extension ColumnGeneration {
  /// Settles unit after unit which slots it uses, the surest first, while the people of settled
  /// units stay free among their slots; then puts everyone somewhere in whole numbers.
  mutating func settleAll(
    seconds: Double, trace: (String) -> Void = { _ in }
  ) -> [Schedule]? {
    var open = Set(problem.units.indices.filter { master.settled[$0] == nil })
    let effort = UnitPricer.Effort(steps: 6, nodes: 0, schedules: 3)
    while !open.isEmpty {
      for round in 0..<3 {
        guard case .optimal(let solution) = solver.relax(
          master.program, from: basis, within: SolveLimits())
        else { return nil }
        relaxation = solution
        basis = solution.basis
        if round == 2 { break }
        let duals = master.prices(of: solution)
        let prices = duals.hall.loadPrices(problem.hall)
        var added = 0
        for unit in open.sorted() {
          let result = pricers[unit].price(
            prices, kindCount: problem.hall.kinds.count, effort: effort)
          if result.value < duals.units[unit] - 1e-6 {
            for schedule in result.schedules where master.add(schedule, of: unit) { added += 1 }
          }
        }
        if added == 0 { break }
      }
      guard let solution = relaxation else { return nil }
      var choices: [(share: Double, unit: Int, slots: [Bool])] = []
      for unit in open.sorted() {
        var shares: [[Bool]: Double] = [:]
        for column in master.columnsOfUnit[unit] {
          let value = solution.values[master.columns[column].variable]
          if value > 1e-6 {
            shares[problem.units[unit].used(in: master.columns[column].schedule), default: 0] +=
              value
          }
        }
        if let best = shares.max(by: { $0.value < $1.value || ($0.value == $1.value && "\($0.key)" < "\($1.key)") }) {
          choices.append((best.value, unit, best.key))
        }
      }
      choices.sort { $0.share > $1.share || ($0.share == $1.share && $0.unit < $1.unit) }
      let most = max(1, open.count / 10)
      for (place, choice) in choices.enumerated() where place < most || choice.share > 0.99 {
        master.settle(unit: choice.unit, slots: choice.slots)
        open.remove(choice.unit)
      }
    }
    guard case .optimal(let last) = solver.relax(master.program, from: basis, within: SolveLimits())
    else { return nil }
    trace("settled lp \(last.objective)")
    switch solver.solve(
      master.inWholeNumbers(), within: SolveLimits(seconds: seconds, relativeGap: 1e-3))
    {
    case .optimal(let solution, _), .feasible(let solution, _, _):
      return problem.units.indices.map {
        master.schedule(ofSettled: $0, values: solution.values)
      }
    default: return nil
    }
  }
}

extension UnitProblem {
  /// Which slots a schedule uses.
  func used(in schedule: Schedule) -> [Bool] {
    var used = [Bool](repeating: false, count: slots.count)
    for placement in schedule.placements { used[Int(placement.slot)] = true }
    return used
  }
}
