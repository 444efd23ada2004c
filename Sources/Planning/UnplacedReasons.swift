import Annealing
import Drives
import Formulation
import Plans

/// Why people have no slot: the rules that stand in the way of each of their slots, as the plan
/// stands. A slot counts as full only if trying it breaks a rule.
struct UnplacedReasons {
  /// Everyone without a slot, in list order.
  let all: [Unplaced]

  /// - Parameters:
  ///   - plan: the plan, with the rules themselves.
  ///   - drive: the drive.
  ///   - isStopped: whether planning was stopped before it was done.
  init(_ plan: Arrangement, on drive: Drive, isStopped: Bool) {
    var all = plan.problem.nowhere.map { registrant in
      let isHeldBack = drive.isHeldBack(drive.registrants[registrant])
      return Unplaced(
        registrant: registrant, reason: isHeldBack ? .heldBack : .noAllowedSlot)
    }
    for item in plan.everyItem {
      let count = plan.waiting[item.unit][item.number]
      guard count > 0 else { continue }
      let reason = UnplacedReasons.reason(of: item, in: plan, isStopped: isStopped)
      for people in plan.itemClass(item).items.suffix(count) {
        all += people.map { Unplaced(registrant: $0, reason: reason) }
      }
    }
    self.all = all.sorted { $0.registrant < $1.registrant }
  }

  private static func reason(
    of item: Arrangement.Item, in plan: Arrangement, isStopped: Bool
  ) -> Unplaced.Reason {
    var counts: [HardRule: Int] = [:]
    var allowed = 0
    var isFree = false
    for (slot, cost) in plan.itemClass(item).costs.enumerated() where cost.isFinite {
      allowed += 1
      let rules = plan.rulesBroken(byAdding: item, to: slot)
      isFree = isFree || rules.isEmpty
      for rule in rules { counts[rule, default: 0] += 1 }
    }
    guard allowed > 0 else { return .noAllowedSlot }
    if isFree {
      return isStopped ? .stopped(allowedSlots: allowed) : .tooCostly(allowedSlots: allowed)
    }
    let order = HardRule.allCases.filter { counts[$0] != nil }
      .sorted { (counts[$0] ?? 0) > (counts[$1] ?? 0) }
    return .limits(order, allowedSlots: allowed)
  }
}
