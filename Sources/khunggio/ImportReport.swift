import UnitLists
import Wording

/// What an import would do, for people and for programs.
struct ImportReport {
  private let plan: ImportPlan
  private let wording: Words

  init(_ plan: ImportPlan, wording: Words) {
    self.plan = plan
    self.wording = wording
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
    lines += plan.missing.map { wording.missingFromList($0.people, unit: $0.unit) }
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
