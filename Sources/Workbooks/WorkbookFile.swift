public import Foundation

/// A workbook that is read: the names of its sheets, and their cells one sheet after the other.
public struct WorkbookFile: ~Copyable {
  /// A sheet of a workbook.
  public struct Sheet: Equatable, Sendable {
    /// What its tab says.
    public let name: String
    /// Whether its tab is not shown.
    public let isHidden: Bool
    /// The part of the container that holds it.
    let part: String
  }

  /// The sheets with cells, in the order of their tabs.
  public let sheets: [Sheet]
  /// Where the file is.
  let url: URL
  /// The part with the styles; nil where there is none.
  let stylesPart: String?
  private let archive: ZipArchive
  private let counts1904: Bool
  private let texts: SharedTexts
  private let formats: NumberFormats

  /// Opens a workbook.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - limits: how much of it is read at most.
  /// - Throws: why it cannot be read.
  public init(at url: URL, limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookError) {
    let archive = try ZipArchive(path: url.path, limits: limits)
    let parts = try WorkbookParts(of: archive)
    let texts = SharedTexts(part: parts.sharedTexts ?? "", budget: archive.budget)
    if let part = parts.sharedTexts { try XMLPart.read(part, of: archive, texts) }
    let formats = NumberFormats(part: parts.styles ?? "", budget: archive.budget)
    if let part = parts.styles { try XMLPart.read(part, of: archive, formats) }
    self.url = url
    stylesPart = parts.styles
    sheets = parts.sheets
    counts1904 = parts.counts1904
    self.texts = texts
    self.formats = formats
    self.archive = archive
  }

  /// The cells of a sheet.
  ///
  /// - Parameter sheet: one of ``sheets``.
  /// - Returns: its cells.
  /// - Throws: why it cannot be read.
  public func table(of sheet: Sheet) throws(WorkbookError) -> SheetTable {
    let cells = SheetCells(
      part: sheet.part, texts: texts, formats: formats, counts1904: counts1904,
      budget: archive.budget)
    try XMLPart.read(sheet.part, of: archive, cells)
    return cells.table
  }

  /// The bytes of a part that is to be changed.
  func bytes(ofPart name: String) throws(WorkbookError) -> [UInt8] { try archive.bytes(of: name) }
}
