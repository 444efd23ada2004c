package import Drives
package import Formulation
package import IntegerProgramming
package import Plans

/// The program that keeps as many frozen people as the limits allow: how many of each kind of block,
/// blocks of one make-up and slot being interchangeable.
package struct ReleaseProgram {
  private typealias Term = IntegerProgram.Term

  /// What came of solving it.
  package struct Result {
    /// The people to release.
    package let released: [RegistrantIndex]
    /// A lower bound of the number of people to release within these rows.
    package let atLeast: Int
    /// Everyone kept, and those the drive pins.
    package let kept: [Assignment]
    fileprivate let loads: [Int]
  }

  /// Interchangeable blocks.
  private struct BlockClass {
    var members: [FrozenBlocks.Block]
    /// The loads one of them brings.
    let loads: [(load: Int, people: Int)]
    let variable: Int
  }

  private let blocks: FrozenBlocks
  private let capacity: CapacityModel
  private var program = IntegerProgram()
  private var classes: [BlockClass] = []
  /// How many people of each load the drive pins, and how many there are with all frozen.
  private var fixedLoads: [Int]
  private var allLoads: [Int]

  package init(_ blocks: FrozenBlocks, surrogate: CrowdSurrogate) {
    self.blocks = blocks
    capacity = CapacityModel(of: blocks.drive, surrogate: surrogate)
    fixedLoads = [Int](repeating: 0, count: capacity.loadCount)
    allLoads = fixedLoads
    var slots: [SlotStart: SlotIndex] = [:]
    for (index, slot) in capacity.slots.enumerated() {
      slots[slot.slotStart] = SlotIndex(index)
    }
    for assignment in blocks.fixed {
      guard let load = load(of: assignment.registrant, in: slots[assignment.slot]) else { continue }
      fixedLoads[load] += 1
    }
    allLoads = fixedLoads
    addClasses(slots)
    addLimits()
    addAway(slots)
    addRuns(slots)
  }

  private func load(of registrant: RegistrantIndex, in slot: SlotIndex?) -> Int? {
    let drive = blocks.drive
    return slot.map {
      capacity.load(slot: $0, kind: capacity.kind(of: drive.donorClass(of: registrant)))
    }
  }

  private mutating func addClasses(_ slots: [SlotStart: SlotIndex]) {
    struct Key: Hashable {
      let unit: UnitIndex
      let loads: [Int]
      let frozen: Int
      let group: Int?
    }
    var places: [Key: Int] = [:]
    var terms: [Int: [Term]] = [:]
    for block in blocks.blocks {
      let loads = block.people.compactMap { load(of: $0, in: slots[block.slot]) }.sorted()
      for load in loads { allLoads[load] += 1 }
      let key = Key(
        unit: blocks.drive.registrants[block.people[0]].unit, loads: loads,
        frozen: block.frozen.count, group: block.group)
      if let place = places[key], block.group == nil {
        classes[place].members.append(block)
        continue
      }
      let variable = program.addVariable(
        to: 1, integer: true, cost: -Double(block.frozen.count))
      places[key] = classes.count
      var counts: [(load: Int, people: Int)] = []
      for load in loads {
        if counts.last?.load == load {
          counts[counts.count - 1].people += 1
        } else {
          counts.append((load, 1))
        }
      }
      classes.append(BlockClass(members: [block], loads: counts, variable: variable))
      if let group = block.group { terms[group, default: []].append(Term(variable, 1)) }
    }
    for (_, terms) in terms.sorted(by: { $0.key < $1.key }) { program.addRow(to: 1, terms) }
    for blockClass in classes {
      program.bound(blockClass.variable, from: 0, to: Double(blockClass.members.count))
    }
    program.constant = Double(blocks.blocks.reduce(0) { $0 + $1.frozen.count })
  }

  private mutating func addLimits() {
    for limit in capacity.limits {
      let coefficients = Dictionary(
        uniqueKeysWithValues: limit.terms.map { ($0.load, $0.coefficient) })
      let fixed = limit.terms.reduce(0) { $0 + $1.coefficient * Double(fixedLoads[$1.load]) }
      let terms = terms { coefficients[$0] ?? 0 }
      // The audit lets a sum of fractions lie this far beyond.
      if !terms.isEmpty { program.addRow(to: max(0, limit.bound - fixed + 5e-7), terms) }
    }
  }

  private func terms(_ coefficient: (Int) -> Double) -> [Term] {
    classes.compactMap { blockClass in
      let sum = blockClass.loads.reduce(0) { $0 + Double($1.people) * coefficient($1.load) }
      return sum > 0 ? Term(blockClass.variable, sum) : nil
    }
  }

  /// Rule `max-away`, unit by unit.
  private mutating func addAway(_ slots: [SlotStart: SlotIndex]) {
    let drive = blocks.drive
    for unit in drive.units.places {
      guard let absenceLimit = drive.maxAway(ofUnit: unit) else { continue }
      let own = classes.filter { drive.registrants[$0.members[0].people[0]].unit == unit }
      guard !own.isEmpty else { continue }
      let pinned = blocks.fixed.filter { drive.registrants[$0.registrant].unit == unit }
      let used = Set(own.map { $0.members[0].slot } + pinned.map(\.slot))
        .compactMap { slots[$0] }.sorted()
      for set in UnitProblem.absenceCliques(of: used, capacity: capacity, drive: drive) {
        let away = Set(set.map { used[$0] })
        let terms = own.filter { slots[$0.members[0].slot].map(away.contains) ?? false }.map {
          Term($0.variable, Double($0.members[0].people.count))
        }
        let there = pinned.count { slots[$0.slot].map(away.contains) ?? false }
        if !terms.isEmpty { program.addRow(to: Double(max(0, absenceLimit - there)), terms) }
      }
    }
  }

  /// Rule `whole`, unit by unit: whoever is kept is in one stretch of slots in each of which somebody of the
  /// unit is kept or may come in between, and no more people come in between than are not kept.
  private mutating func addRuns(_ slots: [SlotStart: SlotIndex]) {
    let drive = blocks.drive
    for unit in drive.units.places where drive.staysWhole(unit) {
      let own = classes.filter { drive.registrants[$0.members[0].people[0]].unit == unit }
      guard !own.isEmpty else { continue }
      let pinned = Set(
        blocks.fixed.filter { drive.registrants[$0.registrant].unit == unit }.map(\.slot))
      let possible = capacity.slots.places.filter { number in
        let slot = capacity.slots[number].slotStart
        return pinned.contains(slot)
          || drive.isOpen(slot, to: drive.units[unit])
            && drive.members[unit].contains { drive.isAvailable(drive.registrants[$0], for: slot) }
      }
      var run: [SlotIndex: Int] = [:]
      var beginnings: [Term] = []
      for number in possible {
        let isIn = program.addVariable(to: 1, integer: true)
        let begins = program.addVariable(to: 1)
        run[number] = isIn
        beginnings.append(Term(begins, 1))
        var terms = [Term(begins, 1), Term(isIn, -1)]
        if capacity.slots[number].followsPrevious, let before = run[number.advanced(by: -1)] {
          terms.append(Term(before, 1))
        }
        program.addRow(from: 0, terms)
      }
      program.addRow(to: 1, beginnings)
      addFillers(run, own: own, pinned: pinned, slots, unit: unit)
      for slot in pinned {
        if let isIn = slots[slot].flatMap({ run[$0] }) { program.bound(isIn, from: 1, to: 1) }
      }
      for blockClass in own {
        guard let isIn = slots[blockClass.members[0].slot].flatMap({ run[$0] }) else { continue }
        let most = Double(blockClass.members.count)
        program.addRow(to: 0, [Term(blockClass.variable, 1), Term(isIn, -most)])
      }
    }
  }

  /// In each slot of a unit's stretch somebody is pinned, kept, or fills a gap; whoever is kept fills none.
  private mutating func addFillers(
    _ run: [SlotIndex: Int], own: [BlockClass], pinned: Set<SlotStart>,
    _ slots: [SlotStart: SlotIndex],
    unit: UnitIndex
  ) {
    let pinnedSlots = Set(pinned.compactMap { slots[$0] })
    var whoIsNotKept: [Term] = own.map {
      Term($0.variable, Double($0.members[0].people.count))
    }
    for (number, isIn) in run.sorted(by: { $0.key < $1.key }) where !pinnedSlots.contains(number) {
      let isFilled = program.addVariable(to: 1, integer: true)
      whoIsNotKept.append(Term(isFilled, 1))
      let kept = own.filter { slots[$0.members[0].slot] == number }.map { Term($0.variable, 1) }
      program.addRow(from: 0, [Term(isFilled, 1), Term(isIn, -1)] + kept)
    }
    let fixed = blocks.fixed.count { blocks.drive.registrants[$0.registrant].unit == unit }
    program.addRow(to: Double(blocks.drive.members[unit].count - fixed), whoIsNotKept)
  }

  /// Solves the program.
  package mutating func solve(by solver: any Solver, until deadline: Deadline) -> Result? {
    let solution: Solution
    let bound: Double
    switch solver.solve(program, within: deadline.solveLimits(nodes: 20_000)) {
    case .optimal(let found, let proven), .feasible(let found, let proven, _):
      (solution, bound) = (found, proven)
    default: return nil
    }
    var released: [RegistrantIndex] = []
    var kept = blocks.fixed
    var loads = fixedLoads
    for blockClass in classes {
      let count = Int(solution.values[blockClass.variable].rounded())
      for block in blockClass.members.prefix(count) {
        kept += block.people.map { Assignment(registrant: $0, slot: block.slot) }
      }
      released += blockClass.members.dropFirst(count).flatMap(\.frozen)
      for (load, people) in blockClass.loads { loads[load] += count * people }
    }
    return Result(
      released: released, atLeast: Int((bound - 1e-6).rounded(.up)), kept: kept, loads: loads)
  }

  /// How many people of each load of a minute there are with all frozen.
  package func counts(of minute: ExactCrowd.Minute) -> [Int] {
    minute.terms.map { allLoads[$0.load] }
  }

  /// How many people of each load of a minute the drive pins.
  package func fixedCounts(of minute: ExactCrowd.Minute) -> [Int] {
    minute.terms.map { fixedLoads[$0.load] }
  }

  /// How many people of each load of a minute a solution keeps.
  package func counts(of minute: ExactCrowd.Minute, in result: Result) -> [Int] {
    minute.terms.map { result.loads[$0.load] }
  }

  /// Has at least so many leave a minute.
  package mutating func require(_ people: Int, toLeave minute: ExactCrowd.Minute) {
    guard people > 0 else { return }
    let loads = Set(minute.terms.map(\.load))
    let there = loads.reduce(0) { $0 + allLoads[$1] - fixedLoads[$1] }
    program.addRow(to: Double(there - people), terms { loads.contains($0) ? 1 : 0 })
  }

  /// Excludes all points with at least these numbers of each load of a minute.
  package mutating func exclude(_ counts: [Int], at minute: ExactCrowd.Minute) {
    var choices: [Term] = []
    for (term, count) in zip(minute.terms, counts) where count > fixedLoads[term.load] {
      let isFewer = program.addVariable(to: 1, integer: true)
      choices.append(Term(isFewer, 1))
      let most = Double(allLoads[term.load] - fixedLoads[term.load])
      let fewer = Double(count - 1 - fixedLoads[term.load])
      program.addRow(
        to: most, terms { $0 == term.load ? 1 : 0 } + [Term(isFewer, most - fewer)])
    }
    program.addRow(from: 1, choices)
  }
}
