package import Formulation

/// The columns of each unit, without repetition.
package struct ColumnPool: Sendable {
  package private(set) var schedules: [[Schedule]]
  private var known: [Set<Schedule>]

  /// No schedules yet.
  package init(unitCount: Int) {
    known = [Set<Schedule>](repeating: [], count: unitCount)
    schedules = [[Schedule]](repeating: [], count: unitCount)
  }

  /// Adds a schedule of a unit, unless it is there.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  package mutating func add(_ schedule: Schedule, of unit: Int) -> Bool {
    guard known[unit].insert(schedule).inserted else { return false }
    schedules[unit].append(schedule)
    return true
  }

  /// Adds a schedule of every unit.
  package mutating func add(_ all: [Schedule]) {
    for (unit, schedule) in all.enumerated() { add(schedule, of: unit) }
  }

  /// The cheapest columns of each unit at dual prices, at most so many.
  package func cheapest(
    _ count: Int, of problem: PlanningProblem, rows: ConstraintMatrix, at prices: DualPrices
  )
    -> ColumnPool
  {
    let loadPrices = prices.loadPrices(rows)
    let kindCount = rows.kindCount
    var pool = ColumnPool(unitCount: schedules.count)
    for (number, unit) in problem.units.enumerated() {
      let valued = schedules[number].enumerated().map { place, schedule in
        var value = unit.cost(of: schedule)
        unit.forEachLoad(of: schedule, kindCount: kindCount) { value += loadPrices[$0] * $1 }
        return (value: value, place: place)
      }
      for (_, place) in valued.sorted(by: { ($0.value, $0.place) < ($1.value, $1.place) })
        .prefix(count)
      {
        pool.add(schedules[number][place], of: number)
      }
    }
    return pool
  }
}
