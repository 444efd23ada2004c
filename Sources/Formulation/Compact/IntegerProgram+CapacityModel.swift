package import IntegerProgramming

extension IntegerProgram {
  /// Adds the limits of a capacity model.
  ///
  /// - Parameters:
  ///   - capacity: the capacity model.
  ///   - loads: the variable of each load, -1 for a load that nobody can be in.
  ///   - names: what the rows are called; nil where nobody reads them.
  package mutating func addLimits(
    of capacity: CapacityModel, on loads: [Variable], _ names: CompactNames? = nil
  ) {
    for limit in capacity.limits {
      let terms = IntegerProgram.terms(of: limit, on: loads)
      if !terms.isEmpty {
        addRow(names?.limit(limit) ?? "", to: max(0, limit.bound), terms)
      }
    }
  }

  /// Adds a variable for each excess, the peaks of sessions and the overloads of stages, and what it
  /// costs.
  ///
  /// - Parameters:
  ///   - capacity: the capacity model.
  ///   - loads: the variable of each load, -1 for a load that nobody can be in.
  ///   - names: what the variables and rows are called; nil where nobody reads them.
  package mutating func addExcesses(
    of capacity: CapacityModel, on loads: [Variable], _ names: CompactNames? = nil
  ) {
    for excess in capacity.excesses where excess.weight > 0 {
      let size = addVariable(names?.excess(excess) ?? "", cost: excess.weight)
      for row in excess.rows {
        let terms = IntegerProgram.terms(of: row, on: loads)
        if !terms.isEmpty {
          addRow(names?.presence(row, of: excess) ?? "", to: row.bound, [Term(size, -1)] + terms)
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
