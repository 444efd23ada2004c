import IntegerProgramming

extension ColumnGeneration {
  /// Dives to an integer solution: fixes the schedules the relaxation is surest of, prices the rest
  /// anew in the room that is left, and so on until every unit has one schedule.
  ///
  /// - Returns: one schedule per unit, or nil where the solver gave none.
  func dive() -> [Schedule]? {
    var dive = self
    var chosen = [Int?](repeating: nil, count: problem.units.count)
    var room = HallRoom(problem.hall)
    var open = problem.units.count
    while open > 0 {
      guard dive.reprice(chosen: chosen, room: room, rounds: 3), let solution = dive.relaxation
      else { return nil }
      var best: (value: Double, unit: Int, column: Int)?
      for unit in problem.units.indices where chosen[unit] == nil {
        for column in dive.master.columnsOfUnit[unit] {
          let value = solution.values[dive.master.columns[column].variable]
          guard value > 1e-6, room.fits(dive.master.columns[column].loads, hall: problem.hall)
          else { continue }
          if value > 0.999 {
            dive.fix(unit, to: column, chosen: &chosen, room: &room)
            open -= 1
            break
          }
          if value > (best?.value ?? 1e-6) { best = (value, unit, column) }
        }
      }
      if let best, chosen[best.unit] == nil {
        dive.fix(best.unit, to: best.column, chosen: &chosen, room: &room)
        open -= 1
      } else if best == nil, open > 0 {
        // Nothing the relaxation mixes fits as a whole: place the largest unit exactly.
        guard let unit = problem.units.indices.filter({ chosen[$0] == nil })
          .max(by: { problem.units[$0].size < problem.units[$1].size })
        else { return nil }
        let duals = dive.master.prices(of: solution)
        var pricer = dive.pricers[unit]
        pricer.room = UnitRoom(problem.units[unit], hall: problem.hall, room: room)
        let result = pricer.price(
          duals.hall.loadPrices(problem.hall), kindCount: problem.hall.kinds.count)
        guard let schedule = result.schedules.first else { return nil }
        dive.master.add(schedule, of: unit)
        guard let column = dive.master.columnsOfUnit[unit].first(where: {
          dive.master.columns[$0].schedule == schedule
        }) else { return nil }
        dive.fix(unit, to: column, chosen: &chosen, room: &room)
        open -= 1
      }
    }
    return chosen.compactMap { $0.map { dive.master.columns[$0].schedule } }
  }

  private mutating func fix(
    _ unit: Int, to column: Int, chosen: inout [Int?], room: inout HallRoom
  ) {
    chosen[unit] = column
    master.restrict(unit: unit, to: [column])
    room.take(master.columns[column].loads, hall: problem.hall)
  }

  private mutating func reprice(chosen: [Int?], room: HallRoom, rounds: Int) -> Bool {
    let caps = problem.hall.slots.indices.map { room.mostPeople(inSlot: $0, hall: problem.hall) }
    for unit in pricers.indices where chosen[unit] == nil {
      pricers[unit].slotCaps = problem.units[unit].slots.map {
        min(caps[$0], problem.units[unit].mostAway ?? Int.max)
      }
      pricers[unit].isCapped =
        problem.units[unit].mostAway != nil
        || pricers[unit].slotCaps.contains { $0 < problem.units[unit].size }
    }
    let effort = UnitPricer.Effort(steps: 4, nodes: 0, schedules: 3)
    for round in 0...rounds {
      let o = solver.relax(master.program, from: basis, within: SolveLimits())
      guard case .optimal(let solution) = o
      else { print(o, chosen.filter { $0 != nil }.count); return false }
      relaxation = solution
      basis = solution.basis
      if round == rounds { break }
      let duals = master.prices(of: solution)
      let prices = duals.hall.loadPrices(problem.hall)
      var added = 0
      for unit in pricers.indices where chosen[unit] == nil {
        let result = pricers[unit].price(
          prices, kindCount: problem.hall.kinds.count, effort: effort)
        if result.value < duals.units[unit] - 1e-6 {
          for schedule in result.schedules where master.add(schedule, of: unit) { added += 1 }
        }
      }
      if added == 0 { break }
    }
    return true
  }
}

/// What is left of each limit of a hall.
struct HallRoom {
  private(set) var left: [Double]

  init(_ hall: Hall) { left = hall.limits.map(\.bound) }

  mutating func take(_ loads: [(load: Int, people: Int)], hall: Hall, sign: Double = 1) {
    for (load, people) in loads {
      for share in hall.limitsOfLoad[load] {
        left[share.limit] -= sign * Double(people) * share.coefficient
      }
    }
  }

  /// Whether the loads fit into what is left.
  func fits(_ loads: [(load: Int, people: Int)], hall: Hall) -> Bool {
    var room = self
    room.take(loads, hall: hall)
    return room.isKept
  }

  /// Whether every limit is kept.
  var isKept: Bool { left.allSatisfy { $0 >= -1e-6 } }

  /// The most people a slot still takes.
  func mostPeople(inSlot slot: Int, hall: Hall) -> Int {
    var most = 0
    for kind in hall.kinds.indices {
      var room = Double(Int32.max)
      for share in hall.limitsOfLoad[hall.load(slot: slot, kind: kind)] {
        room = min(room, (left[share.limit] + 1e-6) / share.coefficient)
      }
      most = max(most, Int(max(0, room)))
    }
    return most
  }
}
