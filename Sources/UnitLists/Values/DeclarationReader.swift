import Drives
import Wording
import Workbooks

/// Reads an answer to one of the drive's questions: yes or no, and nothing that has to be guessed.
enum DeclarationReader {
  /// What a cell says.
  enum Answer: Equatable {
    /// Yes or no.
    case said(Bool)
    /// Nothing.
    case nothing
    /// Something else.
    case unclear
  }

  private static let yes: Set<String> = [
    "co", "co a", "da", "da co", "roi", "da roi", "dung", "phai", "x", "v", "y", "yes", "true", "1",
    "ok",
  ]
  private static let no: Set<String> = [
    "khong", "khong a", "ko", "k", "chua", "chua co", "khong co", "khong phai", "n", "no", "false",
    "0",
    "sai",
  ]
  private static let yesSigns = "✓✔☑✅".unicodeScalars

  /// What a cell says.
  static func answer(of value: CellValue) -> Answer {
    switch value {
    case .boolean(let answer): return .said(answer)
    case .number(1): return .said(true)
    case .number(0): return .said(false)
    case .number, .moment, .error, .uncalculated: return .unclear
    case .text(let text):
      let plain = WrittenText.withoutFraction(WrittenText.plain(text))
      let folded = Folding.words(plain)
      if yes.contains(folded) { return .said(true) }
      if no.contains(folded) { return .said(false) }
      guard folded.isEmpty else { return .unclear }
      let signs = plain.unicodeScalars.filter {
        $0.value != 0xFE0F && !$0.properties.isWhitespace
      }
      if signs.isEmpty || signs.allSatisfy("-–—.…/".unicodeScalars.contains) { return .nothing }
      return signs.allSatisfy(yesSigns.contains) ? .said(true) : .unclear
    }
  }
}

extension RowReading {
  /// Reads the answers; what is no answer is reported at its cell, and the person has not answered.
  mutating func readDeclarations() {
    for (column, index) in map.declarations.sorted(by: { $0.key < $1.key }) {
      guard let value = values[column], !value.isBlank, isWhole(value, column) else { continue }
      switch DeclarationReader.answer(of: value) {
      case .nothing: break
      case .said(let answer):
        person.answers[index] = .some(answer)
        let declaration = context.declarations[index]
        guard declaration.bars(answer) else { continue }
        add(
          .barredByAnswer, refuses: false, column, value: person.name,
          hint: .ofList(declaration.leavesOut ? .heldBack : .askBeforeTheDay))
      case .unclear:
        person.answers[index] = .some(nil)
        add(
          .notAChoice, refuses: false, column, value: value.shown, expected: .ofList(.answer),
          isNamed: true)
      }
    }
  }
}
