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
    let hasHeadings =
      Set(unit.slots.map(\.slot.session)).count > 1 || !unit.withdrawn.isEmpty
    var rows: [TableRow] = []
    var last: Part?
    for (invitee, entries) in zip(unit.everyone, list.rows) {
      let part: Part =
        invitee.slot.map { .session($0.session) } ?? (invitee.hasLeft ? .withdrawn : .withoutSlot)
      if hasHeadings, part != last { rows.append(heading(of: part)) }
      last = part
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

  /// A part of the list with a heading of its own.
  private enum Part: Equatable {
    case session(SessionIndex)
    case withoutSlot
    case withdrawn
  }

  /// The row above the people of a session, those without a slot, or those who have withdrawn.
  private func heading(of part: Part) -> TableRow {
    let text: String
    switch part {
    case .session(let index):
      let session = letters.sessions[index]
      text = "\(wording.dateAtStart(session.date)) · \(session.place)"
    case .withoutSlot: text = wording.noSlotYet
    case .withdrawn: text = wording.withdrawnAtStart
    }
    return TableRow(
      [TableCell(text, .bold(11.5), span: shown.count, fill: 0.94)], staysWithNext: true)
  }

  private static func column(_ column: Words.LetterColumn) -> TableColumn {
    switch column {
    case .number: return .fixed(36)
    case .birthYear: return .fixed(58)
    case .slot, .before: return .fixed(90)
    case .arrival: return .fixed(64)
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
