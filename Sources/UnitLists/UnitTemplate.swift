public import DriveFiles
import Drives
public import Wording
public import Workbooks

/// The workbook that is sent out to a unit: whatever comes back in it imports without a mapping.
public struct UnitTemplate {
  private let draft: DraftDrive
  private let wording: Words
  private let texts: FieldTexts
  private let details: [PersonDetails]

  /// The fields in the order of the columns.
  private static let fields: [ListField] = [
    .number, .name, .birthYear, .sex, .phone, .kind, .available, .preferred, .group, .unit,
    .note, .id,
  ]
  private static let emptyRows = 40
  private static let headingRow = 5

  /// Templates for a drive.
  ///
  /// - Parameters:
  ///   - draft: the drive.
  ///   - wording: the language of the templates.
  public init(of draft: DraftDrive, wording: Words) {
    self.draft = draft
    self.wording = wording
    details = draft.details
    texts = FieldTexts(sessions: draft.sessions.map(\.id), kinds: draft.kinds.map(\.name))
  }

  /// The workbook for a unit, with those of its people whom the drive knows.
  ///
  /// - Parameter unit: its index in the drive.
  /// - Returns: the workbook.
  public func workbook(for unit: Int) -> Workbook {
    var names = SheetNames()
    let (list, guide, choices) = (
      names.name(for: wording.templateListSheet), names.name(for: wording.templateGuideSheet),
      names.name(for: wording.templateChoicesSheet)
    )
    return Workbook(
      title: TextWidth.beginning(
        of: "\(draft.name) – \(draft.units[unit].name)", characters: 200, scalars: 240),
      sheets: [
        listSheet(list, unit), guideSheet(guide), choicesSheet(choices, unit),
      ])
  }

  private var lastColumn: Int { UnitTemplate.fields.count - 1 }

  private func listSheet(_ name: String, _ unit: Int) -> Worksheet {
    var sheet = Worksheet(name: name)
    let text = CellStyle(hasBorder: true, numberFormat: CellStyle.asText)
    sheet.columns = zip(UnitTemplate.fields, [6, 28, 12, 9, 14, 14, 20, 13, 12, 26, 20, 4]).map {
      SheetColumn(
        width: $1, isHidden: $0 == .id,
        style: $0 == .number ? nil : CellStyle(numberFormat: CellStyle.asText))
    }
    let title = CellStyle(isBold: true, size: 14, alignment: .center)
    sheet.add(
      title: wording.templateTitle.uppercased(), style: title, over: lastColumn, height: 24)
    sheet.add(title: draft.name, style: CellStyle(alignment: .center), over: lastColumn)
    sheet.add([Cell("\(wording.templateUnit): \(draft.units[unit].name)", CellStyle(isBold: true))])
    sheet.add([Cell(wording.templateReminder, CellStyle(isItalic: true))])
    let sending = wording.listsSending(draft.collection)
    sheet.add(sending.isEmpty ? [] : [Cell(sending, CellStyle(isItalic: true))])
    let heading = CellStyle(
      isBold: true, fill: 0xDDEBF7, hasBorder: true, alignment: .center, wraps: true)
    sheet.add(
      UnitTemplate.fields.map { Cell(wording.templateHeading($0.rawValue), heading) }, height: 32)
    sheet.add(example(unit))
    let members = draft.registrants.indices.filter { draft.registrants[$0].unit == unit }
    for (index, person) in members.enumerated() {
      sheet.add(row(draft.registrants[person], details[person], index + 1, text))
    }
    for number in 0..<UnitTemplate.emptyRows {
      let first = Cell(
        members.count + number + 1, CellStyle(hasBorder: true, alignment: .center))
      sheet.add([first] + UnitTemplate.fields.dropFirst().map { _ in Cell("", text) })
    }
    let last = sheet.rows.count - 1
    for (column, list) in choiceColumns.enumerated() {
      guard let place = UnitTemplate.fields.firstIndex(of: list.field),
        !list.values(draft, texts, wording, unit).isEmpty
      else { continue }
      sheet.choices.append(
        CellChoice(
          cells: CellRange(
            from: CellAddress(row: UnitTemplate.headingRow + 1, column: place),
            to: CellAddress(row: last, column: place)),
          sheet: 2,
          list: CellRange(
            from: CellAddress(row: 0, column: column),
            to: CellAddress(
              row: list.values(draft, texts, wording, unit).count - 1, column: column)),
          allowsOthers: list.field != .unit))
    }
    sheet.frozenRows = UnitTemplate.headingRow + 1
    sheet.frozenColumns = 2
    sheet.page.isLandscape = true
    sheet.page.repeatedRows = UnitTemplate.headingRow...UnitTemplate.headingRow
    return sheet
  }

  /// The first row shows how it is done; `VD` in its number keeps it from being read.
  private func example(_ unit: Int) -> [Cell] {
    let style = CellStyle(isItalic: true, color: 0x808080, hasBorder: true, numberFormat: "@")
    return UnitTemplate.fields.map { field in
      switch field {
      case .number: return Cell(wording.templateExample, style)
      case .name: return Cell("Nguyễn Văn A", style)
      case .birthYear: return Cell("6/12/1990", style)
      case .sex: return Cell(wording.templateMale, style)
      case .phone: return Cell("0912345678", style)
      case .available: return Cell("7h30-9h30", style)
      case .preferred: return Cell("08:15", style)
      case .unit: return Cell(draft.units[unit].name, style)
      default: return Cell("", style)
      }
    }
  }

  private func row(
    _ person: Registrant, _ details: PersonDetails, _ number: Int, _ style: CellStyle
  ) -> [Cell] {
    UnitTemplate.fields.map { field in
      switch field {
      case .number: return Cell(number, CellStyle(hasBorder: true, alignment: .center))
      case .name: return Cell(person.name, style)
      case .birthYear: return Cell(birth(person, details), style)
      case .sex: return Cell(sex(details), style)
      case .note: return Cell(details.note, style)
      case .phone: return Cell(person.phone, style)
      case .kind: return Cell(person.kind.map { wording.donorKind(texts.kinds[$0]) } ?? "", style)
      case .available: return Cell(texts.hours(person.available), style)
      case .preferred: return Cell(texts.start(person.preferred), style)
      case .group: return Cell(person.group, style)
      case .unit: return Cell(draft.units[person.unit].name, style)
      case .id: return Cell(person.id, style)
      default: return Cell("", style)
      }
    }
  }

  /// The day of birth as people write it, or the year.
  private func birth(_ person: Registrant, _ details: PersonDetails) -> String {
    let parts = details.birthDate.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return person.birthYear.map { "\($0)" } ?? "" }
    return "\(parts[2])/\(parts[1])/\(parts[0])"
  }

  private func sex(_ details: PersonDetails) -> String {
    switch details.sex {
    case "male": return wording.templateMale
    case "female": return wording.templateFemale
    default: return details.sex
    }
  }

  /// What the columns with choices offer.
  private struct ChoiceColumn {
    let field: ListField
    let values: (DraftDrive, FieldTexts, Words, Int) -> [String]
  }

  private var choiceColumns: [ChoiceColumn] {
    [
      ChoiceColumn(field: .unit) { draft, _, _, unit in
        // Its own first; a unit may send somebody of another.
        [draft.units[unit].name]
          + draft.units.indices.filter { $0 != unit }.map {
            draft.units[$0].name
          }
      },
      ChoiceColumn(field: .preferred) { draft, _, _, _ in UnitTemplate.starts(of: draft) },
      ChoiceColumn(field: .kind) { draft, _, wording, _ in
        draft.kinds.map { wording.donorKind($0.name) }
      },
      ChoiceColumn(field: .sex) { _, _, wording, _ in
        [wording.templateMale, wording.templateFemale]
      },
    ]
  }

  /// The starts of all slots; where there are several sessions, with the session before them.
  private static func starts(of draft: DraftDrive) -> [String] {
    draft.sessions.flatMap { session in
      session.slotStarts.map { start in
        draft.sessions.count == 1
          ? ClockTime.text(start) : "\(session.id) \(ClockTime.text(start))"
      }
    }
  }

  private func choicesSheet(_ name: String, _ unit: Int) -> Worksheet {
    var sheet = Worksheet(name: name)
    sheet.isHidden = true
    let columns = choiceColumns.map { $0.values(draft, texts, wording, unit) }
    for row in 0..<(columns.map(\.count).max() ?? 0) {
      sheet.add(columns.map { $0.indices.contains(row) ? Cell($0[row]) : Cell() })
    }
    return sheet
  }

  private func guideSheet(_ name: String) -> Worksheet {
    var sheet = Worksheet(name: name)
    sheet.columns = [SheetColumn(width: 90)]
    for line in wording.templateGuide { sheet.add([Cell(line, CellStyle(wraps: true))]) }
    return sheet
  }
}
