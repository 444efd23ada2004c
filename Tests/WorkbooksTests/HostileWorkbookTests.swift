import Foundation
import TestSupport
import Testing
import Workbooks

/// Workbooks made to harm, or harmed.
@Suite struct HostileWorkbookTests {
  private let sheet = HandMade.sheetName

  @Test func aPartThatInflatesWithoutEndIsLeft() throws {
    var limits = WorkbookLimits()
    limits.part = 5_000_000
    let bomb = try HandMade(
      .bomb(start: "<worksheet><!--", repeating: UInt8(ascii: "x"), count: 6_000_000))
    #expect(bomb.error(limits: limits) == .tooLarge(part: sheet, megabytes: 6, most: 5))
  }

  @Test func aPartThatLiesAboutItsSizeIsCounted() throws {
    var limits = WorkbookLimits()
    limits.part = 5_000_000
    let data = ZipBytes.deflated(
      Array("<worksheet><!--".utf8), repeating: UInt8(ascii: "x"), count: 6_000_000)
    let small = try HandMade(.lying(data, size: 100)).error(limits: limits)
    #expect(small != nil)
    // Two gigabytes are believed, and not begun with.
    let large = try HandMade(.lying(data, size: 2_000_000_000)).error()
    #expect(large == .tooLarge(part: sheet, megabytes: 2000, most: 120))
  }

  @Test func aDocumentTypeIsRefusedBeforeAnythingGrows() throws {
    let text = """
      <!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>
      """
    #expect(try HandMade(.stored(Array(text.utf8))).error() == .documentType(part: sheet))
  }

  @Test func cellsTakeNoMoreThanTheyMay() throws {
    var limits = WorkbookLimits()
    limits.memory = 10_000
    let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 10) + "</row>"
    let rows = String(repeating: row, count: 100)
    #expect(
      try HandMade(sheet: rows).error(limits: limits)
        == .tooLarge(part: sheet, megabytes: 0, most: 0))
    #expect(try HandMade(sheet: rows).table().rows.count == 100)
    let texts = [String](repeating: "<t>một chữ khá dài để đếm</t>", count: 200)
    #expect(
      try HandMade(sheet: "", texts: texts).error(limits: limits)
        == .tooLarge(part: "xl/texts.xml", megabytes: 0, most: 0))
  }

  @Test func aFileLargerThanIsReadIsNotBegun() throws {
    var limits = WorkbookLimits()
    limits.file = 100
    #expect(
      try HandMade(sheet: "").error(limits: limits) == .tooLarge(part: "", megabytes: 0, most: 0))
  }

  @Test func brokenPartsAreNamed() throws {
    let cut = "<worksheet><sheetData><row><c><v>1"
    guard case .damaged(sheet, let reason) = try HandMade(.stored(Array(cut.utf8))).error() else {
      Issue.record("a cut sheet was read")
      return
    }
    #expect(reason == "no element found, line 1")
    for (xml, reason) in [
      ("<row r=\"2\"/><row r=\"1\"/>", "a row out of order, row 2"),
      ("<row r=\"2\"><c r=\"A3\"/></row>", "a cell out of place, row 2"),
      ("<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>", "a cell out of order, row 2"),
      ("<row r=\"2\"><c t=\"s\"><v>7</v></c></row>", "no shared text 7, row 2"),
      ("<row r=\"2\"><c><v>12a</v></c></row>", "no number: 12a, row 2"),
    ] {
      #expect(try HandMade(sheet: xml).error() == .damaged(part: sheet, reason: reason))
    }
  }

  @Test func missingPartsAreNamed() throws {
    let empty = ZipBytes.Content.stored(Array("<worksheet/>".utf8))
    #expect(
      try HandMade(empty, without: sheet).error()
        == .damaged(part: sheet, reason: "the part is missing"))
    #expect(try HandMade(empty, without: "_rels/.rels").error() == .notAWorkbook)
    #expect(try HandMade(empty, without: "xl/workbook.xml").error() == .notAWorkbook)
    // Texts and styles may be missing.
    #expect(try HandMade(empty, without: "xl/texts.xml").error() == nil)
  }

  @Test func anEncryptedPartIsSaid() throws {
    #expect(
      try HandMade(.stored(Array("<worksheet/>".utf8)), isEncrypted: true).error() == .encrypted)
  }

  /// Wherever one byte is changed, reading ends with a value or an error.
  @Test func noChangedByteBringsReadingDown() throws {
    let source = try Data(contentsOf: WorkbookReadingTests.fixture("openpyxl.xlsx"))
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    var errors = 0
    for place in stride(from: 4, to: source.count, by: 37) {
      var bytes = source
      bytes[place] ^= 0x55
      try bytes.write(to: url)
      do throws(WorkbookError) {
        let book = try WorkbookFile(at: url)
        for sheet in book.sheets { _ = try book.table(of: sheet) }
      } catch {
        errors += 1
      }
    }
    #expect(errors > 30)
    for length in stride(from: 0, to: source.count, by: 211) {
      try source.prefix(length).write(to: url)
      #expect(throws: WorkbookError.self) { _ = try WorkbookFile(at: url) }
    }
  }
}
