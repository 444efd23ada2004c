import Drives
import Formulation
import IntegerProgramming
import Plans

/// The most people a drive could take if people could be divided: a linear program. What it cannot
/// place, no plan can.
///
/// Its rows are those of the formulation. With `plan_for` a probability, a crowd limit is relaxed to its
/// consequence for the mean (``CrowdSurrogate/init(boundingMeansOf:)``). Units that stay whole may come
/// apart here.
struct PlacementRelaxation: Sendable {
  /// A row of a limit: what it belongs to.
  struct Limit: Hashable, Sendable {
    let rule: HardRule
    let session: SessionIndex
    /// The stage or the crowd limit, as an index.
    let subject: Int
  }

  private var program = IntegerProgram()
  private var limits: [(row: Int, limit: Limit)] = []
  /// How many of the people or companions of a group come to a slot: a variable each.
  private var placements: [(variable: IntegerProgram.Variable, slot: SlotIndex, group: Int)] = []
  /// The people of each group, in list order, those who come together in one list.
  private var members: [[[RegistrantIndex]]] = []
  private let drive: Drive
  private let capacity: CapacityModel
  private let slots: [SlotStart]
  /// How many people no slot is open to, whatever the others do.
  private var withoutOpenSlot = 0

  init(of drive: Drive) {
    self.drive = drive
    capacity = CapacityModel(of: drive, surrogate: CrowdSurrogate(boundingMeansOf: drive))
    slots = capacity.slots.map(\.slotStart)
    addPeople()
    addLimits()
  }

  /// What the program says.
  struct Answer: Sendable {
    /// How few people at least have no slot, in parts of people.
    let leastUnplaced: Double
    /// How many of them no slot is open to: no limit keeps them out.
    let withoutOpenSlot: Int
    /// What one more of each limit would place.
    let limitDuals: [Limit: Double]

    /// Whether it is proven that not everyone can have a slot.
    var leavesSomeone: Bool { leastUnplaced > 1e-5 }
  }

  /// Solves it; nil where the solver would not.
  func solved(by solver: any Solver, cancellation: Cancellation) -> Answer? {
    guard
      case .optimal(let found) = solver.relax(
        program, from: nil, within: SolveLimits(cancellation: cancellation))
    else { return nil }
    var limitDuals: [Limit: Double] = [:]
    for (row, limit) in limits { limitDuals[limit, default: 0] += max(0, -found.duals[row]) }
    return Answer(
      leastUnplaced: found.objective, withoutOpenSlot: withoutOpenSlot, limitDuals: limitDuals)
  }

  /// With more variables than this, or more nodes, a proof in which nobody is divided takes too long.
  private static let (mostVariables, mostNodes) = (1_500, 300)

  /// A placement in which nobody is divided.
  struct Placement: Sendable {
    /// How few people stay without a slot at least: a proven lower bound.
    let leastUnplaced: Double
    /// Who would come when, if a placement was found; a rule that is not of the program may be broken.
    let assignments: [Assignment]?
  }

  /// A placement in which nobody is divided, and how few people stay without a slot; nil where that is
  /// not known.
  ///
  /// - Parameters:
  ///   - solver: what solves the program.
  ///   - cancellation: set from anywhere to stop.
  /// - Returns: the placement.
  func integerPlacement(by solver: any Solver, cancellation: Cancellation) -> Placement? {
    guard program.variableCount <= Self.mostVariables else { return nil }
    var whole = program
    for variable in 0..<whole.variableCount { whole.makeInteger(variable) }
    // A part of a person is nobody: what is left open of one needs no proof.
    var limits = SolveLimits(
      nodes: Self.mostNodes, relativeGap: 0, cancellation: cancellation)
    // Presolved and with Gomory's cuts, such programs take a tenth of a second instead of minutes.
    limits.preparesThoroughly = true
    switch solver.solve(whole, within: limits) {
    case .optimal(let found, let bound), .feasible(let found, let bound, _):
      return Placement(leastUnplaced: bound, assignments: assignments(of: found))
    case .nothingFound(let bound, _): return Placement(leastUnplaced: bound, assignments: nil)
    case .infeasible, .unbounded, .invalidProgram, .failure: return nil
    }
  }

  /// Gives the people of each group, in list order, the slots that their number takes.
  private func assignments(of solution: Solution) -> [Assignment] {
    var next = [Int](repeating: 0, count: members.count)
    var assignments: [Assignment] = []
    for placement in placements {
      for _ in 0..<Int(solution.values[placement.variable].rounded()) {
        guard next[placement.group] < members[placement.group].count else { break }
        for person in members[placement.group][next[placement.group]] {
          assignments.append(Assignment(registrant: person, slot: slots[placement.slot.rawValue]))
        }
        next[placement.group] += 1
      }
    }
    return assignments.sorted { $0.registrant < $1.registrant }
  }

  /// People who are interchangeable: the slots open to them, how many of each kind come together.
  private struct Group: Hashable {
    let slots: [SlotIndex]
    let kinds: [Int]
    /// The unit, where it limits how many are away.
    let unit: UnitIndex?
  }

  private mutating func addPeople() {
    program.constant = Double(drive.registrants.count)
    for _ in 0..<capacity.loadCount { program.addVariable() }
    var people: [Group: [[RegistrantIndex]]] = [:]
    for members in drive.companions {
      let unit = drive.registrants[members[0]].unit
      let isLimited = drive.maxAway(ofUnit: unit).map { $0 < drive.members[unit].count } ?? false
      let open = capacity.slots.places.filter { slot in
        members.allSatisfy { drive.isAllowed(slots[slot.rawValue], to: drive.registrants[$0]) }
      }
      let group = Group(
        slots: open,
        kinds: members.map { capacity.kind(of: drive.donorClass(of: $0)) }.sorted(),
        unit: isLimited ? unit : nil)
      people[group, default: []].append(members)
    }
    var terms = [[IntegerProgram.Term]](repeating: [], count: capacity.loadCount)
    var away: [UnitIndex: [(slot: SlotIndex, term: IntegerProgram.Term)]] = [:]
    for (group, those) in people.sorted(by: { Self.precedes($0.key, $1.key) }) {
      let count = those.count
      members.append(those)
      let size = Double(group.kinds.count)
      var total: [IntegerProgram.Term] = []
      for slot in group.slots {
        let variable = program.addVariable(cost: -size)
        total.append(IntegerProgram.Term(variable, 1))
        placements.append((variable, slot, members.count - 1))
        for kind in Set(group.kinds) {
          let number = group.kinds.count { $0 == kind }
          terms[capacity.load(slot: slot, kind: kind)].append(
            IntegerProgram.Term(variable, Double(number)))
        }
        if let unit = group.unit {
          away[unit, default: []].append((slot, IntegerProgram.Term(variable, size)))
        }
      }
      if total.isEmpty {
        withoutOpenSlot += count * group.kinds.count
      } else {
        program.addRow(to: Double(count), total)
      }
    }
    for (load, terms) in terms.enumerated() {
      program.addRow(from: 0, to: 0, terms + [IntegerProgram.Term(load, -1)])
    }
    for unit in away.keys.sorted() { addAbsences(of: unit, away[unit] ?? []) }
  }

  private static func precedes(_ one: Group, _ other: Group) -> Bool {
    if one.slots != other.slots { return one.slots.lexicographicallyPrecedes(other.slots) }
    if one.kinds != other.kinds { return one.kinds.lexicographicallyPrecedes(other.kinds) }
    return (one.unit?.rawValue ?? -1) < (other.unit?.rawValue ?? -1)
  }

  private mutating func addAbsences(
    of unit: UnitIndex, _ away: [(slot: SlotIndex, term: IntegerProgram.Term)]
  ) {
    guard let most = drive.maxAway(ofUnit: unit) else { return }
    let used = Set(away.map(\.slot)).sorted()
    for set in UnitProblem.absenceCliques(of: used, capacity: capacity, drive: drive) {
      let together = Set(set.map { used[$0] })
      program.addRow(to: Double(most), away.filter { together.contains($0.slot) }.map(\.term))
    }
  }

  private mutating func addLimits() {
    for row in capacity.limits where !row.terms.isEmpty {
      guard let rule = row.rule else { continue }
      limits.append(
        (
          program.rowCount,
          Limit(
            rule: rule, session: row.session, subject: rule == .arrivalsPerSlot ? 0 : row.subject)
        ))
      // As far as an audit lets a sum of fractions lie beyond.
      program.addRow(
        to: max(0, row.bound) + 1e-6,
        row.terms.map { IntegerProgram.Term($0.load, $0.coefficient) })
    }
  }
}

extension Drive {
  /// Everyone, those who come together in one list; in list order.
  var companions: [[RegistrantIndex]] {
    var places: [String: Int] = [:]
    var lists: [[RegistrantIndex]] = []
    for (index, person) in zip(registrants.places, registrants) {
      if person.group.isEmpty {
        lists.append([index])
      } else if let place = places["\(person.unit)/\(person.group)"] {
        lists[place].append(index)
      } else {
        places["\(person.unit)/\(person.group)"] = lists.count
        lists.append([index])
      }
    }
    return lists
  }

  /// Whether a person may be in a slot, as far as it concerns nobody else.
  func isAllowed(_ slot: SlotStart, to person: Registrant) -> Bool {
    if let pinned = person.pinned { return pinned == slot }
    return isAvailable(person, for: slot) && isOpen(slot, to: units[person.unit])
  }
}
