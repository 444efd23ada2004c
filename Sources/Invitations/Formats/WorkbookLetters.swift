import Wording
import Workbooks

/// Letters as one workbook: a summary, a sheet per unit, check-in sheets by slot.
public enum WorkbookLetters {
  /// The workbook.
  ///
  /// - Parameter letters: the letters.
  /// - Returns: one document, or none where there is nothing to tell.
  /// - Throws: a ``LetterError``.
  public static func documents(of letters: Letters) throws(LetterError) -> [Document] {
    guard !letters.units.isEmpty else { return [] }
    var names = DocumentNames(in: "xlsx")
    var sheets = SheetNames()
    var summary = SummarySheet(of: letters)
    summary.sheet.name = sheets.name(for: letters.wording.summarySheet)
    var book = Workbook(
      title: SheetLook.property(letters.drive), author: SheetLook.property(letters.organizer),
      sheets: [summary.sheet])
    // Before the units, where it is found among forty of them.
    for checkIn in CheckInSheet.all(of: letters) {
      var sheet = checkIn.sheet
      sheet.name = sheets.name(for: sheet.name)
      book.sheets.append(sheet)
    }
    for unit in letters.units {
      var sheet = UnitSheet(of: unit, in: letters).sheet
      sheet.name = sheets.name(for: unit.name)
      book.sheets.append(sheet)
    }
    let path = names.path(for: letters.wording.name(of: .workbook), ending: ".xlsx")
    return [try Document(path: path, of: book)]
  }
}

/// How the sheets look.
enum SheetLook {
  static let organizer = CellStyle(size: 11, alignment: .left)
  static let title = CellStyle(isBold: true, size: 15, alignment: .center)
  static let name = CellStyle(isBold: true, size: 13, alignment: .center, wraps: true)
  static let line = CellStyle(size: 11, alignment: .center, wraps: true)
  static let draft = CellStyle(isBold: true, size: 12, color: 0xB00000, alignment: .center)
  static let head = CellStyle(
    isBold: true, fill: 0xE7E6E6, hasBorder: true, alignment: .center, wraps: true)
  static let text = CellStyle(
    hasBorder: true, alignment: .left, indent: 1, wraps: true, numberFormat: CellStyle.asText)
  static let center = CellStyle(
    hasBorder: true, alignment: .center, wraps: true, numberFormat: CellStyle.asText)
  static let number = CellStyle(hasBorder: true, alignment: .center)
  static let slot = CellStyle(
    isBold: true, size: 12, fill: 0xF2F2F2, hasBorder: true, alignment: .left, indent: 1)
  static let sum = CellStyle(isBold: true, hasBorder: true, alignment: .center)

  /// A text among the properties of a workbook, which are short.
  static func property(_ text: String) -> String {
    TextWidth.beginning(of: text, characters: 100, scalars: 200)
  }

  /// The text at the foot of each page: what the sheet is of, and its number.
  static func footer(_ text: String, draft: String?) -> String {
    // An ampersand begins a code, and so is written twice.
    let name = TextWidth.beginning(of: text, characters: 80, scalars: 100)
      .replacing("&", with: "&&")
    return "&L\(name)&C\(draft ?? "")&R&P/&N"
  }

  /// The height of a row that holds a text over columns of this width in all.
  static func height(_ text: String, width: Double, size: Double) -> Double {
    let columns = Double(TextWidth.columns(of: text)) * size / 11 * 0.8
    return max(1, (columns / width).rounded(.up)) * size * 1.35
  }
}

extension Worksheet {
  /// Adds the lines above a table: who invites, the title, what it is of.
  mutating func addHead(
    _ title: String, of name: String, lines: [String], letters: Letters, over width: Int
  ) {
    let room = columns.prefix(width).reduce(0) { $0 + $1.width }
    func add(_ text: String, _ style: CellStyle) {
      self.add(
        title: text, style: style, over: width,
        height: SheetLook.height(text, width: room, size: style.size))
    }
    add(letters.organizer, SheetLook.organizer)
    add(title, SheetLook.title)
    add(name, SheetLook.name)
    for line in lines { add(line, SheetLook.line) }
    if !letters.edition.isFinal { add(letters.wording.draft, SheetLook.draft) }
    add("", SheetLook.line)
    page.footer = SheetLook.footer(
      name, draft: letters.edition.isFinal ? nil : letters.wording.draft)
  }

  /// Adds a row of a table, as high as its texts need in their columns.
  mutating func addRow(_ cells: [Cell], atLeast least: Double = 18) {
    let heights = zip(cells, columns).map { cell, column in
      guard case .text(let text) = cell.content else { return 0.0 }
      return SheetLook.height(text, width: max(1, column.width - 1.5), size: cell.style.size)
    }
    add(cells, height: max(least, (heights.max() ?? 0) + 3))
  }

  /// Adds the row of headings, which stays in sight and stands on every page.
  mutating func addHeadings(_ headings: [String]) {
    frozenRows = rows.count + 1
    page.repeatedRows = rows.count...rows.count
    add(headings.map { Cell($0, SheetLook.head) }, height: 20)
  }
}
