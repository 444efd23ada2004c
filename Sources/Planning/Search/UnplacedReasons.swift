import Drives
import Plans

/// Why people have no slot: the limits that stand in the way of each of their slots.
struct UnplacedReasons {
  /// Everyone without a slot, in list order.
  let all: [Unplaced]

  init(_ problem: PlanningProblem, _ schedules: [Schedule], drive: Drive, isStopped: Bool) {
    var arrangement = Arrangement(
      ArrangementFrame(
        problem.units, hall: problem.hall, rows: HallRows(problem.hall), fixedCost: 0))
    arrangement.put(schedules)
    var all = problem.nowhere.map { Unplaced(registrant: $0, reason: .noAllowedSlot) }
    for (number, group) in arrangement.frame.groups.enumerated()
    where arrangement.waiting[number] > 0 {
      let itemClass = problem.units[Int(group.unit)].classes[
        number - arrangement.frame.groupsOfUnit[Int(group.unit)].lowerBound]
      let reason = UnplacedReasons.reason(of: number, in: &arrangement, isStopped: isStopped)
      for item in itemClass.items.suffix(Int(arrangement.waiting[number])) {
        all += item.map { Unplaced(registrant: $0, reason: reason) }
      }
    }
    self.all = all.sorted { $0.registrant < $1.registrant }
  }

  private static func reason(
    of number: Int, in arrangement: inout Arrangement, isStopped: Bool
  ) -> Unplaced.Reason {
    let group = arrangement.frame.groups[number]
    var counts: [HardRule: Int] = [:]
    var allowed = 0
    for slot in 0..<Int(group.slotCount)
    where arrangement.frame.cellCosts[Int(group.firstCell) + slot].isFinite {
      allowed += 1
      let rules = arrangement.rulesBroken(byPutting: Int(group.firstCell) + slot)
      if rules.isEmpty { return isStopped ? .stopped : .tooCostly }
      for rule in rules { counts[rule, default: 0] += 1 }
    }
    guard allowed > 0 else { return .noAllowedSlot }
    let order = HardRule.allCases.filter { counts[$0] != nil }
      .sorted { (counts[$0] ?? 0) > (counts[$1] ?? 0) }
    return .limits(order, allowedSlots: allowed)
  }
}

extension Arrangement {
  /// The rules that one more item in a cell would break.
  mutating func rulesBroken(byPutting cell: Int) -> Set<HardRule> {
    let before = exceeded
    exceeded = 0
    put(cell)
    var rules: Set<HardRule> = []
    if exceeded > 0 {
      let group = frame.groups[Int(frame.groupOfCell[cell])]
      for kind in frame.kinds[Int(group.firstKind)..<Int(group.lastKind)] {
        let load = Int(frame.hallSlotOfCell[cell]) * frame.rows.kindCount + Int(kind.kind)
        for entry in frame.rows.entries(of: load)
        where entry.isLimit && left[Int(entry.row)] < -1e-7 {
          if let rule = frame.hall.limits[Int(entry.row)].rule { rules.insert(rule) }
        }
      }
      if rules.isEmpty { rules.insert(.maxAway) }
    }
    take(cell)
    exceeded = before
    return rules
  }
}
