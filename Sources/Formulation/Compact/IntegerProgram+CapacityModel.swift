package import IntegerProgramming

extension IntegerProgram {
  /// Adds the limits of a hall.
  ///
  /// - Parameters:
  ///   - hall: the hall.
  ///   - loads: the variable of each load, -1 for a load that nobody can be in.
  package mutating func addLimits(of hall: CapacityModel, on loads: [Variable]) {
    for (number, limit) in hall.limits.enumerated() {
      let terms = IntegerProgram.terms(of: limit, on: loads)
      if !terms.isEmpty { addRow("limit_\(number)", to: max(0, limit.bound), terms) }
    }
  }

  /// Adds a variable for the peak of each session, and what it costs.
  ///
  /// - Parameters:
  ///   - hall: the hall.
  ///   - loads: the variable of each load, -1 for a load that nobody can be in.
  package mutating func addPeaks(of hall: CapacityModel, on loads: [Variable]) {
    guard hall.peakWeight > 0 else { return }
    for (session, rows) in hall.presences.enumerated() {
      let peak = addVariable("P_\(session)", cost: hall.peakWeight)
      for (number, row) in rows.enumerated() {
        let terms = IntegerProgram.terms(of: row, on: loads)
        if !terms.isEmpty {
          addRow("peak_\(session)_\(number)", to: 0, [Term(peak, -1)] + terms)
        }
      }
    }
  }

  /// The terms of a limit whose loads somebody can be in.
  private static func terms(of limit: CapacityRow, on loads: [Variable]) -> [Term] {
    limit.terms.compactMap { term in
      let variable = loads[term.load]
      return variable >= 0 ? Term(variable, term.coefficient) : nil
    }
  }
}
