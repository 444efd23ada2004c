public import Drives
public import Plans

extension PlanFile {
  /// The plan that the file holds, with everyone it does not mention among those without a slot.
  ///
  /// - Parameters:
  ///   - cost: the cost, recomputed.
  ///   - drive: the drive.
  /// - Returns: the plan; its bound is the stated one, or 0, which every cost is above.
  public func plan(cost: Cost, on drive: Drive) -> Plan {
    var placed = PerRegistrant(repeating: false, for: drive.registrants.places)
    for assignment in assignments { placed[assignment.registrant] = true }
    var reasons: [RegistrantIndex: Unplaced] = [:]
    for entry in unplaced { reasons[entry.registrant] = entry }
    return Plan(
      assignments: assignments.sorted { $0.registrant < $1.registrant },
      unplaced: drive.registrants.places.filter { !placed[$0] }.map {
        reasons[$0] ?? Unplaced(registrant: $0, reason: .written(""))
      },
      cost: cost, bound: min(bound ?? 0, cost.total), status: status ?? .feasible,
      seconds: seconds ?? 0)
  }
}
