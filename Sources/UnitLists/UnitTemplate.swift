public import DriveFiles
public import Drives
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
  /// The columns: those of every drive, and before the notes the drive's questions.
  private let columns: [Column]

  /// A column.
  private enum Column: Equatable {
    /// One that every drive has.
    case field(ListField)
    /// One of the drive's questions, as an index among them.
    case question(Int)

    /// Whether every drive has it.
    var isOfEveryDrive: Bool {
      if case .field = self { return true }
      return false
    }
  }

  private static let widths: [ListField: Double] = [
    .number: 6, .name: 28, .birthYear: 12, .sex: 9, .phone: 14, .kind: 14, .available: 20,
    .preferred: 13, .group: 12, .unit: 26, .note: 20, .id: 4,
  ]
  /// The width of a question, how many characters of it stand in a line, and the height of a line.
  private static let (questionWidth, questionLine, lineHeight) = (16.0, 15, 16.0)
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
    texts = FieldTexts(of: draft)
    let questions = draft.declarations.indices.filter { draft.declarations[$0].isInLists }
    let fields = UnitTemplate.fields
    let last = fields.firstIndex(of: .note) ?? fields.count
    columns =
      fields[..<last].map(Column.field) + questions.map(Column.question)
      + fields[last...].map(Column.field)
  }

  /// The workbook for a unit, with those of its people whom the drive knows.
  ///
  /// - Parameter unit: its index in the drive.
  /// - Returns: the workbook.
  public func workbook(for unit: UnitIndex) -> Workbook {
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

  private var lastColumn: Int { columns.count - 1 }

  /// The height of the headings: two lines, or as many as the longest question takes.
  private var headingHeight: Double {
    let longest =
      columns.map { column -> Int in
        guard case .question(let index) = column else { return 0 }
        return question(index).count
      }.max() ?? 0
    let lines = (longest + Self.questionLine - 1) / Self.questionLine + 1
    return longest == 0 ? 2 * Self.lineHeight : max(2, Double(lines)) * Self.lineHeight
  }

  private func question(_ index: Int) -> String {
    draft.declarations[index].question(in: wording.language)
  }

  private func width(of column: Column) -> Double {
    switch column {
    case .field(let field): UnitTemplate.widths[field] ?? 0
    case .question: UnitTemplate.questionWidth
    }
  }

  private func listSheet(_ name: String, _ unit: UnitIndex) -> Worksheet {
    var sheet = Worksheet(name: name)
    let text = CellStyle(hasBorder: true, numberFormat: CellStyle.asText)
    sheet.columns = columns.map {
      SheetColumn(
        width: width(of: $0), isHidden: $0 == .field(.id),
        style: $0 == .field(.number) ? nil : CellStyle(numberFormat: CellStyle.asText))
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
      columns.map { column in
        switch column {
        case .field(let field): Cell(wording.templateHeading(field.rawValue), heading)
        case .question(let index): Cell(question(index), heading)
        }
      }, height: headingHeight)
    sheet.add(example(unit))
    let members = draft.registrants.indices.filter { draft.registrants[$0].unit == unit }
    for (index, person) in members.enumerated() {
      sheet.add(row(draft.registrants[person], details[person], index + 1, text))
    }
    for number in 0..<UnitTemplate.emptyRows {
      let first = Cell(
        members.count + number + 1, CellStyle(hasBorder: true, alignment: .center))
      sheet.add([first] + columns.dropFirst().map { _ in Cell("", text) })
    }
    let last = sheet.rows.count - 1
    for (column, list) in choiceColumns.enumerated() {
      let count = list.values(draft, texts, wording, unit).count
      guard let place = columns.firstIndex(of: .field(list.field)), count > 0 else { continue }
      sheet.choices.append(
        choice(of: column, count, in: place, to: last, allowsOthers: list.field != .unit))
    }
    for place in columns.indices {
      guard case .question = columns[place] else { continue }
      sheet.choices.append(
        choice(of: choiceColumns.count, answers.count, in: place, to: last, allowsOthers: true))
    }
    sheet.frozenRows = UnitTemplate.headingRow + 1
    sheet.frozenColumns = 2
    sheet.page.isLandscape = true
    sheet.page.repeatedRows = UnitTemplate.headingRow...UnitTemplate.headingRow
    return sheet
  }

  /// The answers to choose from.
  private var answers: [String] { [wording.answer(true), wording.answer(false)] }

  /// What can be chosen in a column of the list.
  private func choice(
    of list: Int, _ count: Int, in place: Int, to last: Int, allowsOthers: Bool
  ) -> CellChoice {
    CellChoice(
      cells: CellRange(
        from: CellAddress(row: UnitTemplate.headingRow + 1, column: place),
        to: CellAddress(row: last, column: place)),
      sheet: 2,
      list: CellRange(
        from: CellAddress(row: 0, column: list), to: CellAddress(row: count - 1, column: list)),
      allowsOthers: allowsOthers)
  }

  /// The first row shows how it is done; `VD` in its number keeps it from being read.
  private func example(_ unit: UnitIndex) -> [Cell] {
    let style = CellStyle(isItalic: true, color: 0x808080, hasBorder: true, numberFormat: "@")
    return columns.map { column in
      guard case .field(let field) = column else { return Cell("", style) }
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
    columns.map { column in
      // What people answered is not sent back.
      guard case .field(let field) = column else { return Cell("", style) }
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
    let values: (DraftDrive, FieldTexts, Words, UnitIndex) -> [String]
  }

  private var choiceColumns: [ChoiceColumn] {
    [
      ChoiceColumn(field: .unit) { draft, _, _, unit in
        // Its own first; a unit may send somebody of another.
        [draft.units[unit].name]
          + draft.units.places.filter { $0 != unit }.map {
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

  private func choicesSheet(_ name: String, _ unit: UnitIndex) -> Worksheet {
    var sheet = Worksheet(name: name)
    sheet.isHidden = true
    var columns = choiceColumns.map { $0.values(draft, texts, wording, unit) }
    if !self.columns.allSatisfy({ $0.isOfEveryDrive }) { columns.append(answers) }
    for row in 0..<(columns.map(\.count).max() ?? 0) {
      sheet.add(columns.map { $0.indices.contains(row) ? Cell($0[row]) : Cell() })
    }
    return sheet
  }

  private func guideSheet(_ name: String) -> Worksheet {
    var sheet = Worksheet(name: name)
    sheet.columns = [SheetColumn(width: 90)]
    let questions =
      columns.allSatisfy { $0.isOfEveryDrive } ? [] : [wording.templateGuideOfQuestions]
    for line in wording.templateGuide + questions {
      sheet.add([Cell(line, CellStyle(wraps: true))])
    }
    return sheet
  }
}
