package import Formulation

extension UnitProblem {
  /// What the items cost that a schedule leaves out, without what unequal shares of the units cost.
  ///
  /// - Parameter schedule: the schedule.
  /// - Returns: the sum of their costs.
  package func costOfItemsLeftOut(by schedule: Schedule) -> Double {
    var left = classes.map(\.count)
    for placement in schedule.placements {
      left[Int(placement.itemClass)] -= Int(placement.count)
    }
    return zip(classes, left).reduce(0) { $1.1 > 0 ? $0 + Double($1.1) * $1.0.unplacedCost : $0 }
  }

  /// Every schedule of the unit in which everybody is in a slot that is open to them or in none, and
  /// everyone pinned in theirs; whether it keeps any limit is not looked at.
  ///
  /// - Parameter most: how many there may be.
  /// - Returns: the schedules; nil where there are more.
  package func everySchedule(atMost most: Int = 20_000) -> [Schedule]? {
    var all: [[Schedule.Placement]] = [[]]
    for number in classes.indices {
      let ways = everyWay(of: number)
      guard all.count * ways.count <= most else { return nil }
      all = all.flatMap { placed in ways.map { placed + $0 } }
    }
    return all.map { Schedule(placements: $0) }
  }

  /// Every way to put items of a class into slots, by rising slot.
  private func everyWay(of number: Int) -> [[Schedule.Placement]] {
    let itemClass = classes[number]
    var ways: [[Schedule.Placement]] = []
    var placed: [Schedule.Placement] = []
    func place(from slot: Int, left: Int) {
      guard slot < slots.count else {
        if left == 0 || itemClass.unplacedCost.isFinite { ways.append(placed) }
        return
      }
      place(from: slot + 1, left: left)
      guard itemClass.costs[slot].isFinite, left > 0 else { return }
      for count in 1...left {
        placed.append(
          Schedule.Placement(
            itemClass: Int32(number), slot: Int32(slot), count: Int32(count)))
        place(from: slot + 1, left: left - count)
        placed.removeLast()
      }
    }
    place(from: 0, left: itemClass.count)
    return ways
  }

  /// What a schedule costs where each person of each load is charged something.
  package func cost(of schedule: Schedule, at loadPrices: [Double], in capacity: CapacityModel)
    -> Double
  {
    loads(of: schedule, capacity: capacity).reduce(cost(of: schedule)) {
      $0 + loadPrices[$1.load] * Double($1.people)
    }
  }

  /// Whether a schedule breaks none of the unit's own rules, nor any row of the hall by itself.
  package func isPossible(_ schedule: Schedule, in capacity: CapacityModel) -> Bool {
    allows(schedule)
      && capacity.limits.allSatisfy {
        $0.use(by: loads(of: schedule, capacity: capacity)) <= max(0, $0.bound) + 1e-6
      }
  }
}

extension CapacityRow {
  /// How much people in loads use of the row.
  package func use(by loads: [(load: Int, people: Int)]) -> Double {
    var sum = 0.0
    for term in terms {
      for (load, people) in loads where load == term.load {
        sum += Double(people) * term.coefficient
      }
    }
    return sum
  }
}

extension Excess {
  /// How far people in loads exceed the profile at the worst minute.
  package func size(by loads: [(load: Int, people: Int)]) -> Double {
    rows.reduce(0) { max($0, $1.use(by: loads) - $1.bound) }
  }
}

extension PlanningProblem {
  /// Every choice of one schedule for each unit.
  ///
  /// - Parameter most: how many there may be.
  /// - Returns: the choices; nil where there are more.
  package func everyChoice(atMost most: Int = 20_000) -> [[Schedule]]? {
    var all: [[Schedule]] = [[]]
    for unit in units {
      guard let schedules = unit.everySchedule(atMost: most), all.count * schedules.count <= most
      else { return nil }
      all = all.flatMap { chosen in schedules.map { chosen + [$0] } }
    }
    return all
  }

  /// How many people of each load there are.
  package func people(of schedules: [Schedule]) -> [(load: Int, people: Int)] {
    var people = [Int](repeating: 0, count: capacity.loadCount)
    for (unit, schedule) in zip(units, schedules) {
      for (load, count) in unit.loads(of: schedule, capacity: capacity) { people[load] += count }
    }
    return people.enumerated().filter { $0.element > 0 }.map {
      (load: $0.offset, people: $0.element)
    }
  }

  /// What a plan costs in all: what nobody avoids, each unit's schedule, and what every excess costs,
  /// such as the peak of a session.
  package func cost(of schedules: [Schedule]) -> Double {
    let people = people(of: schedules)
    let own = zip(units, schedules).reduce(constant) { $0 + $1.0.cost(of: $1.1) }
    return capacity.excesses.reduce(own) { $0 + $1.weight * $1.size(by: people) }
  }

  /// Whether a plan keeps every limit of the hall and every unit's own rules.
  package func isPlan(_ schedules: [Schedule], tolerance: Double = 1e-7) -> Bool {
    let people = people(of: schedules)
    return zip(units, schedules).allSatisfy { $0.allows($1) }
      && capacity.limits.allSatisfy { $0.use(by: people) <= $0.bound + tolerance }
  }

  /// The least cost of any choice of schedules that is a plan; nil where there is none, or too many to
  /// look at.
  package func leastCost(atMost most: Int = 20_000) -> Double? {
    everyChoice(atMost: most)?.lazy.filter { isPlan($0) }.map { cost(of: $0) }.min()
  }
}
