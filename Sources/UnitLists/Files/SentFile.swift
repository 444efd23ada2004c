public import Foundation
import Wording
import Workbooks

/// A file that a unit sent.
public struct SentFile: Equatable, Sendable {
  /// Where it is.
  public let url: URL
  /// What it is called in what people read.
  public let name: String

  /// A file.
  ///
  /// - Parameters:
  ///   - url: where it is.
  ///   - name: what it is called; nil for the last part of its path.
  public init(at url: URL, name: String? = nil) {
    self.url = url
    self.name = name ?? url.lastPathComponent
  }

  /// The name without its ending.
  var stem: String { url.deletingPathExtension().lastPathComponent }

  /// Whether it is a table of text: by its name, unless it is a workbook all the same.
  var isText: Bool {
    ["csv", "tsv", "txt"].contains(url.pathExtension.lowercased()) && !isWorkbook
  }
}

/// One sheet of a file that a unit sent.
struct SentSheet {
  /// The tab; nil for CSV.
  let name: String?
  let isHidden: Bool
  var table: SheetTable
  /// Whether each character stands for a byte of text that is not UTF-8.
  var isBytes = false
  /// What separates the fields of CSV.
  var separator = ","
}

extension SentFile {
  /// The largest table of text that is read, in bytes.
  static let mostBytes = 64_000_000
  /// The most rows that one import reads, of all files together: each may become a person, and all
  /// of them must have room in memory.
  static let mostRows = 120_000

  /// That the lists have more rows than are read at once.
  var tooManyRows: ListDiagnostic {
    ListDiagnostic(
      .tooLarge, file: name, expected: .ofList(.rows(SentFile.mostRows)),
      hint: .ofList(.importInParts))
  }

  /// The sheets, or what is wrong with the file as a whole.
  func sheets() throws(SentFileError) -> [SentSheet] {
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw SentFileError(ListDiagnostic(.missingInput, file: name, value: url.path))
    }
    if isText { return [try TextTable(of: self).sheet] }
    var sheets: [SentSheet] = []
    do throws(WorkbookError) {
      let book = try WorkbookFile(at: url)
      for sheet in book.sheets {
        let table = try book.table(of: sheet)
        sheets.append(SentSheet(name: sheet.name, isHidden: sheet.isHidden, table: table))
      }
    } catch {
      throw SentFileError(report(of: error))
    }
    return sheets
  }

  /// Whether it is a workbook, whatever its name says.
  private var isWorkbook: Bool {
    // Opening a pipe would wait for whoever writes to it.
    let file = open(url.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    var head = [UInt8](repeating: 0, count: 4)
    return read(file, &head, head.count) == head.count && head == [0x50, 0x4B, 0x03, 0x04]
  }

  private func report(of error: WorkbookError) -> ListDiagnostic {
    switch error {
    case .unreadable(let reason):
      return ListDiagnostic(.unreadable, file: name, value: reason, hint: .allowReading)
    case .notAWorkbook:
      return ListDiagnostic(.notAWorkbook, file: name, expected: .ofList(.workbook))
    case .webPage:
      return ListDiagnostic(
        .webPage, file: name, expected: .ofList(.workbook), hint: .ofList(.saveAsWorkbook))
    case .textTable:
      return ListDiagnostic(.textTable, file: name, hint: .ofList(.renameToCSV))
    case .otherKind(let kind):
      return ListDiagnostic(
        .otherKindOfFile, file: name, value: kind, expected: .ofList(.workbook),
        hint: .ofList(.saveAsWorkbook))
    case .oldFormat, .openDocument:
      return ListDiagnostic(
        .otherFormat, file: name, value: error == .oldFormat ? "Excel 97–2003 (.xls)" : ".ods",
        expected: .ofList(.workbook), hint: .ofList(.saveAsWorkbook))
    case .encrypted:
      return ListDiagnostic(
        .encryptedWorkbook, file: name, expected: .ofList(.openWorkbook),
        hint: .ofList(.removePassword))
    case .damaged(let part, let reason):
      return ListDiagnostic(
        .damagedWorkbook, file: name, value: part.isEmpty ? reason : "\(part): \(reason)",
        hint: .ofList(.saveAgain))
    case .documentType(let part):
      return ListDiagnostic(
        .damagedWorkbook, file: name, value: "\(part): DOCTYPE", hint: .ofList(.saveAgain))
    case .tooLarge(let part, let megabytes, let most):
      return ListDiagnostic(
        .tooLarge, file: name, value: part.isEmpty ? "\(megabytes) MB" : "\(part): \(megabytes) MB",
        expected: .megabytes(most))
    case .impossible(let reason), .unwritable(let reason):
      return ListDiagnostic(.damagedWorkbook, file: name, value: reason)
    }
  }
}

/// What is wrong with a file as a whole.
struct SentFileError: Error {
  let diagnostic: ListDiagnostic

  init(_ diagnostic: ListDiagnostic) { self.diagnostic = diagnostic }
}
