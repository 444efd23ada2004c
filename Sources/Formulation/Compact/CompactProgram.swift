package import Drives
package import IntegerProgramming

/// The whole problem as one integer program, with the people who cannot be placed: x[class, slot]
/// items of a class in a slot, y[unit, slot] a slot used, z[unit, slot] a run of used slots
/// beginning, N[kind, slot] invited people, P[session] the peak, O[session, stage] the overload.
package struct CompactProgram {
  private typealias Term = IntegerProgram.Term

  package private(set) var program = IntegerProgram()
  /// For each unit in the program, the variables of its classes by slot; -1 where there is none.
  private var placed: [[[Int]]] = []
  private let problem: PlanningProblem

  /// The terms of the number of people moved.
  private var movedTerms: [Term] = []
  /// The terms of the cost of leaving people out.
  private var unplacedTerms: [Term] = []
  /// The variable of each load and the most it can be; -1 for a load that nobody can be in.
  private var loadVariables: [Int]
  private var mostOfLoads: [Int]
  /// Whether only the cost of leaving people out is minimised; then variables and rows of other
  /// costs are omitted.
  private let isOfPlacing: Bool
  /// What variables and rows are called; nil where nobody reads the program.
  private let names: CompactNames?

  /// The program of a problem.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - mostMoved: how many of those with a published slot may have another one, or none; nil for
  ///     any number.
  ///   - isOfPlacing: whether only the cost of leaving people out counts.
  ///   - drive: the drive whose ids name variables and rows; nil where nobody reads the program.
  package init(
    _ problem: PlanningProblem, movingAtMost mostMoved: Int? = nil, isOfPlacing: Bool = false,
    namedAfter drive: Drive? = nil
  ) {
    self.problem = problem
    names = drive.map { CompactNames($0, problem.capacity) }
    self.isOfPlacing = isOfPlacing
    loadVariables = [Int](repeating: -1, count: problem.capacity.loadCount)
    mostOfLoads = [Int](repeating: 0, count: problem.capacity.loadCount)
    for unit in problem.units { addUnit(unit) }
    addLoads()
    program.addLimits(of: problem.capacity, on: loadVariables, names)
    if !isOfPlacing { program.addExcesses(of: problem.capacity, on: loadVariables, names) }
    program.constant = problem.constant
    if let mostMoved {
      program.addRow("moved", to: Double(mostMoved - problem.movedNowhere), movedTerms)
    }
  }

  private mutating func addUnit(_ unit: UnitProblem) {
    let used = addUses(of: unit)
    let placed = addPeople(of: unit, used)
    if let absenceLimit = unit.absenceLimit {
      for set in unit.absenceCliques {
        var terms: [Term] = []
        for slot in set {
          for (itemClass, variables) in placed.enumerated() where variables[slot] >= 0 {
            terms.append(
              Term(variables[slot], Double(unit.classes[itemClass].size)))
          }
        }
        if !terms.isEmpty {
          program.addRow(names?.away(unit, set) ?? "", to: Double(absenceLimit), terms)
        }
      }
    }
    if unit.isWhole || (unit.runStartCost > unit.slotCost && !isOfPlacing) {
      // A slot with nobody in it must not join two runs, which would be cheaper than a second run.
      for slot in unit.slots.indices {
        let people = placed.compactMap { $0[slot] >= 0 ? Term($0[slot], 1) : nil }
        program.addRow(
          names?.slot("peopled", unit, slot) ?? "", from: 0, people + [Term(used[slot], -1)])
      }
    }
    self.placed.append(placed)
  }

  /// Which slots a unit uses, where its runs begin, how many sessions it uses: the cost terms `split`,
  /// `block` and `session`, and the rule `whole`.
  private mutating func addUses(of unit: UnitProblem) -> [Int] {
    let slots = unit.slots.indices
    var used = [Int](repeating: -1, count: slots.count)
    // Where only who is placed matters, only one run does.
    guard !isOfPlacing || unit.isWhole else { return used }
    func cost(_ cost: Double) -> Double { isOfPlacing ? 0 : cost }
    for slot in slots {
      used[slot] = program.addVariable(
        names?.slot("y", unit, slot) ?? "", to: 1, integer: true, cost: cost(unit.slotCost))
    }
    if unit.runStartCost > 0 || unit.isWhole {
      var beginnings: [Term] = []
      for slot in slots {
        let begins = program.addVariable(
          names?.slot("z", unit, slot) ?? "", to: 1, cost: cost(unit.runStartCost))
        var terms = [Term(begins, 1), Term(used[slot], -1)]
        if unit.followsPrevious[slot] {
          terms.append(Term(used[slot - 1], 1))
        }
        program.addRow(names?.slot("run", unit, slot) ?? "", from: 0, terms)
        beginnings.append(Term(begins, 1))
      }
      if unit.isWhole {
        program.addRow(names?.unit(HardRule.whole.rawValue, unit) ?? "", to: 1, beginnings)
      }
    }
    if unit.sessionCost > 0 { addSessions(of: unit, used) }
    return used
  }

  private mutating func addSessions(of unit: UnitProblem, _ used: [Int]) {
    var sessions: [Term] = []
    for session in Set(unit.sessions).sorted() {
      let isUsed = program.addVariable(names?.unit("s", unit, session: session) ?? "", to: 1)
      sessions.append(Term(isUsed, -1))
      for slot in unit.slots.indices where unit.sessions[slot] == session {
        program.addRow(
          names?.slot("in-session", unit, slot) ?? "", from: 0,
          [Term(isUsed, 1), Term(used[slot], -1)])
      }
    }
    let further = program.addVariable(names?.unit("t", unit) ?? "", cost: unit.sessionCost)
    program.addRow(
      names?.unit("sessions", unit) ?? "", from: -1, [Term(further, 1)] + sessions)
  }

  /// Who is in which slot, for each class and slot; -1 where nobody of it may be.
  private mutating func addPeople(of unit: UnitProblem, _ used: [Int]) -> [[Int]] {
    let slots = unit.slots.indices
    var placed: [[Int]] = []
    var leftOut: [Term] = []
    for itemClass in unit.classes {
      var variables = [Int](repeating: -1, count: slots.count)
      var served: [Term] = []
      for slot in slots where itemClass.costs[slot].isFinite {
        let items = program.addVariable(
          names?.placed(unit, itemClass, slot) ?? "", to: Double(itemClass.count), integer: true,
          cost: isOfPlacing ? 0 : itemClass.costs[slot])
        variables[slot] = items
        note(itemClass.moved[slot], movedBy: items)
        served.append(Term(items, 1))
        if used[slot] < 0 { continue }
        program.addRow(
          names?.opening(unit, itemClass, slot) ?? "", to: 0,
          [Term(items, 1), Term(used[slot], -Double(itemClass.count))])
      }
      if itemClass.unplacedCost.isFinite {
        let unplaced = program.addVariable(
          names?.withoutSlot(unit, itemClass) ?? "", to: Double(itemClass.count), integer: true,
          cost: itemClass.unplacedCost)
        served.append(Term(unplaced, 1))
        unplacedTerms.append(Term(unplaced, itemClass.unplacedCost))
        leftOut.append(Term(unplaced, Double(itemClass.size)))
        note(itemClass.movedWithoutSlot, movedBy: unplaced)
      }
      program.addRow(
        names?.everyone(unit, itemClass) ?? "", from: Double(itemClass.count),
        to: Double(itemClass.count), served)
      placed.append(variables)
    }
    if unit.fair.isCharged { addShares(of: unit, leftOut) }
    return placed
  }

  /// The cost term `fair`, which is convex in how many are left out: a part for each number of them, of
  /// which a minimum takes the cheapest first.
  private mutating func addShares(of unit: UnitProblem, _ leftOut: [Term]) {
    guard !leftOut.isEmpty else { return }
    let most = unit.classes.reduce(0) {
      $1.unplacedCost.isFinite ? $0 + $1.count * $1.size : $0
    }
    let parts = (0..<most).map { already in
      let cost = unit.fair.cost(ofFurther: 1, after: already)
      let part = program.addVariable(
        names?.share(unit, already + 1) ?? "", to: 1, cost: cost)
      unplacedTerms.append(Term(part, cost))
      return Term(part, -1)
    }
    program.addRow(names?.unit("left-out", unit) ?? "", from: 0, to: 0, leftOut + parts)
  }

  private mutating func note(_ people: Int, movedBy variable: Int) {
    if people > 0 { movedTerms.append(Term(variable, Double(people))) }
  }

  /// N[kind, slot] = Σ people of the kind in the slot.
  private mutating func addLoads() {
    let capacity = problem.capacity
    var sums = [[Term]](repeating: [], count: capacity.loadCount)
    for (place, unit) in problem.units.enumerated() {
      for (itemClass, variables) in placed[place].enumerated() {
        for (slot, variable) in variables.enumerated() where variable >= 0 {
          for (kind, count) in unit.classes[itemClass].people {
            let load = capacity.load(slot: unit.slots[slot], kind: kind)
            sums[load].append(Term(variable, -Double(count)))
            mostOfLoads[load] += count * unit.classes[itemClass].count
          }
        }
      }
    }
    for load in sums.indices where !sums[load].isEmpty {
      let variable = program.addVariable(names?.load("N", load) ?? "", integer: true)
      loadVariables[load] = variable
      program.addRow(
        names?.load("invited", load) ?? "", from: 0, to: 0, [Term(variable, 1)] + sums[load])
    }
  }

  /// Requires a least cost of leaving people out, those who cannot be placed not counted.
  package mutating func require(unplacedCost: Double) {
    guard unplacedCost > 0, !unplacedTerms.isEmpty else { return }
    program.addRow("unplaced", from: unplacedCost, unplacedTerms)
  }

  /// Requires that everyone who can be placed is.
  package mutating func requireEveryone() {
    for term in unplacedTerms { program.bound(term.variable, from: 0, to: 0) }
  }

  /// Excludes all points with at least these numbers of each load of a minute.
  package mutating func exclude(_ counts: [Int], at minute: ExactCrowd.Minute) {
    var choices: [Term] = []
    for (term, count) in zip(minute.terms, counts) where count > 0 {
      let isFewer = program.addVariable("fewer", to: 1, integer: true)
      choices.append(Term(isFewer, 1))
      let most = Double(mostOfLoads[term.load])
      program.addRow(
        "fewer", to: most,
        [Term(loadVariables[term.load], 1), Term(isFewer, most - Double(count - 1))])
    }
    program.addRow("fewer", from: 1, choices)
  }

  /// How many people of each load of a minute a solution has.
  package func counts(of minute: ExactCrowd.Minute, in solution: Solution) -> [Int] {
    minute.terms.map { term in
      let variable = loadVariables[term.load]
      return variable < 0 ? 0 : Int(solution.values[variable].rounded())
    }
  }

  /// The schedules of a solution, one per unit of the program.
  package func schedules(of solution: Solution) -> [Schedule] {
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
