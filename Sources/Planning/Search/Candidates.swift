/// The schedules a unit chooses from, with what each costs and what it does to the hall's rows, laid
/// out flat.
struct Candidates: Sendable {
  private(set) var schedules: [Schedule] = []
  /// What each schedule costs its unit.
  private(set) var costs: [Double] = []
  /// Where the entries of each schedule begin; one more than there are schedules.
  private(set) var starts: [Int32] = [0]
  /// Where the entries of each schedule's limits end and those of its presences begin.
  private(set) var limitEnds: [Int32] = []
  /// The rows of all entries, rising within a schedule, and how much of them is used.
  private(set) var rows: [Int32] = []
  private(set) var amounts: [Double] = []

  var count: Int { schedules.count }

  /// Adds a schedule.
  ///
  /// - Parameters:
  ///   - schedule: the schedule.
  ///   - unit: whose it is.
  ///   - hallRows: the rows of the hall.
  ///   - scratch: a zero for each row, and again when it is done.
  mutating func add(
    _ schedule: Schedule, of unit: UnitProblem, in hallRows: HallRows, scratch: inout [Double]
  ) {
    let first = rows.count
    unit.forEachLoad(of: schedule, kindCount: hallRows.kindCount) { load, people in
      for entry in hallRows.entries(of: load) {
        if scratch[Int(entry.row)] == 0 { rows.append(entry.row) }
        scratch[Int(entry.row)] += people * entry.coefficient
      }
    }
    rows[first...].sort()
    var limits = 0
    for row in rows[first...] {
      amounts.append(scratch[Int(row)])
      scratch[Int(row)] = 0
      if row < hallRows.limitCount { limits += 1 }
    }
    schedules.append(schedule)
    costs.append(unit.cost(of: schedule))
    limitEnds.append(Int32(first + limits))
    starts.append(Int32(rows.count))
  }

  /// What each unit chooses from.
  static func all(_ schedules: [[Schedule]], of units: [UnitProblem], in rows: HallRows)
    -> [Candidates]
  {
    var scratch = [Double](repeating: 0, count: rows.count)
    return zip(units, schedules).map { unit, schedules in
      var candidates = Candidates()
      for schedule in schedules { candidates.add(schedule, of: unit, in: rows, scratch: &scratch) }
      return candidates
    }
  }
}
