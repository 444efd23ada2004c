import Drives
import Foundation
import Testing
import Wording

/// docs/problem-codes.md is what the code says of its codes.
@Suite struct ProblemCodesTests {
  private let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/problem-codes.md")

  /// The paper as it is to be.
  private var paper: String {
    var text = """
      # Problem codes

      What `check`, `import` and every other command say of a file names the file, the row and the
      column, then a code such as KG012, the value as written, what was expected and what to do. A code
      keeps its meaning from version to version. `khunggio explain-code KG012` prints what stands here,
      with `--language en` in English.

      This file is generated: `KHUNGGIO_DRAW_ANEW=1 make test` writes it from the sentences in
      `Sources/Wording`, and a test compares them.

      """
    let languages = [Words(language: .english), Words(language: .vietnamese)]
    for code in ProblemCode.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
      text += "\n## \(code.rawValue)\n"
      for words in languages {
        let sentence = words.problem(code, key: "", value: "…")
        let first = sentence.prefix(1).uppercased() + sentence.dropFirst()
        let explanation = words.explanation(of: code).joined(separator: " ")
        text += "\n**\(first).** \(explanation)\n"
      }
    }
    return text
  }

  @Test func thePaperIsWhatTheCodeSays() throws {
    if ProcessInfo.processInfo.environment["KHUNGGIO_DRAW_ANEW"] != nil {
      try Data(paper.utf8).write(to: file)
      Issue.record("problem-codes.md is written anew: read it")
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == paper)
  }

  @Test func everyCodeHasItsOwnSentence() {
    for language in [Words(language: .english), Words(language: .vietnamese)] {
      let general = ["có lỗi", "something is wrong"]
      for code in ProblemCode.allCases {
        let sentence = language.problem(code, key: "", value: "")
        #expect(!general.contains { sentence.hasPrefix($0) }, "\(code.rawValue): \(sentence)")
        #expect(!language.explanation(of: code).joined().isEmpty)
      }
    }
  }
}
