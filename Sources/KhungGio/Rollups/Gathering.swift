import Foundation
import Invitations
import UnitLists
import Wording

/// The units while their summaries are read.
struct Gathering {
  private(set) var senders: [Rollup.Sender]
  private(set) var diagnostics: [RollupDiagnostic] = []
  private let expected: ExpectedSenders?
  /// Where each unit's numbers come from.
  private var places: [Int: String] = [:]

  init(expected: ExpectedSenders?) {
    self.expected = expected
    senders = (expected?.senders ?? []).map {
      Rollup.Sender(name: $0.name, group: $0.group, staff: $0.staff, target: $0.target)
    }
  }

  /// Whether anything was found.
  var hasAnything: Bool {
    !places.isEmpty || !diagnostics.isEmpty || senders.count > (expected?.senders.count ?? 0)
  }

  /// Adds the forms of a file.
  mutating func add(_ file: SummaryFile, group: String) {
    if let error = file.error {
      diagnostics.append(RollupDiagnostic(place: file.name, kind: .unreadable(error)))
      return
    }
    for sheet in file.hiddenSheets {
      diagnostics.append(RollupDiagnostic(place: file.name, kind: .hiddenSheet(sheet)))
    }
    for table in file.tables { add(table, of: file, group: group) }
    if file.forms.isEmpty, file.tables.isEmpty {
      diagnostics.append(RollupDiagnostic(place: file.name, kind: .noForm))
    }
    let stem = ((file.name as NSString).lastPathComponent as NSString).deletingPathExtension
    for form in file.forms {
      for diagnostic in form.diagnostics {
        let sheet = form.sheet.map { "\($0)!" } ?? ""
        diagnostics.append(
          RollupDiagnostic(
            place: "\(file.name) › \(sheet)\(diagnostic.cell)",
            kind: .cell(diagnostic.kind, text: diagnostic.text)))
      }
      // Of several forms each has its own sheet; of one, the file says whose it is.
      let isOne = file.forms.count == 1
      let name = isOne ? stem : form.sheet ?? stem
      add(
        form.values.mapValues {
          Rollup.Value(count: $0.count, file: file.name, sheet: form.sheet ?? "", cell: $0.cell)
        }, named: name,
        titles: (isOne ? [stem] : [form.sheet ?? ""]) + form.titles + [form.sheet ?? "", stem],
        group: group, file: file.name, sheet: form.sheet)
    }
  }

  /// Adds the rows of a table; a unit without a number has not sent.
  private mutating func add(_ table: SummaryTable, of file: SummaryFile, group: String) {
    let sheet = table.sheet.map { "\($0)!" } ?? ""
    for diagnostic in table.diagnostics {
      diagnostics.append(
        RollupDiagnostic(
          place: "\(file.name) › \(sheet)\(diagnostic.cell)",
          kind: .cell(diagnostic.kind, text: diagnostic.text)))
    }
    for row in table.rows {
      let level = [group, row.group].filter { !$0.isEmpty }.joined(separator: "/")
      guard !row.values.isEmpty else {
        if expected?.sender(in: row.name) == nil,
          !senders.contains(where: { $0.name == row.name && $0.group == level })
        {
          senders.append(Rollup.Sender(name: row.name, group: level))
        }
        continue
      }
      add(
        row.values.mapValues {
          Rollup.Value(count: $0.count, file: file.name, sheet: table.sheet ?? "", cell: $0.cell)
        }, named: row.name, titles: [row.name], group: level, file: file.name, sheet: table.sheet)
    }
  }

  /// Adds the numbers of a unit.
  ///
  /// - Parameters:
  ///   - values: the numbers.
  ///   - name: what the unit is called where nobody expected it.
  ///   - titles: texts that may name it, the surest first.
  ///   - group: the level above.
  ///   - file: the file.
  ///   - sheet: the tab.
  mutating func add(
    _ values: [Words.SummaryRow: Rollup.Value], named name: String, titles: [String],
    group: String, file: String, sheet: String?
  ) {
    let place = sheet.map { "\(file) › \($0)" } ?? file
    var index = titles.lazy.compactMap { [expected] in expected?.sender(in: $0) }.first
    if index == nil {
      if expected != nil {
        diagnostics.append(RollupDiagnostic(place: place, kind: .nobody(name)))
      }
      index = senders.firstIndex { $0.name == name && $0.group == group }
    }
    guard let index else {
      places[senders.count] = place
      senders.append(Rollup.Sender(name: name, group: group, values: values, hasSent: true))
      return
    }
    if let first = places[index] {
      let isSame = senders[index].values.mapValues(\.count) == values.mapValues(\.count)
      diagnostics.append(
        RollupDiagnostic(
          place: place, kind: .twice(senders[index].name, first: first, isSame: isSame)))
      return
    }
    places[index] = place
    senders[index].values = values
    senders[index].hasSent = true
  }
}
