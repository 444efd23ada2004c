package import Drives
package import Formulation
import Foundation
package import IntegerProgramming
package import Randomness

/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983) over the units' schedules: a unit is
/// given one of its candidate schedules by a heat bath, and single items change slots by the
/// Metropolis rule.
package struct ScheduleAnnealing: Sendable {
  /// The units.
  package let units: [UnitProblem]
  /// The sessions they can come to.
  package let sessions: [SessionIndex]
  package var energy: AugmentedLagrangian
  package var states: [UnitState]
  package var random: SplitMix64
  let moves: Moves
  private let deadline: Deadline
  package var energies: [Double]
  private var weights: [Double]
  /// For each unit with a limit on absences, the absence cliques of each of its slots.
  let absenceCliques: [[[SlotSet]]]
  /// How many items each unit has.
  private let itemCounts: [Int]
  /// The unit of each item: large units have more to move.
  private let unitOfItem: [Int32]
  /// Where the classes of each unit begin, where the people of each class begin, and for each donor
  /// kind in a class how many people of it an item is; laid out flat, as they are asked for often.
  private let firstClass: [Int32]
  private let peopleStarts: [Int32]
  let people: [(kind: Int, count: Int)]
  /// Scratch: the loads of the unit that is inserted or removed.
  private var loads: [(load: Int, people: Int)] = []
  /// The cheapest schedules so far that keep every limit, and what they and the excesses cost.
  package private(set) var best: (schedules: [Schedule], cost: Double)?

  /// The current schedule of a unit.
  package struct UnitState: Sendable {
    package var placements: [Schedule.Placement]
    package var cost: Double
    /// The number of the candidate; nil where single items have moved since.
    package var candidate: Int?
    /// How many items have no slot.
    package var waiting: Int
  }

  /// - Parameters:
  ///   - units: the units.
  ///   - start: the first schedule of each unit.
  ///   - energy: the rows with what other units use, and the candidates of each unit.
  ///   - seed: the random seed.
  ///   - moves: the parameters of the moves.
  ///   - deadline: when to stop.
  package init(
    _ units: [UnitProblem], start: [Schedule], energy: AugmentedLagrangian, seed: UInt64,
    moves: Moves,
    deadline: Deadline
  ) {
    self.moves = moves
    self.units = units
    self.energy = energy
    self.deadline = deadline
    random = SplitMix64(seed: seed)
    sessions = Set(units.flatMap(\.sessions)).sorted()
    states = []
    energies = [Double](repeating: 0, count: energy.candidates.mostOfUnit + 1)
    weights = energies
    absenceCliques = units.map { unit in
      guard unit.absenceLimit != nil else { return [] }
      let sets = unit.absenceCliques.map { SlotSet($0, of: unit.slots.count) }
      return unit.slots.indices.map { slot in sets.filter { $0.contains(slot) } }
    }
    let itemCounts = units.map { $0.classes.reduce(0) { $0 + $1.count } }
    self.itemCounts = itemCounts
    unitOfItem = itemCounts.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1) }
    var (firstClass, peopleStarts): ([Int32], [Int32]) = ([], [0])
    var people: [(kind: Int, count: Int)] = []
    for unit in units {
      firstClass.append(Int32(peopleStarts.count - 1))
      for itemClass in unit.classes {
        people += itemClass.people
        peopleStarts.append(Int32(people.count))
      }
    }
    (self.firstClass, self.peopleStarts, self.people) = (firstClass, peopleStarts, people)
    for (number, schedule) in start.enumerated() {
      let unit = units[number]
      states.append(
        UnitState(
          placements: schedule.placements, cost: unit.cost(of: schedule), candidate: nil,
          waiting: itemCounts[number]
            - schedule.placements.reduce(0) { $0 + Int($1.count) }))
    }
    for unit in units.indices { insert(unit) }
  }

  /// Adds a unit's schedule to the rows.
  package mutating func insert(_ unit: Int) {
    if let candidate = states[unit].candidate {
      energy.add(candidate, times: 1)
    } else {
      _ = addLoads(of: unit, times: 1)
    }
  }

  /// Removes a unit's schedule from the rows; returns what it cost, its own cost included.
  package mutating func remove(_ unit: Int) -> Double {
    if let candidate = states[unit].candidate {
      energy.add(candidate, times: -1)
      return energy.evaluate(candidate)
    }
    return states[unit].cost - addLoads(of: unit, times: -1)
  }

  /// Where the people of an item of a class stand in ``people``.
  @inline(__always)
  func rangeOfPeople(ofItem number: Int, _ unit: Int) -> Range<Int> {
    let itemClass = Int(firstClass[unit]) + number
    return Int(peopleStarts[itemClass])..<Int(peopleStarts[itemClass + 1])
  }

  /// Adds the loads of a unit to the rows or removes them; returns the change of cost.
  private mutating func addLoads(of unit: Int, times: Double) -> Double {
    loads.removeAll(keepingCapacity: true)
    let kindCount = energy.rows.kindCount
    for placement in states[unit].placements {
      let first = units[unit].slots[Int(placement.slot)].rawValue * kindCount
      for entry in rangeOfPeople(ofItem: Int(placement.itemClass), unit) {
        let load = first + people[entry].kind
        let count = people[entry].count * Int(placement.count)
        if let place = loads.firstIndex(where: { $0.load == load }) {
          loads[place].people += count
        } else {
          loads.append((load, count))
        }
      }
    }
    var change = 0.0
    for (load, people) in loads { change += energy.add(times * Double(people), to: load) }
    guard energy.isEnforced else { return change }
    for placement in states[unit].placements {
      change += energy.settle(units[unit].sessions[Int(placement.slot)])
    }
    return change
  }

  /// The cheapest feasible schedules so far; the current ones where none were feasible.
  package var bestSchedules: [Schedule] { best?.schedules ?? schedules }

  /// The current schedules.
  package var schedules: [Schedule] { units.indices.map(schedule(of:)) }

  private func schedule(of unit: Int) -> Schedule {
    Schedule(placements: states[unit].placements)
  }

  /// Anneals.
  package mutating func run(_ annealingSchedule: AnnealingSchedule) {
    if annealingSchedule.isEnforced {
      energy.enforce(sessions)
      recordBest()
    }
    for sweep in 0..<annealingSchedule.sweeps where !deadline.isOver {
      if let penalty = annealingSchedule.penalty(of: sweep) { energy.relax(penalty, of: sessions) }
      let temperature = annealingSchedule.temperature(of: sweep)
      for _ in units.indices {
        choose(random.below(units.count), temperature)
        for _ in 0..<annealingSchedule.itemMoves {
          moveItems(
            of: Int(unitOfItem[random.below(unitOfItem.count)]),
            annealingSchedule.itemTemperature * temperature)
        }
        for _ in 0..<annealingSchedule.exchanges { exchange(temperature) }
      }
      if annealingSchedule.isEnforced { recordBest() }
    }
  }

  private mutating func recordBest() {
    guard energy.isKept(in: sessions) else { return }
    let cost =
      states.reduce(0) { $0 + $1.cost } + energy.rows.excessCost(energy.excesses)
    if cost < (best?.cost ?? .infinity) - 1e-9 { best = (schedules, cost) }
  }

  /// Samples a new schedule for a unit, among its candidates and the current one.
  private mutating func choose(_ unit: Int, _ temperature: Double) {
    let currentEnergy = remove(unit)
    let choice = sample(evaluateChoices(unit, currentEnergy: currentEnergy), temperature)
    apply(unit, choice)
    insert(unit)
  }

  /// Evaluates the choices of a removed unit into `energies`: its candidates and, where it is none
  /// of them, its last schedule, which costs `currentEnergy`; returns how many there are.
  package mutating func evaluateChoices(_ unit: Int, currentEnergy: Double) -> Int {
    let own = energy.candidates.range(of: unit)
    for number in own { energies[number - own.lowerBound] = energy.evaluate(number) }
    guard states[unit].candidate == nil else { return own.count }
    energies[own.count] = currentEnergy
    return own.count + 1
  }

  /// Samples one of the choices in `energies` by the Boltzmann distribution.
  package mutating func sample(_ choices: Int, _ temperature: Double) -> Int {
    var least = Double.infinity
    for number in 0..<choices where energies[number] < least { least = energies[number] }
    var total = 0.0
    for number in 0..<choices {
      let over = (energies[number] - least) / temperature
      weights[number] = over < moves.mostTemperatures ? exp(-over) : 0
      total += weights[number]
    }
    var draw = random.fraction() * total
    for number in 0..<choices {
      draw -= weights[number]
      if draw < 0 { return number }
    }
    return 0
  }

  /// Gives a unit one of its candidates, or its last schedule for the choice after them.
  package mutating func apply(_ unit: Int, _ choice: Int) {
    let own = energy.candidates.range(of: unit)
    guard choice < own.count else { return }
    let candidate = own.lowerBound + choice
    let schedule = energy.candidates.schedules[candidate]
    states[unit] = UnitState(
      placements: schedule.placements, cost: energy.candidates.costs[candidate],
      candidate: candidate,
      waiting: itemCounts[unit] - schedule.placements.reduce(0) { $0 + Int($1.count) })
  }

  /// Whether a change is accepted, by the rule of Metropolis and others (1953,
  /// doi:10.1063/1.1699114).
  package mutating func accepts(_ change: Double, _ temperature: Double) -> Bool {
    change <= 1e-12 || random.fraction() < exp(-change / temperature)
  }
}

/// A set of slots, quick to ask.
struct SlotSet: Sendable {
  private let isMember: [Bool]

  init(_ slots: [Int], of count: Int) {
    var isMember = [Bool](repeating: false, count: count)
    for slot in slots { isMember[slot] = true }
    self.isMember = isMember
  }

  @inline(__always)
  func contains(_ slot: Int) -> Bool { isMember[slot] }
}
