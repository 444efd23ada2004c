package import Formulation
package import IntegerProgramming

/// What whole people cost a hall more than parts of people.
///
/// The relaxation lets units' schedules be mixed, so that every minute can have the same presence to a
/// hundredth of a person. Loads are whole numbers, though. With the units charged for what they load
/// the hall with, and the hall paid for what it takes (Lagrangian decomposition: Guignard and Kim,
/// 1987), the hall's part is an integer program over its loads alone, whose optimum is at least what
/// the limits' prices say.
package struct WholeArrivals {
  package private(set) var program = IntegerProgram()

  /// The hall's part of a bound.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - loadPrices: what one person in each load is charged.
  ///   - isEveryonePlaced: whether a plan that leaves anyone out is known to be no better.
  package init(_ problem: PlanningProblem, loadPrices: [Double], isEveryonePlaced: Bool) {
    let people = Double(problem.people)
    let loads = loadPrices.map { program.addVariable(to: people, integer: true, cost: -$0) }
    program.addRow(
      from: isEveryonePlaced ? people : 0, to: people,
      loads.map { IntegerProgram.Term($0, 1) })
    program.addLimits(of: problem.hall, on: loads)
    program.addExcesses(of: problem.hall, on: loads)
  }

  /// With more loads than these the search takes too long. Of several kinds of donors, mixes level the
  /// presence nearly as well as parts of people do.
  package static func pays(for hall: CapacityModel, _ parameters: RelaxationParameters) -> Bool {
    hall.kinds.count == 1 && hall.loadCount <= parameters.mostLoadsCounted
  }
}
