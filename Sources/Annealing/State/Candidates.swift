package import Formulation

/// The candidate schedules of the units, with their costs and their use of the capacity rows.
///
/// The schedules of all units are numbered consecutively and laid out flat.
package struct Candidates: Sendable {
  package private(set) var schedules: [Schedule] = []
  /// What each schedule costs its unit.
  package private(set) var costs: [Double] = []
  /// Where the uses of each schedule begin; one more than there are schedules.
  package private(set) var starts: [Int32] = [0]
  /// Where the uses of each schedule's limits end and those of its presences begin.
  package private(set) var limitEnds: [Int32] = []
  /// How much each schedule uses of rows, by rising row.
  package private(set) var uses: [Use] = []
  /// Where each unit's schedules begin; one more than there are units.
  private var unitStarts: [Int32] = [0]

  /// How much is used of a row.
  package struct Use: Sendable {
    package let row: Int32
    package let amount: Double

    package init(row: Int32, amount: Double) {
      self.row = row
      self.amount = amount
    }
  }

  /// - Parameters:
  ///   - schedules: what each unit chooses from.
  ///   - units: the units.
  ///   - rows: the capacity rows.
  package init(_ schedules: [[Schedule]], of units: [UnitProblem], in rows: ConstraintMatrix) {
    var scratch = [Double](repeating: 0, count: rows.count)
    for (unit, schedules) in zip(units, schedules) {
      for schedule in schedules { add(schedule, of: unit, in: rows, scratch: &scratch) }
      unitStarts.append(Int32(costs.count))
    }
  }

  /// The numbers of a unit's schedules.
  @inline(__always)
  package func range(of unit: Int) -> Range<Int> {
    Int(unitStarts[unit])..<Int(unitStarts[unit + 1])
  }

  /// How many schedules a unit has at most.
  package var mostOfUnit: Int {
    zip(unitStarts, unitStarts.dropFirst()).reduce(0) { max($0, Int($1.1 - $1.0)) }
  }

  /// Adds a schedule; `scratch` holds a zero for each row, and again when it is done.
  private mutating func add(
    _ schedule: Schedule, of unit: UnitProblem, in rows: ConstraintMatrix, scratch: inout [Double]
  ) {
    let first = uses.count
    unit.forEachLoad(of: schedule, kindCount: rows.kindCount) { load, people in
      for entry in rows.entries(of: load) {
        if scratch[Int(entry.row)] == 0 { uses.append(Use(row: entry.row, amount: 0)) }
        scratch[Int(entry.row)] += people * entry.coefficient
      }
    }
    uses[first...].sort { $0.row < $1.row }
    var limitEnd = first
    for number in first..<uses.count {
      let row = uses[number].row
      uses[number] = Use(row: row, amount: scratch[Int(row)])
      scratch[Int(row)] = 0
      if row < rows.limitCount { limitEnd = number + 1 }
    }
    schedules.append(schedule)
    costs.append(unit.cost(of: schedule))
    limitEnds.append(Int32(limitEnd))
    starts.append(Int32(uses.count))
  }
}
