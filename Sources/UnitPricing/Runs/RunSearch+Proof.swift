import Formulation
import IntegerProgramming

extension RunSearch {
  /// A lower bound of the cost of every schedule, and the run that it is the bound of.
  ///
  /// - Parameters:
  ///   - priced: the costs.
  ///   - value: what the best schedule known costs.
  ///   - tolerance: how far below that the bound may stay.
  ///   - programs: how many runs to look at by a linear program at most.
  ///   - solver: what solves these.
  /// - Returns: the bound, and the run with it where it is below the schedule known.
  func prove(
    _ priced: [Lane], value: Double, tolerance: Double, programs: Int, solver: any Solver
  ) -> (bound: Double, run: Range<Int>?) {
    let target = value - tolerance
    var least = costWithNobody < target ? costWithNobody : target
    var cheapest: Range<Int>?
    for (number, run) in runs(priced, below: target).enumerated() where run.bound < least {
      let program =
        number < programs ? relaxed(run.slots, priced, solver: solver) : -.infinity
      let bound = max(run.bound, program)
      if bound < least { (least, cheapest) = (bound, run.slots) }
    }
    return (least, cheapest)
  }

  /// What schedules that use exactly a run's slots cost at least, by a linear program; infinite where there
  /// are none.
  private func relaxed(_ slots: Range<Int>, _ priced: [Lane], solver: any Solver) -> Double {
    var program = IntegerProgram()
    program.constant = Double(slots.count) * problem.slotCost + problem.runStartCost
    let serveRows = problem.classes.map {
      program.addRow(from: Double($0.count), to: Double($0.count))
    }
    // Somebody is in each of the slots.
    let useRows = slots.map { _ in program.addRow(from: 1) }
    var ownRows: [Int: Int] = [:]
    for row in Set(slots.flatMap { rows.rowsOfSlot[$0] }).sorted() {
      ownRows[row] = program.addRow(to: rows.rows[row].bound + OwnRows.tolerance)
    }
    for (number, itemClass) in problem.classes.enumerated() {
      for (place, slot) in slots.enumerated() where itemClass.costs[slot].isFinite {
        var entries: [(row: Int, coefficient: Double)] = [
          (serveRows[number], 1), (useRows[place], 1),
        ]
        for row in rows.rowsOfSlot[slot] {
          let amount = rows.amount(row, of: number, in: slot)
          if amount > 0, let place = ownRows[row] { entries.append((place, amount)) }
        }
        program.addVariable(cost: cost(of: number, in: slot, priced), in: entries)
      }
      program.addVariable(
        cost: matrix.unplaced[number / 4][number % 4], in: [(serveRows[number], 1)])
    }
    switch solver.relax(program, from: nil, within: SolveLimits()) {
    case .optimal(let solution):
      return solution.objective - 1e-7 * max(1, abs(solution.objective))
    case .infeasible: return .infinity
    case .stopped, .unbounded, .invalidProgram, .failure: return -.infinity
    }
  }
}
