import Drives
import Plans
import Wording

/// The tables of a report, in the order in which they are read.
extension Report {
  var tables: [ReportTable] { [quotaTable] + capacity.map(capacityTable) + [summaryTable] }

  // MARK: - Quotas

  private var quotaTable: ReportTable {
    let total = quotas.total
    let hasStaff = total.staff != nil
    let hasAsked = quotas.rows.contains { $0.askedPercent != nil }
    let hasGoals = total.goal != nil
    let hasPlan = total.invited != nil
    func entries(_ name: String, _ row: QuotaTable.Row) -> [ReportTable.Entry] {
      var entries: [ReportTable.Entry] = [.text(name)]
      if hasStaff { entries.append(.count(row.staff)) }
      if hasAsked { entries.append(.optional(part: row.askedPercent.map { $0 / 100 })) }
      if hasGoals { entries.append(.count(row.goal)) }
      entries.append(.count(row.registered))
      if hasPlan { entries.append(.count(row.invited)) }
      if hasStaff { entries.append(.optional(part: row.partOfStaff)) }
      if hasGoals {
        entries += [
          .optional(part: row.partOfGoal),
          .text(row.status.map { words(for: $0) } ?? ""),
        ]
      }
      return entries
    }
    var columns = [Words.ReportColumn.unit]
    if hasStaff { columns.append(.staff) }
    if hasAsked { columns.append(.asked) }
    if hasGoals { columns.append(.quota) }
    columns.append(.registered)
    if hasPlan { columns.append(.invited) }
    if hasStaff { columns.append(.partOfStaff) }
    if hasGoals { columns += [.partOfQuota, .status] }
    return ReportTable(
      title: wording.reportParts.quotas,
      columns: columns.map {
        ReportTable.Column(heading: wording.reportHeading($0), isText: $0 == .unit)
      },
      rows: zip(drive.units, quotas.rows).map { entries(TextWidth.printable($0.name), $1) },
      totals: [entries(wording.reportTotal, total)], notes: quotaNotes(hasGoals: hasGoals),
      tab: wording.reportTabs.quotas)
  }

  private func words(for status: QuotaTable.Status) -> String {
    switch status {
    case .short(let people): return wording.short(of: people)
    case .reached: return wording.reached
    case .exceeded: return wording.exceeded
    }
  }

  private func quotaNotes(hasGoals: Bool) -> [String] {
    var notes: [String] = []
    if hasGoals {
      let statuses = quotas.rows.compactMap(\.status)
      let exceeded = statuses.count { $0 == .exceeded }
      notes.append(
        wording.quotaSum(
          reached: statuses.count { $0 == .reached } + exceeded, exceeded: exceeded,
          of: statuses.count))
    }
    for part in quotas.askedParts {
      notes.append(wording.askedSum(part.percent, reached: part.reached, of: part.units))
    }
    if let bloodUnits {
      notes.append(
        wording.bloodStatus(
          bloodUnits.units, isCounted: bloodUnits.isCounted, target: bloodUnits.target))
    }
    return hasGoals ? notes + [wording.quotaNote] : notes
  }

  // MARK: - Capacity

  private func capacityTable(_ sheet: CapacitySheet) -> ReportTable {
    let session = drive.sessions[sheet.session]
    func needs(_ present: CapacitySheet.Need, _ stages: [CapacitySheet.Need])
      -> [ReportTable.Entry]
    {
      ([present] + stages).map {
        .need($0.needed, available: $0.available, isShort: $0.isShort)
      }
    }
    let rows = sheet.halfHours.map { half in
      [
        ReportTable.Entry.text(wording.times(half.interval.from, half.interval.to)),
        .count(half.invited),
      ] + needs(half.present, half.stages) + [.number(half.expectedBloodUnits, decimals: 1)]
    }
    let peak =
      [.text(wording.reportPeak), .empty] + needs(sheet.presentPeak, sheet.stagePeaks) + [.empty]
    let sum =
      [.text(wording.reportTotal), ReportTable.Entry.count(sheet.invited)]
      + [ReportTable.Entry](repeating: .empty, count: session.stages.count + 1)
      + [.number(sheet.expectedBloodUnits, decimals: 1)]
    let headings =
      [wording.reportHeading(.time), wording.reportHeading(.invited)]
      + [wording.reportHeading(.present)] + session.stages.map { wording.stationName($0.id) }
      + [wording.reportHeading(.blood)]
    let place = session.site.isEmpty ? session.id : session.site
    return ReportTable(
      title: wording.reportParts.capacity,
      lines: [
        TextWidth.printable("\(wording.dateAtStart(session.date)) · \(place)")
      ],
      columns: headings.enumerated().map { index, heading in
        ReportTable.Column(
          heading: heading, isNeed: (2..<headings.count - 1).contains(index))
      },
      rows: rows, totals: [peak, sum], notes: [wording.capacityNote(drive.turnout.planFor)],
      tab: capacity.count > 1
        ? "\(wording.reportTabs.capacity) \(session.id)" : wording.reportTabs.capacity)
  }

  // MARK: - Summary

  /// The summary, a form of its own.
  var summaryTable: ReportTable {
    let columns: [Words.ReportColumn] = [.number, .subject, .amount, .remarks]
    return ReportTable(
      title: wording.reportParts.summary,
      lines: [TextWidth.printable(drive.name), wording.dateAtStart(summary.day)],
      columns: columns.map {
        ReportTable.Column(
          heading: wording.reportHeading($0), isText: $0 == .subject || $0 == .remarks)
      },
      rows: summary.rows.enumerated().map { index, row in
        [
          .count(index + 1), .text(wording.subject(row.subject, day: summary.day)),
          .count(row.count), .text(row.remarks),
        ]
      },
      notes: [], hint: summary.rows.contains { $0.count == nil } ? wording.summaryNote : "",
      tab: wording.reportTabs.summary)
  }
}
