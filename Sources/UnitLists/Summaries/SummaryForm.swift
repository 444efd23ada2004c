import Foundation
public import Wording
import Workbooks

/// The summary that a unit sent up after the day: seven numbers, each with the cell it stands in.
public struct SummaryForm: Equatable, Sendable {
  /// A number of a form.
  public struct Value: Equatable, Sendable {
    /// The number.
    public let count: Int
    /// The cell, such as `C7`.
    public let cell: String

    /// A number in a cell.
    public init(count: Int, cell: String) {
      self.count = count
      self.cell = cell
    }
  }

  /// Something to say about a cell of a form.
  public struct Diagnostic: Equatable, Sendable {
    /// The cell.
    public let cell: String
    /// What stands there.
    public let text: String
    /// What is to be said.
    public let kind: Words.FormDiagnostic
  }

  /// The tab of its sheet; nil for a table of text.
  public let sheet: String?
  /// The lines above the rows, from the top.
  public let titles: [String]
  /// The numbers that are stated.
  public private(set) var values: [Words.SummaryRow: Value] = [:]
  /// What is to be said.
  public private(set) var diagnostics: [Diagnostic] = []

  /// A sheet with fewer of the rows is no such form.
  private static let leastRows = 3

  /// The form on a sheet; nil where there is none.
  init?(_ sheet: SentSheet) {
    self.sheet = sheet.name
    let table = sheet.table
    var column: ClosedRange<Int>?
    var titles: [String] = []
    var found: [(subject: Words.SummaryRow, row: Int, isHidden: Bool, number: SheetTable.Entry?)] =
      []
    for row in table.rows {
      let cells = table.cells(of: row)
      if let heading = cells.first(where: {
        SummaryLabels.isNumberHeading(Folding.words($0.value.shown))
      }) {
        column = Self.columns(of: heading, in: row.number, table)
        continue
      }
      var label: (SheetTable.Entry, Words.SummaryRow)?
      for cell in cells {
        guard case .text(let text) = cell.value, let subject = SummaryLabels.subject(text) else {
          continue
        }
        label = (cell, subject)
        break
      }
      guard let (cell, subject) = label else {
        if found.isEmpty { titles += cells.compactMap { $0.value.title } }
        continue
      }
      let number = cells.first { entry in
        entry.column != cell.column
          && (column.map { $0.contains(Int(entry.column)) }
            ?? (entry.column > cell.column && SummaryNumber(entry.value) != .none))
      }
      found.append((subject, row.number, table.hiddenRows.contains(row.number), number))
    }
    guard Set(found.map(\.subject)).count >= Self.leastRows else { return nil }
    self.titles = titles
    for subject in Words.SummaryRow.allCases {
      let rows = found.filter { $0.subject == subject }
      let shown = rows.filter { !$0.isHidden }
      take(shown.isEmpty ? rows : shown, as: subject)
    }
  }

  /// Takes the number of a subject from the rows that have it.
  private mutating func take(
    _ rows: [(subject: Words.SummaryRow, row: Int, isHidden: Bool, number: SheetTable.Entry?)],
    as subject: Words.SummaryRow
  ) {
    for row in rows {
      guard let number = row.number else { continue }
      let cell = CellAddress(row: row.row, column: Int(number.column)).name
      func add(_ kind: Words.FormDiagnostic) {
        diagnostics.append(Diagnostic(cell: cell, text: number.value.shown, kind: kind))
      }
      switch SummaryNumber(number.value) {
      case .none: continue
      case .unreadable: add(.noNumber)
      case .count(let count):
        if let first = values[subject] {
          if first.count != count { add(.secondNumber(first: first.cell)) }
          continue
        }
        if row.isHidden { add(.hiddenRow) }
        values[subject] = Value(count: count, cell: cell)
      }
    }
  }

  /// The columns below a heading, which may be shown as one.
  private static func columns(
    of heading: SheetTable.Entry, in row: Int, _ table: SheetTable
  ) -> ClosedRange<Int> {
    let column = Int(heading.column)
    let merged = table.merges.first { range in
      range.from.row <= row && row <= range.to.row && range.from.column == column
    }
    return column...max(column, merged?.to.column ?? column)
  }
}

extension CellValue {
  /// Text of a title; nil for what is none.
  fileprivate var title: String? {
    guard case .text(let text) = self, !text.tidied.isEmpty else { return nil }
    return text.tidied
  }
}

/// What a cell says as a number of people or things.
enum SummaryNumber: Equatable {
  /// So many.
  case count(Int)
  /// Nothing.
  case none
  /// Something that is no such number.
  case unreadable

  private static let most = 100_000_000
  private static let digitsOfGroups = 3

  init(_ value: CellValue) {
    switch value {
    case .number(let number):
      guard let count = Int(exactly: number), (0...Self.most).contains(count) else {
        self = .unreadable
        return
      }
      self = .count(count)
    case .text(let text): self.init(text: WrittenText.plain(text))
    case .moment, .boolean, .error: self = .unreadable
    case .uncalculated: self = .unreadable
    }
  }

  /// `1.234`, `12 người`, `không`; a dash or nothing is nothing.
  private init(text: String) {
    let folded = Folding.words(text)
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
      self = .none
      return
    }
    if ["khong", "khong co", "none", "nil"].contains(folded) {
      self = .count(0)
      return
    }
    let number = text.prefix { $0.isASCII && $0.isNumber || ".,\u{A0}\u{202F} ".contains($0) }
    let rest = text.dropFirst(number.count)
    let parts = number.split { !$0.isNumber }
    var digits = parts.joined()
    let isGrouped =
      parts.count > 1 && parts.dropFirst().allSatisfy { $0.count == Self.digitsOfGroups }
    // `12,0` of a program that holds whole numbers as decimals.
    if parts.count == 2, parts[1].allSatisfy({ $0 == "0" }), parts[1].count < Self.digitsOfGroups {
      digits = String(parts[0])
    } else if parts.count != 1, !isGrouped {
      self = .unreadable
      return
    }
    guard !rest.contains(where: \.isNumber), let count = Int(digits), count <= Self.most else {
      self = .unreadable
      return
    }
    self = .count(count)
  }
}

/// What the rows of the form are called, however people rename them.
enum SummaryLabels {
  private static let numberHeadings: Set<String> = [
    "so luong", "sl", "so lg", "ket qua", "ket qua thuc hien", "so lieu", "thuc hien", "dat duoc",
    "so luong nguoi", "tong so", "number", "count", "quantity", "amount", "result",
  ]
  /// Rows that begin so are parts of others, or their sum.
  private static let partsAndSums = [
    "trong do", "rieng", "of which", "tong cong", "cong ", "cong chung", "total", "luy ke",
  ]

  /// Whether a text, small and without accents, stands over the numbers.
  static func isNumberHeading(_ folded: String) -> Bool { numberHeadings.contains(folded) }

  /// What a row counts by its text; nil for any other text.
  static func subject(_ text: String) -> Words.SummaryRow? {
    let folded = Folding.words(text)
    guard !partsAndSums.contains(where: { folded.hasPrefix($0) || folded + " " == $0 }) else {
      return nil
    }
    let words = " \(folded) "
    func has(_ any: String...) -> Bool { any.contains { words.contains(" \($0)") } }
    // A title has the same words, and names the day of everybody.
    if has("bang tong hop", "tong hop ket qua", "ke hoach", "toan dan") { return nil }
    if has("ho tro", "supported") { return .supported }
    if has("bang ron", "bang zon", "khau hieu", "ap phich", "panner", "pano", "banner", "poster") {
      return .banners
    }
    if has("tin bai", "bai viet", "tin va bai", "so bai", "article") { return .articles }
    let isDay = isOfDay(words, text)
    if has("don vi mau", "dv mau", "dvm ", "luong mau", "mau tiep nhan", "blood unit") {
      return isDay ? .bloodUnitsDay : .bloodUnitsMonth
    }
    if has("dang ky", "dang ki", "registrant", "registered") {
      return isDay ? .registeredDay : .registeredMonth
    }
    return nil
  }

  /// What a column counts by its heading, where space may be short; nil for any other text.
  static func columnSubject(_ text: String) -> Words.SummaryRow? {
    let folded = Folding.words(text)
    switch folded {
    case "arti cles", "articles": return .articles
    case "ban ners", "banners": return .banners
    case "sup port", "support": return .supported
    default: break
    }
    if let subject = subject(text) { return subject }
    if folded.hasPrefix("dk ") || folded.hasPrefix("reg ") {
      return isOfDay(" \(folded) ", text) ? .registeredDay : .registeredMonth
    }
    if folded.hasPrefix("units ") {
      return isOfDay(" \(folded) ", text) ? .bloodUnitsDay : .bloodUnitsMonth
    }
    return nil
  }

  /// Whether a row is of a day: it names a day, or a date with one.
  private static func isOfDay(_ words: String, _ text: String) -> Bool {
    if words.contains(" ngay ") { return true }
    if words.contains(" thang ") || words.contains(" month ") { return false }
    return text.firstMatch(of: #/\d{1,2}[\/.\-]\d{1,2}[\/.\-]\d{4}/#) != nil
      || words.contains(" day ")
  }
}
