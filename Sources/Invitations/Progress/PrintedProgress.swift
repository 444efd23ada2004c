import Drives
public import Wording

/// Which units have sent their lists, as people read it in 80 columns, with the texts that remind them.
public struct PrintedProgress {
  private let progress: ListProgress
  private let wording: Words

  /// Printed progress.
  ///
  /// - Parameters:
  ///   - progress: how units stand.
  ///   - wording: the language.
  public init(_ progress: ListProgress, wording: Words) {
    self.progress = progress
    self.wording = wording
  }

  /// The table with its sums.
  public var lines: [String] { table.text(wording) }

  /// The texts that remind units, each as long as it is: they are copied as they stand.
  public var reminders: [String] {
    let rows = progress.rows.filter(\.isToRemind)
    guard !rows.isEmpty else { return [wording.nobodyToRemind] }
    return Layout.heading(wording.remindersHeading)
      + rows.flatMap { row in
        [""] + progress.reminder(to: row, in: wording).split(separator: "\n").map(String.init)
      }
  }

  /// A file with the text for each unit that is to be reminded.
  public var documents: [Document] {
    var names = DocumentNames()
    return progress.rows.filter(\.isToRemind).map { row in
      Document(
        path: names.path(for: row.id, ending: ".txt"),
        text: progress.reminder(to: row, in: wording) + "\n")
    }
  }

  private var table: ReportTable {
    let hasQuota = progress.rows.contains { $0.quota != nil }
    let hasYear = progress.rows.contains { $0.yearToDate != nil }
    var columns = [Words.ProgressColumn.unit]
    if hasQuota { columns.append(.quota) }
    if hasYear { columns.append(.yearToDate) }
    columns.append(.registered)
    if hasQuota { columns.append(.missing) }
    if !progress.answers.isEmpty { columns.append(.unanswered) }
    columns.append(.status)
    func entries(
      _ name: String, quota: Int?, year: Int?, registered: Int, missing: Int?, unanswered: Int?,
      status: String
    ) -> [ReportTable.Entry] {
      columns.map { column in
        switch column {
        case .unit: .text(name)
        case .quota: .count(quota)
        case .yearToDate: .count(year)
        case .registered: .count(registered)
        case .missing: .count(missing)
        case .unanswered: .count(unanswered)
        case .status: .text(status)
        }
      }
    }
    let rows = progress.rows
    let total = entries(
      wording.reportTotal, quota: rows.compactMap(\.quota).reduce(0, +),
      year: rows.compactMap(\.yearToDate).reduce(0, +),
      registered: rows.reduce(0) { $0 + $1.registered },
      missing: rows.reduce(0) { $0 + $1.missing },
      unanswered: rows.compactMap(\.unanswered).reduce(0, +), status: "")
    var notes = [
      wording.progressSum(sent: progress.sent, of: rows.count, late: progress.late)
    ]
    if let due = progress.lists.due, let days = progress.daysLeft {
      notes.append(wording.progressDue(due, daysLeft: days))
    } else {
      notes.append(wording.progressWithoutDue)
    }
    if hasYear { notes.append(wording.progressYearNote) }
    for answers in progress.answers {
      notes.append(
        wording.progressAnswers(
          to: TextWidth.printable(answers.declaration.question(in: wording.language)),
          answered: answers.answered, unanswered: answers.unanswered))
    }
    return ReportTable(
      title: wording.progressTitle, lines: [TextWidth.printable(progress.drive)],
      columns: columns.map {
        ReportTable.Column(
          heading: wording.progressHeading($0), isText: $0 == .unit || $0 == .status)
      },
      rows: rows.map {
        entries(
          TextWidth.printable($0.name), quota: $0.quota, year: $0.yearToDate,
          registered: $0.registered, missing: $0.quota == nil ? nil : $0.missing,
          unanswered: $0.registered == 0 ? nil : $0.unanswered,
          status: wording.progressStatus($0.status))
      }, totals: [total], notes: notes, tab: wording.progressTitle)
  }
}
