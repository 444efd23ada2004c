/// The terms of a program by variable, those of the same row added up.
struct Columns {
  private var starts: [Int]
  private var entries: [(row: Int, coefficient: Double)]

  init(of program: IntegerProgram) {
    starts = [Int](repeating: 0, count: program.variableCount + 1)
    for variable in program.termVariables {
      starts[Int(variable) + 1] += 1
    }
    for variable in 0..<program.variableCount {
      starts[variable + 1] += starts[variable]
    }
    var next = starts
    var places = [Int](repeating: 0, count: program.termCoefficients.count)
    for (term, variable) in program.termVariables.enumerated() {
      places[next[Int(variable)]] = term
      next[Int(variable)] += 1
    }
    entries = []
    entries.reserveCapacity(places.count)
    merge(places, of: program)
  }

  /// The entries of a variable's column.
  subscript(variable: IntegerProgram.Variable) -> ArraySlice<(row: Int, coefficient: Double)> {
    entries[starts[variable]..<starts[variable + 1]]
  }

  /// Replaces the places of terms by entries, column by column.
  private mutating func merge(_ places: [Int], of program: IntegerProgram) {
    var last = [Int](repeating: -1, count: program.rowCount)
    var start = 0
    for variable in 0..<program.variableCount {
      let end = starts[variable + 1]
      let first = entries.count
      for place in places[start..<end] {
        let row = Int(program.termRows[place])
        let coefficient = program.termCoefficients[place]
        if last[row] >= first {
          entries[last[row]].coefficient += coefficient
        } else {
          last[row] = entries.count
          entries.append((row, coefficient))
        }
      }
      start = end
      starts[variable] = first
    }
    starts[program.variableCount] = entries.count
  }
}
