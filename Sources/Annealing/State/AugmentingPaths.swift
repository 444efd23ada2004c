import Formulation

extension Occupancy {
  /// Places further people by augmenting paths (Ford and Fulkerson, 1956, "Maximal Flow Through a
  /// Network", doi:10.4153/CJM-1956-045-5): somebody without a slot takes the place of another of the
  /// same donor class, who takes that of a third, until the last one comes to a slot with room.
  ///
  /// All slots but the last keep as many of each class as before, so that only there capacity rows are
  /// asked. Companions and units that stay whole move by other means. Of all paths with the fewest
  /// people one is taken, if it lowers the cost.
  package mutating func placeByAugmentingPaths() {
    for kind in 0..<rows.kindCount {
      while let path = PathSearch(self, kind: kind).path(), take(path) {}
    }
  }

  /// Moves everyone on a path; returns whether that lowers the cost and breaks no rule.
  private mutating func take(_ path: [PathStep]) -> Bool {
    let units = Set(path.map(\.unit))
    func ownCost(_ schedules: [Schedule]) -> Double {
      units.reduce(0) { $0 + problem.units[$1].cost(of: schedules[$1]) }
    }
    var after = self
    for step in path { after.move(step) }
    let saved =
      ownCost(schedules) - ownCost(after.schedules) + rows.excessCost(at: activity)
      - rows.excessCost(at: after.activity)
    let isKept = units.allSatisfy { problem.units[$0].keepsAbsenceLimit(after.schedules[$0]) }
    guard saved > Occupancy.tolerance, isKept, after.keepsLimits else { return false }
    self = after
    return true
  }
}

/// One item that comes to a slot, from another one or from none (-1); slots are those of its unit.
struct PathStep {
  let unit: Int
  let itemClass: Int
  let from: Int
  let to: Int
}

/// A breadth-first search for a shortest augmenting path of one donor class.
private struct PathSearch {
  private let occupancy: Occupancy
  private let kind: Int
  /// Who comes to each slot of the capacity model.
  private var placements: [[(unit: Int, itemClass: Int, slot: Int)]]
  /// By whom a slot was reached first.
  private var reached: [PathStep?]
  private var frontier: [Int] = []

  init(_ occupancy: Occupancy, kind: Int) {
    self.occupancy = occupancy
    self.kind = kind
    let slotCount = occupancy.problem.capacity.slots.count
    placements = [[(unit: Int, itemClass: Int, slot: Int)]](repeating: [], count: slotCount)
    reached = [PathStep?](repeating: nil, count: slotCount)
    for (number, schedule) in occupancy.schedules.enumerated() {
      let unit = occupancy.problem.units[number]
      for placement in schedule.placements
      where placement.count > 0 && unit.isAlone(Int(placement.itemClass), ofKind: kind) {
        placements[unit.slots[Int(placement.slot)].rawValue].append(
          (number, Int(placement.itemClass), Int(placement.slot)))
      }
    }
  }

  /// A shortest path, in the order in which people move; nil where there is none.
  func path() -> [PathStep]? {
    var search = self
    return search.run()
  }

  private mutating func run() -> [PathStep]? {
    for (number, unit) in occupancy.problem.units.enumerated() {
      for (itemClass, count) in unit.itemsWaiting(in: occupancy.schedules[number]).enumerated()
      where count > 0 && unit.isAlone(itemClass, ofKind: kind) {
        if let end = reach(unit: number, itemClass: itemClass, from: -1) { return trace(end) }
      }
    }
    var next = 0
    while next < frontier.count {
      let slot = frontier[next]
      next += 1
      for (unit, itemClass, own) in placements[slot] {
        if let end = reach(unit: unit, itemClass: itemClass, from: own) { return trace(end) }
      }
    }
    return nil
  }

  /// Reaches the slots that an item may come to; returns the first with room.
  private mutating func reach(unit number: Int, itemClass: Int, from: Int) -> Int? {
    let unit = occupancy.problem.units[number]
    for (to, cost) in unit.classes[itemClass].costs.enumerated()
    where cost.isFinite && to != from {
      let slot = unit.slots[to].rawValue
      guard reached[slot] == nil else { continue }
      let step = PathStep(unit: number, itemClass: itemClass, from: from, to: to)
      guard
        unit.absenceLimit == nil
          || unit.keepsAbsenceLimit(occupancy.schedules[number].moving(step))
      else { continue }
      reached[slot] = step
      if occupancy.hasRoom(inLoad: slot * occupancy.rows.kindCount + kind) { return slot }
      frontier.append(slot)
    }
    return nil
  }

  private func trace(_ end: Int) -> [PathStep] {
    var path: [PathStep] = []
    var slot = end
    while let step = reached[slot] {
      path.append(step)
      guard step.from >= 0 else { break }
      slot = occupancy.problem.units[step.unit].slots[step.from].rawValue
    }
    return path
  }
}

extension UnitProblem {
  /// Whether the items of a class are single people of one donor class who need not stay with others.
  fileprivate func isAlone(_ itemClass: Int, ofKind kind: Int) -> Bool {
    let people = classes[itemClass].people
    return !isWhole && people.count == 1 && people[0].kind == kind && people[0].count == 1
  }
}

extension Schedule {
  /// The schedule after one item has moved.
  func moving(_ step: PathStep) -> Schedule {
    var schedule = self
    schedule.placements.move(1, of: step.itemClass, from: step.from, to: step.to)
    return schedule
  }
}
