public import DriveFiles
public import Foundation
public import Wording
import Workbooks

/// Writes lists back to the units that sent them, with what is wrong beside each row.
public struct MarkedLists {
  private let plan: ImportPlan
  private let wording: Words
  /// What is said of a list as a whole, and is nothing to be repaired in its rows.
  private static let general: Set<ProblemCode> = [
    .textConverted, .unknownColumn, .duplicateColumn, .rowLeftOut, .sheetLeftOut, .noHeadings,
    .columnSetAside, .rowHidden, .unitCarried, .fileLeftOut, .sheetHidden, .rowsAboveHeadings,
    .timeStamp, .noKinds, .donationNoKind, .perhapsCompanions,
  ]

  /// Marks for the lists of an import.
  public init(_ plan: ImportPlan, wording: Words) {
    self.plan = plan
    self.wording = wording
  }

  /// Whether something is said beside a row of a marked list, and not of a list as a whole.
  ///
  /// - Parameter diagnostic: what is said.
  /// - Returns: whether it is.
  public static func isMarked(_ diagnostic: ListDiagnostic) -> Bool {
    diagnostic.row != nil && !general.contains(diagnostic.code)
  }

  /// Writes the lists that something is wrong with.
  ///
  /// - Parameters:
  ///   - files: the lists that were read.
  ///   - folder: where to.
  ///   - mayReplace: whether files that are there may be written over.
  /// - Returns: the files written.
  /// - Throws: why they cannot be written; none of them then is.
  public func write(
    _ files: [SentFile], to folder: URL, mayReplace: Bool
  ) throws(OutputError) -> [URL] {
    var names = FileNames()
    var written: [(url: URL, bytes: [UInt8])] = []
    for (index, file) in files.enumerated() {
      let diagnostics = plan.diagnostics.filter {
        $0.file == file.name && MarkedLists.isMarked($0)
      }
      guard !diagnostics.isEmpty else { continue }
      let stem = file.stem.hasSuffix(".loi") ? file.stem : file.stem + ".loi"
      let name = names.name(for: stem, ending: file.isText ? ".csv" : ".xlsx")
      let url = folder.appendingPathComponent(name)
      guard mayReplace || !FileManager.default.fileExists(atPath: url.path) else {
        throw .cannotCreate(path: url.path, reason: String(cString: strerror(EEXIST)))
      }
      let sheets = plan.sheets.filter { $0.file == index }
      written.append((url, try marked(file, sheets, diagnostics, url)))
    }
    guard !written.isEmpty else { return [] }
    let staged = try StagedFolder(for: folder)
    for file in written { try staged.write(file.bytes, to: file.url.lastPathComponent) }
    try staged.finish()
    return written.map(\.url)
  }

  private func marked(
    _ file: SentFile, _ sheets: [ImportPlan.Sheet], _ diagnostics: [ListDiagnostic], _ url: URL
  ) throws(OutputError) -> [UInt8] {
    if file.isText {
      do throws(SentFileError) {
        return table(try TextTable(of: file).sheet, sheets, diagnostics)
      } catch {
        throw .cannotWrite(path: url.path, reason: error.diagnostic.message(in: wording))
      }
    }
    do throws(WorkbookError) {
      let book = try WorkbookFile(at: file.url)
      var marks: [SheetMarks] = []
      for tab in book.sheets {
        let tables = sheets.filter { $0.tab == tab.name }
        guard !tables.isEmpty else { continue }
        marks.append(self.marks(on: tab, tables, diagnostics.filter { $0.sheet == tab.name }))
      }
      return try book.marked(marks)
    } catch {
      throw .cannotWrite(path: url.path, reason: error.reason)
    }
  }

  private func marks(
    on tab: WorkbookFile.Sheet, _ tables: [ImportPlan.Sheet], _ diagnostics: [ListDiagnostic]
  ) -> SheetMarks {
    var marks = SheetMarks(on: tab)
    for (row, text) in texts(tables, diagnostics) {
      marks.texts[CellAddress(row: row, column: tables[0].errorsColumn)] = text
    }
    for diagnostic in diagnostics {
      guard let row = diagnostic.row, let column = diagnostic.column else { continue }
      marks.cells.insert(CellAddress(row: row - 1, column: column - 1))
    }
    return marks
  }

  /// What stands in the column for errors, by row from 0; what stood there before goes.
  private func texts(_ tables: [ImportPlan.Sheet], _ diagnostics: [ListDiagnostic]) -> [Int: String]
  {
    var texts: [Int: String] = [:]
    for row in tables.flatMap(\.oldErrors) { texts[row] = "" }
    for table in tables where table.headingRow > 0 {
      texts[table.headingRow - 1] = wording.errorsHeading
    }
    for (row, diagnostics) in Dictionary(grouping: diagnostics, by: \.row) {
      guard let row else { continue }
      texts[row - 1] = diagnostics.map { diagnostic in
        let label = diagnostic.refuses ? "" : "\(wording.warningLabel): "
        let hint = diagnostic.hint.map { " (\(wording.hint($0)))" } ?? ""
        return label + diagnostic.message(in: wording) + hint
      }.joined(separator: "\n")
    }
    return texts
  }

  /// CSV as it was, with a column more; in UTF-8, with the mark that spreadsheets know it by.
  private func table(
    _ sheet: SentSheet, _ found: [ImportPlan.Sheet], _ diagnostics: [ListDiagnostic]
  ) -> [UInt8] {
    var table = sheet.table
    let letters = ColumnLetters(of: table, isBytes: sheet.isBytes)
    table.changeTexts { column, text in letters.meant(text, column: column) }
    let texts = self.texts(found, diagnostics)
    let column = found.first?.errorsColumn ?? 0
    var text = "\u{FEFF}"
    var next = 0
    for row in table.rows {
      // Rows keep their numbers.
      while next < row.number {
        text += "\n"
        next += 1
      }
      var fields: [String] = []
      for cell in table.cells(of: row) where Int(cell.column) != column {
        while fields.count < Int(cell.column) { fields.append("") }
        if case .text(let value) = cell.value { fields.append(value) }
      }
      if let mark = texts[row.number] {
        while fields.count <= column { fields.append("") }
        fields[column] = mark.replacing("\n", with: "; ")
      }
      text += CSVText.row(fields, separator: sheet.separator)
      next += 1
    }
    return Array(text.utf8)
  }
}
