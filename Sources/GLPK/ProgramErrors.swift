import IntegerProgramming

extension IntegerProgram {
  /// What is wrong with the program, in words; nil if nothing is.
  ///
  /// GLPK would take a cost that is not a number and call the result optimal.
  var error: String? {
    guard let columns = Int32(exactly: variableCount), let rows = Int32(exactly: rowCount),
      Int32(exactly: termCoefficients.count) != nil
    else {
      return "the program has more variables, rows or terms than GLPK can count"
    }
    return variableError ?? rowError ?? termError(columns: columns, rows: rows)
  }

  private var variableError: String? {
    for variable in 0..<variableCount {
      if !objective[variable].isFinite {
        return "\(name(ofVariable: variable)): its cost is \(objective[variable])"
      }
      if let error = boundError(from: lower[variable], to: upper[variable]) {
        return "\(name(ofVariable: variable)): \(error)"
      }
    }
    return constant.isFinite ? nil : "the constant of the objective is \(constant)"
  }

  private var rowError: String? {
    for row in 0..<rowCount {
      if let error = boundError(from: rowLower[row], to: rowUpper[row]) {
        return "\(name(ofRow: row)): \(error)"
      }
    }
    return nil
  }

  private func termError(columns: Int32, rows: Int32) -> String? {
    for place in 0..<termCoefficients.count {
      let row = termRows[place]
      let variable = termVariables[place]
      guard row >= 0, row < rows else {
        return "term \(place): there is no row \(row)"
      }
      guard variable >= 0, variable < columns else {
        return "\(name(ofRow: Int(row))): there is no variable \(variable)"
      }
      guard termCoefficients[place].isFinite else {
        return "\(name(ofRow: Int(row))): the coefficient of "
          + "\(name(ofVariable: Int(variable))) is \(termCoefficients[place])"
      }
    }
    return nil
  }

  private func boundError(from lower: Double, to upper: Double) -> String? {
    if lower <= upper && lower < .infinity && upper > -.infinity {
      return nil
    }
    return "it cannot lie between \(lower) and \(upper)"
  }

  private func name(ofVariable variable: Variable) -> String {
    name("variable", variable, variableNames[variable])
  }

  private func name(ofRow row: Row) -> String {
    name("row", row, rowNames[row])
  }

  private func name(_ what: String, _ place: Int, _ name: String) -> String {
    name.isEmpty ? "\(what) \(place)" : "\(what) \(place) (\(name))"
  }
}

extension SolveLimits {
  /// What is wrong with the limits, in words; nil if nothing is.
  var error: String? {
    if seconds?.isNaN == true {
      return "the limit of seconds is not a number"
    }
    if !(relativeGap >= 0) {
      return "the relative gap is \(relativeGap)"
    }
    if let megabytes, megabytes < 1 {
      return "the limit of megabytes is \(megabytes)"
    }
    return nil
  }
}

extension GLPKSolver.Search {
  /// What is wrong with the options, in words; nil if nothing is.
  var error: String? {
    integrality > 0 && integrality < 1
      ? nil : "the tolerance of integrality is \(integrality)"
  }
}
