import Drives
import Plans

/// Why people have no slot: the limits that stand in the way of each of their slots.
struct UnplacedReasons {
  /// Everyone without a slot, in list order.
  let all: [Unplaced]

  init(_ problem: PlanningProblem, _ schedules: [Schedule], isStopped: Bool) {
    let occupancy = Occupancy(schedules, of: problem, rows: HallRows(problem.hall))
    var all = problem.nowhere.map { Unplaced(registrant: $0, reason: .noAllowedSlot) }
    for (unit, description) in problem.units.enumerated() {
      let waiting = description.itemsWaiting(in: schedules[unit])
      for (number, count) in waiting.enumerated() where count > 0 {
        let reason = UnplacedReasons.reason(
          of: number, of: unit, in: occupancy, isStopped: isStopped)
        for item in description.classes[number].items.suffix(count) {
          all += item.map { Unplaced(registrant: $0, reason: reason) }
        }
      }
    }
    self.all = all.sorted { $0.registrant < $1.registrant }
  }

  private static func reason(
    of number: Int, of unit: Int, in occupancy: Occupancy, isStopped: Bool
  ) -> Unplaced.Reason {
    var counts: [HardRule: Int] = [:]
    var allowed = 0
    for (slot, cost) in occupancy.problem.units[unit].classes[number].costs.enumerated()
    where cost.isFinite {
      allowed += 1
      let rules = occupancy.rulesBroken(byAdding: number, to: slot, of: unit)
      if rules.isEmpty { return isStopped ? .stopped : .tooCostly }
      for rule in rules { counts[rule, default: 0] += 1 }
    }
    guard allowed > 0 else { return .noAllowedSlot }
    let order = HardRule.allCases.filter { counts[$0] != nil }
      .sorted { (counts[$0] ?? 0) > (counts[$1] ?? 0) }
    return .limits(order, allowedSlots: allowed)
  }
}
