import Annealing
import Formulation
package import IntegerProgramming
import UnitPricing

/// The restricted master program of a node: the columns that are known and allowed, and artificial
/// variables that make every row hold at a price.
package struct NodeProgram {
  package private(set) var program = IntegerProgram()
  /// The columns in it, as places among their unit's, and their variables.
  package private(set) var members: [(unit: Int, place: Int, variable: Int)] = []
  private var placed: Set<[Int]> = []
  private let firstRow: Int
  private let leftOutRow: Int?
  private let firstRangeRow: Int
  private var basis: Basis?
  private let restrictions: Restrictions
  private var artificials: [Int] = []

  /// The program without columns.
  ///
  /// - Parameters:
  ///   - model: the rows.
  ///   - restrictions: the node's own.
  ///   - penalty: what an artificial variable costs.
  package init(_ model: TreeModel, _ restrictions: Restrictions, penalty: Double) {
    self.restrictions = restrictions
    let capacity = model.problem.capacity
    program.constant = model.problem.constant
    for _ in model.problem.units {
      let row = program.addRow(from: 1, to: 1)
      artificials.append(program.addVariable(cost: penalty, in: [(row: row, coefficient: 1)]))
    }
    firstRow = program.rowCount
    for limit in capacity.limits { program.addRow(to: max(0, limit.bound)) }
    for (number, excess) in capacity.excesses.enumerated() {
      let range = restrictions.excesses[number]
      let size = program.addVariable(
        from: range.lowerBound, to: max(range.lowerBound, range.upperBound), cost: excess.weight)
      for row in excess.rows {
        program.addRow(to: row.bound, [IntegerProgram.Term(size, -1)])
      }
    }
    func slack(_ row: Int, _ sign: Double) {
      artificials.append(program.addVariable(cost: penalty, in: [(row: row, coefficient: sign)]))
    }
    if model.leastCostLeftOut > 0 {
      let row = program.addRow(from: model.leastCostLeftOut)
      // A unit that its artificial variable stands for leaves out as much as is asked for.
      artificials.append(
        program.addVariable(
          to: 1, cost: penalty, in: [(row: row, coefficient: model.leastCostLeftOut)]))
      leftOutRow = row
    } else {
      leftOutRow = nil
    }
    firstRangeRow = program.rowCount
    for range in restrictions.ranges {
      let row = program.addRow(from: range.least, to: range.most)
      if range.least > 0 { slack(row, 1) }
    }
  }

  /// Adds a column, unless it is there.
  package mutating func add(_ place: Int, of unit: Int, in model: TreeModel) {
    guard placed.insert([unit, place]).inserted else { return }
    let column = model.columns[unit][place]
    var entries: [(row: Int, coefficient: Double)] = [(row: unit, coefficient: 1)]
    for use in column.uses { entries.append((firstRow + Int(use.row), use.amount)) }
    if let leftOutRow, column.column.costLeftOut > 0 {
      entries.append((leftOutRow, column.column.costLeftOut))
    }
    for (number, range) in restrictions.ranges.enumerated() {
      let amount = Restrictions.amount(of: range.subject, in: column.column, of: unit)
      if amount != 0 { entries.append((firstRangeRow + number, amount)) }
    }
    let variable = program.addVariable(cost: column.column.cost, in: entries)
    members.append((unit, place, variable))
  }

  /// What a solution of the program says.
  package struct Solution {
    package let objective: Double
    package let duals: Duals
    /// For each unit, its own dual value.
    package let units: [Double]
    /// How much of each member is chosen.
    package let parts: [Double]
    /// How large each excess is.
    package let excesses: [Double]
    /// Whether artificial variables are used.
    package let isArtificial: Bool
  }

  /// Solves the linear relaxation.
  ///
  /// - Returns: nil where the time was over, or the solver failed.
  package mutating func relax(
    _ model: TreeModel, solver: any Solver, within limits: SolveLimits
  ) -> Solution? {
    var outcome = solver.relax(program, from: basis, within: limits)
    if case .failure = outcome { outcome = solver.relax(program, from: nil, within: limits) }
    guard case .optimal(let relaxation) = outcome else { return nil }
    basis = relaxation.basis
    let rowCount = model.rows.count
    let duals = Duals(
      rows: relaxation.duals[firstRow..<firstRow + rowCount].map { min(0, $0) },
      leftOut: leftOutRow.map { max(0, relaxation.duals[$0]) } ?? 0,
      ranges: restrictions.ranges.indices.map { number in
        let dual = relaxation.duals[firstRangeRow + number]
        let range = restrictions.ranges[number]
        return range.most == .infinity ? max(0, dual) : range.least == 0 ? min(0, dual) : dual
      })
    let first = model.problem.units.count
    return Solution(
      objective: relaxation.objective, duals: duals,
      units: Array(relaxation.duals[0..<model.problem.units.count]),
      parts: members.map { relaxation.values[$0.variable] },
      excesses: restrictions.excesses.indices.map { relaxation.values[first + $0] },
      isArtificial: artificials.contains { relaxation.values[$0] > 1e-7 })
  }

  /// The objective with one more range, among the columns that are there; nil where it could not be
  /// reported.
  package func objective(
    bounding subject: Restrictions.Subject, from least: Double, to most: Double, penalty: Double,
    in model: TreeModel, solver: any Solver, within limits: SolveLimits
  ) -> Double? {
    var trial = program
    let terms = members.compactMap { member -> IntegerProgram.Term? in
      let column = model.columns[member.unit][member.place].column
      let amount = Restrictions.amount(of: subject, in: column, of: member.unit)
      return amount == 0 ? nil : IntegerProgram.Term(member.variable, amount)
    }
    let row = trial.addRow(from: least, to: most, terms)
    trial.addVariable(cost: penalty, in: [(row: row, coefficient: least > 0 ? 1 : -1)])
    guard case .optimal(let relaxation) = solver.relax(trial, from: basis, within: limits) else {
      return nil
    }
    return relaxation.objective
  }
}
