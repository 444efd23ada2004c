import Formulation
import IntegerProgramming

extension BranchAndPrice {
  /// Neighbourhood search over pairs of units, then triples, while it improves.
  mutating func improveNearby() {
    guard let rootDuals else { return }
    let units = Array(model.problem.units.indices)
    var sets: [[Int]] = []
    for first in units {
      for second in units where second > first {
        sets.append([first, second])
      }
    }
    if units.count <= 3 { return }
    if units.count > 3 {
      for first in units {
        for second in units where second > first {
          for third in units where third > second { sets.append([first, second, third]) }
        }
      }
    }
    var neighbourhood = Neighbourhood(
      model, graphs, duals: rootDuals, parameters: parameters, deadline: deadline, accepts: accepts)
    var place = 0
    var failures = 0
    let most = neighbourhood.work + parameters.mostNearbyWork
    while failures < sets.count, neighbourhood.work < most, !deadline.isOver {
      let set = sets[place % sets.count]
      if let better = neighbourhood.improve(schedules, free: set, cutoff: cutoff) {
        offer(better)
        failures = 0
      } else {
        failures += 1
      }
      place += 1
    }
    work += neighbourhood.work
  }
}
