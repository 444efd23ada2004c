import IntegerProgramming
import UnitPricing

/// The branching candidates: quantities that are integers in every plan and fractional in the
/// solution.
package struct BranchingCandidates {
  /// A number and its value.
  package struct Candidate {
    package let subject: Restrictions.Subject
    package let value: Double
  }

  private var values: [Restrictions.Subject: Double] = [:]
  private var order: [Restrictions.Subject] = []
  private let restrictions: Restrictions

  package init(
    _ model: TreeModel, _ restrictions: Restrictions, _ program: NodeProgram,
    _ solution: NodeProgram.Solution, exactUnits: [Bool]
  ) {
    self.restrictions = restrictions
    for (member, part) in zip(program.members, solution.parts) where part > 1e-9 {
      let column = model.columns[member.unit][member.place].column
      for (load, people) in column.loads { add(.load(Int(load)), part * Double(people)) }
      // Only exact pricing can charge a unit for more than its loads.
      guard exactUnits[member.unit] else { continue }
      add(.slots(unit: member.unit), part * Double(column.slots.count))
      add(.runs(unit: member.unit), part * Double(column.runs))
      for slot in column.slots { add(.use(unit: member.unit, slot: Int(slot)), part) }
      for (load, people) in column.loads {
        add(.arrivals(unit: member.unit, load: Int(load)), part * Double(people))
      }
    }
  }

  private mutating func add(_ subject: Restrictions.Subject, _ amount: Double) {
    if values[subject] == nil { order.append(subject) }
    values[subject, default: 0] += amount
  }

  /// The most fractional ones of each sort, so many at most.
  package func best(_ count: Int) -> [Candidate] {
    var sorts: [[(distance: Double, place: Int)]] = [[], [], [], []]
    for (place, subject) in order.enumerated() {
      guard let value = values[subject] else { continue }
      let fraction = value - value.rounded(.down)
      let distance = min(fraction, 1 - fraction)
      guard distance > 1e-6 else { continue }
      let sort =
        switch subject {
        case .slots, .runs: 0
        case .use: 1
        case .load: 2
        case .arrivals: 3
        }
      sorts[sort].append((distance, place))
    }
    var result: [Candidate] = []
    for (sort, part) in zip(sorts, [0.4, 0.4, 0.2, 0.2]) {
      let most = max(1, Int(part * Double(count)))
      for entry in sort.sorted(by: { ($1.distance, $0.place) < ($0.distance, $1.place) }).prefix(
        most)
      {
        let subject = order[entry.place]
        result.append(Candidate(subject: subject, value: values[subject] ?? 0))
      }
    }
    return result
  }
}
