import Drives
public import Plans

/// The slots people were told, to count who has another one.
package struct Told {
  package let assignments: [Assignment]
  private let slots: [Int: SlotStart]

  package init(_ assignments: [Assignment]) {
    self.assignments = assignments
    slots = Dictionary(
      assignments.map { ($0.registrant, $0.slot) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whoever was told a slot and has another one now, or none, in list order.
  package func movers(in plan: [Assignment]) -> [Int] {
    let now = Dictionary(
      plan.map { ($0.registrant, $0.slot) }, uniquingKeysWith: { first, _ in first })
    return slots.filter { now[$0.key] != $0.value }.map(\.key).sorted()
  }
}

extension Plan {
  /// How many of those who were told a slot have another one in this plan, or none.
  ///
  /// - Parameter told: the slots people were told.
  /// - Returns: how many.
  public func peopleMoved(from told: [Assignment]) -> Int {
    Told(told).movers(in: assignments).count
  }

  /// The same assignments as a plan of another drive with the same people, or with other weights.
  func audited(
    on drive: Drive, told: [Assignment], bound: Double, gap: Double, seconds: Double
  ) -> Plan {
    let audit = Audit(of: assignments, on: drive, told: told)
    let bound = min(bound, audit.cost.total)
    return Plan(
      assignments: assignments, unplaced: unplaced, cost: audit.cost, bound: bound,
      status: Plan.gap(cost: audit.cost.total, bound: bound) <= gap ? .optimal : .feasible,
      seconds: seconds, isStopped: isStopped)
  }
}
