package import IntegerProgramming

extension IntegerProgram {
  /// Adds the limits of a hall.
  ///
  /// - Parameters:
  ///   - hall: the hall.
  ///   - loads: the variable of each load, -1 for a load that nobody can be in.
  ///   - names: what the rows are called; nil where nobody reads them.
  package mutating func addLimits(
    of hall: CapacityModel, on loads: [Variable], _ names: CompactNames? = nil
  ) {
    for limit in hall.limits {
      let terms = IntegerProgram.terms(of: limit, on: loads)
      if !terms.isEmpty {
        addRow(names?.limit(limit) ?? "", to: max(0, limit.bound), terms)
      }
    }
  }

  /// Adds a variable for the peak of each session, and what it costs.
  ///
  /// - Parameters:
  ///   - hall: the hall.
  ///   - loads: the variable of each load, -1 for a load that nobody can be in.
  ///   - names: what the variables and rows are called; nil where nobody reads them.
  package mutating func addPeaks(
    of hall: CapacityModel, on loads: [Variable], _ names: CompactNames? = nil
  ) {
    guard hall.peakWeight > 0 else { return }
    for (session, rows) in hall.presences.enumerated() {
      let peak = addVariable(names?.peak(of: session) ?? "", cost: hall.peakWeight)
      for row in rows {
        let terms = IntegerProgram.terms(of: row, on: loads)
        if !terms.isEmpty {
          addRow(names?.peak(row) ?? "", to: 0, [Term(peak, -1)] + terms)
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
