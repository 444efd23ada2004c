import UnitLists
import Wording

/// What an import would do, for people and for programs.
struct ImportReport {
  private let plan: ImportPlan
  private let wording: Words
  /// The day of a moment as the history keeps it, as people read it.
  private let day: (String) -> String

  init(_ plan: ImportPlan, wording: Words, day: @escaping (String) -> String) {
    self.plan = plan
    self.wording = wording
    self.day = day
  }

  /// The lines for people.
  var lines: [String] {
    var lines = plan.sheets.map { sheet in
      "\(sheet.place): "
        + wording.sheetFound(
          headingRow: sheet.headingRow, unit: sheet.unit, people: sheet.people)
    }
    lines += plan.changed.map {
      wording.importedChange($0.name, id: $0.id, changes: $0.changes.joined(separator: "; "))
    }
    let replaced = Set(plan.replaced.map(\.id))
    lines += plan.missing.map { missing in
      wording.missingByName(
        missing.names.map { $0.name.isEmpty ? $0.id : $0.name }, unit: missing.unit,
        isResent: missing.isResent,
        isReplaced: missing.names.contains { replaced.contains($0.id) })
    }
    if !plan.withdrawn.isEmpty {
      let days = plan.withdrawn.map { day($0.time) }.reduce(into: [String]()) { days, day in
        if !days.contains(day) { days.append(day) }
      }
      lines.append(
        wording.withdrawnAreNamed(
          plan.withdrawn.map { $0.row.name.isEmpty ? $0.row.id : $0.row.name }, on: days,
          isBack: plan.bringsBack))
    }
    lines.append(
      wording.importCounts(
        new: plan.new, changed: plan.changed.count, unchanged: plan.unchanged,
        refused: plan.refused))
    return lines
  }

  /// One document for programs.
  func json(isWritten: Bool) -> String {
    JSONText.object([
      ("version", .integer(1)), ("written", .bool(isWritten)), ("new", .integer(plan.new)),
      ("changed", .integer(plan.changed.count)), ("unchanged", .integer(plan.unchanged)),
      ("refused", .integer(plan.refused)),
      (
        "sheets",
        .array(
          plan.sheets.map { sheet in
            .object([
              ("place", .string(sheet.place)), ("header_row", .integer(sheet.headingRow)),
              ("unit", .optional(sheet.unit)), ("people", .integer(sheet.people)),
            ])
          })
      ),
      (
        "changes",
        .array(
          plan.changed.map { change in
            .object([
              ("id", .string(change.id)), ("name", .string(change.name)),
              ("changes", .array(change.changes.map { .string($0) })),
            ])
          })
      ),
      (
        "missing",
        .array(
          plan.missing.map { missing in
            .object([
              ("unit", .string(missing.unit)), ("resent", .bool(missing.isResent)),
              (
                "people",
                .array(
                  missing.names.map {
                    .object([("registrant", .string($0.id)), ("name", .string($0.name))])
                  })
              ),
            ])
          })
      ), ("taken_out", .array(plan.replaced.map { .string($0.id) })),
      (
        "withdrawn",
        .array(
          plan.withdrawn.map { person in
            .object([
              ("registrant", .string(person.row.id)), ("name", .string(person.row.name)),
              ("time", .string(person.time)), ("reason", .string(person.reason)),
              ("back", .bool(plan.bringsBack)),
            ])
          })
      ),
      ("remarks", .array(plan.remarks.map(remark))),
      ("problems", ProblemReport(plan.driveProblems, wording: wording).json),
    ]).document
  }

  private func remark(_ remark: ListRemark) -> JSONText {
    .object([
      ("code", .string(remark.code.rawValue)), ("refuses", .bool(remark.refuses)),
      ("file", .string(remark.file)), ("sheet", .optional(remark.sheet)),
      ("row", .optional(remark.row)), ("column", .optional(remark.column)),
      ("heading", .optional(remark.heading.isEmpty ? nil : remark.heading)),
      ("value", .optional(remark.value.isEmpty ? nil : remark.value)),
      ("message", .string(remark.text(in: wording))),
    ])
  }
}
