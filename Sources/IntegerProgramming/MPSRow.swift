/// A row as MPS has it: a kind, a right-hand side, and for two different bounds a range.
struct MPSRow {
  enum Kind: String {
    case equal = "E"
    case atLeast = "G"
    case atMost = "L"
  }

  /// The row of the program.
  let row: IntegerProgram.Row
  let kind: Kind
  let rightHandSide: Double
  /// How far the value may lie on the other side of the right-hand side.
  var range: Double?
  /// Whether this is the second of two rows written for one.
  var isSecond = false
}

extension IntegerProgram {
  /// The rows to write. One without bounds claims nothing and is left out. One whose bounds cannot
  /// be stated exactly as a number and a distance from it becomes two.
  var mpsRows: [MPSRow] {
    var rows: [MPSRow] = []
    rows.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let (lower, upper) = (rowLower[row], rowUpper[row])
      if lower == upper {
        rows.append(MPSRow(row: row, kind: .equal, rightHandSide: lower))
      } else if upper == .infinity {
        if lower > -.infinity {
          rows.append(MPSRow(row: row, kind: .atLeast, rightHandSide: lower))
        }
      } else if lower == -.infinity {
        rows.append(MPSRow(row: row, kind: .atMost, rightHandSide: upper))
      } else if lower + (upper - lower) == upper {
        rows.append(
          MPSRow(row: row, kind: .atLeast, rightHandSide: lower, range: upper - lower))
      } else {
        rows.append(MPSRow(row: row, kind: .atLeast, rightHandSide: lower))
        rows.append(MPSRow(row: row, kind: .atMost, rightHandSide: upper, isSecond: true))
      }
    }
    return rows
  }
}
