/// Writes a program as free MPS, a text that every solver reads.
///
/// Readers differ in what they take for granted: the bounds of an integer column, a negative upper
/// bound, the sign of a constant. So nothing is left to them: every column gets both its bounds,
/// names are plain and unique, and numbers read back as the very ones written. The objective is
/// the row `cost`. Its constant is the cost of a column `constant` that is fixed at 1, because on the
/// right-hand side of an objective some readers add it (GLPK) and others subtract it (CBC, HiGHS).
public struct MPSWriter: Sendable {
  /// What the program is called.
  public var name: String
  /// Lines that say something about the program to people.
  public var remarks: [String]

  /// A writer.
  public init(name: String = "program", remarks: [String] = []) {
    self.name = name
    self.remarks = remarks
  }

  /// Writes the whole program.
  public func write(_ program: IntegerProgram, to target: inout some TextOutputStream) {
    let names = MPSNames(of: program)
    let rows = program.mpsRows
    writeHead(to: &target)
    writeRowKinds(rows, names, to: &target)
    writeColumns(of: program, rows, names, to: &target)
    writeRightHandSides(rows, names, to: &target)
    writeRanges(rows, names, to: &target)
    writeBounds(of: program, names, to: &target)
    target.write("ENDATA\n")
  }

  private func writeHead(to target: inout some TextOutputStream) {
    for comment in remarks {
      for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
        target.write("* \(line)\n")
      }
    }
    // The third word keeps CBC from taking a short free file for one in fixed columns.
    target.write("NAME \(MPSNames.plain(name, or: "program")) FREE\n")
  }

  private func writeRowKinds(
    _ rows: [MPSRow], _ names: MPSNames, to target: inout some TextOutputStream
  ) {
    target.write("ROWS\n N \(MPSNames.objective)\n")
    for row in rows {
      target.write(" \(row.kind.rawValue) \(names.name(of: row))\n")
    }
  }

  private func writeColumns(
    of program: IntegerProgram, _ rows: [MPSRow], _ names: MPSNames,
    to target: inout some TextOutputStream
  ) {
    let columns = Columns(of: program)
    let rowNames = names.rowNames(of: rows, count: program.rowCount)
    target.write("COLUMNS\n")
    var isInteger = false
    for variable in 0..<program.variableCount {
      if program.isInteger[variable] != isInteger {
        isInteger.toggle()
        target.write(" marker 'MARKER' '\(isInteger ? "INTORG" : "INTEND")'\n")
      }
      let column = names.variables[variable]
      let cost = program.objective[variable]
      let entries = columns[variable].filter { $0.coefficient != 0 }
      // A column without any entry is named all the same, or it would not exist.
      if cost != 0 || entries.isEmpty {
        target.write(" \(column) \(MPSNames.objective) \(exact(cost))\n")
      }
      for entry in entries {
        for row in rowNames[entry.row] {
          target.write(" \(column) \(row) \(exact(entry.coefficient))\n")
        }
      }
    }
    if isInteger {
      target.write(" marker 'MARKER' 'INTEND'\n")
    }
    if program.constant != 0 {
      target.write(
        " \(MPSNames.constant) \(MPSNames.objective) \(exact(program.constant))\n")
    }
  }

  private func writeRightHandSides(
    _ rows: [MPSRow], _ names: MPSNames, to target: inout some TextOutputStream
  ) {
    target.write("RHS\n")
    for row in rows where row.rightHandSide != 0 {
      target.write(" rhs \(names.name(of: row)) \(exact(row.rightHandSide))\n")
    }
  }

  private func writeRanges(
    _ rows: [MPSRow], _ names: MPSNames, to target: inout some TextOutputStream
  ) {
    guard rows.contains(where: { $0.range != nil }) else { return }
    target.write("RANGES\n")
    for row in rows {
      if let range = row.range {
        target.write(" range \(names.name(of: row)) \(exact(range))\n")
      }
    }
  }

  private func writeBounds(
    of program: IntegerProgram, _ names: MPSNames, to target: inout some TextOutputStream
  ) {
    target.write("BOUNDS\n")
    for variable in 0..<program.variableCount {
      var (lower, upper) = (program.lower[variable], program.upper[variable])
      if program.isInteger[variable] {
        // GLPK refuses the fraction in a bound of an integer column.
        (lower, upper) = (lower.rounded(.up), upper.rounded(.down))
      }
      let column = "bound \(names.variables[variable])"
      if lower == upper {
        target.write(" FX \(column) \(exact(lower))\n")
      } else if lower == -.infinity && upper == .infinity {
        target.write(" FR \(column)\n")
      } else {
        // The lower bound comes first: some readers change it when they meet a negative upper one.
        target.write(lower == -.infinity ? " MI \(column)\n" : " LO \(column) \(exact(lower))\n")
        target.write(upper == .infinity ? " PL \(column)\n" : " UP \(column) \(exact(upper))\n")
      }
    }
    if program.constant != 0 {
      target.write(" FX bound \(MPSNames.constant) 1\n")
    }
  }

  /// The shortest digits that read back as the same number.
  private func exact(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 {
      return String(Int(number))
    }
    return "\(number)"
  }
}
