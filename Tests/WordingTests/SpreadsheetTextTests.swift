import Testing
import Wording

/// What keeps spreadsheets from calculating text, from field/attack.
@Suite struct SpreadsheetTextTests {
  /// Beginnings, signs and what follows: 240 payloads.
  static let payloads: [String] = {
    let leads = [
      "", " ", "\t", "\r", "\n", "'", "\"", "\u{200B}", "\u{FEFF}", "\u{A0}", "An;", "An\t",
      "An\n", "An|", "An;'", "A;B;\u{200B} ",
    ]
    let formulas = [
      "=1+1", "+1+1", "-2+3", "@SUM(1)", "=HYPERLINK(\"http://x\";\"y\")",
      "=cmd|' /C calc'!A0", "＝1＋1", "＋1", "－1", "＠SUM(1)", "=DDE(\"a\";\"b\")", "−1", "-2",
      "+84 912 345 678", "@",
    ]
    return leads.flatMap { lead in formulas.map { lead + $0 } }
  }()

  /// Whether some program could take a cell for a formula, whatever it separates cells by.
  static func isLive(_ cell: String) -> Bool {
    let pieces = cell.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: { ";\t\n\r|".unicodeScalars.contains($0) })
    let isLiveAtStart =
      cell.unicodeScalars.first.map { "\t\r".unicodeScalars.contains($0) } ?? false
    return isLiveAtStart
      || pieces.contains { piece in
        let first = piece.first { scalar in
          scalar != " " && scalar != "\"" && !scalar.properties.isWhitespace
            && scalar.properties.generalCategory != .format
        }
        return first.map { "=+-@＝＋－＠−".unicodeScalars.contains($0) } ?? false
      }
  }

  @Test(arguments: payloads) func isNoFormulaAndIsReadBack(text: String) {
    let cell = SpreadsheetText.neutralised(text)
    #expect(!SpreadsheetTextTests.isLive(cell), "\(cell)")
    #expect(SpreadsheetText.restored(cell) == text)
  }

  @Test(arguments: [
    "Nguyễn Văn An", "H'Hen Niê", "'", "07:30-09:00; 10:00-11:30", "0912345678", "", "''a",
  ])
  func plainTextStays(text: String) {
    #expect(SpreadsheetText.neutralised(text) == text)
    #expect(SpreadsheetText.restored(text) == text)
  }

  /// Whatever is written is read back, over many mixtures of what matters.
  @Test func everythingIsReadBack() {
    let signs: [Unicode.Scalar] = [
      "'", "=", "-", ";", "\t", "\n", "\r", " ", "a", "\"", "|", "\u{200B}",
    ]
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(signs[Int(state >> 33) % signs.count])
      }
      let cell = SpreadsheetText.neutralised(String(text))
      #expect(Array(SpreadsheetText.restored(cell).unicodeScalars) == Array(text))
      #expect(!SpreadsheetTextTests.isLive(cell))
    }
  }
}

/// Names with numbers that nobody else needs to see.
@Suite struct PersonNameTests {
  @Test(arguments: [
    ("Nguyễn Văn An 001203004567", "Nguyễn Văn An"),
    ("Nguyễn Văn An (CCCD: 001203004567)", "Nguyễn Văn An"),
    ("Nguyễn Văn An - CMND 012345678", "Nguyễn Văn An"),
    ("001203004567 Nguyễn Văn An", "Nguyễn Văn An"),
    ("Nguyễn Văn An 001 203 004 567", "Nguyễn Văn An"),
    ("Nguyễn Văn An 001-203-004-567", "Nguyễn Văn An"),
    ("Nguyễn Văn An 001.203.004.567", "Nguyễn Văn An"),
    ("Nguyễn Văn An ００１２０３００４５６７", "Nguyễn Văn An"),
    ("Nguyễn Văn An 0912 345 678", "Nguyễn Văn An"),
    ("Nguyễn Văn An, số CCCD 001203004567, lớp 12A", "Nguyễn Văn An, lớp 12A"),
  ])
  func theNumberIsNotShown(name: String, shown: String) {
    #expect(PersonName.hasIdentityNumber(name))
    #expect(PersonName.shown(name) == shown)
  }

  @Test(arguments: ["Nguyễn Văn An", "An 2", "An 1990", "An 12345678", "Idris Cmt", ""])
  func otherNamesStay(name: String) {
    #expect(!PersonName.hasIdentityNumber(name))
    #expect(PersonName.shown(name) == name)
  }
}

/// Text on its way to a terminal, and values in messages.
@Suite struct PrintableTests {
  @Test func nothingMovesTheCursorOrTurnsText() {
    let text = "a\u{1B}[2J\u{9B}31m\u{202E}b\u{200B}c\u{2066}\u{0}\u{7F}\u{85}\u{2028}d\r\n\te🧑‍🤝‍🧑"
    let printed = TextWidth.printableLines(text)
    #expect(printed == "a [2J 31mbc    d \n\te🧑‍🤝‍🧑")
    #expect(!printed.unicodeScalars.contains(where: TextWidth.isUnprintable))
  }

  @Test func aValueIsQuotedShort() {
    #expect(TextWidth.quoted("Hạ Đình") == "Hạ Đình")
    #expect(TextWidth.quoted(String(repeating: "ă", count: 80)).count == 80)
    #expect(TextWidth.quoted(String(repeating: "ă", count: 81)).hasSuffix("ă…"))
    #expect(TextWidth.quoted(String(repeating: "ă", count: 81)).count == 80)
    let marks = "o" + String(repeating: "\u{335}", count: 1_000_000)
    #expect(TextWidth.quoted(marks).unicodeScalars.count == 160)
    #expect(
      TextWidth.beginning(of: marks, characters: 100, scalars: 200).unicodeScalars.count == 200)
  }
}
