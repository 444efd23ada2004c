import Identities
import UnitLists
public import Wording

extension PreparedImport {
  /// One JSON document.
  ///
  /// - Parameters:
  ///   - isWritten: whether it was written.
  ///   - wording: the language to say every remark and problem in, too; nil for none.
  /// - Returns: the document.
  public func json(isWritten: Bool, in wording: Words?) -> JSONValue {
    .object([
      ("version", .integer(1)), ("written", .bool(isWritten)), ("new", .integer(plan.new)),
      ("changed", .integer(plan.changed.count)), ("unchanged", .integer(plan.unchanged)),
      ("refused", .integer(plan.refused)),
      ("sheets", .array(plan.sheets.map { sheet($0, wording) })),
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
      ("remarks", .diagnostics(plan.diagnostics, in: wording)),
      ("problems", .problems(plan.driveProblems, in: wording)),
    ])
  }

  private func sheet(_ sheet: ImportPlan.Sheet, _ wording: Words?) -> JSONValue {
    .object([
      ("place", .string(sheet.place)), ("header_row", .integer(sheet.headingRow)),
      ("unit", .optional(sheet.unit)), ("people", .integer(sheet.people)),
      ("columns", .array(sheet.columns.map { column($0, wording) })),
      ("rows", .array(sheet.rows.map(row))),
      (
        "rows_left_out",
        .array(
          sheet.leftOut.map { row in
            .object([
              ("row", .integer(row.row)), ("reason", .string(row.reason.rawValue)),
              ("text", .string(row.text)),
            ])
          })
      ),
    ])
  }

  private func row(_ row: RowRead) -> JSONValue {
    let cells = row.cells.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
    return .object([
      ("row", .integer(row.row)), ("cells", .object(cells.map { ($0.key, .string($0.value)) })),
    ])
  }

  private func column(_ column: ColumnReading, _ wording: Words?) -> JSONValue {
    .object([
      ("letters", .string(column.letters)), ("heading", .string(column.heading)),
      ("field", .optional(column.field)), ("confidence", .string(column.confidence.rawValue)),
      ("filled", .integer(column.filled)), ("read", .integer(column.read)),
      ("hidden", .bool(column.isHidden)),
      (
        "notes",
        .array(
          column.notes.map { note in
            var entries: [(key: String, value: JSONValue)] = [("code", .string(note.code))]
            if let wording { entries.append(("text", .string(wording.note(note)))) }
            return .object(entries)
          })
      ),
    ])
  }
}
