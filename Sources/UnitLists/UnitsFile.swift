public import Foundation
import Workbooks

/// Units as an office lists them: a name in each row, and beside it what was asked for and how many
/// work there.
public struct UnitsFile: Equatable, Sendable {
  /// A unit.
  public struct Entry: Equatable, Sendable {
    /// The id that the file gives; empty where it gives none.
    public var id = ""
    /// The name.
    public var name = ""
    /// How many it was asked for; nil where the file does not say.
    public var quota: Int?
    /// How many work there; nil where the file does not say.
    public var staff: Int?

    /// A unit of which only the name is known.
    public init(name: String = "") { self.name = name }
  }

  /// Why a file is no list of units.
  public enum ReadingError: Error, Equatable, Sendable {
    /// It cannot be read.
    case unreadable
    /// No column is called a name.
    case noNames
    /// A cell that should be a whole number is none: its row from 1, and what stands there.
    case notANumber(row: Int, value: String)
    /// Two rows are of the same unit: the later row from 1, and its name.
    case twice(row: Int, name: String)
  }

  /// The units, in the order of the file.
  public private(set) var units: [Entry] = []

  private enum Column { case id, name, quota, staff }

  /// The words that columns are called by, without marks.
  private static let headings: [(column: Column, words: Set<String>)] = [
    (.id, ["id", "ma", "ma don vi", "ky hieu"]),
    (
      .name,
      [
        "ten", "ten don vi", "don vi", "co quan", "ten co quan", "name", "unit", "unit name",
        "truong",
      ]
    ),
    (
      .quota,
      ["chi tieu", "chi tieu giao", "so luong", "quota", "so nguoi", "chi tieu van dong", "giao"]
    ),
    (
      .staff,
      [
        "staff", "nhan su", "tong so", "so nhan su", "tong nhan su", "quan so", "tong so nhan su",
        "can bo", "so can bo", "bien che", "tong so can bo",
      ]
    ),
  ]

  /// Reads a file, CSV or a workbook of which the first sheet with names counts.
  ///
  /// - Parameter url: the file.
  /// - Throws: ``ReadingError``.
  public init(at url: URL) throws(ReadingError) {
    let sheets: [SentSheet]
    do throws(SentFileError) {
      sheets = try SentFile(at: url).sheets()
    } catch {
      throw .unreadable
    }
    for sheet in sheets where !sheet.isHidden {
      guard try read(sheet.table) else { continue }
      return
    }
    throw .noNames
  }

  private mutating func read(_ table: SheetTable) throws(ReadingError) -> Bool {
    var columns: [Int32: Column] = [:]
    var names = Set<String>()
    for row in table.rows {
      let cells = table.cells(of: row)
      if columns.isEmpty {
        let found = cells.compactMap { cell in
          UnitsFile.column(UnitsFile.text(cell.value)).map { (cell.column, $0) }
        }
        if found.contains(where: { $0.1 == .name }) {
          columns = Dictionary(found, uniquingKeysWith: { first, _ in first })
        }
        continue
      }
      var entry = Entry()
      for cell in cells {
        let text = UnitsFile.text(cell.value)
        switch columns[cell.column] {
        case .id: entry.id = text
        case .name: entry.name = text
        case .quota: entry.quota = try number(text, row.number)
        case .staff: entry.staff = try number(text, row.number)
        case nil: break
        }
      }
      // A row without a name is a sum, or nothing.
      guard !entry.name.isEmpty, !Self.isSum(entry.name) else { continue }
      guard names.insert(Folding.words(entry.name)).inserted else {
        throw .twice(row: row.number + 1, name: entry.name)
      }
      units.append(entry)
    }
    return !columns.isEmpty
  }

  private static func isSum(_ name: String) -> Bool {
    ["tong", "tong cong", "cong", "total", "tong so"].contains(Folding.words(name))
  }

  private static func column(_ heading: String) -> Column? {
    let words = Folding.words(heading)
    return headings.first { $0.words.contains(words) }?.column
  }

  private func number(_ text: String, _ row: Int) throws(ReadingError) -> Int? {
    guard !text.isEmpty else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw .notANumber(row: row + 1, value: text)
    }
    return number
  }

  private static func text(_ value: CellValue) -> String {
    switch value {
    case .text(let text): text.trimmingCharacters(in: .whitespacesAndNewlines)
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    case .moment, .boolean, .error, .uncalculated: ""
    }
  }
}
