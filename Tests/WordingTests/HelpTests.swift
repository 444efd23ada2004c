import Drives
import Testing
import Wording

/// What commands say of themselves, in both languages.
@Suite struct HelpTests {
  private let vietnamese = Words(language: .vietnamese)
  private let english = Words(language: .english)

  private func helps(_ words: Words) -> [CommandHelp] {
    [
      words.programHelp, words.initHelp, words.templateHelp, words.importListsHelp,
      words.cancelHelp, words.progressHelp, words.checkHelp, words.keysHelp, words.generateHelp,
      words.planHelp, words.showHelp, words.auditHelp, words.replanHelp, words.explainHelp,
      words.simulateHelp, words.plotHelp, words.issueHelp, words.historyHelp, words.whoHelp,
      words.diffHelp, words.waitlistHelp, words.inviteHelp(formats: ["pdf", "ics"]),
      words.serveHelp, words.whatifHelp, words.capacityHelp, words.mergeHelp, words.learnHelp,
      words.reportHelp, words.rollupHelp, words.recognitionHelp, words.rosterHelp,
      words.suppliesHelp,
      words.importTimetableHelp, words.exportHelp, words.importSolutionHelp, words.backupHelp,
      words.restoreHelp, words.purgeHelp, words.doctorHelp, words.explainCodeHelp,
    ]
  }

  /// The text of a heading, up to the next empty line.
  private func paragraph(_ heading: String, of help: CommandHelp) throws -> String {
    let start = try #require(help.discussion.firstRange(of: heading)).upperBound
    let rest = help.discussion[start...]
    return String(rest[..<(rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex)])
  }

  @Test func everyExitStatusIsToldInBothLanguages() throws {
    for (vietnamese, english) in zip(helps(vietnamese), helps(english)) {
      // Statuses stand before what they mean, several with commas between.
      func statuses(_ text: String) -> [Int] {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").split(separator: ";")
          .flatMap { part in
            let numbers = part.prefixMatch(of: #/ ?(\d+(?:, \d+)*) /#)?.output.1 ?? ""
            return numbers.split(separator: ", ").compactMap { Int($0) }
          }
      }
      let said = statuses(try paragraph("Mã thoát:", of: vietnamese))
      #expect(said.first == 0, "\(english.abstract)")
      #expect(said == statuses(try paragraph("Exit status:", of: english)), "\(english.abstract)")
    }
  }

  @Test func bothLanguagesHaveTheSameExamples() throws {
    for (vietnamese, english) in zip(helps(vietnamese), helps(english)).dropFirst() {
      #expect(
        try paragraph("Ví dụ:", of: vietnamese) == paragraph("Examples:", of: english))
      #expect(vietnamese.abstract != english.abstract)
      #expect(try paragraph("Ví dụ:", of: vietnamese).hasPrefix("\n  "))
    }
  }

  @Test func vietnameseFitsATerminal() {
    for help in helps(vietnamese) {
      for line in help.discussion.split(separator: "\n") where !line.hasPrefix("  khunggio") {
        #expect(line.count < 80, "\(line)")
      }
    }
  }

  @Test func theNamesOfFormatsAreTold() {
    #expect(english.inviteHelp(formats: ["pdf", "ics"]).discussion.contains("Formats: pdf, ics."))
    #expect(
      vietnamese.inviteHelp(formats: ["pdf", "ics"]).discussion.contains("Các dạng: pdf, ics."))
    #expect(
      english.options.formats(["text", "xlsx"])
        == OptionWords(english).formats(["text", "xlsx"]))
    #expect(english.options.formats(["text", "xlsx"]).text == "Formats of files: text,xlsx.")
    #expect(vietnamese.options.formats(["text"]).text == "Các dạng tệp: text.")
    #expect(english.options.save.value == "file" && english.options.noSave.value == nil)
  }

  @Test func theLanguageIsTheOneThatIsNamedElseThatOfTheTerminal() {
    func language(_ arguments: [String], _ environment: [String: String]) -> Language {
      Words(for: arguments, environment: environment).language
    }
    #expect(language(["plan"], [:]) == .english)
    #expect(language(["plan"], ["LANG": "vi_VN.UTF-8"]) == .vietnamese)
    #expect(language(["plan"], ["LANG": "vi_VN.UTF-8", "LC_ALL": "C"]) == .english)
    #expect(language(["plan"], ["LANG": "vi_VN.UTF-8", "LC_ALL": ""]) == .vietnamese)
    #expect(language(["plan", "--language", "vi"], ["LANG": "C"]) == .vietnamese)
    #expect(language(["plan", "--language=en"], ["LANG": "vi_VN"]) == .english)
    #expect(language(["plan", "--language"], ["LANG": "vi_VN"]) == .vietnamese)
    #expect(language(["plan", "--language", "fr"], ["LANG": "vi_VN"]) == .vietnamese)
  }

  @Test func theParsersOwnWordsAreTranslated() {
    let text = """
      Error: Missing expected argument '<drive>'

      Help:  <drive>  Đợt hiến máu.
      Usage: khunggio plan [<options>] <drive>
        See 'khunggio plan --help' for more information.
      """
    #expect(english.parserText(text) == text)
    #expect(
      vietnamese.parserText(text) == """
        Lỗi: Thiếu đối số '<drive>'

        Ý nghĩa:  <drive>  Đợt hiến máu.
        Cách dùng: khunggio plan [<options>] <drive>
          Xem 'khunggio plan --help' để biết thêm.
        """)
    #expect(
      vietnamese.parserText("Error: The value 'x' is invalid for '--gap <gap>'")
        == "Lỗi: Giá trị 'x' không dùng được cho '--gap <gap>'")
    #expect(
      vietnamese.parserText("OPTIONS:\n  --gap <gap>  Dừng. (default: 0.0001)")
        == "TÙY CHỌN:\n  --gap <gap>  Dừng. (mặc định: 0.0001)")
    // A line that becomes too long is broken between words, under the others of its option.
    let long =
      "  --runs <r>              Số ngày mô phỏng; 0 là không mô phỏng. (default: 1000)"
    #expect(long.count == 80)
    #expect(
      vietnamese.parserText(long)
        == "  --runs <r>              Số ngày mô phỏng; 0 là không mô phỏng. (mặc định:\n"
        + String(repeating: " ", count: 26) + "1000)")
  }

  @Test func wrongUsageSaysWhatToWrite() {
    #expect(
      english.usage.exclude("--save", "--no-save")
        == "--save and --no-save exclude each other; leave one of them out.")
    #expect(
      vietnamese.usage.exclude("--save", "--no-save")
        == "--save và --no-save không dùng cùng nhau; hãy bỏ một trong hai.")
    #expect(
      english.usage.wholeNumber("--runs", 1...100, was: 0)
        == "--runs is a whole number from 1 to 100; it was 0.")
    #expect(
      vietnamese.usage.wholeNumber("--threads", from: 1, was: 0)
        == "--threads là số nguyên từ 1 trở lên; đã ghi 0.")
    #expect(
      english.usage.number("--effort", isAboveZero: true, such: "2", was: -1)
        == "--effort is a number above 0, such as 2; it was -1.0.")
    #expect(
      english.usage.noneOf("--format", "doc", ["text", "pdf"])
        == "--format: \"doc\" is none of text, pdf.")
  }
}
