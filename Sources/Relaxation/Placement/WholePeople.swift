package import Formulation
package import IntegerProgramming

extension PlanningProblem {
  /// The same problem, knowing what follows from people being whole where not everyone fits in: that
  /// few limits can be used to the last, and how many people stay out at least. No linear relaxation
  /// sees either by itself, and there a person is worth more than all else together.
  package func countingWholePeople(
    solver: any Solver, parameters: RelaxationParameters, deadline: Deadline
  ) -> PlanningProblem {
    guard people < parameters.mostPeopleCounted else { return self }
    let limits = hall.limits.map(\.ofWholePeople)
    let whole = hall.limited(by: limits, mostPlaced: people)
    guard
      let most = MaximumPlacement.most(
        of: whole, rows: ConstraintMatrix(whole), for: self, enough: Double(people) - 1e-6,
        solver: solver, parameters: parameters, deadline: deadline),
      most.isMost
    else { return self }
    let placed = Int((most.people + 1e-6).rounded(.down))
    guard placed < people else { return self }
    return with(hall.limited(by: limits, mostPlaced: placed))
  }
}

extension CapacityRow {
  /// The same limit, its bound the most that whole people can use of it (the strongest rounding, in the
  /// sense of Chvátal, 1973, of one row).
  package var ofWholePeople: CapacityRow {
    let sizes = Set(terms.map(\.coefficient)).sorted(by: >).reduce(into: [Double]()) {
      // The same size comes out of sums in different order.
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

  /// People of more sizes, or more of them, fill up nearly any limit.
  private static let mostSizes = 3
  private static let mostPeopleOfRow = 200.0

  /// The largest sum of people of some sizes that is no larger than the room there is.
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
  /// The same hall, the bound of each row the most that whole people can use of it.
  package var withWholePeople: CapacityModel {
    CapacityModel(
      slots: slots, slotsOfSession: slotsOfSession, kinds: kinds,
      limits: limits.map(\.ofWholePeople),
      excesses: excesses, mostPlaced: mostPlaced)
  }
}
