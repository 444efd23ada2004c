import Drives
import Wording

/// The people of a unit as a table: one row each, in the order of slots and names, then those
/// without a slot.
struct LetterList {
  /// The columns.
  let columns: [Words.LetterColumn]
  /// The rows.
  let rows: [[Entry]]

  /// A cell.
  enum Entry: Equatable {
    /// Text.
    case text(String)
    /// A number.
    case number(Int)

    /// The cell as text.
    var text: String {
      switch self {
      case .text(let text): return text
      case .number(let number): return "\(number)"
      }
    }
  }

  /// The list of a unit.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - letters: the letters it is of.
  ///   - withPhones: whether it has telephone numbers.
  ///   - withPlace: whether each row tells unit, day and place.
  init(of unit: UnitLetter, in letters: Letters, withPhones: Bool, withPlace: Bool) {
    let wording = letters.wording
    var columns: [Words.LetterColumn] = [.number, .name, .birthYear]
    if withPhones { columns.append(.phone) }
    if withPlace { columns += [.unit, .date] }
    columns.append(.slot)
    if letters.comesEarly(unit) { columns.append(.arrival) }
    if letters.tellsChanges { columns.append(.before) }
    if withPlace { columns.append(.place) }
    columns.append(.remarks)
    self.columns = columns
    rows = unit.everyone.enumerated().map { index, invitee in
      columns.map { column in
        switch column {
        case .number: return .number(index + 1)
        case .name: return .text(invitee.name)
        case .birthYear: return invitee.birthYear.map(Entry.number) ?? .text("")
        case .phone: return .text(invitee.phone)
        case .unit: return .text(unit.name)
        default:
          return .text(LetterList.place(column, of: invitee, in: letters, wording))
        }
      }
    }
  }

  private static func place(
    _ column: Words.LetterColumn, of invitee: Invitee, in letters: Letters, _ wording: Words
  ) -> String {
    let session = invitee.slot.map { letters.sessions[$0.session] }
    switch (column, session, invitee.slot) {
    case (.date, let session?, _): return wording.shortDate(session.date)
    case (.place, let session?, _): return session.place
    case (.slot, let session?, let slot?):
      return wording.times(slot.start, slot.start + session.slotMinutes)
    case (.arrival, _, let slot?): return wording.time(letters.arrival(for: slot))
    case (.slot, _, _): return invitee.hasLeft ? wording.withdrawnSlot : wording.noSlot
    case (.before, _, _): return letters.before(invitee)
    case (.remarks, nil, _) where invitee.hasLeft: return wording.withdrawn
    case (.remarks, nil, _):
      return invitee.reason.isEmpty ? wording.noReason : invitee.reason
    default: return ""
    }
  }
}

extension Letters {
  /// The previously published slot; empty where there was none or it is the same.
  func before(_ invitee: Invitee) -> String {
    switch invitee.news {
    case .moved(let slot), .lost(let slot), .withdrawn(let slot?): return time(of: slot)
    case .invited, .waiting, .withdrawn(nil): return ""
    }
  }
}
