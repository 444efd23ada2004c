import Drives
import Wording
import Workbooks

extension SheetReading {
  /// Says what is doubtful of the units: none, several, others than are named.
  mutating func reportUnits(_ state: RowsState) {
    for item in state.units.likely {
      report(
        .unitDiffers, refuses: false, row: item.rows.first, column: item.column, value: item.text,
        hint: .ofList(.readAs(context.units[item.unit].name)), of: tables.first?.map)
    }
    for item in state.units.others {
      report(
        .unitDiffers, refuses: false, row: item.rows.first, column: item.column, value: item.text,
        hint: .ofList(.readAs(forcedUnit.map { context.units[$0].name } ?? "")),
        of: tables.first?.map)
    }
    for item in state.units.carried {
      report(
        .unitCarried, refuses: false, row: item.rows.first, column: item.column,
        value: "\(item.text): \(RowRanges.text(item.rows))", of: tables.first?.map)
    }
    guard state.units.isSheetAsked else { return }
    switch sheetUnit.found {
    case .known: break
    case .unknown(let text, let row, let column):
      report(
        .unknownUnit, row: row, column: column, value: text, expected: .ofList(.unit),
        hint: state.units.hint(for: text))
    case .unclear(let units, let row):
      report(
        .unclearUnit, row: row, expected: .ofList(.unit),
        hint: .known(units.prefix(6).map { context.units[$0].name }))
    case .none: report(.unclearUnit, expected: .ofList(.unit), hint: .ofList(.nameUnit))
    }
  }

  mutating func reportHidden(_ state: RowsState) {
    guard let first = state.hidden.first else { return }
    report(
      .rowHidden, refuses: false, row: first, value: RowRanges.text(state.hidden),
      hint: .ofList(sheet.table.isFiltered ? .hiddenByFilter : .hidden))
  }

  /// What was made of each column of a table.
  func columns(of index: Int) -> [ColumnReading] {
    let map = tables[index].map
    let counts = filled.indices.contains(index) ? filled[index] : [:]
    let all = Set(map.headings.keys).union(counts.keys).union(map.confidence.keys)
      .union(map.notes.keys).filter { map.contains($0) }
    return all.sorted().map { column in
      let field = map.field(of: column)
      let isDecidedOtherwise = map.notes[column]?.contains(.unitWasSaid) ?? false
      let isRead =
        !isDecidedOtherwise
        && (field.map { $0 != .unused } ?? (map.hours[column] != nil)
          || map.declarations[column] != nil
          || map.birthParts.map { $0.day == column || $0.month == column } ?? false)
      let question = map.declarations[column].map { context.declarations[$0].id }
      let name = field ?? (map.hours[column] != nil ? .available : isRead ? .birthYear : nil)
      let count = counts[column] ?? 0
      // Of kinds of donors the drive may have none.
      let isOfUse = field != .kind || !context.kinds.kinds.isEmpty
      return ColumnReading(
        letters: CellAddress.letters(ofColumn: column), heading: map.headings[column] ?? "",
        field: isRead ? question ?? name?.rawValue : nil,
        confidence: isRead ? map.confidence[column] ?? .likely : .none, filled: count,
        read: isRead && isOfUse ? count : 0, isHidden: sheet.table.isHidden(column: column),
        notes: map.notes[column] ?? [])
    }
  }
}
