import Drives
import Plans

extension JSONValue {
  /// A plan with the keys of plan.json; why somebody has no slot stands there as a code.
  static func plan(_ plan: Plan, on drive: Drive) -> JSONValue {
    .object([
      ("drive", .string(drive.name)), ("status", .string(plan.status.rawValue)),
      ("cost", .number(plan.cost.total)), ("bound", .number(plan.bound)),
      ("gap", .number(plan.gap)), ("seconds", .number(plan.seconds)),
      ("terms", terms(of: plan.cost)),
      (
        "assignments",
        .array(
          plan.assignments.map { assignment in
            let person = drive.registrants[assignment.registrant]
            return .object([
              ("registrant", .string(person.id)), ("unit", .string(drive.units[person.unit].id)),
              ("session", .string(drive.sessions[assignment.slot.session].id)),
              ("slot", .string(ClockTime.text(assignment.slot.start))),
            ])
          })
      ),
      (
        "unplaced",
        .array(
          plan.unplaced.map { unplaced in
            .object([
              ("registrant", .string(drive.registrants[unplaced.registrant].id)),
              ("why", why(unplaced.reason)),
            ])
          })
      ),
      ("sessions", .array(plan.summaries(on: drive).map { session($0, on: drive) })),
      ("restriction", plan.restriction.map { restriction($0) } ?? .null),
    ])
  }

  /// The terms of a cost, by their names.
  static func terms(of cost: Cost) -> JSONValue {
    .object(cost.terms.map { ($0.rawValue, .number(cost[$0])) })
  }

  private static func why(_ reason: Unplaced.Reason) -> JSONValue {
    guard let code = reason.code, let slots = reason.allowedSlots else { return .null }
    return .object([
      ("code", .string(code.rawValue)),
      ("rules", .array(reason.rules.map { .string($0.rawValue) })),
      ("allowed_slots", .integer(slots)),
    ])
  }

  private static func session(_ summary: SessionSummary, on drive: Drive) -> JSONValue {
    .object([
      ("id", .string(drive.sessions[summary.session].id)),
      ("expected_blood_units", .number(summary.expectedBloodUnits)),
      ("peak_expected", .number(summary.peakExpected)),
      (
        "slots",
        .array(
          summary.slots.map {
            .object([
              ("start", .string(ClockTime.text($0.start))), ("invited", .integer($0.invited)),
            ])
          })
      ),
    ])
  }

  private static func restriction(_ restriction: Plan.Restriction) -> JSONValue {
    .object([
      ("moved_at_most", .optional(restriction.mostMoved)),
      ("filled", .optional(restriction.filled)),
      ("lost_at_most", .optional(restriction.mostLost)), ("bound", .number(restriction.bound)),
    ])
  }
}
