import IntegerProgramming

/// What whole people cost a hall more than parts of people.
///
/// The relaxation lets units' schedules be mixed, so that every minute can have the same presence to a
/// hundredth of a person. Loads are whole numbers, though. With the units charged for what they load
/// the hall with, and the hall paid for what it takes (Lagrangian decomposition: Guignard and Kim,
/// 1987), the hall's part is an integer program over its loads alone, whose optimum is at least what
/// the limits' prices say.
struct WholeLoads {
  private(set) var program = IntegerProgram()

  /// The hall's part of a bound.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - loadPrices: what one person in each load is charged.
  ///   - isEveryonePlaced: whether a plan that leaves anyone out is known to be no better.
  init(_ problem: PlanningProblem, loadPrices: [Double], isEveryonePlaced: Bool) {
    let hall = problem.hall
    let people = problem.peopleOfKinds
    let loads = (0..<hall.loadCount).map { load in
      program.addVariable(
        to: Double(people[load % hall.kinds.count]), integer: true, cost: -loadPrices[load])
    }
    for (kind, count) in people.enumerated() {
      let terms = hall.slots.indices.map {
        IntegerProgram.Term(loads[hall.load(slot: $0, kind: kind)], 1)
      }
      program.addRow(
        from: isEveryonePlaced ? Double(count) : 0, to: Double(count), terms)
    }
    program.addLimits(of: hall, on: loads)
    program.addPeaks(of: hall, on: loads)
  }

  /// With more loads than these the search takes too long. Of several kinds of donors, mixes level the
  /// presence nearly as well as parts of people do.
  static func pays(for hall: Hall) -> Bool { hall.kinds.count == 1 && hall.loadCount <= 40 }
}

extension PlanningProblem {
  /// How many people of each donor kind there are to place.
  fileprivate var peopleOfKinds: [Int] {
    var counts = [Int](repeating: 0, count: hall.kinds.count)
    for itemClass in units.lazy.flatMap(\.classes) {
      for (kind, count) in itemClass.people { counts[kind] += count * itemClass.count }
    }
    return counts
  }
}
