import IntegerProgramming

/// The master program of the decomposition (Dantzig and Wolfe, 1960): choose one schedule per unit,
/// as cheap as possible, within the limits of the hall.
struct MasterProgram: Sendable {
  /// A schedule of a unit, as a variable of the program.
  struct Column: Sendable {
    let unit: Int
    let schedule: Schedule
    let cost: Double
    /// How many people it puts in each load.
    let loads: [(load: Int, people: Int)]
    let variable: IntegerProgram.Variable
  }

  let problem: PlanningProblem
  private(set) var program = IntegerProgram()
  private(set) var columns: [Column] = []
  /// The columns of each unit, by their indices.
  private(set) var columnsOfUnit: [[Int]]
  private var known: [Set<Schedule>]
  /// For each unit whose slots are settled, its people's variables.
  private(set) var settled: [Int: Settlement] = [:]
  private let firstPresenceRow: [Int]
  private let presenceShares: [[LoadLimit.Share]]

  init(_ problem: PlanningProblem) {
    self.problem = problem
    let hall = problem.hall
    columnsOfUnit = [[Int]](repeating: [], count: problem.units.count)
    known = [Set<Schedule>](repeating: [], count: problem.units.count)
    program.constant = problem.fixedCost
    for _ in problem.units { program.addRow(from: 1, to: 1) }
    for limit in hall.limits { program.addRow(to: limit.bound) }
    var shares = [[LoadLimit.Share]](repeating: [], count: hall.loadCount)
    var firstRow: [Int] = []
    for rows in hall.presences {
      firstRow.append(program.rowCount)
      for row in rows {
        let number = program.addRow(to: 0)
        for term in row.terms {
          shares[term.load].append(
            LoadLimit.Share(limit: number, coefficient: term.coefficient))
        }
      }
    }
    presenceShares = shares
    firstPresenceRow = firstRow
    for (session, rows) in hall.presences.enumerated() {
      program.addVariable(
        cost: hall.peakWeight, in: rows.indices.map { (firstRow[session] + $0, -1) })
    }
  }

  /// Adds a schedule of a unit, unless it is there.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  mutating func add(_ schedule: Schedule, of unit: Int) -> Bool {
    guard known[unit].insert(schedule).inserted else { return false }
    let description = problem.units[unit]
    let loads = description.loads(of: schedule, hall: problem.hall)
    var entries: [Int: Double] = [:]
    for (load, people) in loads {
      for share in problem.hall.limitsOfLoad[load] {
        entries[problem.units.count + share.limit, default: 0] +=
          Double(people) * share.coefficient
      }
      for share in presenceShares[load] {
        entries[share.limit, default: 0] += Double(people) * share.coefficient
      }
    }
    let cost = description.cost(of: schedule)
    let rows = [(row: unit, coefficient: 1.0)]
      + entries.sorted { $0.key < $1.key }.map { (row: $0.key, coefficient: $0.value) }
    let variable = program.addVariable(cost: cost, in: rows)
    columnsOfUnit[unit].append(columns.count)
    columns.append(
      Column(unit: unit, schedule: schedule, cost: cost, loads: loads, variable: variable))
    return true
  }

  /// The prices that a solution of the relaxation puts on the hall, and on each unit's choice.
  func prices(of relaxation: Relaxation) -> (hall: HallPrices, units: [Double]) {
    var prices = HallPrices(none: problem.hall)
    for limit in prices.limits.indices {
      prices.limits[limit] = -relaxation.duals[problem.units.count + limit]
    }
    for session in prices.presences.indices {
      for row in prices.presences[session].indices {
        prices.presences[session][row] = -relaxation.duals[firstPresenceRow[session] + row]
      }
    }
    prices.repair(problem.hall)
    return (prices, Array(relaxation.duals[0..<problem.units.count]))
  }

  /// A unit whose slots are settled and whose people are still free among them.
  struct Settlement: Sendable {
    /// The variable of each class and slot; -1 where there is none.
    var placed: [[Int]]
    /// The variable of each class for its items without a slot; -1 where there is none.
    var unplaced: [Int]
  }

  /// Settles which slots a unit uses: its columns are closed, and its people become variables.
  mutating func settle(unit: Int, slots: [Bool]) {
    let description = problem.units[unit]
    let hall = problem.hall
    for column in columnsOfUnit[unit] {
      program.bound(columns[column].variable, from: 0, to: 0)
    }
    program.boundRow(unit, from: -.infinity, to: .infinity)
    program.constant += description.openingCost(of: slots)
    var settlement = Settlement(placed: [], unplaced: [])
    let awayRows = description.awaySets.map { set in
      set.contains { slots[$0] }
        ? program.addRow(to: Double(description.mostAway ?? 0)) : -1
    }
    for itemClass in description.classes {
      let serve = program.addRow(from: Double(itemClass.count), to: Double(itemClass.count))
      var placed = [Int](repeating: -1, count: slots.count)
      for slot in slots.indices where slots[slot] && itemClass.costs[slot].isFinite {
        var entries: [Int: Double] = [serve: 1]
        for (kind, count) in itemClass.people {
          let load = hall.load(slot: description.slots[slot], kind: kind)
          for share in hall.limitsOfLoad[load] {
            entries[problem.units.count + share.limit, default: 0] +=
              Double(count) * share.coefficient
          }
          for share in presenceShares[load] {
            entries[share.limit, default: 0] += Double(count) * share.coefficient
          }
        }
        for (set, row) in zip(description.awaySets, awayRows) where row >= 0 && set.contains(slot) {
          entries[row] = Double(itemClass.size)
        }
        placed[slot] = program.addVariable(
          to: Double(itemClass.count), cost: itemClass.costs[slot],
          in: entries.sorted { $0.key < $1.key }.map { (row: $0.key, coefficient: $0.value) })
      }
      settlement.placed.append(placed)
      settlement.unplaced.append(
        itemClass.unplacedCost.isFinite
          ? program.addVariable(
            to: Double(itemClass.count), cost: itemClass.unplacedCost, in: [(serve, 1)]) : -1)
    }
    settled[unit] = settlement
  }

  /// The same program with every settled unit's people in whole numbers.
  func inWholeNumbers() -> IntegerProgram {
    var whole = program
    for settlement in settled.values {
      for variable in settlement.placed.joined() where variable >= 0 { whole.makeInteger(variable) }
      for variable in settlement.unplaced where variable >= 0 { whole.makeInteger(variable) }
    }
    return whole
  }

  /// The schedule of a settled unit in a solution.
  func schedule(ofSettled unit: Int, values: [Double]) -> Schedule {
    var placements: [Schedule.Placement] = []
    for (number, variables) in (settled[unit]?.placed ?? []).enumerated() {
      for (slot, variable) in variables.enumerated() where variable >= 0 {
        let count = Int(values[variable].rounded())
        if count > 0 {
          placements.append(
            Schedule.Placement(itemClass: Int32(number), slot: Int32(slot), count: Int32(count)))
        }
      }
    }
    return Schedule(placements: placements)
  }

  /// Lets only columns in `allowed` be chosen, or every column where it is nil.
  mutating func restrict(unit: Int, to allowed: Set<Int>?) {
    for column in columnsOfUnit[unit] {
      let isOpen = allowed?.contains(column) ?? true
      program.bound(columns[column].variable, from: 0, to: isOpen ? .infinity : 0)
    }
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
