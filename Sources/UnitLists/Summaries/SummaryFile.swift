import Drives
public import Foundation
import Wording
import Workbooks

/// A file with summaries that units sent up.
public struct SummaryFile: Equatable, Sendable {
  /// What it is called: its path below the folder that was given.
  public let name: String
  /// The forms on its sheets that are shown.
  public private(set) var forms: [SummaryForm] = []
  /// The tables with a row for each unit on its sheets that are shown.
  public private(set) var tables: [SummaryTable] = []
  /// The tabs of forms that are not shown, which are not read.
  public private(set) var hiddenSheets: [String] = []
  /// Why it cannot be read; nil where it can.
  public private(set) var error: ListDiagnostic?

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - name: what it is called.
  public init(at url: URL, name: String) {
    self.name = name
    do throws(SentFileError) {
      for sheet in try SentFile(at: url, name: name).sheets() {
        guard !Self.isOfSources(sheet) else { continue }
        let table = SummaryTable(sheet)
        let form = table == nil ? SummaryForm(sheet) : nil
        guard table != nil || form != nil else { continue }
        if sheet.isHidden {
          hiddenSheets.append(sheet.name ?? name)
        } else if let table {
          tables.append(table)
        } else if let form {
          forms.append(form)
        }
      }
    } catch {
      self.error = error.diagnostic
    }
  }

  /// Whether a sheet tells where the numbers of another one come from, as `rollup` writes it.
  private static func isOfSources(_ sheet: SentSheet) -> Bool {
    sheet.table.rows.prefix(mostRowsAbove).contains { row in
      let headings = Set(sheet.table.cells(of: row).map { Folding.words($0.value.shown) })
      return headings.isSuperset(of: ["tep", "trang", "o"])
        || headings.isSuperset(of: ["file", "sheet", "cell"])
    }
  }

  /// In how many rows the headings of such a sheet are looked for.
  private static let mostRowsAbove = 10

  /// The endings of files that are read.
  public static let endings = ["xlsx", "xlsm", "csv", "tsv"]
}

/// Who is to send a summary, and what is expected: a CSV or Excel file with a column of units and,
/// where they are known, the level above each, how many belong to it, and its target of blood units.
public struct ExpectedSenders: Equatable, Sendable {
  /// One of them.
  public struct Sender: Equatable, Sendable {
    /// What it is called.
    public let name: String
    /// The level above; empty for none.
    public let group: String
    /// How many belong to it; nil where that is not known.
    public let staff: Int?
    /// The blood units it is to bring; nil for no target.
    public let target: Int?
  }

  /// They, in the order of the file.
  public private(set) var senders: [Sender] = []

  private enum Column { case name, group, staff, target }

  private static let headings: [String: Column] = [
    "don vi": .name, "ten don vi": .name, "name": .name, "unit": .name, "ten": .name,
    "cong doan": .name, "huyen": .group, "cap tren": .group, "nhom": .group, "group": .group,
    "cum": .group, "khoi": .group, "staff": .staff, "so nguoi": .staff, "so doan vien": .staff,
    "doan vien": .staff, "members": .staff, "tong so cb cnv": .staff, "target": .target,
    "chi tieu": .target, "chi tieu don vi mau": .target,
  ]

  /// Reads a file; the first sheet with a column of units counts.
  ///
  /// - Parameter url: the file.
  /// - Throws: ``UnitCountsError`` with everything that is wrong.
  public init(at url: URL) throws(UnitCountsError) {
    let file = SentFile(at: url)
    try file.readFirstTable(with: ["name", "staff", "target"]) { read($0, of: file.name) }
  }

  private mutating func read(
    _ sheet: SentSheet, of file: String
  ) -> (isTable: Bool, diagnostics: [ListDiagnostic]) {
    var columns: [Int32: Column] = [:]
    var diagnostics: [ListDiagnostic] = []
    for row in sheet.table.rows {
      let cells = sheet.table.cells(of: row)
      guard !columns.isEmpty else {
        let found = HeadingRow.columns(in: cells, by: Self.headings)
        if found.values.contains(.name) { columns = found }
        continue
      }
      func text(_ column: Column) -> String {
        cells.first { columns[$0.column] == column }?.value.shown ?? ""
      }
      func number(_ column: Column) -> Int? {
        guard let cell = cells.first(where: { columns[$0.column] == column }) else { return nil }
        switch SummaryNumber(cell.value) {
        case .count(let count): return count
        case .none: return nil
        case .unreadable:
          diagnostics.append(
            ListDiagnostic(
              .wrongType, file: file, sheet: sheet.name, row: row.number + 1,
              column: Int(cell.column) + 1, value: cell.value.shown, expected: .wholeNumber))
          return nil
        }
      }
      let name = text(.name)
      guard !name.isEmpty, !TimetableColumns.isSum(name) else { continue }
      senders.append(
        Sender(
          name: name, group: text(.group), staff: number(.staff), target: number(.target)))
    }
    return (!senders.isEmpty, diagnostics)
  }

  /// Which of them a text names, in a name of a file or a title; nil for none, or several.
  ///
  /// - Parameter text: the text.
  /// - Returns: the index.
  public func sender(in text: String) -> Int? {
    let units = senders.map { Drives.Unit(id: $0.name, name: $0.name) }
    return UnitFinder(units).unit(inside: text).unit
  }
}
