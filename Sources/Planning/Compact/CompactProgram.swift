import IntegerProgramming

/// The whole problem, or the part of it that concerns some units, as one integer program:
/// x[class, slot] items of a class in a slot, y[unit, slot] a slot used, z[unit, slot] a run of used
/// slots beginning, N[kind, slot] invited people, P[session] the peak.
struct CompactProgram {
  private typealias Term = IntegerProgram.Term

  private(set) var program = IntegerProgram()
  /// For each unit in the program, the variables of its classes by slot; -1 where there is none.
  private var placed: [[[Int]]] = []
  private var used: [[Int]] = []
  private let units: [Int]
  private let problem: PlanningProblem

  /// The program of some units.
  ///
  /// - Parameters:
  ///   - problem: the whole problem.
  ///   - units: the units to plan, as indices in the problem.
  ///   - others: how many people of the other units are in each load.
  init(_ problem: PlanningProblem, units: [Int], others: [Int]) {
    self.problem = problem
    self.units = units
    let hall = problem.hall
    var loadVariables = [Int](repeating: -1, count: hall.loadCount)
    for (place, number) in units.enumerated() {
      addUnit(problem.units[number], place: place)
    }
    addLoads(into: &loadVariables)
    addLimits(loadVariables, others: others)
    addPeaks(loadVariables, others: others)
  }

  /// The program of all units, people nobody can place included.
  static func whole(_ problem: PlanningProblem) -> CompactProgram {
    var compact = CompactProgram(
      problem, units: Array(problem.units.indices),
      others: [Int](repeating: 0, count: problem.hall.loadCount))
    compact.program.constant += problem.fixedCost
    return compact
  }

  private mutating func addUnit(_ unit: UnitProblem, place: Int) {
    let slots = unit.slots.indices
    var used = [Int](repeating: -1, count: slots.count)
    for slot in slots {
      used[slot] = program.addVariable(
        "y_\(place)_\(slot)", to: 1, integer: true, cost: unit.splitWeight)
    }
    if unit.blockWeight > 0 {
      for slot in slots where used[slot] >= 0 {
        let begins = program.addVariable("z_\(place)_\(slot)", to: 1, cost: unit.blockWeight)
        var terms = [Term(begins, 1), Term(used[slot], -1)]
        if unit.followsPrevious[slot], used[slot - 1] >= 0 {
          terms.append(Term(used[slot - 1], 1))
        }
        program.addRow("block_\(place)_\(slot)", from: 0, terms)
      }
    }
    var placed: [[Int]] = []
    for (number, itemClass) in unit.classes.enumerated() {
      var variables = [Int](repeating: -1, count: slots.count)
      var served: [Term] = []
      for slot in slots where used[slot] >= 0 && itemClass.costs[slot].isFinite {
        let items = program.addVariable(
          "x_\(place)_\(number)_\(slot)", to: Double(itemClass.count), integer: true,
          cost: itemClass.costs[slot])
        variables[slot] = items
        served.append(Term(items, 1))
        program.addRow(
          "open_\(place)_\(number)_\(slot)", to: 0,
          [Term(items, 1), Term(used[slot], -Double(itemClass.count))])
      }
      if itemClass.unplacedCost.isFinite {
        let unplaced = program.addVariable(
          "w_\(place)_\(number)", to: Double(itemClass.count), integer: true,
          cost: itemClass.unplacedCost)
        served.append(Term(unplaced, 1))
      }
      program.addRow(
        "serve_\(place)_\(number)", from: Double(itemClass.count), to: Double(itemClass.count),
        served)
      placed.append(variables)
    }
    if let mostAway = unit.mostAway {
      for (number, set) in unit.awaySets.enumerated() {
        var terms: [Term] = []
        for slot in set {
          for (itemClass, variables) in placed.enumerated() where variables[slot] >= 0 {
            terms.append(
              Term(variables[slot], Double(unit.classes[itemClass].size)))
          }
        }
        if !terms.isEmpty {
          program.addRow("away_\(place)_\(number)", to: Double(mostAway), terms)
        }
      }
    }
    if unit.blockWeight > unit.splitWeight {
      // A slot with nobody in it must not join two runs, which would be cheaper than a second run.
      for slot in slots {
        let people = placed.compactMap { $0[slot] >= 0 ? Term($0[slot], 1) : nil }
        program.addRow("peopled_\(place)_\(slot)", from: 0, people + [Term(used[slot], -1)])
      }
    }
    self.used.append(used)
    self.placed.append(placed)
  }

  /// N[kind, slot] = Σ people of the kind in the slot.
  private mutating func addLoads(into loadVariables: inout [Int]) {
    let hall = problem.hall
    var sums = [[Term]](repeating: [], count: hall.loadCount)
    for (place, number) in units.enumerated() {
      let unit = problem.units[number]
      for (itemClass, variables) in placed[place].enumerated() {
        for (slot, variable) in variables.enumerated() where variable >= 0 {
          for (kind, count) in unit.classes[itemClass].people {
            sums[hall.load(slot: unit.slots[slot], kind: kind)].append(
              Term(variable, -Double(count)))
          }
        }
      }
    }
    for load in sums.indices where !sums[load].isEmpty {
      let variable = program.addVariable("N_\(load)", integer: true)
      loadVariables[load] = variable
      program.addRow("load_\(load)", from: 0, to: 0, [Term(variable, 1)] + sums[load])
    }
  }

  private mutating func addLimits(_ loadVariables: [Int], others: [Int]) {
    for (number, limit) in problem.hall.limits.enumerated() {
      var bound = limit.bound
      var terms: [Term] = []
      for term in limit.terms {
        bound -= term.coefficient * Double(others[term.load])
        if loadVariables[term.load] >= 0 {
          terms.append(Term(loadVariables[term.load], term.coefficient))
        }
      }
      if !terms.isEmpty { program.addRow("limit_\(number)", to: max(0, bound), terms) }
    }
  }

  private mutating func addPeaks(_ loadVariables: [Int], others: [Int]) {
    let hall = problem.hall
    guard hall.peakWeight > 0 else { return }
    for (session, rows) in hall.presences.enumerated() {
      let peak = program.addVariable("P_\(session)", cost: hall.peakWeight)
      for (number, row) in rows.enumerated() {
        var present = 0.0
        var terms = [Term(peak, -1)]
        for term in row.terms {
          present += term.coefficient * Double(others[term.load])
          if loadVariables[term.load] >= 0 {
            terms.append(Term(loadVariables[term.load], term.coefficient))
          }
        }
        if terms.count > 1 || present > 0 {
          program.addRow("peak_\(session)_\(number)", to: -present, terms)
        }
      }
    }
  }

  /// The schedules of a solution, one per unit of the program.
  func schedules(of solution: Solution) -> [Schedule] {
    placed.map { classes in
      var placements: [Schedule.Placement] = []
      for (itemClass, variables) in classes.enumerated() {
        for (slot, variable) in variables.enumerated() where variable >= 0 {
          let count = Int(solution.values[variable].rounded())
          if count > 0 {
            placements.append(
              Schedule.Placement(
                itemClass: Int32(itemClass), slot: Int32(slot), count: Int32(count)))
          }
        }
      }
      return Schedule(placements: placements)
    }
  }
}
