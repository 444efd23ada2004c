import IntegerProgramming

/// The master program of the decomposition (Dantzig and Wolfe, 1960): choose one schedule per unit,
/// as cheap as possible, within the limits of the hall.
///
/// A unit takes part in one of two ways: by its schedules, a mix of which the relaxation chooses,
/// or *settled*, with the slots it uses decided and its people free among them.
struct MasterProgram: Sendable {
  /// A schedule of a unit, as a variable of the program.
  struct Column: Sendable {
    let unit: Int
    let schedule: Schedule
    let variable: IntegerProgram.Variable
  }

  /// The people of a settled unit, as variables of the program.
  struct Settlement: Sendable {
    /// The variable of each class and slot; -1 where the class may not be there.
    var placed: [[IntegerProgram.Variable]] = []
    /// The variable of each class for its items without a slot; -1 for pinned ones.
    var unplaced: [IntegerProgram.Variable] = []
    /// The row of each class: all its items are somewhere.
    var serveRows: [IntegerProgram.Row] = []
    /// What the slots it uses cost; nil while the unit is not settled.
    var openingCost: Double?
  }

  let problem: PlanningProblem
  private(set) var program = IntegerProgram()
  private(set) var columns: [Column] = []
  /// The columns of each unit, by their indices.
  private(set) var columnsOfUnit: [[Int]]
  private(set) var settlements: [Settlement?]
  private var known: [Set<Schedule>]
  private let firstLimitRow: Int
  private let firstPresenceRow: [Int]
  private let firstLoadRow: Int
  private let peakVariables: [IntegerProgram.Variable]

  init(_ problem: PlanningProblem) {
    self.problem = problem
    let hall = problem.hall
    columnsOfUnit = [[Int]](repeating: [], count: problem.units.count)
    known = [Set<Schedule>](repeating: [], count: problem.units.count)
    settlements = [Settlement?](repeating: nil, count: problem.units.count)
    program.constant = problem.fixedCost
    for _ in problem.units { program.addRow(from: 1, to: 1) }
    firstLoadRow = program.rowCount
    var loads: [IntegerProgram.Variable] = []
    for _ in 0..<hall.loadCount {
      let row = program.addRow(from: 0, to: 0)
      loads.append(program.addVariable(in: [(row: row, coefficient: -1)]))
    }
    firstLimitRow = program.rowCount
    for limit in hall.limits {
      program.addRow(
        to: limit.bound, limit.terms.map { IntegerProgram.Term(loads[$0.load], $0.coefficient) })
    }
    var firstRow: [Int] = []
    var peaks: [IntegerProgram.Variable] = []
    for rows in hall.presences {
      firstRow.append(program.rowCount)
      let peak = program.addVariable(cost: hall.peakWeight)
      peaks.append(peak)
      for row in rows {
        program.addRow(
          to: 0,
          row.terms.map { IntegerProgram.Term(loads[$0.load], $0.coefficient) }
            + [IntegerProgram.Term(peak, -1)])
      }
    }
    firstPresenceRow = firstRow
    peakVariables = peaks
  }

  /// Adds a schedule of a unit, unless it is there.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  mutating func add(_ schedule: Schedule, of unit: Int) -> Bool {
    guard known[unit].insert(schedule).inserted else { return false }
    let description = problem.units[unit]
    let loads = description.loads(of: schedule, hall: problem.hall)
    let variable = program.addVariable(
      to: isSettled(unit) ? 0 : .infinity, cost: description.cost(of: schedule),
      in: [(row: unit, coefficient: 1)]
        + loads.map { (row: firstLoadRow + $0.load, coefficient: Double($0.people)) })
    columnsOfUnit[unit].append(columns.count)
    columns.append(Column(unit: unit, schedule: schedule, variable: variable))
    return true
  }

  /// The prices that a solution of the relaxation puts on the hall, and on each unit's choice.
  func prices(of relaxation: Relaxation) -> (hall: HallPrices, units: [Double]) {
    var prices = HallPrices(none: problem.hall)
    for limit in prices.limits.indices {
      prices.limits[limit] = -relaxation.duals[firstLimitRow + limit]
    }
    for session in prices.presences.indices {
      for row in prices.presences[session].indices {
        prices.presences[session][row] = -relaxation.duals[firstPresenceRow[session] + row]
      }
    }
    prices.repair(problem.hall)
    return (prices, Array(relaxation.duals[0..<problem.units.count]))
  }

  /// Each session's peak in a solution of the relaxation.
  func peaks(in relaxation: Relaxation) -> [Double] {
    peakVariables.map { relaxation.values[$0] }
  }

  /// Whether it is decided which slots a unit uses.
  func isSettled(_ unit: Int) -> Bool { settlements[unit]?.openingCost != nil }

  /// Decides which slots a unit uses: its schedules are closed, and its people free among the slots.
  mutating func settle(unit: Int, slots: [Bool]) {
    if settlements[unit] == nil { settlements[unit] = makeSettlement(of: unit) }
    guard let settlement = settlements[unit] else { return }
    let description = problem.units[unit]
    let openingCost = description.openingCost(of: slots)
    program.constant += openingCost
    settlements[unit]?.openingCost = openingCost
    program.boundRow(unit, from: 0, to: 0)
    for column in columnsOfUnit[unit] {
      program.bound(columns[column].variable, from: 0, to: 0)
    }
    for (number, itemClass) in description.classes.enumerated() {
      let count = Double(itemClass.count)
      program.boundRow(settlement.serveRows[number], from: count, to: count)
      for (slot, variable) in settlement.placed[number].enumerated() where variable >= 0 {
        program.bound(variable, from: 0, to: slots[slot] ? count : 0)
      }
      if settlement.unplaced[number] >= 0 {
        program.bound(settlement.unplaced[number], from: 0, to: count)
      }
    }
  }

  private mutating func makeSettlement(of unit: Int) -> Settlement {
    let description = problem.units[unit]
    let awayRows = description.awaySets.map { _ in
      program.addRow(to: Double(description.mostAway ?? 0))
    }
    var settlement = Settlement()
    for itemClass in description.classes {
      let serve = program.addRow(from: 0, to: 0)
      settlement.serveRows.append(serve)
      settlement.placed.append(
        description.slots.indices.map { slot in
          guard itemClass.costs[slot].isFinite else { return -1 }
          var entries = [(row: serve, coefficient: 1.0)]
          for (kind, count) in itemClass.people {
            let load = problem.hall.load(slot: description.slots[slot], kind: kind)
            entries.append((firstLoadRow + load, Double(count)))
          }
          for (row, set) in zip(awayRows, description.awaySets) where set.contains(slot) {
            entries.append((row, Double(itemClass.size)))
          }
          return program.addVariable(to: 0, cost: itemClass.costs[slot], in: entries)
        })
      settlement.unplaced.append(
        itemClass.unplacedCost.isFinite
          ? program.addVariable(to: 0, cost: itemClass.unplacedCost, in: [(serve, 1)]) : -1)
    }
    return settlement
  }

  /// The whole items of a settled unit's people in a solution, each number rounded down.
  func wholePart(ofSettled unit: Int, in values: [Double]) -> Schedule {
    var placements: [Schedule.Placement] = []
    for (number, variables) in (settlements[unit]?.placed ?? []).enumerated() {
      for (slot, variable) in variables.enumerated() where variable >= 0 {
        let count = Int32((values[variable] + 1e-6).rounded(.down))
        if count > 0 {
          placements.append(
            Schedule.Placement(itemClass: Int32(number), slot: Int32(slot), count: count))
        }
      }
    }
    return Schedule(placements: placements)
  }
}

extension UnitProblem {
  /// How many people of each kind a schedule puts in each slot, by rising load.
  func loads(of schedule: Schedule, hall: Hall) -> [(load: Int, people: Int)] {
    var people: [Int: Int] = [:]
    for placement in schedule.placements {
      for (kind, count) in classes[Int(placement.itemClass)].people {
        let load = hall.load(slot: slots[Int(placement.slot)], kind: kind)
        people[load, default: 0] += count * Int(placement.count)
      }
    }
    return people.sorted { $0.key < $1.key }.map { (load: $0.key, people: $0.value) }
  }

  /// Which slots a schedule uses.
  func used(in schedule: Schedule) -> [Bool] {
    var used = [Bool](repeating: false, count: slots.count)
    for placement in schedule.placements { used[Int(placement.slot)] = true }
    return used
  }

  /// The schedule that places only who is pinned.
  var emptySchedule: Schedule {
    Schedule(
      placements: classes.enumerated().compactMap { number, itemClass in
        guard itemClass.unplacedCost.isInfinite,
          let slot = itemClass.costs.firstIndex(where: \.isFinite)
        else { return nil }
        return Schedule.Placement(
          itemClass: Int32(number), slot: Int32(slot), count: Int32(itemClass.count))
      })
  }
}
