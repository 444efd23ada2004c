public import Wording
import Workbooks

/// The table of all units, as text and as a workbook.
public struct RollupDocuments {
  private let rollup: Rollup
  private let wording: Words

  /// Documents of summaries.
  ///
  /// - Parameters:
  ///   - rollup: the summaries.
  ///   - wording: the language.
  public init(of rollup: Rollup, wording: Words) {
    self.rollup = rollup
    self.wording = wording
  }

  /// The tables in 80 columns, without the sources of each number.
  public var lines: [String] { tables.text(wording) }

  private var tables: [ReportTable] {
    [sums] + (hasGoals ? [goals] : []) + (rollup.missing.isEmpty ? [] : [missing])
  }

  /// The text as a file.
  public var text: Document {
    Document(path: path(".txt"), text: lines.joined(separator: "\n") + "\n")
  }

  /// The workbook: the sums, the goals, who is missing, and the source of each number.
  ///
  /// - Returns: the document.
  /// - Throws: why it cannot be made.
  public func workbook() throws(LetterError) -> Document {
    let book = Workbook(
      title: wording.rollupTitle(.sums), author: "",
      sheets: TableSheet.sheets(of: tables + [sources], drive: "", organizer: "", wording: wording))
    return try Document(path: path(".xlsx"), of: book)
  }

  private func path(_ ending: StaticString) -> DocumentPath {
    var names = DocumentNames()
    return names.path(for: wording.rollupFile, ending: ending)
  }

  private var hasGoals: Bool {
    rollup.senders.contains { $0.staff != nil || $0.target != nil }
  }

  private func table(
    _ kind: Words.RollupTable, _ columns: [ReportTable.Column], _ rows: [[ReportTable.Entry]],
    totals: [[ReportTable.Entry]] = [], notes: [String] = []
  ) -> ReportTable {
    ReportTable(
      title: wording.rollupTitle(kind), columns: columns, rows: rows, totals: totals, notes: notes,
      tab: wording.rollupTitle(kind))
  }

  private func text(_ column: Words.RollupColumn) -> ReportTable.Column {
    ReportTable.Column(heading: wording.rollupHeading(column), isText: true)
  }

  private func number(_ column: Words.RollupColumn) -> ReportTable.Column {
    ReportTable.Column(heading: wording.rollupHeading(column))
  }

  /// A row for each unit, those of a level one below the other with their sum, then all.
  private var sums: ReportTable {
    let subjects = Words.SummaryRow.allCases
    var rows: [[ReportTable.Entry]] = []
    let groups = rollup.groups
    for group in groups {
      for sender in rollup.senders where sender.group == group {
        rows.append(
          [.text(TextWidth.printable(sender.name))]
            + subjects.map { .count(sender.values[$0]?.count) })
      }
      guard groups.count > 1, !group.isEmpty else { continue }
      rows.append(
        [.text(wording.rollupSum(TextWidth.printable(group)))]
          + subjects.map { .count(rollup.sum($0, of: group)) })
    }
    let sent = rollup.senders.count - rollup.missing.count
    return table(
      .sums,
      [text(.unit)] + subjects.map { ReportTable.Column(heading: wording.rollupHeading($0)) },
      rows,
      totals: [[.text(wording.rollupSum(""))] + subjects.map { .count(rollup.sum($0)) }],
      notes: [wording.rollupLegend, wording.rollupSent(sent, of: rollup.senders.count)])
  }

  private var goals: ReportTable {
    table(
      .goals,
      [text(.unit), number(.staff), number(.partOfStaff), number(.target), number(.partOfTarget)],
      rollup.senders.map { sender in
        [
          .text(TextWidth.printable(sender.name)), .count(sender.staff),
          .optional(part: sender.partOfStaff), .count(sender.target),
          .optional(part: sender.partOfTarget),
        ]
      },
      notes: wording.rollupGoals(
        registered: rollup.reachedPart, part: rollup.askedPercent, target: rollup.exceededTarget,
        active: (rollup.senders.count(where: \.isActive), rollup.senders.count)))
  }

  private var missing: ReportTable {
    table(
      .missing, [text(.unit), text(.group)],
      rollup.missing.map {
        [.text(TextWidth.printable($0.name)), .text(TextWidth.printable($0.group))]
      })
  }

  private var sources: ReportTable {
    var rows: [[ReportTable.Entry]] = []
    for sender in rollup.senders {
      for subject in Words.SummaryRow.allCases {
        guard let value = sender.values[subject] else { continue }
        rows.append([
          .text(TextWidth.printable(sender.name)), .text(wording.rollupHeading(subject)),
          .count(value.count), .text(TextWidth.printable(value.file)),
          .text(TextWidth.printable(value.sheet)), .text(value.cell),
        ])
      }
    }
    return table(
      .sources,
      [text(.unit), text(.subject), number(.count), text(.file), text(.sheet), text(.cell)], rows)
  }
}
