package import Formulation
package import IntegerProgramming

/// A bound from the integrality of arrivals.
///
/// The relaxation mixes schedules, so that presence can be level to fractions of a person, while
/// arrivals are integers. In a Lagrangian decomposition (Guignard and Kim, 1987, "Lagrangean
/// Decomposition", doi:10.1007/BF02592954) that charges units for their arrivals and credits the
/// capacity model with them, the capacity part is an integer program over arrivals alone, whose
/// optimum is at least the bound of the linear duals.
package struct IntegerArrivals {
  package private(set) var program = IntegerProgram()

  /// The capacity part of the bound.
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
    program.addLimits(of: problem.capacity, on: loads)
    program.addExcesses(of: problem.capacity, on: loads)
  }

  /// With more loads the search takes too long; with several donor classes integer mixes are nearly
  /// as level as fractions, so that nothing is gained.
  package static func pays(for capacity: CapacityModel, _ parameters: RelaxationParameters) -> Bool
  {
    capacity.kinds.count == 1 && capacity.loadCount <= parameters.mostLoadsCounted
  }
}
