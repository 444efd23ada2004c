import Drives
import Pages
import Wording

/// The people of a unit with their slots, as a table on paper. Where they come to several sessions,
/// day and place stand above the people of each.
struct AnnexTable {
  private let unit: UnitLetter
  private let letters: Letters
  private let list: LetterList
  /// The columns that say something.
  private let shown: [Int]
  private var wording: Words { letters.wording }
  private static let size = 12.0

  init(of unit: UnitLetter, in letters: Letters) {
    self.unit = unit
    self.letters = letters
    let list = LetterList(of: unit, in: letters, withPhones: false, withPlace: false)
    self.list = list
    shown = list.columns.indices.filter { index in
      list.columns[index] != .birthYear || list.rows.contains { !$0[index].text.isEmpty }
    }
  }

  /// The table.
  var table: Table {
    let hasHeadings = Set(unit.slots.map(\.slot.session)).count > 1
    var rows: [TableRow] = []
    var last: Int?
    for (invitee, entries) in zip(unit.everyone, list.rows) {
      if hasHeadings, rows.isEmpty || invitee.slot?.session != last {
        last = invitee.slot?.session
        rows.append(heading(of: last))
      }
      rows.append(
        TableRow(
          shown.map { index in
            TableCell(
              entries[index].text, .plain(AnnexTable.size),
              AnnexTable.alignment(list.columns[index]))
          }, height: 19))
    }
    return Table(
      columns: shown.map { AnnexTable.column(list.columns[$0]) },
      header: [
        TableRow(
          shown.map {
            TableCell(wording.heading(list.columns[$0]), .bold(AnnexTable.size), .middle)
          })
      ], rows: rows)
  }

  /// The row above the people of a session, or above those without a slot.
  private func heading(of session: Int?) -> TableRow {
    let text = session.map { letters.sessions[$0] }.map { session in
      "\(wording.dateAtStart(session.date)) · \(session.place)"
    }
    return TableRow(
      [TableCell(text ?? wording.noSlotYet, .bold(11.5), span: shown.count, fill: 0.94)],
      staysWithNext: true)
  }

  private static func column(_ column: Words.LetterColumn) -> TableColumn {
    switch column {
    case .number: return .fixed(36)
    case .birthYear: return .fixed(58)
    case .slot, .before: return .fixed(90)
    case .name: return .flexible(1.5)
    default: return .flexible()
    }
  }

  private static func alignment(_ column: Words.LetterColumn) -> Alignment {
    switch column {
    case .name, .remarks: return .left
    default: return .middle
    }
  }
}
