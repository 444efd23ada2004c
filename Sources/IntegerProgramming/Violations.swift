/// A claim of a program that some values break.
public enum Violation: Equatable, Sendable {
  /// There are not as many values as variables.
  case count(expected: Int, actual: Int)
  /// A variable lies outside its bounds by so much.
  case bounds(IntegerProgram.Variable, by: Double)
  /// An integer variable is so far from a whole number.
  case wholeness(IntegerProgram.Variable, by: Double)
  /// The value of a row lies outside its bounds by so much.
  case row(IntegerProgram.Row, by: Double)
}

extension IntegerProgram {
  /// The objective at these values, constant included.
  public func objectiveValue(at values: [Double]) -> Double {
    var sum = constant
    for (cost, value) in zip(objective, values) {
      sum += cost * value
    }
    return sum
  }

  /// What these values break by more than a tolerance: bounds, wholeness, rows. Computed from the
  /// program alone, whatever a solver says.
  public func violations(of values: [Double], tolerance: Double = 0) -> [Violation] {
    guard values.count == variableCount else {
      return [.count(expected: variableCount, actual: values.count)]
    }
    var violations: [Violation] = []
    for (variable, value) in values.enumerated() {
      let distance = Self.distance(of: value, from: lower[variable], to: upper[variable])
      // Written so that a value that is not a number is a violation.
      if !(distance <= tolerance) {
        violations.append(.bounds(variable, by: distance))
      }
      if isInteger[variable], !(abs(value - value.rounded()) <= tolerance) {
        violations.append(.wholeness(variable, by: abs(value - value.rounded())))
      }
    }
    for (row, value) in rowValues(at: values).enumerated() {
      let distance = Self.distance(of: value, from: rowLower[row], to: rowUpper[row])
      if !(distance <= tolerance) {
        violations.append(.row(row, by: distance))
      }
    }
    return violations
  }

  /// The value of each row at these values.
  public func rowValues(at values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: rowCount)
    for place in termCoefficients.indices {
      sums[Int(termRows[place])] += termCoefficients[place] * values[Int(termVariables[place])]
    }
    return sums
  }

  private static func distance(of value: Double, from lower: Double, to upper: Double) -> Double {
    value.isNaN ? .nan : max(0, lower - value, value - upper)
  }
}
