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
}
