/// Why a workbook cannot be read or written.
public enum WorkbookError: Error, Equatable, Sendable {
  /// The file cannot be opened; with the system's words.
  case unreadable(reason: String)
  /// The file is no workbook of the kind .xlsx.
  case notAWorkbook
  /// A workbook of Excel 97–2003, which is another format.
  case oldFormat
  /// An OpenDocument sheet, which is another format.
  case openDocument
  /// A web page, as many programs save tables under the name .xls.
  case webPage
  /// Another kind of file, by the name people know it by: `PDF`, `Word`.
  case otherKind(String)
  /// Text with separators under the name of a workbook.
  case textTable
  /// The file can only be read with a password.
  case encrypted
  /// A part is missing or broken; with the words of the reader.
  case damaged(part: String, reason: String)
  /// A part is larger than is read.
  case tooLarge(part: String, megabytes: Int, most: Int)
  /// A part declares a document type, which no workbook does: that is how XML bombs begin.
  case documentType(part: String)
  /// The workbook to be written has something that no workbook can have.
  case impossible(String)
  /// The workbook cannot be written; with the words of the writer.
  case unwritable(reason: String)

  /// Why, in words.
  public var reason: String {
    switch self {
    case .impossible(let reason), .unwritable(let reason), .unreadable(let reason): return reason
    case .damaged(let part, let reason): return part.isEmpty ? reason : "\(part): \(reason)"
    case .tooLarge(let part, let megabytes, let most):
      return "\(part.isEmpty ? "" : part + ": ")\(megabytes) MB > \(most) MB"
    case .notAWorkbook, .oldFormat, .openDocument, .webPage, .otherKind, .textTable, .encrypted,
      .documentType:
      return "\(self)"
    }
  }
}

/// How much of a workbook is read at most, so that none can fill the memory.
public struct WorkbookLimits: Equatable, Sendable {
  /// The largest file, in bytes.
  public var file = 128_000_000
  /// The largest part after inflating, in bytes.
  public var part = 120_000_000
  /// The most bytes of all parts together after inflating, a part counted as often as it is read.
  public var total = 120_000_000
  /// The most memory that all cells, texts, styles and merges may take together, in bytes.
  public var memory = 100_000_000
  /// The most cells that a sheet may show as one.
  public var merges = 100_000

  /// The usual limits: a hundred thousand rows fit.
  public init() {}

  /// For what was made here, and is read back.
  static var unlimited: WorkbookLimits {
    var limits = WorkbookLimits()
    (limits.file, limits.part, limits.total, limits.memory) = (.max, .max, .max, .max)
    return limits
  }
}
