package import Drives
public import Plans

/// The published slots, to count who has another one.
package struct PublishedAssignments {
  package let assignments: [Assignment]
  private let slots: [RegistrantIndex: SlotStart]

  package init(_ assignments: [Assignment]) {
    self.assignments = assignments
    slots = Dictionary(
      assignments.map { ($0.registrant, $0.slot) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whoever has a published slot and has another one now, or none, in list order.
  package func movers(in plan: [Assignment]) -> [RegistrantIndex] {
    let now = Dictionary(
      plan.map { ($0.registrant, $0.slot) }, uniquingKeysWith: { first, _ in first })
    return slots.filter { now[$0.key] != $0.value }.map(\.key).sorted()
  }
}

extension Plan {
  /// How many of those with a published slot have another one in this plan, or none.
  ///
  /// - Parameter published: the published slots.
  /// - Returns: how many.
  public func peopleMoved(from published: [Assignment]) -> Int {
    PublishedAssignments(published).movers(in: assignments).count
  }

  /// The same assignments as a plan of another drive with the same people, or with other weights.
  func audited(
    on drive: Drive, published: [Assignment], bound: Double, gap: Double, seconds: Double
  ) -> Plan {
    let audit = Audit(of: assignments, on: drive, published: published)
    let bound = min(bound, audit.cost.total)
    return Plan(
      assignments: assignments, unplaced: unplaced, cost: audit.cost, bound: bound,
      status: Plan.gap(cost: audit.cost.total, bound: bound) <= gap ? .optimal : .feasible,
      seconds: seconds, isStopped: isStopped)
  }
}
