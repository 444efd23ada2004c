import Foundation
import TestSupport
import Workbooks

/// A workbook with one sheet, written by hand; gone with the value.
final class HandMade {
  let url: URL
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let sheetName = "xl/worksheets/sheet1.xml"

  /// A workbook of these pieces of XML.
  convenience init(
    sheet: String, texts: [String] = [], styles: String? = nil, properties: String = ""
  ) throws {
    let text = "<worksheet><sheetData>\(sheet)</sheetData></worksheet>"
    try self.init(
      .stored(Array(text.utf8)), texts: texts, styles: styles, properties: properties)
  }

  init(
    _ sheet: ZipBytes.Content, isEncrypted: Bool = false, texts: [String] = [],
    styles: String? = nil, properties: String = "", without missing: String = ""
  ) throws {
    var zip = ZipBytes()
    let types = HandMade.types
    let parts = [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"\(types)/officeDocument\" "
          + "Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\">\(properties)<sheets><sheet name=\"Một\" sheetId=\"1\" "
          + "r:id=\"a\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>"
          + "<Relationship Id=\"a\" Type=\"\(types)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"b\" Type=\"\(types)/sharedStrings\" "
          + "Target=\"/xl/worksheets/../texts.xml\"/>"
          + "<Relationship Id=\"c\" Type=\"\(types)/styles\" Target=\"styles.xml\"/>"
          + "</Relationships>"
      ),
      ("xl/texts.xml", "<sst>\(texts.map { "<si>\($0)</si>" }.joined())</sst>"),
      ("xl/styles.xml", styles ?? "<styleSheet/>"),
    ]
    for (name, text) in parts where name != missing { zip.add(name, text) }
    if missing != HandMade.sheetName {
      zip.add(HandMade.sheetName, sheet, isEncrypted: isEncrypted)
    }
    url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    try Data(zip.finished()).write(to: url)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The cells of the first sheet.
  func table(limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookError) -> SheetTable {
    let book = try WorkbookFile(at: url, limits: limits)
    return try book.table(of: book.sheets[0])
  }

  /// Why it cannot be read; nil if it can.
  func error(limits: WorkbookLimits = WorkbookLimits()) -> WorkbookError? {
    do throws(WorkbookError) {
      _ = try table(limits: limits)
      return nil
    } catch {
      return error
    }
  }
}

/// Text inside XML.
enum XMLText {
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
