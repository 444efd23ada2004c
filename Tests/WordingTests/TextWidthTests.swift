import Testing
import Wording

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("Nguyen Van An", 13), ("Nguyễn Thị Huệ", 14), ("Nguye\u{302}\u{303}n", 6),
    ("e\u{302}\u{323}", 1), ("07h30–07h45", 11), ("献血", 4), ("ｶﾅ", 2), ("한국", 4),
    ("\u{1100}\u{1161}", 2), ("❤\u{FE0F}", 2), ("🩸", 2), ("👩\u{200D}⚕\u{FE0F}", 2), ("🇻🇳", 2),
    ("a\u{200B}b", 2), ("", 0), ("█▏…", 3),
  ])
  func columns(text: String, columns: Int) {
    #expect(TextWidth.columns(of: text) == columns)
  }

  @Test func whatMovesTheCursorIsNotPrinted() {
    #expect(TextWidth.printable("An\u{1B}[31m\nBình\u{202E}") == "An [31m Bình")
    #expect(TextWidth.printable("Trần Thị Bình") == "Trần Thị Bình")
  }

  @Test func linesBreakBetweenItemsAndKeepTheirWidth() {
    #expect(
      TextWidth.list(["Lê An", "Trần Bình", "Vũ Chi"], to: 17) == ["Lê An, Trần Bình,", "Vũ Chi"])
    #expect(TextWidth.list(["Lê An", "Trần Bình"], to: 16) == ["Lê An, Trần Bình"])
    #expect(TextWidth.list(["Lê An", "Trần Bình"], to: 8) == ["Lê An,", "Trần", "Bình"])
  }

  @Test func aWordLongerThanALineIsCut() {
    #expect(TextWidth.wrapped("a bcdefgh ij", to: 3) == ["a", "bcd", "efg", "h", "ij"].map { $0 })
    #expect(TextWidth.wrapped("献血献血", to: 5) == ["献血", "献血"])
  }

  @Test func textIsPaddedAndShortenedByColumns() {
    #expect(TextWidth.padded("Huệ", to: 5) == "Huệ  ")
    #expect(TextWidth.padded("12", to: 4, onLeft: true) == "  12")
    #expect(TextWidth.shortened("Hội trường lớn", to: 8) == "Hội trư…")
    #expect(TextWidth.shortened("献血献血", to: 6) == "献血…")
    #expect(TextWidth.shortened("Hội", to: 3) == "Hội")
  }
}
