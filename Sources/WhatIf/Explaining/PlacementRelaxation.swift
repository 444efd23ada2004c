import Drives
import IntegerProgramming

/// The most people a drive could take if people could be divided: a linear program. What it cannot
/// place, no plan can.
///
/// With `plan_for` a probability, a crowd limit is relaxed to its least consequence for the mean: the
/// median of a Poisson-binomial number is at most ln 2 below its mean (Hamza, 1995).
struct PlacementRelaxation: Sendable {
  /// A row of a limit: what it belongs to.
  struct Limit: Hashable, Sendable {
    let rule: HardRule
    let session: Int
    /// The stage or the crowd limit, as an index.
    let subject: Int
  }

  private var program = IntegerProgram()
  private var limits: [(row: Int, limit: Limit)] = []
  private let drive: Drive
  private let slots: [SlotStart]
  private let kinds: [Rates]
  private let people: Int
  /// How many people no slot is open to, whatever the others do.
  private var withoutOpenSlot = 0

  init(of drive: Drive) {
    self.drive = drive
    slots = drive.sessions.enumerated().flatMap { index, session in
      session.slotStarts.map { SlotStart(session: index, start: $0) }
    }
    var kinds: [Rates] = []
    for rates in [drive.turnout.rates] + drive.turnout.kinds.map(\.rates)
    where !kinds.contains(rates) {
      kinds.append(rates)
    }
    self.kinds = kinds
    people = drive.registrants.count
    addPeople()
    for session in drive.sessions.indices { addLimits(of: session) }
  }

  /// What the program says.
  struct Answer: Sendable {
    /// How few people at least have no slot, in parts of people.
    let leastUnplaced: Double
    /// How many of them no slot is open to: no limit keeps them out.
    let withoutOpenSlot: Int
    /// What one more of each limit would place.
    let worth: [Limit: Double]

    /// Whether it is proven that not everyone can have a slot.
    var leavesSomeone: Bool { leastUnplaced > 1e-5 }
  }

  /// Solves it; nil where the solver would not.
  func solved(by solver: any Solver, cancellation: Cancellation) -> Answer? {
    guard
      case .optimal(let found) = solver.relax(
        program, from: nil, within: SolveLimits(cancellation: cancellation))
    else { return nil }
    var worth: [Limit: Double] = [:]
    for (row, limit) in limits { worth[limit, default: 0] += max(0, -found.duals[row]) }
    return Answer(
      leastUnplaced: found.objective, withoutOpenSlot: withoutOpenSlot, worth: worth)
  }

  /// With more variables than this, or more nodes, a proof for whole people takes too long.
  private static let (mostVariables, mostNodes) = (1_500, 300)

  /// How few people stay without a slot where nobody is divided; nil where that is not known.
  ///
  /// - Parameters:
  ///   - solver: what solves the program.
  ///   - cancellation: set from anywhere to stop.
  /// - Returns: a proven lower bound.
  func leastOfWholePeople(by solver: any Solver, cancellation: Cancellation) -> Double? {
    guard program.variableCount <= Self.mostVariables else { return nil }
    var whole = program
    for variable in 0..<whole.variableCount { whole.makeInteger(variable) }
    // A part of a person is nobody: what is left open of one needs no proof.
    let limits = SolveLimits(
      nodes: Self.mostNodes, relativeGap: 0, cancellation: cancellation)
    switch solver.solve(whole, within: limits) {
    case .optimal(_, let bound), .feasible(_, let bound, _), .nothingFound(let bound, _):
      return bound
    case .infeasible, .unbounded, .invalidProgram, .failure: return nil
    }
  }

  /// People who are interchangeable: the slots open to them, how many of each kind come together.
  private struct Group: Hashable {
    let slots: [Int]
    let kinds: [Int]
    /// The unit, where it limits how many are away.
    let unit: Int?
  }

  private func load(slot: Int, kind: Int) -> Int { slot * kinds.count + kind }

  private mutating func addPeople() {
    program.constant = Double(people)
    for _ in slots { for _ in kinds { program.addVariable() } }
    var counts: [Group: Int] = [:]
    for members in drive.companions {
      let unit = drive.registrants[members[0]].unit
      let isLimited = drive.maxAway(ofUnit: unit).map { $0 < drive.members[unit].count } ?? false
      let open = slots.indices.filter { slot in
        members.allSatisfy { drive.isAllowed(slots[slot], to: drive.registrants[$0]) }
      }
      let group = Group(
        slots: open,
        kinds: members.map { kinds.firstIndex(of: drive.rates(of: drive.registrants[$0])) ?? 0 }
          .sorted(), unit: isLimited ? unit : nil)
      counts[group, default: 0] += 1
    }
    var terms = [[IntegerProgram.Term]](repeating: [], count: slots.count * kinds.count)
    var away: [Int: [(slot: Int, term: IntegerProgram.Term)]] = [:]
    for (group, count) in counts.sorted(by: { Self.precedes($0.key, $1.key) }) {
      let size = Double(group.kinds.count)
      var total: [IntegerProgram.Term] = []
      for slot in group.slots {
        let variable = program.addVariable(cost: -size)
        total.append(IntegerProgram.Term(variable, 1))
        for kind in Set(group.kinds) {
          let number = group.kinds.count { $0 == kind }
          terms[load(slot: slot, kind: kind)].append(IntegerProgram.Term(variable, Double(number)))
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
    return (one.unit ?? -1) < (other.unit ?? -1)
  }

  private mutating func addAbsences(
    of unit: Int, _ away: [(slot: Int, term: IntegerProgram.Term)]
  ) {
    guard let most = drive.maxAway(ofUnit: unit) else { return }
    for slot in Set(away.map(\.slot)).sorted() {
      let (date, minute) = (drive.sessions[slots[slot].session].date, slots[slot].start)
      let terms = away.filter { other in
        let session = drive.sessions[slots[other.slot].session]
        return session.date == date
          && session.away(fromSlotAt: slots[other.slot].start).contains(minute)
      }.map(\.term)
      program.addRow(to: Double(most), terms)
    }
  }

  private mutating func addLimits(of index: Int) {
    let session = drive.sessions[index]
    for (place, stage) in session.stages.enumerated() {
      addRows(Limit(rule: .stageCapacity, session: index, subject: place), stages: [place]) {
        Double(stage.servers.count(at: $0)) + 1e-6
      }
    }
    let slack: Double
    switch drive.turnout.planFor {
    case .expected: slack = 1e-6
    case .everyone: slack = 0
    case .probability: slack = 0.693_148
    }
    for (place, limit) in session.crowdLimits.enumerated() {
      addRows(
        Limit(rule: .crowdLimit, session: index, subject: place),
        stages: session.stages.indices.filter { limit.covers(session.stages[$0]) },
        countsHeads: drive.turnout.planFor == .everyone
      ) { limit.holds(at: $0) ? Double(limit.limit) + slack : nil }
    }
    let own = slots.indices.filter { slots[$0].session == index }
    if let most = session.arrivalsPerSlot {
      for slot in own {
        addRow(
          Limit(rule: .arrivalsPerSlot, session: index, subject: 0),
          kinds.indices.map { IntegerProgram.Term(load(slot: slot, kind: $0), 1) }, to: Double(most)
        )
      }
    }
    if let ceiling = session.bloodUnits.ceiling {
      let terms = own.flatMap { slot in
        kinds.indices.map {
          IntegerProgram.Term(load(slot: slot, kind: $0), kinds[$0].expectedBloodUnits)
        }
      }
      addRow(
        Limit(rule: .bloodCeiling, session: index, subject: 0), terms.filter { $0.coefficient > 0 },
        to: ceiling + 1e-6)
    }
  }

  /// One row for each minute at which a limit holds and differs from the minutes before.
  private mutating func addRows(
    _ limit: Limit, stages: [Int], countsHeads: Bool = false, bound: (Int) -> Double?
  ) {
    let session = drive.sessions[limit.session]
    let offsets = session.offsetsInside
    let shares = kinds.map { rates in
      offsets.map { session.probability(ofBeingIn: stages, offset: $0, rates: rates) }
    }
    let own = slots.indices.filter { slots[$0].session == limit.session }
    var least: [[IntegerProgram.Term.Key]: Double] = [:]
    var order: [[IntegerProgram.Term.Key]] = []
    for minute in session.opens..<max(session.opens, session.closes) {
      guard let bound = bound(minute) else { continue }
      var terms: [IntegerProgram.Term.Key] = []
      for slot in own {
        let offset = minute - slots[slot].start
        guard offsets.contains(offset) else { continue }
        for kind in kinds.indices where shares[kind][offset] > 1e-12 {
          terms.append(
            IntegerProgram.Term.Key(
              variable: load(slot: slot, kind: kind),
              coefficient: countsHeads ? 1 : shares[kind][offset]))
        }
      }
      guard !terms.isEmpty else { continue }
      if let known = least[terms] {
        least[terms] = min(known, bound)
      } else {
        least[terms] = bound
        order.append(terms)
      }
    }
    for terms in order {
      addRow(
        limit, terms.map { IntegerProgram.Term($0.variable, $0.coefficient) },
        to: least[terms] ?? 0)
    }
  }

  private mutating func addRow(_ limit: Limit, _ terms: [IntegerProgram.Term], to bound: Double) {
    guard !terms.isEmpty else { return }
    limits.append((program.rowCount, limit))
    program.addRow(to: bound, terms)
  }
}

extension IntegerProgram.Term {
  /// A term that can be looked up.
  fileprivate struct Key: Hashable {
    let variable: Int
    let coefficient: Double
  }
}

extension Drive {
  /// Everyone, those who come together in one list; in list order.
  var companions: [[Int]] {
    var places: [String: Int] = [:]
    var lists: [[Int]] = []
    for (index, person) in registrants.enumerated() {
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
