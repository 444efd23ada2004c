import Drives
import Wording
import Workbooks

/// The sheet of a unit: its people with their slots.
struct UnitSheet {
  private(set) var sheet = Worksheet(name: "")

  init(of unit: UnitLetter, in letters: Letters) {
    let wording = letters.wording
    let used = Set(unit.slots.map(\.slot.session)).sorted()
    let list = LetterList(
      of: unit, in: letters, withPhones: true, withPlace: used.count > 1)
    // The unit's own sheet need not name it in every row.
    let shown = list.columns.indices.filter { list.columns[$0] != .unit }
    let columns = shown.map { list.columns[$0] }
    sheet.columns = columns.map { SheetColumn(width: UnitSheet.width(of: $0)) }
    var lines: [String] = []
    if used.count == 1, let session = used.first.map({ letters.sessions[$0] }) {
      lines = [wording.date(session.date), session.place]
    }
    sheet.addHead(
      letters.title(for: unit), of: unit.name,
      lines: lines, letters: letters, over: columns.count)
    let head = sheet.rows.count
    sheet.addHeadings(columns.map(wording.heading))
    for row in list.rows {
      sheet.addRow(
        shown.map { index in
          switch row[index] {
          case .number(let number): return Cell(number, SheetLook.number)
          case .text(let text):
            return Cell(
              text, UnitSheet.isLong(list.columns[index]) ? SheetLook.text : SheetLook.center)
          }
        })
    }
    sheet.filter = CellRange(
      from: CellAddress(row: head, column: 0),
      to: CellAddress(row: max(head + 1, sheet.rows.count - 1), column: columns.count - 1))
    sheet.page.isLandscape = used.count > 1
  }

  private static func isLong(_ column: Words.LetterColumn) -> Bool {
    switch column {
    case .name, .place, .remarks: return true
    default: return false
    }
  }

  private static func width(of column: Words.LetterColumn) -> Double {
    switch column {
    case .number: return 6
    case .name: return 28
    case .birthYear: return 11
    case .phone: return 15
    case .date: return 12
    case .slot, .before: return 16
    case .arrival: return 12
    case .place: return 36
    default: return 22
    }
  }
}

/// The sheet of all units: how many of each are invited.
struct SummarySheet {
  var sheet = Worksheet(name: "")

  init(of letters: Letters) {
    let wording = letters.wording
    // The column of those who have withdrawn, only where somebody has.
    let hasWithdrawn = letters.withdrawn > 0
    let columns: [Words.LetterColumn] =
      [.number, .unit, .quota, .registered, .invited, .unplaced]
      + (hasWithdrawn ? [.withdrawn] : []) + [.slot]
    sheet.columns =
      ([6, 38, 9, 9, 9, 10] + (hasWithdrawn ? [10] : []) + [34]).map { SheetColumn(width: $0) }
    func withdrawn(_ number: Int, _ style: CellStyle) -> [Cell] {
      hasWithdrawn ? [Cell(number, style)] : []
    }
    let sessions = letters.sessions
    var lines: [String] = []
    if sessions.count == 1, let session = sessions.first {
      lines = [wording.date(session.date), session.place]
    }
    sheet.addHead(
      wording.summaryTitle, of: letters.drive, lines: lines, letters: letters, over: columns.count)
    let head = sheet.rows.count
    sheet.addHeadings(columns.map(wording.heading))
    var quota = 0
    for (index, unit) in letters.units.enumerated() {
      quota += unit.quota ?? 0
      let slots = unit.slots.map { "\(letters.start(of: $0.slot)) (\($0.people.count))" }
      sheet.addRow(
        [
          Cell(index + 1, SheetLook.number), Cell(unit.name, SheetLook.text),
          unit.quota.map { Cell($0, SheetLook.number) } ?? Cell("", SheetLook.number),
          Cell(unit.invited + unit.unplaced.count, SheetLook.number),
          Cell(unit.invited, SheetLook.number), Cell(unit.unplaced.count, SheetLook.number),
        ] + withdrawn(unit.withdrawn.count, SheetLook.number)
          + [Cell(slots.joined(separator: ", "), SheetLook.text)])
    }
    sheet.filter = CellRange(
      from: CellAddress(row: head, column: 0),
      to: CellAddress(row: sheet.rows.count - 1, column: columns.count - 1))
    sheet.addRow(
      [
        Cell("", SheetLook.sum), Cell(wording.total, SheetLook.sum), Cell(quota, SheetLook.sum),
        Cell(letters.invited + letters.withoutSlot, SheetLook.sum),
        Cell(letters.invited, SheetLook.sum), Cell(letters.withoutSlot, SheetLook.sum),
      ] + withdrawn(letters.withdrawn, SheetLook.sum) + [Cell("", SheetLook.sum)])
  }
}

/// The sheet of a session for the table at the door: everyone by slot, in the order of their names.
struct CheckInSheet {
  private(set) var sheet: Worksheet
  /// High enough for a pen.
  private static let rowHeight = 24.0

  /// One sheet per session that someone is invited to.
  static func all(of letters: Letters) -> [CheckInSheet] {
    let checkIns = letters.checkIns
    return letters.sessions.indices.compactMap { index in
      let slots = checkIns.filter { $0.slot.session == index }
      return slots.isEmpty ? nil : CheckInSheet(of: slots, session: index, in: letters)
    }
  }

  private init(of slots: [SlotCheckIn], session index: SessionIndex, in letters: Letters) {
    let wording = letters.wording
    let session = letters.sessions[index]
    sheet = Worksheet(
      name: letters.sessions.count == 1
        ? wording.checkInSheet : "\(wording.checkInSheet) \(session.id)")
    let columns: [Words.LetterColumn] = [
      .number, .name, .birthYear, .unit, .phone, .present, .remarks,
    ]
    sheet.columns = [6, 27, 9, 30, 14, 9, 12].map { SheetColumn(width: $0) }
    sheet.addHead(
      wording.checkInTitle, of: letters.drive, lines: [wording.date(session.date), session.place],
      letters: letters, over: columns.count)
    sheet.addHeadings(columns.map(wording.heading))
    for slot in slots {
      // The table at the door has a page for each slot.
      if slot != slots.first { sheet.page.pageBreaks.append(sheet.rows.count) }
      let title =
        wording.times(slot.slot.start, slot.end) + "   " + wording.people(slot.guests.count)
      sheet.add(title: title, style: SheetLook.slot, over: columns.count, height: 20)
      for (place, guest) in slot.guests.enumerated() {
        let person = guest.invitee
        sheet.addRow(
          [
            Cell(place + 1, SheetLook.number), Cell(person.name, SheetLook.text),
            person.birthYear.map { Cell($0, SheetLook.number) } ?? Cell("", SheetLook.number),
            Cell(letters.units[guest.unit].name, SheetLook.text),
            Cell(person.phone, SheetLook.center),
            Cell("", SheetLook.number), Cell("", SheetLook.text),
          ], atLeast: CheckInSheet.rowHeight)
      }
    }
  }
}

extension Letters {
  /// A slot by its start, with the day before it where the drive has several.
  fileprivate func start(of slot: SlotStart) -> String {
    let session = sessions[slot.session]
    let isOneDay = sessions.allSatisfy { $0.date == session.date }
    let time = wording.time(slot.start)
    return isOneDay ? time : "\(wording.shortDate(session.date)) \(time)"
  }
}
