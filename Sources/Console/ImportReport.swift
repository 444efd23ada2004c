import DriveFiles
import Identities
package import KhungGio
package import UnitLists
package import Wording

/// What an import does, for people.
package struct ImportReport {
  private let plan: ImportPlan
  private let wording: Words
  /// The drive's time zone, by its name.
  private let zone: String

  /// What an import does.
  ///
  /// - Parameters:
  ///   - plan: the import.
  ///   - wording: the language.
  ///   - zone: the drive's time zone, by its name.
  package init(_ plan: ImportPlan, wording: Words, zone: String) {
    self.plan = plan
    self.wording = wording
    self.zone = zone
  }

  /// Everything there is to say about the lists, file by file, and about the drive that would be.
  package var diagnostics: [String] {
    var lines: [String] = []
    for (file, diagnostics) in Grouped(plan.diagnostics, by: \.file).groups {
      for diagnostic in diagnostics.prefix(ProblemReport.mostOfFile) {
        lines += diagnostic.text(in: wording).split(
          separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
      }
      let more = diagnostics.count - ProblemReport.mostOfFile
      if more > 0 { lines.append("\(file): \(wording.andMore(more))") }
    }
    return lines + ProblemReport(plan.driveProblems, wording: wording).lines()
  }

  /// What was found in each sheet, and who changes.
  package var lines: [String] {
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
    lines += missing
    if let withdrawn { lines.append(withdrawn) }
    lines.append(
      wording.importCounts(
        new: plan.new, changed: plan.changed.count, unchanged: plan.unchanged,
        refused: plan.refused))
    return lines.flatMap(FoldedLine.folded)
  }

  /// What came of the import.
  ///
  /// - Parameters:
  ///   - prepared: the import.
  ///   - isPreview: whether nothing was to be written.
  ///   - drive: the path of the drive's folder.
  /// - Returns: the lines.
  package func lines(of prepared: PreparedImport, isPreview: Bool, drive: String) -> [String] {
    if prepared.isStopped { return lines + FoldedLine.folded(wording.nothingImported) }
    if isPreview { return lines + [wording.onlyPreview] }
    guard !plan.lists.isEmpty else { return lines + [wording.nothingToImport] }
    return lines + [wording.imported(plan.lists.count)]
      + (plan.identified > 0 ? [wording.idsGiven(plan.identified)] : [])
      + [wording.next(DriveCommands(drive)("check"))]
  }

  /// Whom the new lists of their units do not name, unit by unit.
  package var missing: [String] {
    let replaced = Set(plan.replaced.map(\.id))
    return plan.missing.map { missing in
      wording.missingByName(
        missing.names.map { $0.name.isEmpty ? $0.id : $0.name }, unit: missing.unit,
        isResent: missing.isResent,
        isReplaced: missing.names.contains { replaced.contains($0.id) })
    }
  }

  /// Whoever has withdrawn and is named again; nil for nobody.
  package var withdrawn: String? {
    guard !plan.withdrawn.isEmpty else { return nil }
    let days = plan.withdrawn.map {
      Moment.day($0.time, of: zone, in: wording)
    }.reduce(into: [String]()) { days, day in
      if !days.contains(day) { days.append(day) }
    }
    return wording.withdrawnAreNamed(
      plan.withdrawn.map { $0.row.name.isEmpty ? $0.row.id : $0.row.name }, on: days,
      isBack: plan.bringsBack)
  }

  /// The columns that hold something and were not read, in one line; nil for none.
  package func columnsNotRead(_ sheet: ImportPlan.Sheet) -> String? {
    let columns = sheet.columns.filter { $0.field == nil && $0.filled > 0 }
    guard !columns.isEmpty else { return nil }
    return wording.columnsNotRead(
      columns.map {
        wording.columnNotRead(
          $0.letters, heading: $0.heading, cells: $0.filled, notes: $0.notes)
      })
  }

  /// The rows that were left out, by reason, in one line; nil for none.
  package func rowsLeftOut(_ sheet: ImportPlan.Sheet) -> String? {
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
