import Foundation
import Randomness

/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983) over the units' schedules: a unit
/// chooses anew among its candidates, each as likely as its cost in the hall allows (heat bath), and
/// single items change slots.
struct ScheduleAnnealing: Sendable {
  /// The units that are rearranged, and what they choose from.
  let units: [UnitProblem]
  let candidates: [Candidates]
  /// The sessions they can come to.
  let sessions: [Int]
  private var energy: HallEnergy
  private var standings: [Standing]
  private var random: SplitMix64
  private let watch: Watch
  private var energies: [Double]
  private var weights: [Double]
  /// For each unit with a limit on absences, the away sets of each of its slots.
  private let awaySets: [[[SlotSet]]]
  /// How many items each unit has.
  private let itemCounts: [Int]
  private var scratch: [Double]
  /// The cheapest schedules so far that keep every limit, and what they and the peaks cost.
  private(set) var best: (schedules: [Schedule], cost: Double)?

  /// What a unit does at the moment.
  struct Standing: Sendable {
    var placements: [Schedule.Placement]
    var cost: Double
    /// Its number among the candidates; nil where single items have moved since.
    var candidate: Int?
    /// How many items have no slot.
    var waiting: Int
  }

  /// - Parameters:
  ///   - units: the units that are rearranged.
  ///   - candidates: the schedules each may choose.
  ///   - start: what each does at first.
  ///   - energy: the hall with what others use.
  ///   - seed: decides what is tried.
  ///   - watch: when to stop.
  init(
    _ units: [UnitProblem], candidates: [Candidates], start: [Schedule], energy: HallEnergy,
    seed: UInt64, watch: Watch
  ) {
    self.units = units
    self.energy = energy
    self.watch = watch
    random = SplitMix64(seed: seed)
    sessions = Set(units.flatMap(\.sessions)).sorted()
    scratch = [Double](repeating: 0, count: energy.rows.count)
    self.candidates = candidates
    standings = []
    energies = [Double](repeating: 0, count: (candidates.map(\.count).max() ?? 0) + 1)
    weights = energies
    awaySets = units.map { unit in
      guard unit.mostAway != nil else { return [] }
      let sets = unit.awaySets.map { SlotSet($0, of: unit.slots.count) }
      return unit.slots.indices.map { slot in sets.filter { $0.contains(slot) } }
    }
    let itemCounts = units.map { $0.classes.reduce(0) { $0 + $1.count } }
    self.itemCounts = itemCounts
    for (number, schedule) in start.enumerated() {
      let unit = units[number]
      standings.append(
        Standing(
          placements: schedule.placements, cost: unit.cost(of: schedule), candidate: nil,
          waiting: itemCounts[number]
            - schedule.placements.reduce(0) { $0 + Int($1.count) }))
    }
    for unit in units.indices { add(unit, times: 1) }
  }

  /// Takes what a unit does into the rows, or out of them.
  private mutating func add(_ unit: Int, times: Double) {
    if let candidate = standings[unit].candidate {
      energy.add(candidate, of: candidates[unit], times: times)
      return
    }
    let kindCount = energy.rows.kindCount
    var touched = -1
    for placement in standings[unit].placements {
      let slot = Int(placement.slot)
      let first = units[unit].slots[slot] * kindCount
      for (kind, count) in units[unit].classes[Int(placement.itemClass)].people {
        _ = energy.add(times * Double(count) * Double(placement.count), to: first + kind)
      }
      touched = units[unit].sessions[slot]
      _ = energy.settle(touched)
    }
  }

  /// What the units do at the moment.
  var schedules: [Schedule] { units.indices.map(schedule(of:)) }

  private func schedule(of unit: Int) -> Schedule {
    Schedule(placements: standings[unit].placements)
  }

  /// Anneals.
  mutating func run(_ cooling: Cooling) {
    if cooling.stiffness == nil {
      energy.harden(sessions)
      note()
    }
    for sweep in 0..<cooling.sweeps where !watch.isOver {
      let part = (Double(sweep) + 0.5) / Double(cooling.sweeps)
      if let stiffness = cooling.stiffness { energy.soften(stiffness.at(part), of: sessions) }
      let temperature = cooling.temperature.at(part)
      for _ in units.indices {
        choose(random.below(units.count), temperature)
        for _ in 0..<cooling.itemMoves { moveItems(of: random.below(units.count), temperature) }
        for _ in 0..<cooling.exchanges { exchange(temperature) }
      }
      if cooling.stiffness == nil { note() }
    }
  }

  private mutating func note() {
    guard energy.isKept(in: sessions) else { return }
    let cost =
      standings.reduce(0) { $0 + $1.cost }
      + energy.peakWeight * sessions.reduce(0) { $0 + energy.peaks[$1] }
    if cost < (best?.cost ?? .infinity) - 1e-9 { best = (schedules, cost) }
  }

  /// Has a unit choose among its candidates and what it does now.
  private mutating func choose(_ unit: Int, _ temperature: Double) {
    add(unit, times: -1)
    let choices = weigh(unit)
    let choice = sample(choices, temperature)
    if choice < candidates[unit].count { stand(unit, choice) }
    add(unit, times: 1)
  }

  /// Weighs what a unit may choose, into `energies`: its candidates and, where it is none of them,
  /// what it did last; returns how many these are.
  private mutating func weigh(_ unit: Int) -> Int {
    let count = candidates[unit].count
    energy.weigh(candidates[unit], into: &energies)
    guard standings[unit].candidate == nil else { return count }
    energies[count] = weighStanding(of: unit)
    return count + 1
  }

  /// What the present schedule of a unit that is taken out would cost.
  private mutating func weighStanding(of unit: Int) -> Double {
    if let candidate = standings[unit].candidate {
      return energy.weigh(candidate, of: candidates[unit])
    }
    var own = Candidates()
    own.add(schedule(of: unit), of: units[unit], in: energy.rows, scratch: &scratch)
    return energy.weigh(0, of: own)
  }

  /// Draws one of the choices whose energies stand in `energies`.
  private mutating func sample(_ choices: Int, _ temperature: Double) -> Int {
    var least = Double.infinity
    for number in 0..<choices where energies[number] < least { least = energies[number] }
    var total = 0.0
    for number in 0..<choices {
      let over = (energies[number] - least) / temperature
      weights[number] = over < 30 ? exp(-over) : 0
      total += weights[number]
    }
    var draw = random.fraction() * total
    for number in 0..<choices {
      draw -= weights[number]
      if draw < 0 { return number }
    }
    return 0
  }

  /// Has a unit do one of its candidates.
  private mutating func stand(_ unit: Int, _ choice: Int) {
    let schedule = candidates[unit].schedules[choice]
    standings[unit] = Standing(
      placements: schedule.placements, cost: candidates[unit].costs[choice], candidate: choice,
      waiting: itemCounts[unit] - schedule.placements.reduce(0) { $0 + Int($1.count) })
  }

  /// Has one unit do something else, and another one who is in the way choose anew.
  private mutating func exchange(_ temperature: Double) {
    let first = random.below(units.count)
    guard candidates[first].count > 1 else { return }
    let choice = random.below(candidates[first].count)
    guard choice != standings[first].candidate,
      let place = candidates[first].schedules[choice].placements.indices.randomOne(&random)
    else { return }
    let slot = units[first].slots[
      Int(candidates[first].schedules[choice].placements[place].slot)]
    guard let second = other(than: first, in: slot, tries: 64) else { return }
    let old = standings[first]
    let oldSecond = standings[second]
    add(first, times: -1)
    add(second, times: -1)
    var before = weighStanding(of: first)
    add(first, times: 1)
    before += weighStanding(of: second)
    add(first, times: -1)
    var after = energy.weigh(choice, of: candidates[first])
    stand(first, choice)
    add(first, times: 1)
    let choices = weigh(second)
    let answer = sample(choices, temperature)
    after += energies[answer]
    if accepts(after - before, temperature) {
      if answer < candidates[second].count { stand(second, answer) }
    } else {
      add(first, times: -1)
      standings[first] = old
      standings[second] = oldSecond
      add(first, times: 1)
    }
    add(second, times: 1)
  }

  /// Some other unit with people in or next to a slot of the hall.
  private mutating func other(than first: Int, in slot: Int, tries: Int) -> Int? {
    for _ in 0..<tries {
      let unit = random.below(units.count)
      guard unit != first else { continue }
      for placement in standings[unit].placements
      where abs(units[unit].slots[Int(placement.slot)] - slot) <= 1 {
        return unit
      }
    }
    return nil
  }

  /// Moves items of a class to another slot, if the hall allows it; now and then, somebody there makes
  /// room.
  private mutating func moveItems(of unit: Int, _ temperature: Double) {
    guard let move = proposeMove(of: unit) else { return }
    let own = change(of: move, unit)
    // Only who waits may cost much.
    guard own < 40 + 10 * temperature || move.to < 0 || move.from < 0 else { return }
    let change = own + add(move, of: unit, times: 1)
    if accepts(change, temperature) {
      take(move, of: unit, cost: own)
    } else if random.chance(0.3), makeRoom(for: move, of: unit, cost: own, change, temperature) {
      return
    } else {
      _ = add(move, of: unit, times: -1)
    }
  }

  private mutating func accepts(_ change: Double, _ temperature: Double) -> Bool {
    change <= 1e-12 || random.fraction() < exp(-change / temperature)
  }

  /// Has items of another unit leave the slot that a move goes to, which is in the rows already.
  private mutating func makeRoom(
    for move: Move, of unit: Int, cost: Double, _ change: Double, _ temperature: Double
  ) -> Bool {
    guard move.to >= 0 else { return false }
    let slot = units[unit].slots[move.to]
    guard let other = other(than: unit, in: slot, tries: 16) else { return false }
    let there = standings[other].placements.filter {
      units[other].slots[Int($0.slot)] == slot
    }
    guard !there.isEmpty else { return false }
    let placement = there[random.below(there.count)]
    // Whoever waited may take the place of who waits then.
    let isLeftOut =
      move.from < 0 && random.chance(0.5)
      && units[other].classes[Int(placement.itemClass)].unplacedCost.isFinite
    guard
      let next = proposeMove(
        of: other, Int(placement.itemClass), from: Int(placement.slot),
        most: min(Int(placement.count), move.items), to: isLeftOut ? -1 : nil)
    else { return false }
    let own = self.change(of: next, other)
    let total = change + own + add(next, of: other, times: 1)
    guard accepts(total, temperature) else {
      _ = add(next, of: other, times: -1)
      return false
    }
    take(move, of: unit, cost: cost)
    take(next, of: other, cost: own)
    return true
  }

  /// Items of a class that change slots; -1 stands for none.
  private struct Move {
    let itemClass: Int
    let from: Int
    let to: Int
    let items: Int
  }

  /// Takes a move into the rows, and tells what the hall charges for it.
  private mutating func add(_ move: Move, of unit: Int, times: Double) -> Double {
    let kindCount = energy.rows.kindCount
    var change = 0.0
    for (kind, count) in units[unit].classes[move.itemClass].people {
      let people = times * Double(count * move.items)
      if move.from >= 0 {
        change += energy.add(-people, to: units[unit].slots[move.from] * kindCount + kind)
      }
      if move.to >= 0 {
        change += energy.add(people, to: units[unit].slots[move.to] * kindCount + kind)
      }
    }
    if move.from >= 0 { change += energy.settle(units[unit].sessions[move.from]) }
    if move.to >= 0 { change += energy.settle(units[unit].sessions[move.to]) }
    return change
  }

  private mutating func proposeMove(of unit: Int) -> Move? {
    let placed = standings[unit].placements.count
    let number: Int
    let from: Int
    let most: Int
    if standings[unit].waiting > 0, placed == 0 || random.chance(0.5) {
      number = random.below(units[unit].classes.count)
      from = -1
      most = itemsWaiting(of: number, unit)
      guard most > 0 else { return nil }
    } else {
      guard placed > 0 else { return nil }
      let placement = standings[unit].placements[random.below(placed)]
      number = Int(placement.itemClass)
      from = Int(placement.slot)
      most = Int(placement.count)
    }
    return proposeMove(of: unit, number, from: from, most: most, to: nil)
  }

  /// A move of some items of a class from a slot; to a slot of the unit's, to the next one, or to any,
  /// unless it is told where to.
  private mutating func proposeMove(
    of unit: Int, _ number: Int, from: Int, most: Int, to told: Int?
  ) -> Move? {
    let slotCount = units[unit].slots.count
    let placed = standings[unit].placements.count
    let kind = random.below(20)
    let to: Int
    if let told {
      to = told
    } else if kind < 11, placed > 0 {
      to = Int(standings[unit].placements[random.below(placed)].slot)
    } else if kind < 16, from >= 0 {
      to = from + (random.chance(0.5) ? 1 : -1)
    } else if kind < 19 || from < 0 || units[unit].classes[number].unplacedCost.isInfinite {
      to = random.below(slotCount)
    } else {
      to = -1
    }
    guard to != from, to >= -1, to < slotCount,
      to < 0 || units[unit].classes[number].costs[to].isFinite
    else { return nil }
    let items = most == 1 || random.chance(0.4) ? 1 : 1 + random.below(most)
    let move = Move(itemClass: number, from: from, to: to, items: items)
    return units[unit].mostAway == nil || keepsMaxAway(move, unit) ? move : nil
  }

  private func itemsWaiting(of number: Int, _ unit: Int) -> Int {
    var waiting = units[unit].classes[number].count
    for placement in standings[unit].placements where Int(placement.itemClass) == number {
      waiting -= Int(placement.count)
    }
    return waiting
  }

  private func keepsMaxAway(_ move: Move, _ unit: Int) -> Bool {
    guard let mostAway = units[unit].mostAway, move.to >= 0 else { return true }
    let moved = move.items * units[unit].classes[move.itemClass].size
    for set in awaySets[unit][move.to] where move.from < 0 || !set.contains(move.from) {
      var away = moved
      for placement in standings[unit].placements where set.contains(Int(placement.slot)) {
        away += Int(placement.count) * units[unit].classes[Int(placement.itemClass)].size
      }
      if away > mostAway { return false }
    }
    return true
  }

  /// What a move changes of the unit's own cost.
  private func change(of move: Move, _ unit: Int) -> Double {
    var isEmptied = move.from >= 0
    var isOpened = move.to >= 0
    for placement in standings[unit].placements {
      let slot = Int(placement.slot)
      if slot == move.to { isOpened = false }
      if slot == move.from,
        Int(placement.itemClass) != move.itemClass || Int(placement.count) > move.items
      {
        isEmptied = false
      }
    }
    var change =
      Double(move.items)
      * (itemCost(of: move.itemClass, in: move.to, unit)
        - itemCost(of: move.itemClass, in: move.from, unit))
    if isEmptied { change -= openingCost(of: move.from, without: -1, unit) }
    if isOpened {
      change += openingCost(of: move.to, without: isEmptied ? move.from : -1, unit)
    }
    return change
  }

  @inline(__always)
  private func itemCost(of number: Int, in slot: Int, _ unit: Int) -> Double {
    slot < 0
      ? units[unit].classes[number].unplacedCost : units[unit].classes[number].costs[slot]
  }

  /// What using a slot costs next to those in use, one of them left out.
  private func openingCost(of slot: Int, without other: Int, _ unit: Int) -> Double {
    let follows = units[unit].followsPrevious[slot]
    let isFollowed =
      slot + 1 < units[unit].slots.count && units[unit].followsPrevious[slot + 1]
    var (before, after) = (false, false)
    for placement in standings[unit].placements where Int(placement.slot) != other {
      if follows, Int(placement.slot) == slot - 1 { before = true }
      if isFollowed, Int(placement.slot) == slot + 1 { after = true }
    }
    let runs = before ? (after ? -1.0 : 0) : (after ? 0 : 1)
    return units[unit].splitWeight + runs * units[unit].blockWeight
  }

  /// Makes a move what the unit does.
  private mutating func take(_ move: Move, of unit: Int, cost: Double) {
    standings[unit].take(
      itemClass: move.itemClass, items: move.items, from: move.from, to: move.to)
    standings[unit].cost += cost
    standings[unit].candidate = nil
  }
}

extension ScheduleAnnealing.Standing {
  /// Moves items of a class; -1 stands for no slot.
  fileprivate mutating func take(itemClass: Int, items: Int, from: Int, to: Int) {
    waiting += (to < 0 ? items : 0) - (from < 0 ? items : 0)
    if from >= 0, let place = place(of: itemClass, in: from) {
      placements[place].count -= Int32(items)
      if placements[place].count == 0 { placements.remove(at: place) }
    }
    guard to >= 0 else { return }
    if let place = place(of: itemClass, in: to) {
      placements[place].count += Int32(items)
      return
    }
    let new = Schedule.Placement(
      itemClass: Int32(itemClass), slot: Int32(to), count: Int32(items))
    let place = placements.firstIndex { ($0.itemClass, $0.slot) > (new.itemClass, new.slot) }
    placements.insert(new, at: place ?? placements.count)
  }

  private func place(of itemClass: Int, in slot: Int) -> Int? {
    placements.firstIndex { Int($0.itemClass) == itemClass && Int($0.slot) == slot }
  }
}

extension Range<Int> {
  /// One of its numbers, each equally likely; nil where there is none.
  fileprivate func randomOne(_ random: inout SplitMix64) -> Int? {
    isEmpty ? nil : lowerBound + random.below(count)
  }
}

/// A set of slots, quick to ask.
private struct SlotSet: Sendable {
  private let isMember: [Bool]

  init(_ slots: [Int], of count: Int) {
    var isMember = [Bool](repeating: false, count: count)
    for slot in slots { isMember[slot] = true }
    self.isMember = isMember
  }

  @inline(__always)
  func contains(_ slot: Int) -> Bool { isMember[slot] }
}
