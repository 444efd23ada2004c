package import Formulation
package import IntegerProgramming

extension PlanningProblem {
  /// The same problem with rows rounded by the integrality of people, for drives in which not
  /// everyone fits: tighter bounds of the rows, and a row on how many people can be placed at most.
  /// A linear relaxation has neither by itself, and a person costs more than all else together.
  package func withIntegerRounding(
    solver: any Solver, parameters: RelaxationParameters, deadline: Deadline
  ) -> PlanningProblem {
    guard people < parameters.mostPeopleCounted else { return self }
    let limits = capacity.limits.map(\.integerRounded)
    let whole = capacity.limited(by: limits, mostPlaced: people)
    var placed = people
    if let most = MaximumPlacement.most(
      of: whole, rows: ConstraintMatrix(whole), for: self, enough: Double(people) - 1e-6,
      solver: solver, parameters: parameters, deadline: deadline), most.isMost
    {
      placed = min(placed, Int((most.people + 1e-6).rounded(.down)))
    }
    if sizeOfProgram <= parameters.mostVariablesOfPlacement {
      let left = with(whole).leastPeopleLeftOut(
        nodes: parameters.nodesOfPlacement, solver: solver, deadline: deadline)
      placed = min(placed, people - left)
    }
    let companions = with(whole).leastCompanionsLeftOut(mostStates: parameters.statesOfPacking)
    placed = min(placed, people - companions)
    guard placed < people else { return self }
    return with(capacity.limited(by: limits, mostPlaced: placed))
  }
}

extension CapacityRow {
  /// The same row with its bound rounded down to what integer numbers of people can reach (the
  /// strongest Chvátal–Gomory rounding of one row; Chvátal, 1973,
  /// doi:10.1016/0012-365X(73)90167-2).
  package var integerRounded: CapacityRow {
    let sizes = Set(terms.map(\.coefficient)).sorted(by: >).reduce(into: [Double]()) {
      // Equal sizes may differ by rounding.
      if $0.isEmpty || $0[$0.count - 1] - $1 > 1e-9 { $0.append($1) }
    }
    guard sizes.count <= CapacityRow.mostSizes, let least = sizes.last, bound > 0,
      bound / least < CapacityRow.mostPeopleOfRow
    else { return self }
    let most = CapacityRow.mostUsed(of: bound, by: sizes[...])
    guard most < bound - 1e-6 else { return self }
    return CapacityRow(
      rule: rule, session: session, minute: minute, subject: subject, terms: terms, bound: most)
  }

  /// With more distinct sizes nearly every bound is reached, and rounding gains nothing.
  private static let mostSizes = 3
  private static let mostPeopleOfRow = 200.0

  /// The largest sum of multiples of some sizes within a bound (an unbounded subset sum).
  private static func mostUsed(of room: Double, by sizes: ArraySlice<Double>) -> Double {
    guard let size = sizes.first else { return 0 }
    let most = ((room + 1e-6) / size).rounded(.down)
    let others = sizes.dropFirst()
    guard !others.isEmpty else { return most * size }
    return (0...Int(most)).reduce(0) { best, count in
      let used = Double(count) * size
      return max(best, used + mostUsed(of: room - used, by: others))
    }
  }
}

extension CapacityModel {
  /// The same capacity model with every row rounded.
  package var integerRounded: CapacityModel {
    CapacityModel(
      slots: slots, slotsOfSession: slotsOfSession, kinds: kinds,
      limits: limits.map(\.integerRounded),
      excesses: excesses, mostPlaced: mostPlaced, standsIn: standsIn)
  }
}
