import Identities
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
    var lines = plan.sheets.flatMap { sheet in
      [
        "\(sheet.place): "
          + wording.sheetFound(
            headingRow: sheet.headingRow, unit: sheet.unit, people: sheet.people)
      ] + [columnsNotRead(sheet), rowsLeftOut(sheet)].compactMap { $0.map { "  \($0)" } }
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
    return lines.flatMap(ImportReport.folded)
  }

  /// A line broken at blanks to fit a page; what goes on stands further in.
  static func folded(_ line: String) -> [String] {
    guard TextWidth.columns(of: line) > TextWidth.page else { return [line] }
    let (lead, further) = (String(line.prefix { $0 == " " }), "    ")
    return TextWidth.wrapped(line, to: TextWidth.page - lead.count - further.count).enumerated()
      .map { lead + ($0 == 0 ? "" : further) + $1 }
  }

  /// The columns that hold something and were not read, in one line; nil for none.
  private func columnsNotRead(_ sheet: ImportPlan.Sheet) -> String? {
    let columns = sheet.columns.filter { $0.field == nil && $0.filled > 0 }
    guard !columns.isEmpty else { return nil }
    return wording.columnsNotRead(
      columns.map {
        wording.columnNotRead(
          $0.letters, heading: $0.heading, cells: $0.filled, notes: $0.notes)
      })
  }

  /// The rows that were left out, by reason, in one line; nil for none.
  private func rowsLeftOut(_ sheet: ImportPlan.Sheet) -> String? {
    guard !sheet.leftOut.isEmpty else { return nil }
    var parts: [String] = []
    for reason in RowReason.allCases {
      let rows = sheet.leftOut.filter { $0.reason == reason }.map { $0.row - 1 }.sorted()
      guard !rows.isEmpty else { continue }
      parts.append("\(RowRanges.text(rows)) (\(wording.reason(reason)))")
    }
    return wording.rowsLeftOut(parts)
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
              ("columns", .array(sheet.columns.map(column))),
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

  private func row(_ row: RowRead) -> JSONText {
    .object([
      ("row", .integer(row.row)),
      (
        "cells",
        .object(
          row.cells.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }.map {
            ($0.key, .string($0.value))
          })
      ),
    ])
  }

  private func column(_ column: ColumnReading) -> JSONText {
    .object([
      ("letters", .string(column.letters)), ("heading", .string(column.heading)),
      ("field", .optional(column.field)), ("confidence", .string(column.confidence.rawValue)),
      ("filled", .integer(column.filled)), ("read", .integer(column.read)),
      ("hidden", .bool(column.isHidden)),
      (
        "notes",
        .array(
          column.notes.map { note in
            .object([("code", .string(note.code)), ("text", .string(wording.note(note)))])
          })
      ),
    ])
  }

  private func remark(_ remark: ListRemark) -> JSONText {
    .object([
      ("code", .string(remark.code.rawValue)), ("refuses", .bool(remark.refuses)),
      ("file", .string(remark.file)), ("sheet", .optional(remark.sheet)),
      ("row", .optional(remark.row)), ("column", .optional(remark.column)),
      ("heading", .optional(remark.heading.isEmpty ? nil : remark.heading)),
      ("value", .optional(remark.value.isEmpty ? nil : remark.value)),
      ("person", .optional(remark.person.isEmpty ? nil : remark.person)),
      ("more", .integer(remark.more)),
      ("message", .string(remark.text(in: wording))),
    ])
  }
}
