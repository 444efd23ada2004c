import Drives
import Invitations
import Plans
import Wording

extension JSONValue {
  /// A report.
  static func report(_ report: Report) -> JSONValue {
    .object([
      ("drive", .string(report.drive.name)),
      ("quotas", .array(zip(report.drive.units, report.quotas.rows).map(quota))),
      ("total", .object(figures(of: report.quotas.total))), ("blood_units", blood(report)),
      ("capacity", .array(report.capacity.map { sheet($0, on: report.drive) })),
      ("summary_day", .string(report.summary.day.isoText)),
      (
        "summary",
        .array(
          report.summary.rows.map { row in
            .object([
              ("item", .string(row.subject.rawValue)),
              ("subject", .string(report.wording.subject(row.subject, day: report.summary.day))),
              ("count", .optional(row.count)), ("remarks", .string(row.remarks)),
            ])
          })
      ),
    ])
  }

  private static func quota(_ unit: Unit, _ row: QuotaTable.Row) -> JSONValue {
    .object([("unit", .string(unit.id)), ("name", .string(unit.name))] + figures(of: row))
  }

  private static func figures(of row: QuotaTable.Row) -> [(key: String, value: JSONValue)] {
    var status: JSONValue = .null
    switch row.status {
    case nil: break
    case .short: status = "short"
    case .reached: status = "reached"
    case .exceeded: status = "exceeded"
    }
    return [
      ("staff", .optional(row.staff)), ("asked_percent", .optional(row.askedPercent)),
      ("quota", .optional(row.goal)), ("registered", .integer(row.registered)),
      ("invited", .optional(row.invited)), ("part_of_staff", .optional(row.partOfStaff)),
      ("part_of_quota", .optional(row.partOfGoal)), ("standing", status),
    ]
  }

  private static func blood(_ report: Report) -> JSONValue {
    guard let blood = report.bloodUnits else { return .null }
    return .object([
      ("units", .number(blood.units)), ("counted", .bool(blood.isCounted)),
      ("target", .number(blood.target)), ("reached", .bool(blood.isReached)),
      ("exceeded", .bool(blood.isExceeded)),
    ])
  }

  private static func sheet(_ sheet: CapacitySheet, on drive: Drive) -> JSONValue {
    let session = drive.sessions[sheet.session]
    return .object([
      ("session", .string(session.id)),
      (
        "half_hours",
        .array(
          sheet.halfHours.map { half in
            .object([
              ("from", .string(ClockTime.text(half.interval.from))),
              ("to", .string(ClockTime.text(half.interval.to))),
              ("invited", .integer(half.invited)),
              ("expected_arrivals", .number(half.expectedArrivals)),
              ("present", need(half.present)),
              (
                "stages",
                .array(
                  zip(session.stages, half.stages).map { stage, found in
                    .object([("id", .string(stage.id))] + figures(of: found))
                  })
              ), ("expected_blood_units", .number(half.expectedBloodUnits)),
            ])
          })
      ),
    ])
  }

  private static func need(_ need: CapacitySheet.Need) -> JSONValue {
    .object(figures(of: need))
  }

  private static func figures(of need: CapacitySheet.Need) -> [(key: String, value: JSONValue)] {
    [
      ("expected", .number(need.expected)), ("needed", .integer(need.needed)),
      ("available", .optional(need.available)),
    ]
  }
}
