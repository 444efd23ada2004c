import Pages
import TestSupport
import Testing

@Suite struct PageFaultTests {
  @Test(arguments: [("Lê 金 An", "金"), ("An 🩸", "🩸")])
  func aGlyphThatIsMissingIsToldWithItsText(text: String, character: String) {
    let document = PagedDocument(title: "", blocks: [.text("được"), .text(text)])
    #expect(throws: PageError.noGlyph(character: character, text: text, font: "Tinos")) {
      try document.bytes()
    }
  }

  @Test func whatIsHigherThanAPageIsToldByItsBeginning() {
    let long = "Tên " + String(repeating: "dài ", count: 8000)
    let row = TableRow([TableCell(long, .plain(12))])
    let document = PagedDocument(
      title: "", blocks: [.table(Table(columns: [.flexible()], header: [], rows: [row]))])
    #expect(throws: PageError.tooHigh(text: String(long.prefix(60)))) { try document.bytes() }
  }

  @Test func aParagraphIsNeverTooHigh() throws {
    let document = PagedDocument(
      title: "", blocks: [.text(String(repeating: "dài ", count: 8000))])
    #expect(try PaperReader(document.bytes()).pages().count > 4)
  }

  @Test func aCodeThatHoldsTooMuchIsToldByItsText() {
    let text = String(repeating: "A", count: 4000)
    let document = PagedDocument(title: "", blocks: [.code(text, size: 72, alignment: .left)])
    #expect(throws: PageError.noCode(text: text)) { try document.bytes() }
  }

  @Test func whatOnlyMachinesKnowIsNotPrinted() throws {
    let document = PagedDocument(title: "", blocks: [.text("a\0b\u{1B}[31mc\td\u{2028}e")])
    #expect(try PaperReader(document.bytes()).pages() == ["a b [31mc d e"])
  }
}
