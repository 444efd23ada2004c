public import Foundation
import Wording
import Workbooks

/// How many times people, or units, have given blood before: a CSV or Excel file with a row for each.
public struct DonationCountsFile: Equatable, Sendable {
  /// A row.
  public struct Row: Equatable, Sendable {
    /// The person; empty for a row about a whole unit.
    public let name: String
    /// The year of birth; nil where it is not known.
    public let birthYear: Int?
    /// The unit; empty where it is not known.
    public let unit: String
    /// The telephone number; empty where it is not known.
    public let phone: String
    /// How many times.
    public let count: Int
    /// The cell of the number, such as `D7`.
    public let cell: String
  }

  /// The tab of the sheet; empty for a table of text.
  public private(set) var sheet = ""
  /// The rows, in the order of the file.
  public private(set) var rows: [Row] = []

  private enum Column { case name, birth, unit, phone, count }

  private static let headings: [String: Column] = [
    "ho va ten": .name, "ho ten": .name, "name": .name, "full name": .name, "nguoi hien mau": .name,
    "nam sinh": .birth, "ngay sinh": .birth, "birth year": .birth, "birth_year": .birth,
    "ngay sinh nam sinh": .birth, "don vi": .unit, "unit": .unit, "co quan": .unit,
    "so dien thoai": .phone, "dien thoai": .phone, "sdt": .phone, "phone": .phone,
    "so lan": .count, "so lan hien": .count, "so lan hien mau": .count, "so lan da hien": .count,
    "so lan da hien mau": .count, "donations": .count, "count": .count, "times": .count,
    "so don vi mau": .count, "don vi mau": .count,
  ]
  private static let (mostTimes, likelyYears) = (100_000, 1900...2100)

  /// Reads a file; the first sheet that counts something counts.
  ///
  /// - Parameter url: the file.
  /// - Throws: ``UnitCountsError`` with everything that is wrong.
  public init(at url: URL) throws(UnitCountsError) {
    let file = SentFile(at: url)
    try file.readFirstTable(with: ["name", "birth_year", "unit", "donations"]) {
      read($0, of: file.name)
    }
  }

  private mutating func read(
    _ sheet: SentSheet, of file: String
  ) -> (isTable: Bool, diagnostics: [ListDiagnostic]) {
    var columns: [Int32: Column] = [:]
    var diagnostics: [ListDiagnostic] = []
    self.sheet = sheet.name ?? ""
    for row in sheet.table.rows {
      let cells = sheet.table.cells(of: row)
      guard !columns.isEmpty else {
        let found = HeadingRow.columns(in: cells, by: Self.headings)
        let isOfSomebody = found.values.contains(.name) || found.values.contains(.unit)
        if found.values.contains(.count), isOfSomebody { columns = found }
        continue
      }
      func cell(_ column: Column) -> SheetTable.Entry? {
        cells.first { columns[$0.column] == column && !$0.value.isBlank }
      }
      func add(_ cell: SheetTable.Entry, _ expected: Expectation) {
        diagnostics.append(
          ListDiagnostic(
            .wrongType, file: file, sheet: sheet.name, row: row.number + 1,
            column: Int(cell.column) + 1, value: cell.value.shown, expected: expected))
      }
      let name = cell(.name)?.value.shown ?? ""
      let unit = cell(.unit)?.value.shown ?? ""
      guard !name.isEmpty || !unit.isEmpty, !TimetableColumns.isSum(name.isEmpty ? unit : name),
        let number = cell(.count)
      else { continue }
      guard case .count(let count) = SummaryNumber(number.value), count <= Self.mostTimes else {
        add(number, .wholeNumber)
        continue
      }
      var year: Int?
      if let birth = cell(.birth) {
        year = Self.year(in: birth.value.shown)
        if year == nil { add(birth, .ofList(.birth)) }
      }
      let digits = cell(.phone)?.value.shown.filter { $0.isASCII && $0.isNumber } ?? ""
      rows.append(
        Row(
          name: name, birthYear: year, unit: unit, phone: digits, count: count,
          cell: CellAddress(row: row.number, column: Int(number.column)).name))
    }
    return (!columns.isEmpty, diagnostics)
  }

  /// The year that a day or a year of birth names: the only number of four digits that can be one.
  private static func year(in text: String) -> Int? {
    let years = text.split { !$0.isNumber }.filter { $0.count == 4 }.compactMap { Int($0) }
      .filter(likelyYears.contains)
    return years.count == 1 ? years[0] : nil
  }
}
